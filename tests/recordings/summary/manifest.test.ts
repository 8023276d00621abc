/** What the command line tells of every recording, against what an independent analyser found in it. */
import { describe, expect, test } from 'vitest';
import manifest from '../files/manifest.json' with { type: 'json' };
import type { ConversationJson } from '../../../src/transcripts/summary/conversation-json.ts';
import { fileOf, summarised } from '../opened.ts';

interface Event {
  dir: string;
  code?: string;
  to?: string;
  status?: string;
  tag?: string;
  unsolicited?: boolean;
}
interface Message {
  envelope: { from: string; to: string[] };
  octets: number;
  subject: string | null;
}
interface Stream {
  client: string;
  server: string;
  protocol: string;
  payloadBytes: { client: number; server: number };
  events: Event[];
  messages?: Message[];
  tls?: { decrypted?: { events: Event[]; messages?: Message[] } };
}
interface Recording {
  id: string;
  file: string;
  tlsKeyLog?: string;
  truth: { tcp?: Stream[]; dns?: { response: boolean }[] };
}

const recordings = manifest.recordings as unknown as Recording[];
const COMMANDS: Record<string, string> = {
  '(greeting)': '(connect)',
  '(data)': '(message)',
  '(auth)': '(response)',
  '(bdat-last)': 'BDAT',
};

function told({ file, tlsKeyLog }: Recording): ConversationJson[] {
  const files = [fileOf(file), ...(tlsKeyLog ? [fileOf(tlsKeyLog)] : [])];
  return summarised(...files).conversations;
}

const isFamily = (told: string, truth: string): boolean => told === truth || (truth === 'smtp' && told === 'submission');

/** Replies of SMTP and LMTP with what they answer: in the order of the answers, for LMTP's recipients may share one text. */
function replies(events: Event[]): string[] {
  return events.flatMap(({ dir, code, to }) => (dir === 'S' && code && to ? [`${COMMANDS[to] ?? to} ${code}`] : []));
}

describe.each(recordings.filter(({ truth }) => (truth.tcp ?? []).length > 0))('$id', (recording) => {
  const conversations = told(recording).filter(({ protocol }) => protocol !== 'dns');
  const streams = recording.truth.tcp!;
  const of = (stream: Stream): ConversationJson =>
    conversations.find(({ client, server }) => client === stream.client && server === stream.server)!;

  test('has these conversations', () => {
    const ends = (each: { client: string; server: string }) => `${each.client} ${each.server}`;
    expect(conversations.map(ends).sort()).toEqual(streams.map(ends).sort());
    for (const stream of streams) {
      const { protocol, octets, tls } = of(stream);
      const sealed = stream.tls !== undefined && !stream.tls.decrypted && tls === 'implicit';
      expect(sealed ? 'tls' : isFamily(protocol, stream.protocol) ? stream.protocol : protocol).toBe(sealed ? 'tls' : stream.protocol);
      expect(octets).toEqual(stream.payloadBytes);
      expect(tls === 'none').toBe(stream.tls === undefined);
    }
  });

  test('with these replies', () => {
    for (const stream of streams.filter(({ protocol }) => protocol === 'smtp' || protocol === 'lmtp')) {
      const inside = stream.tls?.decrypted?.events ?? [];
      const exchanges = of(stream).exchanges.filter(({ command, reply }) => reply !== null && command !== '(unasked)');
      expect(exchanges.map(({ command, reply }) => `${command} ${reply}`).sort()).toEqual(replies([...stream.events, ...inside]).sort());
    }
  });

  test('and these messages', () => {
    for (const stream of streams) {
      const sent = [...(stream.messages ?? []), ...(stream.tls?.decrypted?.messages ?? [])];
      if (sent.length === 0) continue;
      expect(
        of(stream).messages.map(({ reversePath, forwardPaths, octets, subject }) => [reversePath, forwardPaths, octets, subject]),
      ).toEqual(sent.map(({ envelope, octets, subject }) => [envelope.from, envelope.to, octets, subject ?? '']));
    }
  });
});

test.each(recordings.filter(({ truth }) => (truth.dns ?? []).length > 0))('$id asks these questions', (recording) => {
  const dns = told(recording).filter(({ protocol }) => protocol === 'dns');
  const asked = recording.truth.dns!.filter(({ response }) => !response).length;
  expect(dns.flatMap(({ exchanges }) => exchanges)).toHaveLength(asked);
});
