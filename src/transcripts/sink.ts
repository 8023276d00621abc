/**
 * What a reader of a recording tells, piece by piece, whatever its format: captures, dialogues and logs all come down to
 * conversations of octets in two directions. Readers call a sink in the order in which they read; they know no protocol
 * beyond what their own format says.
 */
import type { Scene } from '../run/scenario.ts';
import type { Journal } from '../sim/journal.ts';

export type Side = 'client' | 'server';

/** A line of a text that nobody in it says, or of which nobody can tell who says it. */
export interface SetAside {
  /** Of the file as it is, from 1. */
  line: number;
  /** As it stands, one character an octet; its beginning if it is long. */
  text: string;
  /** 'around': it stands beside the conversations: a title, a prompt, a remark of the program. 'unclear': it may be part of one. */
  why: 'around' | 'unclear';
  /** The name of its file; '' until somebody knows it. */
  file: string;
}

/** A fault of the input for `content/problems` to put into words; `at` in the values is an octet offset or a line number, as the key says. */
export interface ReadProblem {
  key: string;
  values: Record<string, string | number>;
}

export interface ConversationStart {
  /** 'ip:port' as it stands ('127.0.0.1:25', '::1:25'), or '' where the recording does not tell. */
  client: string;
  server: string;
  /** Names that the recording itself gives to the two ends; '' for none. */
  clientName?: string;
  serverName?: string;
  /** 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap' | 'dns', when the format knows; else it is found out from the octets. */
  protocol?: string;
  /** Epoch milliseconds (fractions allowed), or null: the recording has no clock. */
  atMs: number | null;
  /** False if it was under way already when the recording began. */
  fromTheStart: boolean;
  /**
   * 'octets': every octet as it crossed the line. 'lines': somebody wrote the lines down, so that line ends, octets above
   * ASCII and what was left out are no evidence of anything.
   */
  evidence: 'octets' | 'lines';
  /** Only this side is in this file (Dovecot's rawlog has a file for each); the other may be in one that is opened together with it. */
  half?: Side;
}

/** Why octets are missing: lost on the way or not captured; cut by the snap length; left out or masked by whoever wrote the log; sealed. */
export type MissingWhy = 'lost' | 'snapped' | 'leftOut';

/** What a log tells about TLS: the words of the log, '' for what it does not say. */
export interface TlsTold {
  version: string;
  cipher: string;
  serverName: string;
}

/** A TCP segment as a capture shows it, for the finest grain of the stage; sequence numbers relative to the first. */
export interface SegmentSeen {
  side: Side;
  /** 'SYN', 'SYN,ACK', 'ACK', 'PSH,ACK', 'FIN,ACK', 'RST', 'RST,ACK'. */
  flags: string;
  seq: number;
  ack: number;
  octets: Uint8Array;
  atMs: number;
}

/** One server that a message passed, told by a Received field or by a server's log. Unknown texts are '', unknown times null. */
export interface Hop {
  fromName: string;
  fromAddress: string;
  byName: string;
  byAddress: string;
  /** The word after `with`: 'ESMTPS', 'LMTP', 'local'…; RFC 3848. */
  with: string;
  id: string;
  /** Recipients this hop names. */
  recipients: string[];
  atMs: number | null;
  /** 'TLS1.3 TLS_AES_256_GCM_SHA384' as the source words it; '' if it does not tell. */
  tls: string;
  authenticatedAs: string;
  /** The next server's last words, if a log quotes them: '250 2.0.0 Ok: queued as 4F'. */
  reply: string;
  /** What became of it: 'sent' | 'deferred' | 'bounced' | 'expired' | 'delivered' | 'scanned' (nobody knows) | '' (a Received field says nothing of it). */
  status: string;
  /** The lines of the source that tell it, as they stand. */
  source: Uint8Array;
}

/** A message that is known by its traces: its Received chain, or the lines of a server's log. Hops in the order of travel. */
export interface Traced {
  /** The message itself, or what there is of it; empty if only a log tells of it. */
  octets: Uint8Array;
  messageId: string;
  reversePath: string;
  forwardPaths: string[];
  hops: Hop[];
}

/** A journal of ours that was kept as a file: with it come its scene, and the octets of its messages by number. */
export interface Restored {
  journal: Journal;
  scene: Scene;
  bodies: ReadonlyMap<number, Uint8Array>;
}

export interface Sink {
  /** A connection begins; its number is used from then on. */
  open(start: ConversationStart): number;
  /** Octets of one direction, in the order of the stream. They are kept by reference: never change them afterwards. */
  say(conversation: number, side: Side, octets: Uint8Array, atMs: number | null): void;
  /** Octets of one direction that the recording does not hold; null: nobody knows how many. */
  miss(conversation: number, side: Side, octets: number | null, why: MissingWhy, atMs: number | null): void;
  /** A log tells that TLS was set up here; what follows is told in the clear nevertheless. Captures never call it. */
  secure(conversation: number, told: TlsTold, atMs: number | null): void;
  /** It ends: 'end' (closed in order), 'reset', or 'cut' (the recording ends first). */
  close(conversation: number, how: 'end' | 'reset' | 'cut', atMs: number | null): void;
  /** A TCP segment, told before the octets that it brings. */
  segment(conversation: number, segment: SegmentSeen): void;
  /** A UDP packet that is DNS. */
  datagram(from: string, to: string, octets: Uint8Array, atMs: number): void;
  /** A message known by its traces. */
  traced(message: Traced): void;
  /** A journal that was given out by us, whole. */
  restored(kept: Restored): void;
  /** Lines in the format of SSLKEYLOGFILE, from a file or from a capture's secrets block; told before the packets they open. */
  keys(lines: string): void;
  /** What is not mail, for the list of what was left alone: 'HTTP', 'ICMP', 'UDP 123'. */
  leftAlone(what: string, client: string, server: string): void;
  /** A line that was not read as a part of any conversation. */
  setAside(line: SetAside): void;
  problem(problem: ReadProblem): void;
}
