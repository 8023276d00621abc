import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import { FrameEars, type Frame } from '../../../src/transcripts/dialogues/imap/frames.ts';
import { Waiting } from '../../../src/transcripts/dialogues/waiting.ts';
import { conversations, listen, piecesOf, type Listened } from './pop3-listening.ts';
import { streams, type Event } from './pop3-truth.ts';

describe('every IMAP conversation of the recordings is what the manifest says', () => {
  for (const stream of streams.filter(({ protocol }) => protocol === 'imap')) {
    test(stream.name, () => {
      const heard = conversations(stream.file).find(({ client, server }) => client === stream.client && server === stream.server)!;
      const listened = listen('imap', piecesOf(heard), { fromTheStart: stream.fromTheStart });
      compareCommands(listened, stream.events);
      compareResponses(listened, stream.events);
      compareAnswers(listened, stream.events);
      compareMessages(listened, stream.events);
    });
  }
});

/** Commands of the manifest; what is said inside AUTHENTICATE and IDLE belongs to them. */
function compareCommands(listened: Listened, events: readonly Event[]): void {
  const asked = events.filter(({ dir, tag }) => dir === 'C' && tag !== undefined);
  const exchanges = listened.exchanges.filter(({ verb }) => verb !== '(connect)');
  expect(exchanges.map(({ tag, verb }) => [tag, verb])).toEqual(asked.map(({ tag, verb }) => [tag, verb]));
  expect(exchanges.map(({ said }) => firstLine(said))).toEqual(asked.map(({ line }) => line!.replace(/(?<=\})<literal>.*/, '')));
  asked.forEach(({ literals }, index) => {
    if (literals) expect(exchanges[index]!.said.length).toBeGreaterThan(literals.reduce((sum, octets) => sum + octets));
  });
  const inside = events.filter(({ dir, tag }) => dir === 'C' && tag === undefined).map(({ line }) => `${line}\r\n`);
  const literalsAside = listened.wentOn.filter(({ exchange }) => !text(listened.exchanges[exchange]!.said).includes('}\r\n'));
  expect(literalsAside.map(({ line }) => line)).toEqual(inside);
}

function firstLine(said: Uint8Array): string {
  return text(said).split('\r\n')[0]!;
}

/** All that the server said, in its order, response by response. */
function compareResponses(listened: Listened, events: readonly Event[]): void {
  const frames = listened.replies.flatMap(({ reply }) => framesOf(reply.octets));
  const told = frames.map((frame) => frame.text.replace(/(~?\{\d+\})/g, '$1<literal>'));
  const expected = events.filter(({ dir }) => dir === 'S').map(responseLine);
  expect(told.map((line, index) => cutLike(line, expected[index]))).toEqual(expected);
}

/** The manifest cuts long lines. */
function cutLike(line: string, expected = ''): string {
  return expected.endsWith('…') ? `${line.slice(0, expected.length - 1)}…` : line;
}

function framesOf(octets: Uint8Array): Frame[] {
  const waiting = new Waiting();
  waiting.push(octets, null);
  const announces = (line: string) => !/^\S+ (OK|NO|BAD|BYE) /.test(line);
  const ears = new FrameEars({ waiting, evidence: 'octets', announces, begins: () => true, stops: () => false });
  const frames: Frame[] = [];
  for (let frame = ears.read(true); frame; frame = ears.read(true)) frames.push(frame as Frame);
  return frames;
}

function responseLine({ tag, status, data, num, text: words }: Event): string {
  return [tag, status, num, data, words].filter((part) => part !== undefined).join(' ');
}

function compareAnswers(listened: Listened, events: readonly Event[]): void {
  const tagged = events.filter(({ dir, tag, status }) => dir === 'S' && tag !== '*' && status !== undefined);
  // an invalid tag is answered without one
  const told = listened.replies.filter(({ exchange, reply }) => reply.final && exchange?.verb !== '(connect)' && exchange?.tag !== '+');
  expect(told.map(({ exchange, reply }) => [exchange?.verb ?? null, reply.label])).toEqual(
    tagged.map(({ to, status }) => [to ?? null, status]),
  );
}

function compareMessages(listened: Listened, events: readonly Event[]): void {
  const fetched = events.flatMap(({ dir, data, text: words, literals }) =>
    dir === 'S' && data === 'FETCH' && /BODY\[\] \{|RFC822 \{/.test(String(words)) ? literals!.slice(-1) : [],
  );
  const sent = events.flatMap(({ verb, literals }) => (verb === 'APPEND' && literals ? literals : []));
  expect(listened.messages.filter(({ way }) => way === 'fetched').map(({ octets }) => octets.length)).toEqual(fetched);
  expect(listened.messages.filter(({ way }) => way === 'sent').map(({ octets }) => octets.length)).toEqual(sent);
  for (const { complete, accepted } of listened.messages) expect({ complete, accepted }).toEqual({ complete: true, accepted: 'yes' });
}
