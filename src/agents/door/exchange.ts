/** Port 25: whom this host takes mail for from strangers, what it tells them, and what it asks of them. RFC 5321 §3.4, §3.5, §7. */
import { withoutForged } from '../../mail/authentication/authenticationResults.ts';
import type { SmtpPolicy } from '../../protocols/smtp/policy.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import type { AccountHere } from '../directory.ts';
import { Door } from './door.ts';
import type { Greylist } from './greylist.ts';
import { arrivalOn, MAX_RECIPIENTS, type Mta } from '../mta/mta.ts';
import { startQueue, turnRound } from '../mta/queue-start.ts';
import type { IncomingCarrier } from '../surroundings.ts';
import { residentsOf } from './residents.ts';
import { isNeighbour } from './neighbour.ts';
import type { Verifier } from './verifier.ts';
import type { Judgement } from './verify-habits.ts';

/** What is decided for the host, not for one connection. */
export interface ExchangeSettings extends Pick<SmtpPolicy, 'profile' | 'wording' | 'withhold' | 'verification' | 'bareLf' | 'auth'> {
  /** Largest message taken, octets. */
  maxOctets: number;
}

/** Whose mail for other houses is passed on: that of anybody, or that of callers in the network of this address. */
export type Relays = 'anybody' | { of: string };

export class ExchangeService {
  /** How port 25 greets, if not with 220. */
  greeting: SmtpPolicy['greeting'];
  readonly #mta: Mta;
  readonly #settings: ExchangeSettings;
  readonly #door: Door;
  /** For callers whose mail goes on to anybody. */
  readonly #openDoor: Door;
  readonly #relays: Relays | undefined;
  readonly #verifier: Verifier | undefined;

  /** `verifier`: checks whom messages come from; nobody does without it. `relays`: for whom mail to other houses is passed on. */
  constructor(mta: Mta, settings: ExchangeSettings, greylist: Greylist | undefined, verifier?: Verifier, relays?: Relays) {
    this.#mta = mta;
    this.#settings = settings;
    const { surroundings, agent } = mta;
    const doorway = { surroundings, agent, residents: residentsOf(mta), greylist };
    this.#door = new Door({ ...doorway, sendsAnywhere: false });
    this.#openDoor = new Door({ ...doorway, sendsAnywhere: true });
    this.#relays = relays;
    this.#verifier = verifier;
  }

  /** The rules of port 25 for one connection. */
  policy(carrier: IncomingCarrier): SmtpPolicy {
    const mta = this.#mta;
    const door = this.#relaysFor(carrier) ? this.#openDoor : this.#door;
    const holds = mta.options.relayDomains.length > 0;
    return {
      hostName: mta.hostName,
      greeting: carrier.crowded ? 'busy' : this.greeting,
      maxRecipients: MAX_RECIPIENTS,
      ...this.#settings,
      verify: (name) => verified(mta, name),
      expand: (list) => members(mta, list),
      ...(holds ? { etrn: (node) => startQueue(mta, node), turn: (domains, { user }) => turnRound(mta, domains, user) } : {}),
      mail: () => undefined,
      rcpt: (forwardPath, envelope) => door.recipient(forwardPath, envelope, carrier),
      message: (message, envelope) => door.message(message, envelope, carrier),
      nextId: () => mta.nextId(),
      accept: (message, envelope, id) => mta.take(message, envelope, id, arrivalOn(carrier)),
      ...(this.#verifier ? judging(this.#verifier, mta, carrier) : {}),
    };
  }

  #relaysFor({ fromAddress }: IncomingCarrier): boolean {
    return this.#relays === 'anybody' || (this.#relays !== undefined && isNeighbour(fromAddress, this.#relays.of));
  }
}

/** Thinks before it takes, and writes at the top what it found; what somebody else wrote there in its name goes (RFC 8601 §5). */
function judging(verifier: Verifier, mta: Mta, carrier: IncomingCarrier): Pick<SmtpPolicy, 'judge' | 'accept'> {
  let judgement: Judgement | undefined;
  return {
    judge: (message, envelope, answered) =>
      verifier.judge(message, envelope, arrivalOn(carrier), (found) => {
        judgement = found;
        answered(found.refusal);
      }),
    accept: (message, envelope, id) => mta.take(withoutForged(message, mta.hostName), envelope, id, { ...arrivalOn(carrier), judgement }),
  };
}

/** VRFY: RFC 5321 §3.5.1, §3.5.2. */
function verified(mta: Mta, name: string): Reply {
  const wanted = name.replace(/^.*<|>.*$/g, '').trim();
  const found = accountsCalled(mta, wanted);
  if (found.length > 1) return reply('ambiguous', found.map(({ address }) => address).join(', '));
  const address = found[0]?.address ?? mta.local(wanted);
  const forward = mta.expansion.forwardOf(address);
  if (forward) return reply(forward.told === '551' ? 'tryElsewhere' : 'willForward', forward.to[0] ?? '');
  const alias = mta.expansion.aliasOf(address);
  if (alias) return reply('verified', alias.address.split('@')[0]!, alias.address);
  return found[0] ? reply('verified', found[0].name, address) : reply('unknownUser', wanted);
}

/** Accounts whose address, local part or name is this. */
function accountsCalled({ directory }: Mta, wanted: string): AccountHere[] {
  const lower = wanted.toLowerCase();
  return directory.all.filter(({ address, name }) => [address, address.split('@')[0]!, name].some((one) => one.toLowerCase() === lower));
}

/** EXPN: who is on the list, one a line. */
function members(mta: Mta, list: string): readonly string[] | Reply {
  const alias = mta.expansion.aliasOf(mta.local(list));
  if (!alias) return reply('unknownList', list);
  return alias.members.map((member) => {
    const account = mta.directory.find(member);
    return account ? `${account.name} <${account.address}>` : `<${member}>`;
  });
}
