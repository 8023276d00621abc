/** Prose of the protocol book: one or two sentences for 'smtp.RCPT', 'smtp.550', 'pop3.DELE', 'imap.NO'… In the marks of narration/words.ts, without blanks. */
export type BookWords = Record<string, string>;
