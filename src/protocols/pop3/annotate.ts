/** Names the parts of what POP3 puts on the wire, beside the grammar that says what they are. RFC 1939 §3, RFC 2449 §8. */
import { text } from '../../mail/octets.ts';
import { crlf, field, groups, lineAt, linesIn, type OctetField } from '../field.ts';

/** Lines named in one view; the rest of a long reply goes unnamed. */
const MAX_LINES = 1000;

export function annotate(kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[] {
  return kind === 'command' ? annotateCommand(octets) : annotateReply(octets);
}

/** `RETR 1`: verb, argument; `AUTH PLAIN =`: verb, mechanism, response; a line of a SASL exchange is base64 and no more. */
function annotateCommand(octets: Uint8Array): OctetField[] {
  const { start, end } = lineAt(octets, 0);
  const line = text(octets, start, end);
  const auth = /^(AUTH)( +)(\S+)( ?)(\S*)$/i.exec(line);
  if (auth) return [...groups(octets, start, auth, ['pop3.verb', 'space', 'pop3.argument', 'space', 'pop3.sasl']), ...crlf(octets, end)];
  if (/^(?:[A-Za-z0-9+/=]{8,}|[*=])$/.test(line)) return [...field(octets, 'pop3.sasl', start, end), ...crlf(octets, end)];
  const match = /^(\S*)( *)(.*)$/s.exec(line)!;
  return [...groups(octets, start, match, ['pop3.verb', 'space', argumentKey(match[1]!)]), ...crlf(octets, end)];
}

function argumentKey(verb: string): string {
  return verb.toUpperCase() === 'PASS' ? 'pop3.password' : 'pop3.argument';
}

/** `+OK 120 octets`, and the lines that follow it up to the dot. */
function annotateReply(octets: Uint8Array): OctetField[] {
  const { start, end } = lineAt(octets, 0);
  const challenge = /^(\+)( )(\S*)$/.exec(text(octets, start, end));
  if (challenge) return [...groups(octets, start, challenge, ['pop3.status', 'space', 'pop3.sasl']), ...crlf(octets, end)];
  const match = /^(\+OK|-ERR)?( ?)(\[[^\]]*\])?(.*)$/s.exec(text(octets, start, end))!;
  const status = groups(octets, start, match, ['pop3.status', 'space', 'pop3.code', 'pop3.text']);
  return [...status, ...crlf(octets, end), ...annotateBody(octets, end + 2)];
}

function annotateBody(octets: Uint8Array, start: number): OctetField[] {
  return linesIn(octets, start, MAX_LINES).flatMap(({ start, end }) => [...bodyLine(octets, start, end), ...crlf(octets, end)]);
}

/** RFC 1939 §3: a lone dot ends the reply, and a dot before other octets is stuffing. */
function bodyLine(octets: Uint8Array, start: number, end: number): OctetField[] {
  if (octets[start] !== 46) return field(octets, 'body', start, end);
  if (end === start + 1) return field(octets, 'pop3.end', start, end);
  return [...field(octets, 'dot-stuffing', start, start + 1), ...field(octets, 'body', start + 1, end)];
}
