/** What one protocol tells the others about itself, as data: its book, its session machine, and how its octets are read. */
import type { Command } from './command.ts';
import type { OctetField } from './field.ts';
import type { Stepper } from './step.ts';

export interface NamedReply {
  name: string;
  code: string;
  /** Enhanced status code or response code; '' for none. */
  enhanced: string;
  text: string;
  rfc: string;
}

export interface ProtocolBook {
  protocol: string;
  commands: readonly Command[];
  replies: readonly NamedReply[];
  session: Stepper<{ type: string }>;
  /** The example of a command as it could be said in place of `said` (IMAP keeps the tag). */
  lineFor(command: Command, said: string): string;
  /** Replies that the book permits to `verb`, as lines without CRLF. `said`: the reply that was given, `asked`: the command line. */
  repliesTo(verb: string, said: string, asked: string): string[];
  /** Names the parts of a command, a reply or a message text as it crossed the wire. */
  annotate(kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[];
}
