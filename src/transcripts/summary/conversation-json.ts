/** The shape of what the command line prints with --json: documented in README.md, and stable. */
import type { Taken, TakenBy, WebDeed } from '../dialogue.ts';
import type { Finding } from '../finding.ts';

export interface ExchangeJson {
  /** 'smtp:RCPT#2': what the page's links call it as well. */
  id: string;
  /** '(unasked)': a reply without a command, as the server gives news, or as the command is missing. */
  command: string;
  /** First line as it was sent, without its end; '' for '(connect)'. */
  line: string;
  reply: string | null;
  replyLines: string[];
  /** Seconds since the conversation began; null in a recording without a clock. */
  at: number | null;
  /** Only where the client meant it as text, and the server obeyed it. */
  smuggled?: true;
  /** Only of our web mail: what the request was for. */
  webMail?: WebDeed;
}

export interface AttachmentJson {
  name: string;
  type: string;
  /** Decoded. */
  octets: number;
}

export interface MessageJson {
  reversePath: string;
  forwardPaths: string[];
  octets: number;
  /** False where octets of it are missing. */
  complete: boolean;
  /** False where sender or recipients may be missing. */
  envelopeComplete: boolean;
  /** Whether the server has taken it, and how that is known. */
  accepted: Taken;
  acceptedBy: TakenBy;
  /** Decoded; '' without one. */
  subject: string;
  attachments: AttachmentJson[];
  /** Only where the client meant it as a part of the message before. */
  smuggled?: true;
  /** Only where a page or a form has shown it: what there is of it was put together from that. */
  via?: 'web';
}

/** Messages and commands among those of the conversation; a command is a line, the greeting and a text are none. */
export interface SmuggledJson {
  messages: number;
  commands: number;
}

export interface FindingJson extends Pick<Finding, 'rule' | 'severity' | 'rfc' | 'values' | 'expected'> {
  /** Id of the exchange; '' for the conversation as a whole. */
  exchange: string;
}

export interface PrefaceJson {
  /** 'PROXY v1' | 'PROXY v2' | 'SOCKS4' | 'SOCKS5' | 'HTTP CONNECT' | 'TLS'. */
  kind: string;
  /** 'host:port', or ''. */
  from: string;
  to: string;
  octets: { client: number; server: number };
  /** Where it is text. */
  lines: string[];
}

export interface ConversationJson {
  protocol: string;
  client: string;
  server: string;
  start: string | null;
  tls: string;
  octets: { client: number; server: number };
  complete: boolean;
  gaps: number;
  /** What stands before the session on the same connection. */
  prefaces: PrefaceJson[];
  exchanges: ExchangeJson[];
  messages: MessageJson[];
  /** What the server saw beyond what the client meant: only where it obeyed what stood inside a text. */
  smuggled?: SmuggledJson;
  findings: FindingJson[];
}
