import { readAll } from '../cursor.ts';
import type { Decision, ImapDesk } from '../desk.ts';
import { reply, samples } from '../replies.ts';
import type { Selected } from '../view.ts';
import { alone, completed, done, OK_OR_NO, verb } from './verb.ts';

/** The commands on the whole selected mailbox: RFC 3501 §6.4, RFC 3691. What they lead to is the session machine's to ask for. */
export const check = verb({
  ...alone('CHECK'),
  rfc: 'rfc3501#6.4.1',
  obsolete: 'rfc9051#E',
  replies: OK_OR_NO,
  answer: (desk) => completed(desk),
});
export const close = verb({
  ...alone('CLOSE'),
  rfc: 'rfc3501#6.4.2',
  replies: OK_OR_NO,
  answer: (desk) => completed(desk),
});
export const unselect = verb({
  ...alone('UNSELECT'),
  rfc: 'rfc3691#2',
  orOffered: ['IMAP4rev2'],
  replies: OK_OR_NO,
  extension: 'UNSELECT',
  answer: (desk) => completed(desk),
});

export const expunge = verb({
  ...alone('EXPUNGE'),
  rfc: 'rfc3501#6.4.3',
  replies: OK_OR_NO,
  otherwise: samples('openReadOnly', 'noPermission'),
  answer: (desk) => expunged(desk, () => desk.view.all),
});
export const uidExpunge = verb({
  verb: 'UID EXPUNGE',
  syntax: 'UID EXPUNGE sequence-set',
  example: 'UID EXPUNGE 1:3',
  rfc: 'rfc4315#2.1',
  orOffered: ['IMAP4rev2'],
  replies: OK_OR_NO,
  extension: 'UIDPLUS',
  parse: (rest) => readAll(rest, (cursor) => cursor.sequenceSet()),
  otherwise: samples('openReadOnly', 'noPermission'),
  answer: (desk, set) => expunged(desk, () => desk.view.byUid(set)),
});

/** The EXPUNGE responses themselves are news to this session as to all others. */
function expunged(desk: ImapDesk, among: () => Selected[]): Decision {
  if (desk.view.readOnly) return reply('openReadOnly');
  if (!desk.view.rights().includes('e')) return reply('noPermission');
  return done(desk, () => desk.expunge(among()));
}
