import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import { conversations, listen, opened, opensTls, piecesOf, type Listened, type Piece } from './pop3-listening.ts';
import { streams, type Event, type Stream } from './pop3-truth.ts';

const NAMES: Record<string, string> = { '(greeting)': '(connect)', '(auth)': '(response)' };
const named = (verb: string): string => NAMES[verb] ?? verb;

describe('every POP3 conversation of the recordings is what the manifest says', () => {
  for (const stream of streams.filter(({ protocol }) => protocol === 'pop3')) {
    test(stream.name, () => {
      const pieces = piecesOf(
        conversations(stream.file).find(({ client, server }) => client === stream.client && server === stream.server)!,
      );
      compare(listen('pop3', pieces), stream.events);
      if (stream.decrypted) compare(insideTls(stream, pieces), [...stream.events, ...stream.decrypted]);
    });
  }
});

/** The same conversation, what is inside TLS opened with the key log. */
function insideTls(stream: Stream, pieces: readonly Piece[]): Listened {
  const { dialogue, listened } = opened('pop3');
  const before = { client: 0, server: 0 };
  for (const { side, octets } of pieces) {
    dialogue.say(side, octets!, null);
    before[side] += octets!.length;
    if (dialogue.securing) break;
  }
  dialogue.secured(false, null);
  for (const { side, octets } of opensTls(pieces, before, stream.keys!)) dialogue.say(side, octets!, null);
  dialogue.end('end', null);
  return listened;
}

function compare(listened: Listened, events: readonly Event[]): void {
  const asked = events.filter(({ dir }) => dir === 'C');
  const answers = events.filter(({ dir }) => dir === 'S');
  expect(listened.exchanges.map(({ verb }) => verb)).toEqual(['(connect)', ...asked.map(({ verb }) => named(verb!))]);
  expect(listened.exchanges.slice(1).map(({ said }) => text(said))).toEqual(asked.map(({ line }) => `${line}\r\n`));
  expect(listened.replies.map(({ exchange, reply }) => [exchange?.verb, reply.label])).toEqual(
    answers.map(({ to, code }) => [named(to!), code]),
  );
  answers.forEach((answer, index) => compareReply(listened, index, answer));
}

function compareReply(listened: Listened, index: number, { text: words, list, octets, sha256, to }: Event): void {
  const { exchange, reply } = listened.replies[index]!;
  const [first = '', ...lines] = text(reply.octets).split('\r\n');
  expect(first).toBe(`${reply.label} ${(words as string[])[0]}`.trimEnd().padEnd(first.length));
  if (list) expect(lines).toEqual([...list, '.', '']);
  if (to !== 'RETR' || octets === undefined) return;
  const message = listened.messages.find((each) => each.exchange === exchange!.number)!;
  expect(message).toMatchObject({ size: octets, way: 'fetched', complete: true });
  expect(createHash('sha256').update(message.octets).digest('hex')).toBe(sha256);
}
