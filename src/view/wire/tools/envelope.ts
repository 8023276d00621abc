/** The last transaction of an SMTP exchange, for tools that speak in envelopes and not in lines. */
import type { Exchange, Line } from './exchange.ts';
import { textOf } from './quote.ts';

export interface Envelope {
  /** What the client calls itself. */
  hello: string;
  /** `null` before MAIL. */
  from: string | null;
  to: string[];
  hasText: boolean;
  /** Verbs that are part of no transaction. */
  others: string[];
}

/** What goes without saying for a tool that sends a letter. */
const OF_COURSE = new Set(['EHLO', 'HELO', 'LHLO', 'STARTTLS', 'AUTH', '(response)', 'MAIL', 'RCPT', 'DATA', '(message)', 'QUIT']);
const HELLOS = new Set(['EHLO', 'HELO', 'LHLO']);

export function envelopeOf({ lines }: Exchange): Envelope {
  const mail = lines.findLastIndex(({ verb }) => verb === 'MAIL');
  const since = mail < 0 ? [] : lines.slice(mail);
  return {
    hello: restOf(lines.findLast(({ verb }) => HELLOS.has(verb))),
    from: mail < 0 ? null : pathOf(lines[mail]!),
    to: since.filter(({ verb }) => verb === 'RCPT').map(pathOf),
    hasText: since.some(({ isLetter }) => isLetter),
    others: [...new Set(lines.map(({ verb }) => verb).filter((verb) => !OF_COURSE.has(verb)))],
  };
}

/** What stands behind the verb. */
export function restOf(line: Line | undefined): string {
  const text = line === undefined ? '' : (textOf(line.octets) ?? '');
  return text.slice(line?.verb.length ?? 0).trim();
}

/** RFC 5321 §4.1.2: a quoted local part may hold '>'. */
function pathOf(line: Line): string {
  return /<((?:"(?:\\.|[^"\\])*"|[^">])*)>/.exec(restOf(line))?.[1] ?? restOf(line).replace(/^\w+:\s*/, '');
}
