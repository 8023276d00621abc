/** What a journal holds: the kinds of things that can happen, one entry of each, and what entries point to. */

/** What can happen. The order is part of the file format: append, never insert. */
export const KINDS = [
  'open', // a TCP connection is opened: from client agent to server agent, label = protocol; detail = 'middle': a recording began when it was under way
  'segment', // one TCP segment: label = flags ('SYN', 'SYN,ACK', 'ACK', 'PSH,ACK', 'FIN,ACK', 'RST'), seq and ack relative to the ISN
  'command', // client to server: label = verb, octets = exactly what was sent, CRLF included
  'text', // client to server: the message itself as it crosses the wire, dot-stuffed, with its final dot; subject = message
  'reply', // server to client: label = code ('250', '+OK', '-ERR', 'OK', 'NO', 'BAD', '+', 'BYE'), cause = what it answers, all its lines in one entry
  'close', // a connection ends: label = 'end' (both sides said FIN) | 'refused' (RST) | 'lost' (nobody answered any more)
  'question', // DNS query packet: label = 'b.com MX'
  'answer', // DNS response packet: label = 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL'…, detail = the records in words, cause = question
  'state', // a machine takes an edge: subject = machine number, label = new state ('session.recipients'), detail = edge ('RCPT / 250')
  'composed', // a MUA made a message: subject = message
  'trace', // a hop wrote a field at the top: subject = new message version, octets = the added lines, label = field name
  'queued', // into an MTA's queue: subject = message, detail = recipients, label = reason ('accepted' | 'deferred')
  'dequeued', // out of it: label = 'relayed' | 'delivered' | 'bounced' | 'expired'
  'stored', // in a mailbox: subject = message, label = account, detail = 'INBOX 7' (mailbox and UID)
  'removed', // from a mailbox: same columns
  'flagged', // flags changed: label = account, detail = 'INBOX 7 \\Seen \\Deleted'
  'fetched', // a MUA now holds a copy: subject = message, label = account
  'cached', // a resolver keeps an answer: label = 'b.com MX', detail = records, until = when it expires
  'timer', // something was put off: label = why ('retry'), until = when it is due
  'fault', // something was broken or mended: label = kind of fault, detail = what
  'intervention', // a person stepped in here: label = 'say' | 'reply', detail = id of the step that was replaced; the next command or reply of the connection is what came in its place. label = 'deny': an agent's chart was told otherwise; detail = the fact that was denied, and the id of the step to which it would have led
  'note', // an agent decided: label = meaning key ('mx.chosen', 'mx.failed', 'bounce.made', 'login.failed'), detail = values
  'tls', // messages of a TLS handshake, or an alert, as they cross the wire: label = their names. After it, command, text and reply still hold what the two ends say; their detail ('tls 71') tells how many sealed octets cross instead ('tls ?' in a recording)
] as const;

export type Kind = (typeof KINDS)[number];

/** One entry, read out of the columns. Plain and cloneable. */
export interface Entry {
  index: number;
  /** Stable across re-runs that differ elsewhere: `smtp:RCPT#1`, `smtp:RCPT#1:reply`, `dns:b.com MX#1`, `mta:state routing#1`. Used in links and lessons. */
  id: string;
  kind: Kind;
  /** Virtual milliseconds since the run began: when it left or happened. */
  at: number;
  /** When it arrived in full; equals `at` for what happens in one place; `Infinity` if it never arrived. */
  until: number;
  /** Index of the entry that caused this one, or -1. */
  cause: number;
  /** Numbers of agents (`Scene.agents`), or -1. */
  from: number;
  to: number;
  /** Number of the connection (`Journal.connections`), or -1. */
  connection: number;
  /** Number of a message or a machine, as the kind says, or -1. */
  subject: number;
  label: string;
  detail: string;
  seq: number;
  ack: number;
  octets: Uint8Array;
}

export interface ConnectionInfo {
  /** 'smtp' | 'submission' | 'pop3' | 'imap' | … */
  protocol: string;
  /** 'smtp' for the first of its protocol, then 'smtp.2', 'smtp.3': the first part of the step ids. */
  name: string;
  client: number;
  server: number;
  /** '192.0.2.1:49152' */
  clientAddress: string;
  serverAddress: string;
}

/** One version of a message: each hop that adds a trace field makes a new version with a `parent`. */
export interface MessageInfo {
  /** Number of the version it was made from, or -1. */
  parent: number;
  octets: number;
  reversePath: string;
  forwardPaths: string[];
}

/** One machine at work: an agent's own, or one end of a connection. */
export interface MachineInfo {
  /** Name of the definition: 'smtp.session', 'smtp.client', 'mta', 'mua', 'resolver'… */
  chart: string;
  agent: number;
  connection: number;
  /** Its initial state. */
  state: string;
}

/** What a recorder writes. Everything but `kind`, `at` and `label` may be left out. */
export interface Draft {
  kind: Kind;
  at: number;
  label: string;
  until?: number;
  cause?: number;
  from?: number;
  to?: number;
  connection?: number;
  subject?: number;
  detail?: string;
  seq?: number;
  ack?: number;
  octets?: Uint8Array;
}
