/** The protocol book as the page gets it. */

/** One command of the protocol book, as data; its prose is in content/book under `protocol.verb`. */
export interface BookCommand {
  protocol: string;
  verb: string;
  syntax: string;
  rfc: string;
  states: string[];
  /** Where several protocols share the book, those in which it is spoken; empty: in all. */
  protocols: string[];
  replies: { success: string[]; intermediate: string[]; failure: string[] };
  extension: string;
  obsolete: boolean;
}
export interface BookReply {
  protocol: string;
  name: string;
  code: string;
  enhanced: string;
  text: string;
  rfc: string;
}
export interface Book {
  commands: BookCommand[];
  replies: BookReply[];
}
