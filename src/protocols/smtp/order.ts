/** Which reply tells a client what it should have said first. RFC 5321 §3.3, §4.1.4: all of them are 503, save the 554 that §3.3 allows. */
import type { ReplyName } from './replies.ts';
import { session, type Answered } from './session.machine.ts';

const MAILS = session.asking('openTransaction');
const TEXTS: ReadonlySet<string> = new Set(['DATA', 'BDAT']);

export function outOfOrder(verb: Answered['type'], state: string, lmtp: boolean): ReplyName {
  if (state === 'session.greeted') return 'helloFirst';
  if (state === 'session.chunks') return 'chunksBegun';
  if (MAILS.has(verb)) return 'nestedMail';
  if (state === 'session.ready') return TEXTS.has(verb) || verb === 'RCPT' ? 'mailFirst' : 'badSequence';
  // a sender without recipients; RFC 2033 §4.2 insists on 503
  if (TEXTS.has(verb) && state === 'session.sender') return lmtp || verb === 'BDAT' ? 'rcptFirst' : 'noRecipients';
  return 'nestedMail';
}
