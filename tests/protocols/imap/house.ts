/** Accounts and policies for tests of IMAP, and sessions that are spoken to by hand. */
import { Mailboxes } from '../../../src/mail/mailboxes.ts';
import { ascii } from '../../../src/mail/octets.ts';
import type { ImapAccount, ImapPolicy } from '../../../src/protocols/imap/policy.ts';
import { ImapServer } from '../../../src/protocols/imap/server.ts';
import { speaking } from '../line.ts';

export interface House {
  bea: ImapAccount;
  ana: ImapAccount;
  policy: ImapPolicy;
}

/** Bea's INBOX holds these messages, a minute apart. */
export function house(messages: readonly (string | Uint8Array)[] = [], changes: Partial<ImapPolicy> = {}): House {
  const bea = { user: 'bea', password: 'correo', mailboxes: new Mailboxes() };
  const ana = { user: 'ana', password: 'carta', mailboxes: new Mailboxes() };
  messages.forEach((message, index) =>
    bea.mailboxes.inbox.append(typeof message === 'string' ? ascii(message) : message, { internalDateMs: index * 60_000 }),
  );
  let nonces = 0;
  const policy: ImapPolicy = {
    hostName: 'imap.b.com',
    maxOctets: 30_000,
    account: (name) => [bea, ana].find(({ user }) => user === name),
    everyone: () => [bea, ana],
    nowMs: () => 1000,
    quota: () => ({ octets: 1_000_000, messages: 1000 }),
    nonce: () => `nonce${++nonces}`,
    ...changes,
  };
  return { bea, ana, policy };
}

/** A session of Bea's, in her INBOX. */
export function selected({ policy }: House, before = ''): ReturnType<typeof speaking> {
  const talk = speaking((carrier) => new ImapServer(policy, carrier));
  talk.say(`p1 LOGIN bea correo\r\n${before}p2 SELECT INBOX\r\n`);
  return talk;
}

/** The line of an answer that begins so, without that beginning. */
export function lineOf(answer: string, beginning: string): string {
  const line = answer.split('\r\n').find((one) => one.startsWith(beginning));
  if (line === undefined) throw new Error(`no line '${beginning}' in ${JSON.stringify(answer)}`);
  return line.slice(beginning.length).trim();
}
