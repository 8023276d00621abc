/** The servers at which people fetch their mail: POP3 and IMAP over the mailboxes of a host's directory. */
import type { Mailbox, StoredMessage } from '../mail/mailbox.ts';
import { Pop3Server, type Pop3Policy } from '../protocols/pop3/server.ts';
import type { AccountHere, Directory } from './directory.ts';
import type { Hosting, IncomingCarrier } from './surroundings.ts';

export const POP3_PORT = 110;

/** Lets the host's people fetch by POP3. */
export function servePop3(hosting: Hosting, agent: number, hostName: string, directory: Directory): void {
  let greeted = 0;
  hosting.listen(agent, POP3_PORT, 'pop3.session', (carrier) => {
    const policy: Pop3Policy = {
      hostName,
      // RFC 1939 §7: a stamp that no other greeting has
      stamp: `<${++greeted}.${hosting.epochMs()}@${hostName}>`,
      account: (name) => accountFor(directory, name),
      removed: (messages, mailbox) => noteRemoved(hosting, agent, directory, mailbox, messages, carrier),
    };
    return new Pop3Server(policy, carrier);
  });
}

function accountFor(directory: Directory, name: string): { password: string; mailbox: Mailbox } | undefined {
  const account = directory.user(name);
  return account && { password: account.password, mailbox: account.inbox };
}

function noteRemoved(hosting: Hosting, agent: number, directory: Directory, mailbox: Mailbox, messages: StoredMessage[], { cause }: IncomingCarrier): void {
  const account = ownerOf(directory, mailbox);
  for (const { uid } of messages) {
    hosting.note(agent, { kind: 'removed', label: account.address, detail: `INBOX ${uid}`, subject: account.letters.get(uid) ?? -1, cause });
  }
}

function ownerOf(directory: Directory, mailbox: Mailbox): AccountHere {
  const account = directory.all.find(({ inbox }) => inbox === mailbox);
  if (!account) throw new Error('a mailbox that belongs to nobody');
  return account;
}
