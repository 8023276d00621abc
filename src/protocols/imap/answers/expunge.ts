/** Removing what is marked `\Deleted`: RFC 3501 §6.4.2, §6.4.3, RFC 4315 §2.1. */
import { silently, tell, type Decision, type Desk } from '../desk.ts';
import { reply } from '../replies.ts';
import type { Selected, View } from '../view.ts';

/** The EXPUNGE responses themselves are news to this session as to all others. `set`: only messages with these UIDs. */
export function expunge(desk: Desk, verb: 'EXPUNGE' | 'UID EXPUNGE', view: View, set?: string): Decision {
  if (view.readOnly) return { reply: reply('openReadOnly') };
  if (!view.rights().includes('e')) return { reply: reply('noPermission') };
  const data = silently(() => expungeMarked(desk, view, set === undefined ? view.all : view.byUid(set)));
  return { reply: reply('completed', verb), data };
}

/** CLOSE leaves them where they are if the session may not remove them: RFC 4314 §4. */
export function expungeAtClose(desk: Desk, view: View): void {
  if (!view.readOnly && view.rights().includes('e')) expungeMarked(desk, view, view.all);
}

function expungeMarked(desk: Desk, { mailbox }: View, among: readonly Selected[]): void {
  const marked = among.map(({ message }) => message).filter((message) => message.flags.has('\\Deleted') && mailbox.get(message.uid));
  tell(desk, 'removed', marked, mailbox);
  mailbox.expunge(marked.map(({ uid }) => uid));
}
