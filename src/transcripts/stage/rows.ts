/** Conversations and findings of a recording as the page lists them: plain data. */
import type { Finding } from '../finding.ts';
import type { Facts } from '../listener.ts';

export interface ConversationRow {
  number: number;
  /** Number of the connection in the journal, or -1 for look-ups by UDP. */
  connection: number;
  protocol: string;
  client: string;
  server: string;
  clientName: string;
  serverName: string;
  /** Virtual ms. */
  startMs: number;
  durationMs: number;
  clientOctets: number;
  serverOctets: number;
  tls: Facts['tls'];
  /** 'TLS 1.3 · TLS_AES_256_GCM_SHA384 · mx.b.com'; '' if nothing is known. */
  tlsSeen: string;
  gaps: number;
  /** Seen from its beginning to its end, without gaps. */
  complete: boolean;
  evidence: Facts['evidence'];
  /** Journal entries of its beginning and of what was told last. */
  first: number;
  last: number;
  exchanges: number;
  messages: number;
  errors: number;
  warnings: number;
  notes: number;
}

/** A finding, and the journal entry whose octets it is about. */
export interface PlacedFinding extends Finding {
  /** Number of its row. */
  conversation: number;
  entry: number;
  /** The octets at fault as text, at most a line. */
  quote: string;
}

/** What was left out of a recording, for the reader to know. */
export interface LeftOut {
  /** 'entries' | 'octets' | 'conversations' | 'findings' | 'segments' | 'lines'. */
  what: string;
  count: number;
}

export interface ForeignTraffic {
  what: string;
  client: string;
  server: string;
}

/** The row of a conversation that has just begun; the facts fill it in as they grow. */
export function rowOf(facts: Facts, connection: number, entry: number, startMs: number): ConversationRow {
  const row: ConversationRow = {
    number: facts.number,
    connection,
    protocol: facts.protocol,
    client: facts.client,
    server: facts.server,
    clientName: '',
    serverName: '',
    startMs,
    durationMs: 0,
    clientOctets: 0,
    serverOctets: 0,
    tls: 'none',
    tlsSeen: '',
    gaps: 0,
    complete: false,
    evidence: facts.evidence,
    first: entry,
    last: entry,
    exchanges: 0,
    messages: 0,
    errors: 0,
    warnings: 0,
    notes: 0,
  };
  refresh(row, facts, startMs);
  return row;
}

/** Brings a row up to what is known now; `nowMs` is virtual. */
export function refresh(row: ConversationRow, facts: Facts, nowMs: number): void {
  const { tlsSeen } = facts;
  row.clientName = facts.clientName;
  row.serverName = facts.serverName;
  row.durationMs = nowMs - row.startMs;
  row.clientOctets = facts.octets.client;
  row.serverOctets = facts.octets.server;
  row.tls = facts.tls;
  row.tlsSeen = tlsSeen ? [tlsSeen.version, tlsSeen.cipher, tlsSeen.serverName].filter(Boolean).join(' · ') : '';
  row.gaps = facts.gaps;
  row.complete = isComplete(facts);
}

/** Whether all of a conversation was seen: its beginning, its end, and no gap between them. */
export function isComplete(facts: Facts): boolean {
  return facts.fromTheStart && facts.gaps === 0 && (facts.ended === 'end' || facts.ended === 'reset');
}
