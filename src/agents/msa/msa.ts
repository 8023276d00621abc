/** The MSA's door: whom it takes mail from. What it does with it is in msa.machine.ts. RFC 6409. */
import { EMPTY } from '../../mail/octets.ts';
import { emptyEnvelope, type SmtpPolicy } from '../../protocols/smtp/policy.ts';
import type { Directory } from '../directory.ts';
import { Door } from '../door/door.ts';
import type { ExchangeSettings } from '../door/exchange.ts';
import { isNeighbour } from '../door/neighbour.ts';
import { residentsOf } from '../door/residents.ts';
import { Working } from '../machine.ts';
import { arrivalOn, MAX_RECIPIENTS, type Mta } from '../mta/mta.ts';
import type { IncomingCarrier, Surroundings } from '../surroundings.ts';
import { msaActions, type MsaDesk } from './actions.ts';
import { msa, type MsaEvent } from './msa.machine.ts';
import type { SigningKey } from './signer.ts';

export class Msa {
  readonly #mta: Mta;
  readonly #settings: ExchangeSettings;
  readonly #hostAddress: string;
  readonly #keys: readonly SigningKey[];
  readonly #door: Door;
  readonly #machine: Working<MsaEvent, MsaDesk>;

  /**
   * `hostAddress`: its own, by whose network it knows the people of its house. `keys`: what they send is signed with. `copiesFor`: in
   * whose Sent it lays a copy of what they send.
   */
  constructor(
    surroundings: Surroundings,
    agent: number,
    mta: Mta,
    settings: ExchangeSettings,
    hostAddress: string,
    keys: readonly SigningKey[],
    copiesFor?: Directory,
  ) {
    this.#mta = mta;
    this.#settings = settings;
    this.#hostAddress = hostAddress;
    this.#keys = keys;
    this.#door = new Door({ surroundings, agent, residents: residentsOf(mta), sendsAnywhere: true, greylist: undefined });
    const track = (state: string) => surroundings.machine(agent, 'msa', state);
    this.#machine = new Working<MsaEvent, MsaDesk>(msa, track, nothingYet(), msaActions(surroundings, agent, mta, copiesFor));
  }

  /** The rules of port 587: any recipient anywhere, for people of the house. */
  policy(carrier: IncomingCarrier): SmtpPolicy {
    const mta = this.#mta;
    return {
      hostName: mta.hostName,
      greeting: carrier.crowded ? 'busy' : undefined,
      maxRecipients: MAX_RECIPIENTS,
      ...this.#settings,
      mail: (_, { user }) => this.#door.sender(user, isNeighbour(carrier.fromAddress, this.#hostAddress), carrier),
      rcpt: (forwardPath, envelope) => this.#door.recipient(forwardPath, envelope, carrier),
      message: (message, envelope) => this.#door.message(message, envelope, carrier),
      nextId: () => mta.nextId(),
      accept: (message, envelope, id) => {
        const arrival = arrivalOn(carrier);
        this.#machine.send({ type: 'submission' }, { message, envelope, id, arrival, keys: this.#keys, cause: arrival.cause });
      },
    };
  }
}

/** The desk before the first submission. */
function nothingYet(): MsaDesk {
  const envelope = emptyEnvelope({ helo: '', extended: false, lmtp: false, tls: null, user: '' });
  return { cause: -1, message: EMPTY, arrival: { fromAddress: '', parent: -1, cause: -1 }, envelope, id: '', keys: [] };
}
