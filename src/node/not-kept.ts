/** What a server says in place of a yes whose promise the disk did not take: RFC 5321 §4.2.2, RFC 1939 §6, RFC 5530 §3, RFC 9110 §15.6.4. */
import { ascii, text } from '../mail/octets.ts';
import { own } from '../own.ts';
import type { Answer } from '../protocols/carrier.ts';
import { plainResponse, responseOctets, statusLineOf } from '../protocols/http/wire.ts';
import { reply as imapReply } from '../protocols/imap/replies.ts';
import { formatStatus as formatImap } from '../protocols/imap/wire.ts';
import { reply as pop3Reply } from '../protocols/pop3/replies.ts';
import { formatStatus as formatPop3 } from '../protocols/pop3/wire.ts';
import { reply as smtpReply } from '../protocols/smtp/replies.ts';
import { formatReply } from '../protocols/smtp/wire.ts';

/** By protocol: which answers promise something, and what stands in their place. */
interface Promising {
  codes: RegExp;
  verbs: ReadonlySet<string>;
  instead(answer: Answer, isFull: boolean): string;
}

/** IMAP: flags may lag behind (FETCH, STORE); messages, names, rights and subscriptions may not. */
const IMAP_VERBS = ['APPEND', 'COPY', 'UID COPY', 'MOVE', 'UID MOVE', 'CREATE', 'DELETE', 'RENAME', 'SUBSCRIBE', 'UNSUBSCRIBE', 'SETACL'];

const PROMISING: Readonly<Record<string, Promising>> = {
  'smtp.session': {
    codes: /^2/,
    verbs: new Set(['(message)', 'BDAT']),
    instead: (_, isFull) => formatReply(smtpReply(isFull ? 'storageFull' : 'storageFailed')),
  },
  'pop3.session': { codes: /^\+OK$/, verbs: new Set(['QUIT']), instead: () => formatPop3(pop3Reply('notRemoved')) },
  'imap.session': { codes: /^OK$/, verbs: new Set([...IMAP_VERBS, 'DELETEACL', 'EXPUNGE', 'UID EXPUNGE', 'CLOSE']), instead: imapInstead },
  'http.session': { codes: /^[23]/, verbs: new Set(['POST']), instead: httpInstead },
};

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** `undefined`: the answer promises nothing that would have to be on the disk. */
export function notKept(chart: string, answer: Answer, { code = '' }: NodeJS.ErrnoException): Uint8Array | undefined {
  const promising = own(PROMISING, chart);
  if (!promising?.codes.test(answer.code) || !promising.verbs.has(answer.verb)) return undefined;
  return ascii(`${promising.instead(answer, FULL.has(code))}\r\n`);
}

/** The untagged lines have happened; the tagged one is another. */
function imapInstead({ octets }: Answer, isFull: boolean): string {
  const lines = text(octets).split('\r\n').slice(0, -1);
  const tag = lines.pop()!.split(' ', 1)[0]!;
  return [...lines, formatImap(tag, imapReply(isFull ? 'noSpace' : 'notKept'))].join('\r\n');
}

function httpInstead(): string {
  const response = plainResponse('unavailable', [{ name: 'Retry-After', value: '60' }]);
  const length = { name: 'Content-Length', value: String(response.content.length) };
  return text(responseOctets(statusLineOf(response), { ...response, fields: [...response.fields, length] }, true)).slice(0, -2);
}
