/** The shape of one entry of the protocol book: a verb, described once. Parser, HELP, completion, judge and glossary read it. */
export interface Command<Parsed = unknown> {
  verb: string;
  syntax: string;
  /** A line that could really be said, without CRLF (IMAP: without tag). */
  example: string;
  /** 'rfc5321#4.1.1.3' */
  rfc: string;
  /** Replies that the standard permits, by what they mean. SMTP: three-digit codes; POP3: '+OK', '-ERR'; IMAP: 'OK', 'NO', 'BAD'. */
  replies: { success: readonly string[]; intermediate?: readonly string[]; failure: readonly string[] };
  extension?: string;
  obsolete?: boolean;
  /** Octets allowed beyond the protocol's usual line length, for commands that an extension lengthened. */
  extraOctets?: number;
  /** What follows the verb, read by its grammar; `undefined`: not the syntax above. */
  parse(rest: string): Parsed | undefined;
}
