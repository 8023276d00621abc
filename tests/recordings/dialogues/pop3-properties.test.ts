/** Whatever comes, in whatever pieces: POP3 and IMAP dialogues tell the same, never throw, and stay bounded. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, concat } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { conversations, listen, opened, piecesOf, type Piece, type Protocol } from './pop3-listening.ts';
import { streams } from './pop3-truth.ts';

const recorded = streams
  .filter(({ events, fromTheStart }) => fromTheStart && !events.some(({ tls }) => tls !== undefined))
  .map((stream) => {
    const heard = conversations(stream.file).find(({ client, server }) => client === stream.client && server === stream.server)!;
    return { ...stream, pieces: piecesOf(heard) };
  });

/** Neighbours of one side joined, then cut into pieces of `size` octets. */
function cut(pieces: readonly Piece[], size: number): Piece[] {
  const joined: { side: Piece['side']; parts: Uint8Array[] }[] = [];
  for (const { side, octets } of pieces) {
    if (joined.at(-1)?.side !== side) joined.push({ side, parts: [] });
    joined.at(-1)!.parts.push(octets!);
  }
  return joined.flatMap(({ side, parts }) => {
    const octets = concat(parts);
    return Array.from({ length: Math.ceil(octets.length / size) }, (_, index) => ({
      side,
      octets: octets.subarray(index * size, (index + 1) * size),
    }));
  });
}

const side = (pieces: readonly Piece[], which: Piece['side']): Piece[] => pieces.filter((piece) => piece.side === which);

describe('every recording, in pieces of any size', () => {
  test.each(recorded)('$name', ({ protocol, pieces }) => {
    const whole = listen(protocol, cut(pieces, 1e9)).whole;
    for (const size of [1, 2, 3, 7, 61, 4096]) expect(listen(protocol, cut(pieces, size)).whole).toEqual(whole);
  });
});

describe('every recording, its sides against each other', () => {
  test.each(recorded)('$name: one side after the other', ({ protocol, pieces }) => {
    const { essence } = listen(protocol, pieces);
    expect(listen(protocol, [...side(pieces, 'client'), ...side(pieces, 'server')]).essence).toEqual(essence);
    expect(listen(protocol, [...side(pieces, 'server'), ...side(pieces, 'client')]).essence).toEqual(essence);
  });

  test.each(recorded)('$name: in any order', ({ protocol, pieces }) => {
    const { essence } = listen(protocol, pieces);
    const small = cut(pieces, 40);
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (coins) => {
        const left = { client: side(small, 'client'), server: side(small, 'server') };
        const mixed: Piece[] = [];
        while (left.client.length + left.server.length > 0) {
          const wanted = coins.next().value ? 'client' : 'server';
          const taken = left[wanted].length > 0 ? wanted : wanted === 'client' ? 'server' : 'client';
          mixed.push(left[taken].shift()!);
        }
        expect(listen(protocol, mixed).essence).toEqual(essence);
      }),
      { numRuns: Math.ceil(PARSER_RUNS / 200) },
    );
  });
});

const WORDS: Record<Protocol, string[]> = {
  pop3: [
    '+OK',
    '-ERR',
    '+ ',
    'USER a',
    'PASS b',
    'AUTH PLAIN',
    'STLS',
    'LIST',
    'UIDL',
    'RETR 1',
    'TOP 1 0',
    'QUIT',
    '1 10',
    '.',
    '..',
    'CAPA',
    ' ',
  ],
  imap: [
    '* ',
    'a',
    'a ',
    'OK',
    'NO ',
    'BAD',
    '+ ',
    'FETCH',
    '1 ',
    'EXISTS',
    '(',
    ')',
    'BODY[]',
    ' {3}',
    ' {3+}',
    '~{9}',
    '"',
    'IDLE',
    'DONE',
    'STARTTLS',
    'AUTHENTICATE PLAIN',
    'LOGIN',
    'SELECT x',
    'APPEND x',
    'UID',
    ' 1',
    'EXPUNGE',
  ],
};
const pieces = (protocol: Protocol) => {
  const word = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...WORDS[protocol]) },
    { weight: 3, arbitrary: fc.constantFrom('\r\n', '\n', '\r', ' ') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  );
  const octets = fc.option(
    fc.array(word, { maxLength: 8 }).map((words) => ascii(words.join(''))),
    { freq: 20 },
  );
  return fc.array(fc.record({ side: fc.constantFrom('client', 'server'), octets }), { maxLength: 30 });
};

describe.each<Protocol>(['pop3', 'imap'])('%s: whatever comes', (protocol) => {
  test('nothing throws, what was asked stays in order, places lie within what was said', () => {
    fc.assert(
      fc.property(pieces(protocol), fc.boolean(), fc.constantFrom('octets', 'lines'), (said, fromTheStart, evidence) => {
        const listened = listen(protocol, said as Piece[], { fromTheStart, evidence });
        for (const { exchange, side: whose, start, end } of listened.findings) {
          const found = listened.exchanges[exchange];
          expect(start).toBeLessThanOrEqual(end);
          if (found) expect(end).toBeLessThanOrEqual((whose === 'client' ? found.said : found.replied).length);
        }
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('every octet of both sides is told, where nothing is missing and no TLS begins', () => {
    fc.assert(
      fc.property(pieces(protocol), (drawn) => {
        const said = (drawn as Piece[]).filter(({ octets }) => octets !== null);
        const listened = listen(protocol, said);
        const begins = ['STLS', 'STARTTLS', 'COMPRESS'];
        fc.pre(!listened.exchanges.some(({ verb, reply }) => begins.includes(verb) && reply !== ''));
        const told = listened.exchanges.map((exchange) => exchange.said.length).reduce((sum, each) => sum + each, 0);
        expect(told).toBe(concat(side(said, 'client').map(({ octets }) => octets!)).length);
        const replied = concat(listened.replies.map(({ reply }) => reply.octets));
        expect(replied).toEqual(concat(side(said, 'server').map(({ octets }) => octets!)));
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('what is huge', () => {
  const HUGE = 40;
  const CHUNK = new Uint8Array(1024 * 1024).fill(120);

  test('a message of 40 MB in IMAP is counted, and not kept', () => {
    const { dialogue, listened } = opened('imap');
    dialogue.say('server', ascii('* PREAUTH ready\r\n'), null);
    dialogue.say('client', ascii('a FETCH 1 BODY[]\r\n'), null);
    dialogue.say('server', ascii(`* 1 FETCH (BODY[] {${HUGE * CHUNK.length}}\r\n`), null);
    for (let count = 0; count < HUGE; count++) dialogue.say('server', CHUNK, null);
    dialogue.say('server', ascii(')\r\na OK done\r\n'), null);
    dialogue.end('end', null);
    expect(listened.messages).toMatchObject([{ exchange: 1, size: HUGE * CHUNK.length, complete: true }]);
    expect(listened.messages[0]!.octets.length).toBe(0);
    expect(listened.exchanges[1]!.reply).toBe('OK');
  });

  test('a message of 40 MB in POP3 is counted, and not kept', () => {
    const { dialogue, listened } = opened('pop3', { fromTheStart: false });
    dialogue.say('client', ascii('RETR 1\r\n'), null);
    dialogue.say('server', ascii('+OK\r\n'), null);
    for (let count = 0; count < HUGE; count++) dialogue.say('server', CHUNK, null);
    dialogue.say('server', ascii('\r\n.\r\n'), null);
    dialogue.end('end', null);
    expect(listened.messages).toMatchObject([{ exchange: 0, size: HUGE * CHUNK.length + 2, complete: true }]);
    expect(listened.messages[0]!.octets.length).toBe(0);
  });

  test('a line without end, and a side that never gets an answer', () => {
    for (const protocol of ['pop3', 'imap'] as const) {
      const { dialogue, listened } = opened(protocol);
      for (let count = 0; count < 64; count++) for (const which of ['client', 'server'] as const) dialogue.say(which, CHUNK, null);
      dialogue.end('cut', null);
      expect(listened.exchanges.length).toBeGreaterThan(0);
    }
  });
});
