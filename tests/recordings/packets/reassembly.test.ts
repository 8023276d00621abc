/** TCP put together again: whatever the network and the capture do, the same streams, in an order that can be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import { pcap } from '../../../src/transcripts/formats/pcap.ts';
import type { Side } from '../../../src/transcripts/sink.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { heard, type Heard } from './heard.ts';
import { pcapOf, tcp4, type TcpPacket } from './written.ts';

const FIN = 1;
const SYN = 2;
const RST = 4;
const ACK = 16;
const C: [number, number] = [1, 40_000];
const S: [number, number] = [2, 25];

/** Packets from client to server, and back; numbers count from the initial ones. */
class Wire {
  readonly packets: TcpPacket[] = [];
  readonly #client: number;
  readonly #server: number;
  #ends: { C: [number, number]; S: [number, number] };

  constructor(client = 1000, server = 5000, ends = { C, S }) {
    this.#client = client;
    this.#server = server;
    this.#ends = ends;
  }

  c(seq: number, ack: number, data = '', flags = ACK): this {
    return this.#add(this.#ends.C, this.#ends.S, this.#client + seq, this.#server + ack, data, flags);
  }

  s(seq: number, ack: number, data = '', flags = ACK): this {
    return this.#add(this.#ends.S, this.#ends.C, this.#server + seq, this.#client + ack, data, flags);
  }

  handshake(): this {
    return this.c(0, 0, '', SYN)
      .s(0, 1, '', SYN | ACK)
      .c(1, 1);
  }

  #add(from: [number, number], to: [number, number], seq: number, ack: number, data: string, flags: number): this {
    this.packets.push({ from, to, seq: seq % 2 ** 32, ack: flags & ACK ? ack % 2 ** 32 : 0, flags, data });
    return this;
  }
}

function read(...wires: { packets: TcpPacket[] }[]): Heard {
  const packets = wires.flatMap((wire) => wire.packets);
  return heard(pcap, pcapOf(packets.map((packet, index) => ({ octets: tcp4(packet), atMs: 1000 + index }))));
}

/** 'C:EHLO', 'S:250', 'S-7' for seven octets that are missing. */
function lines(sink: Heard, conversation = 0): string[] {
  const letter = (side: Side) => (side === 'client' ? 'C' : 'S');
  return sink.conversations[conversation]!.told.map((told) =>
    told.told === 'say' ? `${letter(told.side)}:${text(told.octets)}` : `${letter(told.side)}-${told.octets}`,
  );
}

describe('A segment outside the window ends nothing (RFC 9293 §3.5.3, RFC 5961)', () => {
  const FAR = 400_000_000;
  const begun = () => new Wire().handshake().s(1, 1, '220 mx').c(1, 7, 'EHLO');
  const rest = (wire: Wire) =>
    wire
      .s(7, 5, '250 Ok')
      .c(5, 13, 'QUIT')
      .s(13, 9, 'bye')
      .s(16, 9, '', FIN | ACK)
      .c(9, 17, '', FIN | ACK)
      .s(17, 10);
  const whole = ['S:220 mx', 'C:EHLO', 'S:250 Ok', 'C:QUIT', 'S:bye'];
  const forged: Record<string, (wire: Wire) => Wire> = {
    'a reset from nowhere': (wire) => wire.s(FAR, 5, '', RST),
    'a reset behind what was acknowledged': (wire) => wire.s(3, 5, '', RST),
    'a reset a little ahead': (wire) => wire.c(900, 7, '', RST | ACK),
    'data from nowhere': (wire) => wire.c(FAR, 7, 'RSET'),
    'data and a FIN from nowhere': (wire) => wire.s(FAR, 5, 'x', FIN | ACK),
    'a FIN behind': (wire) => wire.s(-50, 5, '', FIN | ACK),
    'an acknowledgement of what was never said': (wire) => wire.s(7, FAR),
    'a FIN a little ahead': (wire) => wire.s(900, 5, '', FIN | ACK).c(300, 7, '', FIN | ACK),
    'a FIN within what is said later': (wire) => wire.s(10, 5, '', FIN | ACK),
    'a reset one before the next': (wire) => wire.s(6, 5, '', RST),
    'a reset two behind': (wire) => wire.s(9, 5, '', RST),
    'a reset one behind': (wire) => wire.s(8, 5, '', RST),
    'data a little ahead': (wire) => wire.c(90_000, 7, 'RSET'),
    'data that begins before': (wire) => wire.c(1, 7, 'XXXX'),
    'an acknowledgement a little ahead': (wire) => wire.s(7, 900),
    'a SYN within': (wire) => wire.c(7, 0, '', SYN),
    'a SYN with acknowledgement within': (wire) => wire.s(9, 5, '', SYN | ACK),
    'a reset with data': (wire) => wire.s(900, 5, 'go away', RST),
  };
  test.each(Object.entries(forged))('%s', (_, forge) => {
    const sink = read(rest(forge(begun())));
    expect(lines(sink)).toEqual(whole);
    expect(sink.conversations.map(({ closed }) => closed)).toEqual([['end']]);
  });
  test('where nothing comes after it, a reset that is not quite right is one', () => {
    expect(read(begun().s(900, 5, '', RST)).conversations.map(({ closed }) => closed)).toEqual([['reset']]);
  });
  test('the right one ends it at once, and so does the answer to a SYN', () => {
    expect(read(begun().s(7, 5, '', RST).s(7, 5, 'late')).conversations[0]!.closed).toEqual(['reset']);
    expect(read(new Wire().c(0, 0, '', SYN).s(-5000, 1, '', RST | ACK)).conversations[0]!.closed).toEqual(['reset']);
  });
  test('a hole of the capture that is as large is told as one', () => {
    const wire = begun()
      .c(FAR, 7, 'one')
      .c(FAR + 3, 7, 'two')
      .c(FAR + 6, 7, 'three')
      .c(FAR + 11, 7, 'four');
    expect(lines(read(wire)).slice(-3)).toEqual([`C-${FAR - 5 + 6}`, 'C:three', 'C:four']);
  });
});

describe('reassembly', () => {
  test('a session from SYN to FIN', () => {
    const sink = read(
      new Wire()
        .handshake()
        .s(1, 1, '220')
        .c(1, 4, 'QUIT')
        .s(4, 5, '221')
        .s(7, 5, '', FIN | ACK)
        .c(5, 8, '', FIN | ACK)
        .s(8, 6),
    );
    expect(lines(sink)).toEqual(['S:220', 'C:QUIT', 'S:221']);
    expect(sink.conversations[0]).toMatchObject({ client: '10.0.0.1:40000', server: '10.0.0.2:25', fromTheStart: true, closed: ['end'] });
    expect(sink.conversations[0]!.segments.map(({ side, flags, seq, ack }) => [side, flags, seq, ack])).toEqual([
      ['client', 'SYN', 0, 0],
      ['server', 'SYN,ACK', 0, 1],
      ['client', 'ACK', 1, 1],
      ['server', 'ACK', 1, 1],
      ['client', 'ACK', 1, 4],
      ['server', 'ACK', 4, 5],
      ['server', 'FIN,ACK', 7, 5],
      ['client', 'FIN,ACK', 5, 8],
      ['server', 'ACK', 8, 6],
    ]);
  });

  test('a reply captured before its command is told after it', () => {
    expect(lines(read(new Wire().handshake().s(1, 5, '250').c(1, 1, 'EHLO').c(5, 4)))).toEqual(['C:EHLO', 'S:250']);
  });

  test('overlaps: the first octets win, also among those that wait', () => {
    expect(lines(read(new Wire().handshake().c(1, 1, 'abc').c(2, 1, 'XYd')))).toEqual(['C:abc', 'C:d']);
    expect(lines(read(new Wire().handshake().c(5, 1, 'ef').c(3, 1, 'cdXXg').c(1, 1, 'abYY')))).toEqual(['C:ab', 'C:cd', 'C:ef', 'C:g']);
  });

  test('octets that were acknowledged and never seen are lost, once nobody can be expected to bring them', () => {
    const wire = new Wire().handshake().c(1, 1, 'EHLO').s(1, 5, '250').c(12, 4, 'RCPT').s(4, 16, '251');
    for (let index = 0; index < 20; index++) wire.c(16, 7);
    const told = lines(read(wire.s(7, 16, '!')));
    expect(told).toEqual(['C:EHLO', 'S:250', 'C-7', 'C:RCPT', 'S:251', 'S:!']);
  });

  test('at the end, whatever is missing is lost', () => {
    expect(lines(read(new Wire().handshake().c(4, 1, 'def')))).toEqual(['C-3', 'C:def']);
  });

  test('a hole that nobody acknowledges is given up when too much waits behind it', () => {
    const wire = new Wire().handshake();
    for (let index = 0; index < 300; index++) wire.c(5 + index, 1, 'x');
    const sink = read(wire.c(305, 1, 'end'));
    expect(lines(sink)[0]).toBe('C-4');
    expect(sink.octets(0, 'client').length).toBe(303);
  });

  test('one direction only: what the other said is missing, in its places', () => {
    const wire = new Wire().c(0, 0, '', SYN).c(1, 1).c(1, 4, 'EHLO').c(5, 7, 'QUIT');
    expect(lines(read(wire))).toEqual(['S-3', 'C:EHLO', 'S-3', 'C:QUIT']);
    const long = new Wire().c(0, 0, '', SYN).c(1, 1);
    for (let index = 0; index < 1000; index++) long.c(1 + index * 4, 4 + index * 3, 'NOOP');
    expect(lines(read(long))).toEqual(Array.from({ length: 1000 }, () => ['S-3', 'C:NOOP']).flat());
  });

  test("a server's SYN that comes after the acknowledgement of what it said", () => {
    const wire = new Wire()
      .c(0, 0, '', SYN)
      .c(1, 4)
      .s(0, 1, '', SYN | ACK)
      .s(1, 1, '220')
      .c(1, 4, 'QUIT');
    expect(lines(read(wire))).toEqual(['S:220', 'C:QUIT']);
  });

  test.each([
    ['by ports', { C, S }, 'x', 'y'],
    ['by what the server says', { C: [1, 30_000] as [number, number], S: [2, 40_000] as [number, number] }, 'hm', '250 ok'],
    ['by what the client says', { C: [1, 30_000] as [number, number], S: [2, 40_000] as [number, number] }, 'EHLO a', 'hm'],
  ])('in the middle, the client is known %s', (_, ends, said, answered) => {
    const sink = read(new Wire(1000, 5000, ends).s(9, 9, answered).c(9, 9 + answered.length, said));
    expect(sink.conversations[0]).toMatchObject({ client: `10.0.0.1:${ends.C[1]}`, fromTheStart: false, closed: ['cut'] });
    expect(lines(sink)).toEqual([`S:${answered}`, `C:${said}`]);
  });

  test('a SYN that comes late is the beginning all the same', () => {
    const sink = read(
      new Wire(7, 8, { C: [1, 30_000], S: [2, 40_000] })
        .c(1, 1, 'hi')
        .c(0, 0, '', SYN)
        .s(0, 1, '', SYN | ACK),
    );
    expect(sink.conversations[0]).toMatchObject({ client: '10.0.0.1:30000', fromTheStart: true });
    expect(lines(sink)).toEqual(['C:hi']);
  });

  test('the same ports again are another conversation', () => {
    const first = new Wire().handshake().c(1, 1, 'one').c(4, 1, '', RST);
    const cut = new Wire(9_000_000, 7).handshake().c(1, 1, 'two');
    const third = new Wire(99_000_000, 9).handshake().c(1, 1, 'three');
    const sink = read(first, cut, third);
    expect(sink.conversations.map(({ closed }) => closed)).toEqual([['reset'], ['cut'], ['cut']]);
    expect([0, 1, 2].map((index) => lines(sink, index))).toEqual([['C:one'], ['C:two'], ['C:three']]);
  });

  test('a forged SYN in the middle is none (RFC 5961 §4)', () => {
    for (const seq of [3, 900, 400_000_000]) {
      const begun = () => new Wire().handshake().s(1, 1, '220').c(1, 4, 'EHLO');
      const answered = begun().c(seq, 0, '', SYN).s(4, 5).s(4, 5, '250').c(5, 7, 'QUIT');
      expect([read(answered)].map((sink) => [sink.conversations.length, lines(sink)])).toEqual([
        [1, ['S:220', 'C:EHLO', 'S:250', 'C:QUIT']],
      ]);
      const serverS = begun()
        .s(seq, 5, '', SYN | ACK)
        .s(4, 5, '250')
        .c(5, 7, 'QUIT');
      expect(lines(read(serverS))).toEqual(['S:220', 'C:EHLO', 'S:250', 'C:QUIT']);
      const last = read(begun().c(seq, 0, '', SYN));
      expect(last.conversations).toHaveLength(1);
    }
  });

  test('one that is taken up is, also when the one before was cut short', () => {
    const first = () => new Wire().handshake().s(1, 1, '220').c(1, 4, 'EHLO');
    const again = new Wire(9_000_000, 7).handshake().s(1, 1, '220').c(1, 4, 'NOOP');
    const deaf = new Wire(9_000_000, 7).c(0, 0, '', SYN).c(0, 0, '', SYN).c(1, 1, 'NOOP');
    for (const second of [again, deaf]) {
      const sink = read(first(), second);
      expect(sink.conversations.map(({ client, fromTheStart }) => [client, fromTheStart])).toEqual([
        ['10.0.0.1:40000', true],
        ['10.0.0.1:40000', true],
      ]);
      expect(lines(sink)).toEqual(['S:220', 'C:EHLO']);
      expect(lines(sink, 1).at(-1)).toBe('C:NOOP');
    }
  });

  test('a repeated SYN is not', () => {
    const sink = read(
      new Wire()
        .c(0, 0, '', SYN)
        .c(0, 0, '', SYN)
        .s(0, 1, '', SYN | ACK)
        .c(1, 1, 'hi'),
    );
    expect(sink.conversations).toHaveLength(1);
    expect(lines(sink)).toEqual(['C:hi']);
  });

  test('keep-alives and probes of a closed window say nothing', () => {
    const wire = new Wire().handshake().c(1, 1, 'EHLO').c(4, 1).c(4, 1, 'O').s(1, 5, '250').s(3, 5).c(5, 4, 'Q').c(5, 4, 'QUIT');
    expect(lines(read(wire))).toEqual(['C:EHLO', 'S:250', 'C:Q', 'C:UIT']);
    const middle = new Wire().c(8, 9).s(9, 9).s(9, 9, '250').c(9, 12, 'QUIT');
    expect(lines(read(middle))).toEqual(['S:250', 'C:QUIT']);
  });

  test('numbers wrap round', () => {
    const wire = new Wire(2 ** 32 - 3, 2 ** 32 - 1).handshake().c(4, 1, 'def').s(1, 1, '220').c(1, 4, 'abc').s(4, 7, 'ok');
    expect(lines(read(wire))).toEqual(['S:220', 'C:abc', 'C:def', 'S:ok']);
  });

  test('more connections than are followed: the quietest is closed, and told once', () => {
    const wires = Array.from({ length: 20_003 }, (_, index) =>
      new Wire(1, 1, { C: [1 + (index >> 15), 1024 + (index & 32_767)], S }).c(0, 0, '', SYN),
    );
    const sink = read(...wires);
    expect(sink.conversations).toHaveLength(20_003);
    expect(sink.problems).toEqual([{ key: 'capture.manyConnections', values: { limit: 20_000 } }]);
  });
});

/** A session as both sides meant it, cut into segments; acknowledgements are those of an honest conversation. */
const sessions = fc.array(
  fc.tuple(fc.constantFrom<'c' | 's'>('c', 's'), fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' })),
  {
    minLength: 1,
    maxLength: 25,
  },
);

function spoken(turns: ['c' | 's', string][], isn: number): { wire: Wire; said: Record<Side, string>; order: string[] } {
  const wire = new Wire(isn, 5000).handshake();
  const said = { client: '', server: '' };
  const order: string[] = [];
  for (const [who, words] of turns) {
    const [mine, other] = who === 'c' ? (['client', 'server'] as const) : (['server', 'client'] as const);
    wire[who](1 + said[mine].length, 1 + said[other].length, words);
    said[mine] += words;
    order.push(`${who === 'c' ? 'C' : 'S'}:${words}`);
  }
  return { wire, said, order };
}

describe('whatever the network does', () => {
  const isns = fc.constantFrom(0, 1000, 2 ** 32 - 20);

  test('segments in the order of any short displacement, repeated, and overlapping: the same conversation', () => {
    fc.assert(
      fc.property(sessions, isns, fc.array(fc.nat({ max: 6 }), { minLength: 60, maxLength: 60 }), (turns, isn, moves) => {
        const { wire, said, order } = spoken(turns, isn);
        const [syn, synAck, ...rest] = wire.packets;
        const mixed = rest
          .flatMap((packet, index) => (moves[index]! === 0 ? [packet, packet] : [packet]))
          .map((packet, index) => ({ packet, at: index + (moves[59 - index] ?? 0) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ packet }) => packet);
        const sink = read({ packets: [syn!, synAck!, ...mixed] });
        expect(text(sink.octets(0, 'client'))).toBe(said.client);
        expect(text(sink.octets(0, 'server'))).toBe(said.server);
        expect(lines(sink).join('')).toBe(order.join(''));
      }),
      { numRuns: Math.ceil(PARSER_RUNS / 4) },
    );
  });

  test('segments that come in any order and in any pieces: the same streams', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme-ascii' }),
        isns,
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 })), { maxLength: 100 }),
        (words, isn, pieces) => {
          const wire = new Wire(isn).handshake();
          for (const [from, length] of pieces) wire.c(1 + (from % words.length), 1, words.slice(from % words.length).slice(0, length));
          for (let at = 0; at < words.length; at += 7) wire.c(1 + at, 1, words.slice(at, at + 7));
          const sink = read(wire);
          expect(text(sink.octets(0, 'client'))).toBe(words);
          expect(sink.conversations[0]!.told.every(({ told }) => told === 'say')).toBe(true);
        },
      ),
      { numRuns: Math.ceil(PARSER_RUNS / 4) },
    );
  });

  test('segments without any sense: every conversation ends, and no octet is told twice', () => {
    const segment = fc.record({
      from: fc.constantFrom(C, S),
      seq: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 2 ** 32 - 1 })),
      ack: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 2 ** 32 - 1 })),
      flags: fc.nat({ max: 63 }),
      data: fc.string({ maxLength: 20, unit: 'grapheme-ascii' }),
    });
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 80 }), (segments) => {
        const packets = segments.map((each) => ({ ...each, to: each.from === C ? S : C }));
        const sink = read({ packets });
        for (const [index, conversation] of sink.conversations.entries()) {
          expect(conversation.closed).toHaveLength(1);
          const carried = conversation.segments.reduce((sum, { octets }) => sum + octets.length, 0);
          expect(sink.octets(index, 'client').length + sink.octets(index, 'server').length).toBeLessThanOrEqual(carried);
        }
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});
