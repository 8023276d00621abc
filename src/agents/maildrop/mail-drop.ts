/** The servers at which people fetch their mail: POP3 and IMAP over the mailboxes of a host's directory. */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import type { Mailboxes } from '../../mail/mailboxes.ts';
import type { ImapAccount, ImapPolicy, QuotaLimits } from '../../protocols/imap/policy.ts';
import { ImapServer } from '../../protocols/imap/server.ts';
import { LoginTimes } from '../../protocols/pop3/login-times.ts';
import type { Pop3Account } from '../../protocols/pop3/policy.ts';
import { Pop3Server, type Pop3Policy } from '../../protocols/pop3/server.ts';
import type { ProfileName } from '../../protocols/smtp/profiles.ts';
import { nonce } from '../credentials.ts';
import type { AccountHere, Directory } from '../directory.ts';
import { Guests } from './guests.ts';
import { lockOf } from './lock.ts';
import { openingAt } from './opening.ts';
import { imapServing, pop3Serving } from './server.machine.ts';
import { MAX_MESSAGE_OCTETS } from '../mta/mta.ts';
import { IMAP_PORT, IMAPS_PORT, isOpenIn, POP3_PORT, POP3S_PORT, yearOf } from '../ports.ts';
import type { Hosting, IncomingCarrier, Surroundings } from '../surroundings.ts';

/** What one house asks of those who read their mail. */
interface ReadingRules {
  /** Passwords are taken over TLS only. */
  encryptedLogin?: boolean | undefined;
  /** SASL mechanisms that are offered; all of them without it. */
  mechanisms?: readonly string[] | undefined;
  /** POP3: days that a message may stay, and seconds between two log-ins (RFC 2449 §6.6, §6.7). */
  expireDays?: number | undefined;
  loginDelaySeconds?: number | undefined;
  /** Its time: what it is reached at (ports.ts), and what its POP3 speaks. */
  profile?: ProfileName | undefined;
  /** How many each server serves at once. */
  mostReaders?: number | undefined;
}

/** Lets the host's people fetch by POP3. */
export function servePop3(hosting: Hosting, agent: number, hostName: string, directory: Directory, rules: ReadingRules = {}): void {
  let greeted = 0;
  const owners = new Owners(directory);
  const logins = rules.loginDelaySeconds === undefined ? undefined : new LoginTimes(rules.loginDelaySeconds, () => hosting.epochMs(agent));
  const guests = new Guests(pop3Serving, 'pop3.server', hosting, agent, rules.mostReaders);
  const serve = (carrier: IncomingCarrier) => {
    const { admitted, over } = guests.receive(carrier);
    const policy: Pop3Policy = {
      hostName,
      year: yearOf(rules.profile),
      crowded: !admitted,
      over,
      // RFC 1939 §7: a stamp that no other greeting has
      stamp: `<${++greeted}.${hosting.epochMs(agent)}@${hostName}>`,
      account: (name) => accountFor(hosting, agent, directory, name),
      mechanisms: rules.mechanisms,
      nonce: () => nonce(hosting),
      inTheClear: !rules.encryptedLogin,
      nowMs: () => hosting.epochMs(agent),
      expireDays: rules.expireDays,
      logins,
      removed: (messages, mailbox) => noteChange(hosting, agent, owners, 'removed', mailbox, messages, carrier),
    };
    return new Pop3Server(policy, carrier);
  };
  if (isOpenIn(rules.profile, POP3_PORT)) hosting.listen(agent, POP3_PORT, 'pop3.session', serve);
  if (isOpenIn(rules.profile, POP3S_PORT)) hosting.listen(agent, POP3S_PORT, 'pop3.session', serve, true);
}

/** Lets the host's people read by IMAP. */
export function serveImap(hosting: Hosting, agent: number, hostName: string, directory: Directory, rules: ReadingRules = {}): void {
  const owners = new Owners(directory);
  const guests = new Guests(imapServing, 'imap.server', hosting, agent, rules.mostReaders);
  const serve = (carrier: IncomingCarrier) => {
    const { admitted, over } = guests.receive(carrier);
    return new ImapServer(
      {
        ...imapPolicy(hosting, agent, hostName, directory, owners, carrier),
        crowded: !admitted,
        over,
        encryptionRequired: rules.encryptedLogin,
        mechanisms: rules.mechanisms,
      },
      carrier,
    );
  };
  if (isOpenIn(rules.profile, IMAP_PORT)) hosting.listen(agent, IMAP_PORT, 'imap.session', serve);
  if (isOpenIn(rules.profile, IMAPS_PORT)) hosting.listen(agent, IMAPS_PORT, 'imap.session', serve, true);
}

function imapPolicy(
  hosting: Hosting,
  agent: number,
  hostName: string,
  directory: Directory,
  owners: Owners,
  carrier: IncomingCarrier,
): ImapPolicy {
  const note = (kind: 'stored' | 'removed' | 'flagged') => (messages: StoredMessage[], mailbox: Mailbox) =>
    noteChange(hosting, agent, owners, kind, mailbox, messages, carrier);
  return {
    hostName,
    open: openingAt(hosting, agent, () => carrier.cause),
    maxOctets: MAX_MESSAGE_OCTETS,
    account: (name) => readerOf(directory.user(name)),
    everyone: () => directory.all.map((account) => readerOf(account)!),
    nowMs: () => hosting.epochMs(agent),
    nonce: () => nonce(hosting),
    quota: (mailboxes) => limitsOf(owners.of(mailboxes)),
    hasSpace: (octets) => hosting.hasSpace?.(octets, agent) ?? true,
    appended: (message, mailbox) => note('stored')([message], mailbox),
    mended: ({ octets }, mailbox) => {
      const { account } = owners.placeOf(mailbox);
      const subject = letterOf(hosting, account, octets);
      hosting.note(agent, { kind: 'note', label: 'lines.mended', detail: account.address, subject, cause: carrier.cause });
    },
    flagged: note('flagged'),
    removed: note('removed'),
  };
}

const readers = new WeakMap<AccountHere, ImapAccount>();

/** An account as IMAP knows it: the same object each time, since sessions compare owners. */
function readerOf(account: AccountHere | undefined): ImapAccount | undefined {
  if (!account) return undefined;
  let reader = readers.get(account);
  if (!reader) readers.set(account, (reader = new Reader(account)));
  return reader;
}

class Reader implements ImapAccount {
  readonly #account: AccountHere;

  constructor(account: AccountHere) {
    this.#account = account;
  }

  get user(): string {
    return this.#account.address.toLowerCase();
  }
  get password(): string {
    return this.#account.password;
  }
  get mailboxes(): Mailboxes {
    return this.#account.mailboxes;
  }
}

function limitsOf({ quotaOctets, quotaMessages }: AccountHere): QuotaLimits {
  return { octets: quotaOctets, messages: quotaMessages };
}

function accountFor(hosting: Hosting, agent: number, directory: Directory, name: string): Pop3Account | undefined {
  const account = directory.user(name);
  if (!account) return undefined;
  const { password, inbox, trouble } = account;
  return { password, mailbox: inbox, lock: lockOf(inbox, hosting, agent), trouble };
}

/** Whose a mailbox is, and what it is called there. */
class Owners {
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  of(mailboxes: Mailboxes): AccountHere {
    const account = this.#directory.all.find((one) => one.mailboxes === mailboxes);
    if (!account) throw new Error('mailboxes that belong to nobody');
    return account;
  }

  placeOf(mailbox: Mailbox): { account: AccountHere; name: string } {
    for (const account of this.#directory.all) {
      const name = account.mailboxes.nameOf(mailbox);
      if (name !== undefined) return { account, name };
    }
    throw new Error('a mailbox that belongs to nobody');
  }
}

/** Tells the journal what became of messages: which mailbox, which UID, and their flags if it is about them. */
function noteChange(
  hosting: Hosting,
  agent: number,
  owners: Owners,
  kind: 'stored' | 'removed' | 'flagged',
  mailbox: Mailbox,
  messages: readonly StoredMessage[],
  { cause }: IncomingCarrier,
): void {
  if (mailbox.removed) return;
  const { account, name } = owners.placeOf(mailbox);
  for (const { uid, flags, octets } of messages) {
    const detail = [name, uid, ...(kind === 'flagged' ? flags : [])].join(' ');
    hosting.note(agent, { kind, label: account.address, detail, subject: letterOf(hosting, account, octets), cause });
  }
}

/** Number of the message; one that a program laid down here, and that the journal does not know yet, enters it now. */
export function letterOf(hosting: Surroundings, account: AccountHere, octets: Uint8Array): number {
  const known = account.letters.get(octets);
  if (known !== undefined) return known;
  const same = hosting.numberOf(octets);
  const number = same >= 0 ? same : hosting.letter(octets, -1, '', [account.address]).number;
  account.letters.set(octets, number);
  return number;
}
