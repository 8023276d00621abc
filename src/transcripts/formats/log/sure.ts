/** Lines that nobody writes but the two ends of a mail conversation: by one of them alone a sample is known. */

const ASKED = [
  '(?:MAIL FROM|RCPT TO): ?<[^<>]*>',
  '(?:EHLO|HELO|LHLO) (?:\\[[\\da-fA-F.:IPv]+\\]|[\\w-]+(?:\\.[\\w-]+)+\\.?)$',
  'AUTH (?:PLAIN|LOGIN|CRAM-MD5|XOAUTH2|SCRAM-SHA-\\d+)\\b',
  '[A-Za-z0-9.]{1,20} (?:LOGIN \\S+ \\S+|AUTHENTICATE [A-Z0-9-]+|(?:SELECT|EXAMINE) \\S+|(?:UID )?FETCH [\\d:*,]+ \\S+)',
].join('|');
const ANSWERED = [
  '[245]\\d\\d[ -][245]\\.\\d{1,3}\\.\\d{1,3}(?: |$)',
  '220[ -]\\S+ E?SMTP\\b',
  '(?:\\*|[A-Za-z0-9.]{1,20}) (?:OK|NO|BAD|BYE|PREAUTH) \\[[A-Z-]+[\\] ]',
  '(?:\\+OK|-ERR) \\[[A-Z/-]+\\]',
  '\\* (?:\\d+ (?:EXISTS|RECENT|EXPUNGE)$|(?:CAPABILITY IMAP4|FLAGS \\()|\\d+ FETCH \\()',
].join('|');
const SURE = new RegExp(`^(?:${ASKED}|${ANSWERED})`);

/** Whether this can hardly be anything else. */
export const isSurelySaid = (line: string): boolean => SURE.test(line);
