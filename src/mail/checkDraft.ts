/* eslint-disable no-control-regex -- control characters are what is looked for here */
/** Whether a draft can be sent as it is, and what stands in the way. Every problem names its `field`. */
import { mailboxesOf, readAddressList } from './addressList.ts';
import { envelopeRecipients } from './compose.ts';
import type { MailDraft } from './compose.ts';
import { isMessageId } from './messageIds.ts';
import { isAscii } from './octets.ts';
import type { Problem, ProblemKey } from './problem.ts';

/** RFC 5321 §4.5.3.1.8: as many as a server must take. */
const RECIPIENT_LIMIT = 100;
export const ATTACHMENTS_LIMIT_OCTETS = 10 * 1024 * 1024;
const TEXT_SHOWN = 80;

/** All that is wrong; nothing wrong: an empty list. */
export function checkDraft(draft: MailDraft): Problem[] {
  return [
    ...checkSender(draft.from),
    ...checkAddresses('to', draft.to),
    ...checkAddresses('cc', draft.cc),
    ...checkAddresses('bcc', draft.bcc),
    ...checkAddresses('replyTo', [draft.replyTo]),
    ...checkRecipientCount(draft),
    ...checkMessageIds('inReplyTo', draft.inReplyTo),
    ...checkMessageIds('references', draft.references),
    ...checkControls('subject', draft.subject, /[\u0000-\u001f\u007f]/),
    ...checkControls('text', draft.text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/),
    ...checkAttachments(draft),
  ];
}

function problem(key: ProblemKey, values: Problem['values']): Problem {
  return { key, values };
}

function checkSender(from: string): Problem[] {
  const senders = mailboxesOf(readAddressList(from));
  if (senders.length === 0) return [problem('draft.noSender', { field: 'from' })];
  if (senders.length > 1) return [problem('draft.severalSenders', { field: 'from', text: from.slice(0, TEXT_SHOWN) })];
  return checkAddresses('from', [from]);
}

function checkAddresses(field: string, typed: string[]): Problem[] {
  return typed.flatMap((list) => {
    const controls = checkControls(field, list, /[\u0000-\u001f\u007f]/);
    return controls.length > 0
      ? controls
      : mailboxesOf(readAddressList(list)).flatMap(({ address, written }) => checkAddress(field, address, written));
  });
}

function checkAddress(field: string, address: string | undefined, written: string): Problem[] {
  const text = written.slice(0, TEXT_SHOWN);
  return address === undefined ? [problem('draft.badAddress', { field, text })] : [];
}

/** RFC 5322 §3.6.4. */
function checkMessageIds(field: string, ids: readonly string[] = []): Problem[] {
  const bad = ids.filter((id) => !isAscii(id) || !isMessageId(id));
  return bad.map((id) => problem('draft.badMessageId', { field, text: id.slice(0, TEXT_SHOWN) }));
}

function checkRecipientCount(draft: MailDraft): Problem[] {
  const typed = [...draft.to, ...draft.cc, ...draft.bcc];
  if (typed.every((list) => mailboxesOf(readAddressList(list)).length === 0)) return [problem('draft.noRecipient', { field: 'to' })];
  const count = envelopeRecipients(draft).length;
  return count > RECIPIENT_LIMIT ? [problem('draft.tooManyRecipients', { field: 'to', count, limit: RECIPIENT_LIMIT })] : [];
}

function checkControls(field: string, typed: string, forbidden: RegExp): Problem[] {
  const offset = typed.search(forbidden);
  return offset < 0 ? [] : [problem('draft.controlCharacter', { field, code: typed.charCodeAt(offset), offset })];
}

function checkAttachments(draft: MailDraft): Problem[] {
  const octets = draft.attachments.reduce((sum, attachment) => sum + attachment.octets.length, 0);
  if (octets <= ATTACHMENTS_LIMIT_OCTETS) return [];
  return [problem('draft.attachmentsTooLarge', { field: 'attachments', octets, limit: ATTACHMENTS_LIMIT_OCTETS })];
}
