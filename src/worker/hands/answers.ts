/** What may be answered where a person sits in a server's place: the replies of the book, and what the judge says to each. */
import { text } from '../../mail/octets.ts';
import type { Awaited } from '../../run/hands/standstill.ts';
import type { Run } from '../../run/run.ts';
import type { Answers } from '../api.ts';
import { bookNamed } from '../books.ts';
import { verdictsIf } from './verdicts.ts';

export function answersOf(run: Run, awaited: Awaited, more: readonly string[]): Answers {
  const { connection, asked = -1, verb = '', proposed = '' } = awaited;
  const { journal } = run;
  const { protocol } = journal.connections[connection]!;
  const said = journal.kind(asked) === 'command' ? text(journal.octets(asked)).trimEnd() : '';
  const book = bookNamed(protocol);
  const replies = [...new Set([proposed, ...(book?.repliesTo(verb, proposed, said) ?? []), ...more])];
  const found = verdictsIf(journal, connection, replies);
  return {
    protocol,
    connection,
    state: run.sessionOf(connection)?.state ?? '',
    verb,
    rfc: book?.commands.find((command) => command.verb === verb)?.rfc ?? '',
    asked: said,
    proposed,
    replies: replies.map((reply, place) => ({ reply, findings: found[place] ?? [] })),
  };
}
