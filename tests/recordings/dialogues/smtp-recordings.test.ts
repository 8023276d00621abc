/** Every SMTP and LMTP conversation of the recordings: who said what, what was answered, which messages crossed. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import { opened, recordings, type EventTruth, type MessageTruth, type Opened, type StreamTruth } from './manifest-smtp.ts';

const MAIL: ReadonlySet<string> = new Set(['smtp', 'lmtp']);
const VERBS: Record<string, string> = { '(data)': '(message)', '(data, unfinished)': '(message)', '(auth)': '(response)' };

/** Commands as the manifest has them: a text and a chunk are events of their own there. */
function commandsOf(events: readonly EventTruth[]): string[] {
  return events
    .filter(({ dir, verb }) => dir === 'C' && verb !== '(chunk)')
    .map(({ verb = '', line, octets }) => `${VERBS[verb] ?? verb} ${line ?? (octets === undefined ? '' : `${octets} octets`)}`.trim());
}

function repliesOf(events: readonly EventTruth[]): string[] {
  return events.filter(({ dir }) => dir === 'S').map(({ code = '', text: words = [] }) => `${code} ${words.join('|')}`);
}

function saidIn({ exchanges }: Opened): string[] {
  return exchanges
    .filter(({ verb, said }) => verb !== '(connect)' && (verb !== '(message)' || said.length > 0))
    .map(({ verb, said }) => {
      if (verb === '(message)') return `(message) ${octetsIn(said)} octets`;
      const line = text(said).split('\r\n', 1)[0]!;
      return `${verb === '(response)' ? verb : verb} ${decoded(line)}`.trim();
    });
}

/** The manifest counts the text with its doubled dots, without its final dot line. */
function octetsIn(said: Uint8Array): number {
  return text(said).endsWith('.\r\n') ? said.length - 3 : said.length;
}

function decoded(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}

function heardIn({ exchanges }: Opened): string[] {
  return exchanges.flatMap(({ replied }) => {
    const lines = decoded(text(replied)).split('\r\n').slice(0, -1);
    return lines.length === 0 ? [] : [`${lines[0]!.slice(0, 3)} ${lines.map((line) => line.slice(4)).join('|')}`];
  });
}

function messagesIn({ messages }: Opened) {
  return messages.map(({ octets, reversePath, forwardPaths, accepted, size }) => ({
    envelope: { from: reversePath, to: forwardPaths },
    octets: size,
    sha256: createHash('sha256').update(octets).digest('hex'),
    accepted,
  }));
}

function truthOf(messages: readonly MessageTruth[] = []) {
  return messages.map(({ envelope, octets, sha256, reply }) => ({
    envelope,
    octets,
    sha256,
    accepted: reply.startsWith('2') ? 'yes' : 'no',
  }));
}

function check(seen: Opened, { events, messages }: { events: EventTruth[]; messages?: MessageTruth[] | undefined }): void {
  const answered = events.filter(({ unsolicited }) => !unsolicited);
  expect(saidIn(seen)).toEqual(commandsOf(events));
  expect(heardIn(seen)).toEqual(repliesOf(answered));
  expect(seen.strays).toEqual(events.filter(({ unsolicited }) => unsolicited).map(({ code }) => code));
  expect(messagesIn(seen)).toEqual(truthOf(messages));
}

const found = (conversations: readonly Opened[], stream: StreamTruth) =>
  conversations.find(({ facts }) => facts.client === stream.client && facts.server === stream.server)!;

describe.each(recordings.filter(({ truth }) => truth.tcp?.some(({ protocol }) => MAIL.has(protocol))))(
  '$id',
  ({ file, tlsKeyLog, truth }) => {
    const streams = truth.tcp!.filter(({ protocol }) => MAIL.has(protocol));
    const plain = opened(file);
    test.each(streams)('$protocol $client → $server', (stream) => {
      const seen = found(plain, stream);
      if (stream.events.some(({ tls }: EventTruth & { tls?: string }) => tls === 'implicit')) return expect(seen.exchanges).toEqual([]);
      check(seen, stream);
      expect(seen.facts.protocol).toBe(/:587$/.test(stream.server) ? 'submission' : stream.protocol);
    });
    test.each(streams.filter(({ tls }) => tlsKeyLog && tls?.decrypted))('inside TLS: $client → $server', (stream) => {
      const seen = found(opened(file, tlsKeyLog!), stream);
      const { events, messages } = stream.tls!.decrypted!;
      check(seen, { events: [...stream.events.filter(({ dir }) => dir !== '*'), ...events], messages });
    });
  },
);
