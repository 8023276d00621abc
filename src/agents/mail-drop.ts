/** The servers at which people fetch their mail: POP3 and IMAP over the mailboxes of a host's directory. */
import type { Mailbox, StoredMessage } from '../mail/mailbox.ts';
import type { ImapPolicy } from '../protocols/imap/account.ts';
import { ImapServer } from '../protocols/imap/server.ts';
import { Pop3Server, type Pop3Policy } from '../protocols/pop3/server.ts';
import { wouldOverflow, type AccountHere, type Directory } from './directory.ts';
import { MAX_MESSAGE_OCTETS } from './mta.ts';
import type { Hosting, IncomingCarrier } from './surroundings.ts';

export const POP3_PORT = 110;
export const IMAP_PORT = 143;

/** Lets the host's people fetch by POP3. */
export function servePop3(hosting: Hosting, agent: number, hostName: string, directory: Directory): void {
  let greeted = 0;
  hosting.listen(agent, POP3_PORT, 'pop3.session', (carrier) => {
    const policy: Pop3Policy = {
      hostName,
      crowded: carrier.crowded,
      // RFC 1939 §7: a stamp that no other greeting has
      stamp: `<${++greeted}.${hosting.epochMs()}@${hostName}>`,
      account: (name) => accountFor(directory, name),
      removed: (messages, mailbox) => noteChange(hosting, agent, directory, 'removed', mailbox, messages, carrier),
    };
    return new Pop3Server(policy, carrier);
  });
}

/** Lets the host's people read by IMAP. */
export function serveImap(hosting: Hosting, agent: number, hostName: string, directory: Directory): void {
  hosting.listen(agent, IMAP_PORT, 'imap.session', (carrier) => {
    const note = (kind: 'stored' | 'removed' | 'flagged') => (messages: StoredMessage[], mailbox: Mailbox) =>
      noteChange(hosting, agent, directory, kind, mailbox, messages, carrier);
    const policy: ImapPolicy = {
      hostName,
      crowded: carrier.crowded,
      maxOctets: MAX_MESSAGE_OCTETS,
      account: (name) => accountFor(directory, name),
      nowMs: () => hosting.epochMs(),
      hasRoom: (mailbox, octets) => !wouldOverflow(ownerOf(directory, mailbox), octets),
      appended: (message, mailbox) => note('stored')([message], mailbox),
      flagged: note('flagged'),
      removed: note('removed'),
    };
    return new ImapServer(policy, carrier);
  });
}

function accountFor(directory: Directory, name: string): { password: string; mailbox: Mailbox } | undefined {
  const account = directory.user(name);
  return account && { password: account.password, mailbox: account.inbox };
}

/** Tells the journal what became of messages: which mailbox, which UID, and their flags if it is about them. */
function noteChange(
  hosting: Hosting,
  agent: number,
  directory: Directory,
  kind: 'stored' | 'removed' | 'flagged',
  mailbox: Mailbox,
  messages: readonly StoredMessage[],
  { cause }: IncomingCarrier,
): void {
  const account = ownerOf(directory, mailbox);
  for (const { uid, flags } of messages) {
    const detail = ['INBOX', uid, ...(kind === 'flagged' ? flags : [])].join(' ');
    hosting.note(agent, { kind, label: account.address, detail, subject: account.letters.get(uid) ?? -1, cause });
  }
}

function ownerOf(directory: Directory, mailbox: Mailbox): AccountHere {
  const account = directory.all.find(({ inbox }) => inbox === mailbox);
  if (!account) throw new Error('a mailbox that belongs to nobody');
  return account;
}
