/** HTTP as data, for the judge, the page and the lessons. */
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commands } from './commands.ts';
import { session } from './session.machine.ts';
import { statuses, type StatusName } from './statuses.ts';
import { statusLineOf } from './wire.ts';

const replies: NamedReply[] = Object.entries(statuses).map(([name, { code, reason, rfc }]) => ({
  name,
  code: String(code),
  enhanced: '',
  text: reason,
  rfc,
}));

/** What else may be answered than what was: RFC 9110 §15. */
const OTHERWISE: readonly StatusName[] = ['badRequest', 'forbidden', 'notFound', 'internalError', 'unavailable'];

export const httpBook: ProtocolBook = {
  protocol: 'http',
  commands: Object.values(commands),
  replies,
  session,
  lineFor: (command) => command.example,
  repliesTo(_, said) {
    const others = OTHERWISE.map((name) => statusLineOf({ status: statuses[name].code, reason: statuses[name].reason }));
    return [...new Set([said, ...others])];
  },
  annotate,
};
