/** What a server tells of a mailbox as a whole: the data of SELECT and STATUS. RFC 3501 §7.2, §7.3, RFC 7162, RFC 8438, RFC 9051, RFC 9208. */
import { KEYWORD_LIMIT, SYSTEM_FLAGS, type Mailbox, type StoredMessage } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import type { View } from './view.ts';
import { formatStatus, type Reply } from './wire.ts';

/** An untagged response with its CRLF. */
export function untagged(response: string): Uint8Array {
  return ascii(`* ${response}\r\n`);
}

/** A status that belongs to no command. */
export function untaggedStatus(status: Reply): Uint8Array {
  return ascii(`${formatStatus('*', status)}\r\n`);
}

/** RFC 3501 §6.3.1: what a client must know of a mailbox that it opens; `rev2`: as RFC 9051 §6.3.2 has it. */
export function selectData(view: View, rev2: boolean): Uint8Array[] {
  const { uidValidity, uidNext } = view.mailbox;
  const lines = [
    `${view.count} EXISTS`,
    ...(rev2 ? [] : [`${view.recentCount} RECENT`]),
    ...(!rev2 && view.firstUnseen > 0 ? [`OK [UNSEEN ${view.firstUnseen}] First message not seen`] : []),
    `OK [UIDVALIDITY ${uidValidity}] UIDs valid`,
    `OK [UIDNEXT ${uidNext}] Next UID`,
  ];
  return [...flagsData(view), ...lines.map(untagged), latestChange(view.mailbox)];
}

/** RFC 7162 §3.1.2.1. */
export function latestChange({ revision }: Mailbox): Uint8Array {
  return untagged(`OK [HIGHESTMODSEQ ${revision}] Latest change`);
}

/** The flags that may be seen here, and those of them that the session may change for good: RFC 3501 §7.2.6, RFC 9051 §7.1. */
export function flagsData(view: View): Uint8Array[] {
  const flags = [...SYSTEM_FLAGS, ...view.mailbox.keywords];
  return [
    untagged(`FLAGS (${flags.join(' ')})`),
    untagged(`OK [PERMANENTFLAGS (${permanentFlags(view, flags).join(' ')})] Flags that are kept`),
  ];
}

/** RFC 4314 §5.1.1; RFC 9051 §7.1: no `\*` where no keyword finds room any more. */
function permanentFlags(view: View, flags: readonly string[]): string[] {
  if (view.readOnly) return [];
  const rights = view.rights();
  const more = view.mailbox.keywords.size < KEYWORD_LIMIT ? ['\\*'] : [];
  return [...flags, ...more].filter((flag) => rights.includes(rightFor(flag)));
}

/** The right to change a flag: RFC 4314 §4. */
export function rightFor(flag: string): 's' | 't' | 'w' {
  return flag === '\\Seen' ? 's' : flag === '\\Deleted' ? 't' : 'w';
}

/** RFC 3501 §6.3.10, RFC 7162 §3.1.7, RFC 8438, RFC 9051 §6.3.11, RFC 9208 §4.1.4. The longer of two that begin alike stands first. */
export const STATUS_ITEMS = [
  'MESSAGES',
  'RECENT',
  'UIDNEXT',
  'UIDVALIDITY',
  'UNSEEN',
  'DELETED-STORAGE',
  'DELETED',
  'SIZE',
  'HIGHESTMODSEQ',
] as const;
export type StatusItem = (typeof STATUS_ITEMS)[number];

function statusValue(mailbox: Mailbox, item: StatusItem): number {
  switch (item) {
    case 'UIDNEXT':
      return mailbox.uidNext;
    case 'UIDVALIDITY':
      return mailbox.uidValidity;
    case 'MESSAGES':
      return mailbox.messages.length;
    case 'SIZE':
      return mailbox.octets;
    case 'HIGHESTMODSEQ':
      return mailbox.revision;
    case 'DELETED-STORAGE':
      return Math.ceil(octetsOf(mailbox.messages.filter(isDeleted)) / 1024);
    default:
      return mailbox.messages.filter(COUNTED[item]).length;
  }
}

const isDeleted = ({ flags }: StoredMessage) => flags.has('\\Deleted');
const COUNTED = {
  RECENT: ({ recent }: StoredMessage) => recent,
  UNSEEN: ({ flags }: StoredMessage) => !flags.has('\\Seen'),
  DELETED: isDeleted,
};

export function octetsOf(messages: readonly StoredMessage[]): number {
  return messages.reduce((sum, { octets }) => sum + octets.length, 0);
}

/** `name`: as it stands in responses. */
export function statusData(name: string, mailbox: Mailbox, items: readonly StatusItem[]): Uint8Array {
  return untagged(`STATUS ${name} (${[...new Set(items)].map((item) => `${item} ${statusValue(mailbox, item)}`).join(' ')})`);
}
