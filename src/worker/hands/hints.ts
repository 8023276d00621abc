/** What may be said now to the server that a hand speaks to: its own end is asked about every verb of the book. */
import { isSpokenIn, type Command } from '../../protocols/command.ts';
import type { ProtocolBook } from '../../protocols/book.ts';
import type { Awaited } from '../../run/hands/standstill.ts';
import type { Run } from '../../run/run.ts';
import type { Hints } from '../api.ts';
import { bookNamed } from '../books.ts';
import { dnsHints } from './dns.ts';
import { linesFor, nextTag } from './filled.ts';
import { loginLines, responseLines } from './login.ts';
import { webHints } from './web.ts';

export function hintsOf(run: Run, awaited: Awaited): Hints {
  const { connection, asks = 'command', literal = -1, unsent = [] } = awaited;
  if (connection < 0) return dnsHints(run);
  const { protocol } = run.journal.connections[connection]!;
  const session = run.sessionOf(connection);
  const tag = protocol === 'imap' ? nextTag(run.journal, connection) : '';
  const place = { protocol, connection, state: session?.state ?? '', asks, literal, unsent: [...unsent], tag };
  if (protocol === 'http') return webHints(run, place);
  const base = { ...place, kept: [] };
  if (asks !== 'command') return { ...base, now: responseLines(run, connection, asks), not: [] };
  const told = bookNamed(protocol)!.commands.filter((command) => isVerb(command) && isSpokenIn(command, protocol));
  const refusal = (command: Command): string | undefined => untagged(session?.refusalOf?.(command.verb), tag);
  const book = bookNamed(protocol)!;
  const now = told.filter((command) => refusal(command) === undefined);
  return {
    ...base,
    now: [...loginLines(run, connection, now, tag), ...now.flatMap((command) => filled(run, connection, book, command, tag))],
    not: told.flatMap((command) => {
      const says = refusal(command);
      return says === undefined ? [] : [{ verb: command.verb, says, rfc: command.rfc }];
    }),
  };
}

/** Not what stands for a literal, a response, a text. */
function isVerb({ verb }: Command): boolean {
  return /^[A-Z]/.test(verb);
}

function filled(run: Run, connection: number, book: ProtocolBook, command: Command, tag: string): Hints['now'] {
  const lines = linesFor(run, connection, book, command, tag);
  const securing = book.session.asking('startTls');
  return lines.map((line) => ({
    verb: command.verb,
    line,
    syntax: command.syntax,
    rfc: command.rfc,
    user: '',
    secures: securing.has(command.verb),
  }));
}

/** IMAP answers with the tag of the command, and there is none yet. */
function untagged(refusal: string | undefined, tag: string): string | undefined {
  return tag === '' ? refusal : refusal?.replace(/^\S+ /, '');
}
