/** What a server says to those who are connected when it stops: RFC 5321 §3.8, RFC 3206 §4, RFC 3501 §7.1.5. */
import { ascii } from '../mail/octets.ts';
import { own } from '../own.ts';
import { reply as imapReply } from '../protocols/imap/replies.ts';
import { formatStatus as formatImap } from '../protocols/imap/wire.ts';
import { reply as pop3Reply } from '../protocols/pop3/replies.ts';
import { formatStatus as formatPop3 } from '../protocols/pop3/wire.ts';
import { reply as smtpReply } from '../protocols/smtp/replies.ts';
import { formatReply } from '../protocols/smtp/wire.ts';

const FAREWELLS: Readonly<Record<string, (hostName: string) => string>> = {
  'smtp.session': (hostName) => formatReply(smtpReply('closing', hostName)),
  'pop3.session': (hostName) => formatPop3(pop3Reply('closing', hostName)),
  'imap.session': (hostName) => formatImap('*', imapReply('closing', hostName)),
};

/** `undefined` where nobody expects a word: HTTP. */
export function farewellOf(chart: string, hostName: string): Uint8Array | undefined {
  const said = own(FAREWELLS, chart)?.(hostName);
  return said === undefined ? undefined : ascii(`${said}\r\n`);
}
