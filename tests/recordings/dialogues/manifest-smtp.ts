/** The truth about the SMTP and LMTP conversations of the recordings, and the recordings opened. */
import { readFileSync } from 'node:fs';
import type { Exchange, MessageSeen } from '../../../src/transcripts/dialogue.ts';
import type { Finding } from '../../../src/transcripts/finding.ts';
import type { Facts, RecordingListener } from '../../../src/transcripts/listener.ts';
import { Opening } from '../../../src/transcripts/files/opening.ts';

export interface EventTruth {
  dir: 'C' | 'S' | '*';
  verb?: string;
  line?: string;
  code?: string;
  to?: string | null;
  text?: string[];
  octets?: number;
  unsolicited?: boolean;
}

export interface MessageTruth {
  envelope: { from: string; to: string[] };
  octets: number;
  sha256: string;
  reply: string;
  subject: string;
}

export interface StreamTruth {
  client: string;
  server: string;
  protocol: string;
  events: EventTruth[];
  messages?: MessageTruth[];
  tls?: { decrypted?: { events: EventTruth[]; messages: MessageTruth[] } };
}

export interface RecordingTruth {
  id: string;
  file: string;
  tlsKeyLog?: string;
  truth: { tcp?: StreamTruth[] };
}

const FILES = new URL('../files/', import.meta.url);
export const file = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, FILES)));
const manifest = JSON.parse(readFileSync(new URL('manifest.json', FILES), 'utf8')) as { recordings: RecordingTruth[] };
export const { recordings } = manifest;

export interface Opened {
  facts: Facts;
  exchanges: Exchange[];
  strays: string[];
  messages: MessageSeen[];
  findings: Finding[];
}

/** Everything that the files tell, conversation by conversation. */
export function opened(...paths: string[]): Opened[] {
  const conversations: Opened[] = [];
  const of = (facts: Facts): Opened => conversations.find((each) => each.facts === facts)!;
  const nothing = () => {};
  const listener: RecordingListener = {
    begun: (facts) => conversations.push({ facts, exchanges: [], strays: [], messages: [], findings: [] }),
    asked: (facts, exchange) => of(facts).exchanges.push(exchange),
    continued: nothing,
    replied: (facts, exchange, { label }) => {
      if (!exchange) of(facts).strays.push(label);
    },
    state: nothing,
    message: (facts, message) => of(facts).messages.push(message),
    finding: (facts, finding) => of(facts).findings.push(finding),
    tls: nothing,
    gap: nothing,
    segment: nothing,
    question: nothing,
    answer: nothing,
    ended: nothing,
    traced: nothing,
    leftAlone: nothing,
    setAside: nothing,
    preface: nothing,
    restored: nothing,
    keys: nothing,
    problem: nothing,
  };
  const opening = new Opening(paths, listener);
  const rest = paths.map((path) => [file(path)]);
  for (let wanted = opening.wants(); wanted >= 0; wanted = opening.wants()) {
    const chunk = rest[wanted]!.shift();
    if (chunk) opening.push(wanted, chunk);
    else opening.end(wanted);
  }
  return conversations;
}
