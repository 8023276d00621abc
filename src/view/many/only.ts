/** Which conversations of a crowd the numbers stand for, the list tells and the time line draws. Places stay. */
import type { Journal } from '../../sim/journal.ts';
import { replyShape } from '../layout/face.ts';
import type { Call } from './calls.ts';

/** Those with the box in which this host stands, wherever a new layout puts it; or those that heard a refusal. */
export type Only = { kind: 'with'; host: number } | { kind: 'refused' };

/** Whether somebody was told no, for now or for good (RFC 5321 §4.2.1), or that a name is not there. */
export function isRefused(journal: Journal, { protocol, verdicts }: Call): boolean {
  return verdicts.some((entry) => {
    const code = journal.label(entry);
    if (protocol === 'dns') return code !== 'NOERROR';
    const shape = replyShape(code);
    return shape === 'transient' || shape === 'permanent';
  });
}
