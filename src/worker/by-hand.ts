/** What the page asks while a person speaks, answers or decides in a run. */
import type { Asking } from '../agents/typist/typist.ts';
import type { Decided } from '../run/hands/decision.ts';
import type { Dug } from '../run/hands/digging.ts';
import type { Finding } from '../transcripts/finding.ts';

/** A line that is in order now. */
export interface Hint {
  verb: string;
  line: string;
  syntax: string;
  rfc: string;
  /** A log-in: whose; else ''. */
  user: string;
  /** A yes to it is followed by the TLS handshake. */
  secures: boolean;
}

/** At the client's end of a hand: what may be said now, and what not. */
export interface Hints {
  protocol: string;
  connection: number;
  /** Of the server's session. */
  state: string;
  asks: Asking;
  /** Octets of the literal that is asked for; -1 for none. */
  literal: number;
  /** Lines of a text or a literal that has no end yet. */
  unsent: string[];
  /** HTTP: the Cookie field that a browser would send by now. */
  kept: string[];
  /** IMAP: a tag that is free. */
  tag: string;
  now: Hint[];
  /** `says`: what the server would answer. */
  not: { verb: string; says: string; rfc: string }[];
}

/** At the server's end of a hand: what could be answered, and what the judge says to each. */
export interface Answers {
  protocol: string;
  connection: number;
  /** Of the session, and what was said to it. */
  state: string;
  verb: string;
  /** Where the standard has the verb, 'rfc5321#4.1.1.3'; '' where nothing was said. */
  rfc: string;
  asked: string;
  /** What the server itself would say. */
  proposed: string;
  replies: { reply: string; findings: Finding[] }[];
}

/** What the judge found about something that was said in a run. */
export interface Verdict extends Finding {
  entry: number;
}

export interface ByHand {
  /** What may be said where the run waits for a person at a client's end; `null` where it does not. */
  hints(run: number): Promise<Hints | null>;
  /** What may be answered where it waits at a server's end; `more`: replies that are to be judged besides. */
  answers(run: number, more: string[]): Promise<Answers | null>;
  /** What was decided by hand in an agent's place, and what it would have done. */
  decided(run: number): Promise<Decided[]>;
  /** What was asked of the DNS by hand, and what is printed of the answers. */
  dug(run: number): Promise<Dug[]>;
  /** What the judge says of a connection of a run. */
  verdicts(run: number, connection: number): Promise<Verdict[]>;
}
