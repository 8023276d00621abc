/** What a server tells of a mailbox as a whole: the data of SELECT and STATUS. RFC 3501 §7.2, §7.3. */
import { SYSTEM_FLAGS, type Mailbox } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import type { StatusItem } from './commands/status.ts';
import type { View } from './view.ts';

const FLAGS = SYSTEM_FLAGS.join(' ');

/** An untagged response with its CRLF. */
export function untagged(response: string): Uint8Array {
  return ascii(`* ${response}\r\n`);
}

/** RFC 3501 §6.3.1: what a client must know of a mailbox that it opens. */
export function selectData(view: View): Uint8Array[] {
  const { uidValidity, uidNext } = view.mailbox;
  const lines = [
    `FLAGS (${FLAGS})`,
    `OK [PERMANENTFLAGS (${view.readOnly ? '' : `${FLAGS} \\*`})] Flags that are kept`,
    `${view.count} EXISTS`,
    `${view.recentCount} RECENT`,
    ...(view.firstUnseen > 0 ? [`OK [UNSEEN ${view.firstUnseen}] First message not seen`] : []),
    `OK [UIDVALIDITY ${uidValidity}] UIDs valid`,
    `OK [UIDNEXT ${uidNext}] Next UID`,
  ];
  return lines.map(untagged);
}

function statusValue(mailbox: Mailbox, item: StatusItem): number {
  if (item === 'UIDNEXT') return mailbox.uidNext;
  if (item === 'UIDVALIDITY') return mailbox.uidValidity;
  if (item === 'MESSAGES') return mailbox.messages.length;
  return mailbox.messages.filter((message) => (item === 'RECENT' ? message.recent : !message.flags.has('\\Seen'))).length;
}

/** RFC 3501 §6.3.10. */
export function statusData(mailbox: Mailbox, items: readonly StatusItem[]): Uint8Array {
  return untagged(`STATUS INBOX (${items.map((item) => `${item} ${statusValue(mailbox, item)}`).join(' ')})`);
}
