import { untagged } from '../mailboxData.ts';
import { OTHER_USERS } from '../places.ts';
import { alone, completed, OK_OR_NO, verb } from './verb.ts';

export const namespace = verb({
  ...alone('NAMESPACE'),
  rfc: 'rfc2342#5',
  orOffered: ['IMAP4rev2'],
  replies: OK_OR_NO,
  extension: 'NAMESPACE',
  /** RFC 2342 §5: one's own at the top, those of others below a name of their own. */
  answer: (desk) =>
    completed(desk, () => [untagged(`NAMESPACE (("" "/")) ${desk.places.shared ? `(("${OTHER_USERS}" "/"))` : 'NIL'} NIL`)]),
});
