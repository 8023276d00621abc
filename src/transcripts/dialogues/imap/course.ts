/** Where an IMAP session stands, told also from the middle of one: RFC 3501 §3. */
import { session, type Verb } from '../../../protocols/imap/session.machine.ts';
import type { ConditionOrMore } from '../../../protocols/imap/wire.ts';
import { Course } from '../course.ts';

const GREETED = { type: 'connect', condition: 'OK' } as const;
const KNOWN = { type: 'connect', condition: 'PREAUTH' } as const;
/** What leads to each state in which something is said. */
const PLACES = [
  [GREETED],
  [KNOWN],
  [KNOWN, { type: 'SELECT', condition: 'OK' } as const],
  [GREETED, { type: 'AUTHENTICATE', condition: '+' } as const],
  [GREETED, { type: 'STARTTLS', condition: 'OK' } as const],
];

/** `known`: the session begins at its beginning. */
export function imapCourse(known: boolean): Course<{ type: Verb; condition: ConditionOrMore }> {
  return new Course(session, PLACES, known);
}
