/** Problems that mean that something was not read; what is only told besides (odd packets, what stood before lines) is none. */
const UNREAD: ReadonlySet<string> = new Set([
  ...['conversation.unreadable', 'dig.unreadable', 'file.gzipDamaged', 'file.gzipTooLarge', 'file.unreadable', 'file.lost'],
  ...['file.zipBroken', 'file.zipDamaged', 'file.zipNotRead', 'file.zipSealed', 'file.zipTooLarge', 'file.zipWithin', 'files.tooMany'],
  ...['har.badEntry', 'har.broken', 'har.tooLarge', 'journal.badHead', 'journal.badLine', 'journal.tooLarge'],
  ...['msg.damaged', 'msg.formattedOnly', 'msg.item', 'msg.left', 'msg.other', 'msg.tooLarge'],
  ...['live.badHead', 'live.badLine', 'transcript.badLine'],
]);

export function meansUnread(key: string): boolean {
  return UNREAD.has(key);
}
