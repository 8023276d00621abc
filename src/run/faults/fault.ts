/** What can be broken in a town from a moment of virtual time on. Plain data: it travels in links, and is the same every time. */
import type { MailSettings } from '../settings.ts';

/** A rule for what a server answers. */
export interface AnswerFault {
  kind: 'answer';
  host: string;
  port: number;
  /** What is answered: a verb, '(connect)' for the greeting, '(message)' for the text after DATA. */
  verb: string;
  /** Only where the command names this address. */
  address?: string;
  /** A line in place of the server's own, without its CRLF, and in IMAP without its tag; the server's own when left out. */
  reply?: string;
  /** How often it applies; always when left out. */
  times?: number;
  /** With this probability, from 0 to 1, drawn from the run's seed; always when left out. */
  chance?: number;
  /** The answer comes so much later. */
  waitMs?: number;
  /** The line breaks once so much of the answer is out. */
  cut?: { after: number; unit: 'lines' | 'octets' };
  atMs: number;
}

/** A line as it is from this moment on; what is left out stays as it was. */
export interface LineFault {
  kind: 'line';
  /** Ids of the hosts at its ends, in either order. */
  a: string;
  b: string;
  latencyMs?: number;
  octetsPerMs?: number;
  /** Chances that a packet is lost, and that it is overtaken, from 0 to 1. */
  loss?: number;
  reordering?: number;
  /** It breaks once so many octets of payload more have passed on it. */
  cutOctets?: number;
  atMs: number;
}

export type Fault =
  | AnswerFault
  | LineFault
  /** Somebody on the line overwrites the offer of TLS. RFC 3207 §6. */
  | { kind: 'strip'; a: string; b: string; atMs: number }
  /** Nobody listens on this port any more. */
  | { kind: 'refuse'; host: string; port: number; atMs: number }
  /** Whatever reaches the host is looked at so much later. */
  | { kind: 'slow'; host: string; waitMs: number; atMs: number }
  /** No message finds room on the host's disk. */
  | { kind: 'disk'; host: string; atMs: number }
  /** The host's clock is fast by so much, or slow. */
  | { kind: 'clock'; host: string; skewMs: number; atMs: number }
  /** The account's password is not accepted any more. */
  | { kind: 'expire'; account: string; atMs: number }
  /** The mail servers of the host are set otherwise; what is left out stays as it was. */
  | { kind: 'policy'; host: string; mail: MailSettings; atMs: number };

export const FAULTS = {
  answer: true,
  line: true,
  strip: true,
  refuse: true,
  slow: true,
  disk: true,
  clock: true,
  expire: true,
  policy: true,
} as const satisfies Record<Fault['kind'], true>;

export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

/** Whether an intervention is one of these. */
export function isFault(intervention: { kind: string }): intervention is Fault {
  return Object.hasOwn(FAULTS, intervention.kind);
}
