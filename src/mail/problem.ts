/** What can be wrong with something from outside. `content/` puts each key into words, in both languages. */

export const PROBLEM_KEYS = [
  'draft.noRecipient', // To, Cc and Bcc are all empty. {field}
  'draft.noSender', // From is empty. {field}
  'draft.severalSenders', // From names more than one person. {field, text}
  'draft.badAddress', // not an e-mail address. {field, text}
  'draft.badMessageId', // not a message-id in angle brackets. {field, text}
  'draft.tooManyRecipients', // {field, count, limit}
  'draft.controlCharacter', // a character that may not stand there. {field, code, offset}
  'draft.attachmentsTooLarge', // {field, octets, limit}
  'message.empty', // the file holds no octets. {}
  'message.tooLarge', // {octets, limit}
  'message.notAMessage', // does not begin with a header field. {line: 1, text}
  'message.binary', // another kind of file: {format}: 'PDF', 'ZIP', 'PNG', 'JPEG', 'GIF', 'gzip', 'Outlook', or '' when it cannot be told.
  'message.utf16', // text, but in UTF-16. {}
  'message.nul', // a NUL octet. {line, offset}
  'message.longLine', // a line over 998 octets. {line, octets, limit}
  'message.undecodableHeader', // octets over 127 in a field that are not UTF-8. {field, line, offset}
  'message.eightBitHeader', // a field in raw UTF-8, which needs SMTPUTF8. {field, line, offset}
  'message.badField', // a line of the header that is no field. {line, offset, text}
  'message.noFrom', // no From field with an address. {}
  'message.severalFrom', // more than one From field. {count}
  'message.badEncodedWord', // an encoded word that is cut off or cannot be decoded. {field, text}
  'message.converted', // it was made ready for the wire. {conversions}
] as const;

export type ProblemKey = (typeof PROBLEM_KEYS)[number];

export interface Problem {
  key: ProblemKey;
  /** Numbers and texts for the sentence. `offset` counts octets (or characters of a typed text) from 0, `line` lines from 1. */
  values: Record<string, string | number>;
}
