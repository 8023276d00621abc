/**
 * The two directions of a conversation become exchanges: the contract between what carries octets here (conversation.ts)
 * and the protocols' dialogues (dialogues/). A dialogue reads both sides with the protocol's own grammar, steps the
 * protocol's session machine with each answered command, and lets the judge look at each exchange.
 */
import type { Finding } from './finding.ts';
import type { Side } from './sink.ts';

/** What somebody does with a page of our web mail. */
export type WebDeed = 'logIn' | 'list' | 'read' | 'write' | 'send' | 'logOut';

/**
 * '(connect)' the greeting; '(message)' the text after DATA with the verdict on it (LMTP: one a recipient); '(response)' a
 * line of an AUTH exchange; else a verb of the protocol's book ('MAIL', 'UID FETCH'), or the first word as it was said.
 */
export interface Exchange {
  /** In its conversation, from 0, in the order in which the client spoke. */
  number: number;
  verb: string;
  /** IMAP's tag; '' elsewhere. */
  tag: string;
  /** What the client sent, exactly: the line with its end, literals and chunks included; the dotted text of a message. Empty for '(connect)'. */
  said: Uint8Array;
  saidAtMs: number | null;
  /** '' until it is answered: '250' | '+OK' | '-ERR' | 'OK' | 'NO' | 'BAD' | 'BYE' | '+'. The last reply where there are several. */
  reply: string;
  /** All that the server said to it, exactly: multi-line replies, untagged data, continuations. */
  replied: Uint8Array;
  repliedAtMs: number | null;
  /** Paths of the session machine's state before and after ('session.ready'); the same while it is not answered. */
  before: string;
  after: string;
  /** '(message)', the first of them, and a form of web mail: what was in the text, and its envelope, before anybody has answered for it. */
  letter?: Letter;
  /** The client meant it as text, and the server has obeyed it. */
  smuggled?: true;
  /** HTTP, once it is answered: what it was for, where it is our web mail. */
  deed?: WebDeed;
}

/** A message as it is, dots unstuffed; `octets` is empty if it was too large to be kept. */
export interface Letter {
  octets: Uint8Array;
  size: number;
  /** False where octets of it are missing. */
  complete: boolean;
  reversePath: string;
  forwardPaths: string[];
}

/** One reply as it came: IMAP and pipelined servers may answer an exchange in several. */
export interface Replied {
  /** '250', '+OK', 'OK', '*' for untagged data on its own, '+' for a request to go on. */
  label: string;
  octets: Uint8Array;
  atMs: number | null;
  /** Nothing more is to come for this exchange. */
  final: boolean;
}

/** Whether a server has taken a message for its own; 'unknown': the recording does not say. */
export type Taken = 'yes' | 'no' | 'unknown';
/**
 * How that is known. 'reply': the server said so; 'noReply': no reply to it is in the recording; 'gap': the reply may be among
 * what is missing; 'fetched': the server has given it out; 'trace': whoever passed it on says so.
 */
export type TakenBy = 'reply' | 'noReply' | 'gap' | 'fetched' | 'trace';

/** A message that crossed: sent (SMTP, LMTP, IMAP APPEND) or fetched whole (POP3 RETR, IMAP BODY[] and RFC822). */
export interface MessageSeen {
  exchange: number;
  /** As it is, dots unstuffed. Empty if it was too large to be kept: then `size` is what was counted. */
  octets: Uint8Array;
  size: number;
  way: 'sent' | 'fetched';
  /** Envelope of the transaction, recipients that were accepted; empty for what was fetched. */
  reversePath: string;
  forwardPaths: string[];
  accepted: Taken;
  acceptedBy: TakenBy;
  /** False where what may have been said of sender and recipients is missing. */
  envelopeComplete: boolean;
  /** False where octets of it are missing. */
  complete: boolean;
  /** The client meant it as a part of another's text. */
  smuggled?: true;
  /** It stood on a page, or was typed into a form: what there is of it is put together from that. */
  via?: 'web';
}

export interface DialogueListener {
  /** The client has said something whole. Called once for each exchange, '(connect)' included, before anything answers it. */
  asked(exchange: Exchange): void;
  /** IMAP: the client goes on with what it had begun, after the server's '+': a literal, a response to a challenge, DONE. `said` has it already. */
  continued(exchange: Exchange, octets: Uint8Array, atMs: number | null): void;
  /** The server said something: to this exchange, or, with null, to nobody (news in IMAP, a 421 out of the blue). */
  replied(exchange: Exchange | null, reply: Replied): void;
  /** The session machine took an edge: `edge` as the state charts are labelled, 'RCPT / 250'. */
  state(exchange: Exchange, state: string, edge: string): void;
  message(message: MessageSeen): void;
  finding(finding: Finding): void;
  /** Octets were missing, and from here on it is known again where the session stands, and which words answer which. */
  regained?(): void;
}

export interface Dialogue {
  /** The next octets of one side. Never throws; holds a bounded number of octets. */
  say(side: Side, octets: Uint8Array, atMs: number | null): void;
  /** Octets of one side are missing here: a command, reply or text that they cut is told as far as it goes, and reading goes on at the next line. */
  miss(side: Side, octets: number | null, atMs: number | null): void;
  /** Nothing more comes: whatever is begun is told, exchanges without an answer stay so. */
  end(how: 'end' | 'reset' | 'cut', atMs: number | null): void;
  /** STARTTLS or STLS was answered with yes: from here on both sides speak TLS, until `secured`. While it is true, `say` only keeps. */
  readonly securing: boolean;
  /** Takes what a side has said since `securing` began and nobody has read. */
  unread(side: Side): Uint8Array;
  /** The handshake is over (or nobody can tell): what is said from now on is inside. `sealed`: nothing of it will be readable. */
  secured(sealed: boolean, atMs: number | null): void;
}

export interface DialogueOptions {
  /** 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap'. */
  protocol: string;
  evidence: 'octets' | 'lines';
  /** False: no greeting is waited for, and order is judged only once the state is known again. */
  fromTheStart: boolean;
  /** The connection is inside TLS already. */
  secure: boolean;
  /** The server's TCP port, where the recording tells. */
  port?: number;
}

export type OpenDialogue = (options: DialogueOptions, listener: DialogueListener) => Dialogue;

/** Largest message, and largest single command or reply, that is kept whole, octets; larger ones are counted and their beginning is kept. */
export const MESSAGE_LIMIT = 32 * 1024 * 1024;
/** Octets of one line that are kept; the rest of a longer line is counted. */
export const LINE_LIMIT = 1024 * 1024;
