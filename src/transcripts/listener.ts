/** What a recording turns out to hold, told as it is found out: by the journal's writer (stage/), and by the summary that the command line prints. */
import type { Packet } from '../protocols/dns/wire.ts';
import type { Exchange, MessageSeen, Replied } from './dialogue.ts';
import type { Finding } from './finding.ts';
import type { Preface } from './preface.ts';
import type { MissingWhy, ReadProblem, Restored, SegmentSeen, SetAside, Side, Traced } from './sink.ts';

/** How a conversation is protected: not at all, after STARTTLS or STLS, or before the first word. */
export type Protected = 'none' | 'starttls' | 'implicit';

/** What is known of TLS from its handshake, or from the words of a log; '' for what is not told. */
export interface TlsSeen {
  version: string;
  cipher: string;
  serverName: string;
}

/** One conversation; the fields grow while it is read. */
export interface Facts {
  /** In the recording, from 0. */
  readonly number: number;
  /** 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap' | 'http' | 'dns' | 'tls' (sealed from the first octet, nobody knows what) | 'other'. */
  protocol: string;
  readonly client: string;
  readonly server: string;
  clientName: string;
  serverName: string;
  readonly startMs: number | null;
  endMs: number | null;
  tls: Protected;
  tlsSeen: TlsSeen | null;
  readonly evidence: 'octets' | 'lines';
  readonly fromTheStart: boolean;
  octets: Record<Side, number>;
  gaps: number;
  /** How it ended; '' while it goes on. */
  ended: '' | 'end' | 'reset' | 'cut';
}

export interface DnsSeen {
  /** Its conversation; the two ends of the question, also for an answer. */
  facts: Facts;
  packet: Packet;
  octets: Uint8Array;
  atMs: number;
  /** Carried by UDP. */
  datagram: boolean;
}

/** A preface, with what each side said in it. */
export interface PrefaceSeen extends Pick<Preface, 'kind' | 'from' | 'to'> {
  said: Record<Side, Uint8Array>;
  atMs: number | null;
}

export interface RecordingListener {
  /** Its protocol is known, or it is known that it never will be. Everything about it comes after this. */
  begun(facts: Facts): void;
  asked(facts: Facts, exchange: Exchange): void;
  /** The client went on with what it had begun: a literal, a response, DONE. */
  continued(facts: Facts, exchange: Exchange, octets: Uint8Array, atMs: number | null): void;
  replied(facts: Facts, exchange: Exchange | null, reply: Replied): void;
  state(facts: Facts, exchange: Exchange, state: string, edge: string): void;
  message(facts: Facts, message: MessageSeen): void;
  finding(facts: Facts, finding: Finding): void;
  /** What stands before the session on the same connection; its octets as they crossed. */
  preface(facts: Facts, seen: PrefaceSeen): void;
  /** Octets of the handshake, an alert, or sealed records: `label` names them. */
  tls(facts: Facts, side: Side, label: string, octets: Uint8Array, atMs: number | null): void;
  gap(facts: Facts, side: Side, octets: number | null, why: MissingWhy, atMs: number | null): void;
  segment(facts: Facts, segment: SegmentSeen): void;
  question(dns: DnsSeen): void;
  answer(dns: DnsSeen): void;
  ended(facts: Facts): void;
  traced(message: Traced): void;
  restored(kept: Restored): void;
  /** Secrets of TLS that came with the recording, as lines of a key log. */
  keys(lines: string): void;
  leftAlone(what: string, client: string, server: string): void;
  /** A line of a text that no conversation has. */
  setAside(line: SetAside): void;
  problem(problem: ReadProblem): void;
}
