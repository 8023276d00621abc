/** Message-ids in a header: RFC 5322 §3.6.4 and §4.5.4. */
import { unquote } from './address.ts';
import { withoutComments } from './comments.ts';

const QUOTED = String.raw`"(?:[^"\\]|\\[^])*"`;
const MESSAGE_ID = new RegExp(String.raw`<\s*((?:[^\s<>"@]|${QUOTED})+)@(\[[^\][<>\s]*\]|[^\s<>"@[\]]+)\s*>`, 'g');
const QUOTED_PIECE = new RegExp(QUOTED, 'g');

/** The message-ids of a field, in order, without the quotes that some write and others do not: RFC 5256 §3. What is none is passed over. */
export function messageIds(value: string): string[] {
  return Array.from(
    withoutComments(value).matchAll(MESSAGE_ID),
    ([, left, right]) => `<${left!.replace(QUOTED_PIECE, unquote)}@${right!}>`,
  );
}

/** Whether that is one message-id and nothing else. */
export function isMessageId(written: string): boolean {
  return messageIds(written)[0] === written;
}
