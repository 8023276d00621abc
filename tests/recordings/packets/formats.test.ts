/** What captures may be made of, beyond the recordings: byte orders, clocks, link layers, fragments, blocks, damage. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, concat, text } from '../../../src/mail/octets.ts';
import { pcap } from '../../../src/transcripts/formats/pcap.ts';
import { pcapng } from '../../../src/transcripts/formats/pcapng.ts';
import { snoop } from '../../../src/transcripts/formats/snoop.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { file, heard, type Heard } from './heard.ts';
import * as written from './written.ts';

const AT_MS = 1_767_603_600_123.456;
const packet: written.TcpPacket = { from: [1, 40_000], to: [2, 25], seq: 100, ack: 200, flags: 24, data: 'EHLO a.org\r\n' };
const plain = written.tcp4(packet);

function expectEhlo(sink: Heard, client = '10.0.0.1:40000', server = '10.0.0.2:25'): void {
  expect(sink.conversations.map((each) => [each.client, each.server])).toEqual([[client, server]]);
  expect(text(sink.octets(0, 'client'))).toBe('EHLO a.org\r\n');
  expect(sink.problems).toEqual([]);
  expect(sink.left).toEqual([]);
}

describe('pcap', () => {
  test.each([{}, { little: false }, { nano: true }, { nano: true, little: false }, { modified: true }])('%o', (options) => {
    const sink = heard(pcap, written.pcapOf([{ octets: plain, atMs: AT_MS }], options));
    expectEhlo(sink);
    expect(sink.conversations[0]!.atMs).toBeCloseTo(AT_MS, 3);
  });

  const ether = (type: number, ...rest: Uint8Array[]) => concat([new Uint8Array(12), written.big(2, type), ...rest]);
  const inPpp = (protocol: number) => concat([written.big(2, protocol), plain]);
  const pppoe = (inner: Uint8Array) => concat([Uint8Array.of(0x11, 0, 0, 1), written.big(2, inner.length), inner]);
  test.each([
    ['Ethernet', 1, ether(0x0800, plain)],
    ['Ethernet, padded', 1, ether(0x0800, plain, new Uint8Array(9))],
    ['802.1Q', 1, ether(0x8100, written.big(2, 5), written.big(2, 0x0800), plain)],
    ['802.1ad', 1, ether(0x88a8, written.big(2, 5), written.big(2, 0x8100), written.big(2, 6), written.big(2, 0x0800), plain)],
    ['LLC and SNAP', 1, ether(8 + plain.length, Uint8Array.of(0xaa, 0xaa, 3, 0, 0, 0, 8, 0), plain)],
    ['PPPoE over Ethernet', 1, ether(0x8864, pppoe(inPpp(0x0021)))],
    ['PPPoE', 51, pppoe(inPpp(0x0021))],
    ['PPP', 9, inPpp(0x0021)],
    ['PPP with address and control', 9, concat([Uint8Array.of(0xff, 3), inPpp(0x0021)])],
    ['PPP, protocol shortened', 50, concat([Uint8Array.of(0xff, 3, 0x21), plain])],
    ['BSD loopback, little-endian', 0, concat([Uint8Array.of(2, 0, 0, 0), plain])],
    ['BSD loopback, big-endian', 0, concat([Uint8Array.of(0, 0, 0, 2), plain])],
    ['OpenBSD loopback', 108, concat([Uint8Array.of(0, 0, 0, 2), plain])],
    ['raw (12)', 12, plain],
    ['raw', 101, plain],
    ['raw IPv4', 228, plain],
    ['Linux cooked', 113, concat([new Uint8Array(14), written.big(2, 0x0800), plain])],
    ['Linux cooked v2', 276, concat([written.big(2, 0x0800), new Uint8Array(18), plain])],
  ])('link layer: %s', (_, link, octets) => {
    expectEhlo(heard(pcap, written.pcapOf([{ octets }], { link })));
  });

  test('an unknown link layer is told once', () => {
    const sink = heard(pcap, written.pcapOf([{ octets: plain }, { octets: plain }], { link: 195 }));
    expect(sink.problems).toEqual([{ key: 'capture.unknownLink', values: { link: 195 } }]);
  });

  test('IPv6 with extension headers', () => {
    const hopByHop = Uint8Array.of(60, 0, 1, 4, 0, 0, 0, 0);
    const destination = Uint8Array.of(51, 0, 1, 4, 0, 0, 0, 0);
    const authentication = Uint8Array.of(6, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1);
    const octets = written.tcp6(packet, concat([hopByHop, destination, authentication]), 0);
    expectEhlo(heard(pcap, written.pcapOf([{ octets }])), '2001:db8::1:40000', '2001:db8::2:25');
  });

  test.each([
    ['IPv4', written.fragmented4, '10.0.0.1:40000', '10.0.0.2:25'],
    ['IPv6', written.fragmented6, '2001:db8::1:40000', '2001:db8::2:25'],
  ])('%s fragments in any order, one of them twice', (_, fragmented, client, server) => {
    const [first, second] = fragmented(packet, 24, 9);
    expectEhlo(heard(pcap, written.pcapOf([{ octets: first }, { octets: second }])), client, server);
    expectEhlo(heard(pcap, written.pcapOf([{ octets: second }, { octets: second }, { octets: first }])), client, server);
  });

  test('a fragment without the others is told', () => {
    const [first] = written.fragmented4(packet, 24, 9);
    expect(heard(pcap, written.pcapOf([{ octets: first }])).problems).toEqual([{ key: 'capture.fragments', values: { count: 1 } }]);
  });

  test('what the snap length cut off is missing, and said so', () => {
    const sink = heard(pcap, written.pcapOf([{ octets: plain, snap: plain.length - 5 }]));
    expect(text(sink.octets(0, 'client'))).toBe('EHLO a.');
    expect(sink.conversations[0]!.told[1]).toMatchObject({ told: 'miss', octets: 5, why: 'snapped' });
    expect(sink.problems).toEqual([{ key: 'capture.snapped', values: { count: 1 } }]);
  });

  test('wrong checksums are read and counted; those of offload are not', () => {
    const pseudo = 10 * 512 + 3 + 6 + 20 + packet.data!.length;
    const packets = [0, pseudo, 0x1234, 0x1235].map((checksum) => ({ octets: written.tcp4({ ...packet, checksum }) }));
    const sink = heard(pcap, written.pcapOf(packets));
    expect(sink.problems).toEqual([{ key: 'capture.checksums', values: { count: 2 } }]);
    expect(text(sink.octets(0, 'client'))).toBe('EHLO a.org\r\n');
  });

  test('ICMP with a quotation, ARP and foreign UDP are left alone, once', () => {
    const ends: [Uint8Array, Uint8Array] = [Uint8Array.of(10, 0, 0, 2), Uint8Array.of(10, 0, 0, 1)];
    const icmp = written.ipv4(concat([Uint8Array.of(3, 1, 0, 0, 0, 0, 0, 0), plain]), ends, 1);
    const ntp = written.udp4([1, 50_000], [2, 123], ascii('x'.repeat(48)));
    const sink = heard(pcap, written.pcapOf([icmp, ntp, icmp, ntp].map((octets) => ({ octets }))));
    expect(sink.left).toEqual(['ICMP 10.0.0.2 10.0.0.1', 'UDP 123 10.0.0.1:50000 10.0.0.2:123']);
    expect(sink.conversations).toEqual([]);
  });

  test('DNS is known by its port, and elsewhere by what it says', () => {
    const query = concat([Uint8Array.of(0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1), ascii('b\x03com\0'), Uint8Array.of(0, 15, 0, 1)]);
    const ports = [53, 5300, 5353];
    const sink = heard(pcap, written.pcapOf(ports.map((port) => ({ octets: written.udp4([1, 50_000], [2, port], query) }))));
    expect(sink.datagrams.map(({ to }) => to)).toEqual(['10.0.0.2:53', '10.0.0.2:5300']);
    expect(sink.left).toEqual(['UDP 5353 10.0.0.1:50000 10.0.0.2:5353']);
  });

  test('a length that cannot be ends the reading, and is told', () => {
    const good = written.pcapOf([{ octets: plain }]);
    const bad = concat([good, new Uint8Array(8), Uint8Array.of(0, 0, 0, 0x7f), new Uint8Array(100)]);
    const sink = heard(pcap, bad);
    expect(sink.problems).toEqual([{ key: 'capture.badLength', values: { at: good.length, octets: 0x7f000000, limit: 262_144 } }]);
    expect(text(sink.octets(0, 'client'))).toBe('EHLO a.org\r\n');
  });
});

describe('snoop', () => {
  test('is read', () => {
    const octets = concat([new Uint8Array(12), written.big(2, 0x0800), plain]);
    const sink = heard(snoop, written.snoopOf([{ octets, atMs: AT_MS }]));
    expectEhlo(sink);
    expect(sink.conversations[0]!.atMs).toBeCloseTo(AT_MS, 3);
  });

  test('cut short', () => {
    const whole = written.snoopOf([{ octets: concat([new Uint8Array(12), written.big(2, 0x0800), plain]) }]);
    const sink = heard(snoop, concat([whole, whole.subarray(16, 60)]));
    expect(sink.problems).toEqual([{ key: 'capture.truncated', values: { at: whole.length } }]);
  });
});

describe.each([true, false])('pcapng, little-endian: %s', (little) => {
  const n = written.number(little);
  const file = (...blocks: Uint8Array[]) => concat([written.section(little), ...blocks]);
  const ethernet = concat([new Uint8Array(12), written.big(2, 0x0800), written.tcp4({ ...packet, seq: 112, data: 'QUIT\r\n' })]);

  test('several interfaces, each with its clock', () => {
    const nano: [number, Uint8Array] = [9, Uint8Array.of(9)];
    const binary: [number, Uint8Array] = [9, Uint8Array.of(0x80 | 10)];
    const later: [number, Uint8Array] = [14, n(8, 3600)];
    const sink = heard(
      pcapng,
      file(
        written.interfaceBlock(little, 101, [nano]),
        written.interfaceBlock(little, 1, [binary, later]),
        written.packetBlock(little, 0, plain, 5_000_000_000),
        written.packetBlock(little, 1, ethernet, 6 * 1024 + 512),
      ),
    );
    expect(sink.problems).toEqual([]);
    expect(text(sink.octets(0, 'client'))).toBe('EHLO a.org\r\nQUIT\r\n');
    expect(sink.conversations[0]!.told.map(({ atMs }) => atMs)).toEqual([5000, 3_606_500]);
  });

  test('simple and obsolete packets, names, secrets, unknown blocks', () => {
    const names = concat([n(2, 1), n(2, 11), Uint8Array.of(10, 0, 0, 2), ascii('mx.b.com\0').subarray(0, 7), new Uint8Array(1), n(4, 0)]);
    const secret = ascii('CLIENT_RANDOM ab cd\n');
    const old = concat([n(2, 0), n(2, 0), n(4, 0), n(4, 7000), n(4, plain.length), n(4, plain.length), plain]);
    const sink = heard(
      pcapng,
      file(
        written.interfaceBlock(little, 101),
        written.block(little, 4, names),
        written.block(little, 10, concat([n(4, 0x544c534b), n(4, secret.length), secret])),
        written.block(little, 0x1234, ascii('whatever')),
        written.block(little, 3, concat([n(4, plain.length), plain])),
        written.block(little, 2, old),
      ),
    );
    expectEhlo(sink);
    expect(sink.keyLines).toBe('CLIENT_RANDOM ab cd\n');
    expect(sink.conversations[0]!.serverName).toBe('mx.b.co');
    expect(sink.conversations[0]!.segments.map(({ atMs }) => atMs)).toEqual([0, 7]);
  });

  test('a new section forgets the interfaces, and may turn the byte order round', () => {
    const sink = heard(
      pcapng,
      concat([
        file(written.interfaceBlock(little, 1)),
        written.section(!little),
        written.interfaceBlock(!little, 101),
        written.packetBlock(!little, 0, plain, 1000),
      ]),
    );
    expectEhlo(sink);
  });

  test('a damaged block is told, and reading goes on behind it', () => {
    const damaged = written.packetBlock(little, 0, plain, 0);
    damaged.set(n(4, 0x7ffffffd), 4);
    const before = file(written.interfaceBlock(little, 101));
    const sink = heard(pcapng, concat([before, damaged, written.packetBlock(little, 0, plain, 1000)]));
    expect(sink.problems).toEqual([{ key: 'capture.damaged', values: { at: before.length } }]);
    expect(text(sink.octets(0, 'client'))).toBe('EHLO a.org\r\n');
  });

  test('a packet of an interface that was never described is told', () => {
    const sink = heard(pcapng, file(written.interfaceBlock(little, 101), written.packetBlock(little, 3, plain, 0)));
    expect(sink.problems.map(({ key }) => key)).toEqual(['capture.damaged']);
  });
});

describe('chunks', () => {
  const samples = [
    [pcap, file('formats/v42-retransmitted-reordered.pcap')],
    [pcapng, file('formats/v38-pcapng-dumpcap.pcapng')],
    [snoop, written.snoopOf([{ octets: concat([new Uint8Array(12), written.big(2, 0x0800), plain]) }])],
  ] as const;

  test.each(samples)('of any size: the same (%#)', (format, octets) => {
    const whole = heard(format, octets);
    for (const chunk of [1, 2, 3, 7, 16, 61, 1000]) expect(heard(format, octets, chunk)).toEqual(whole);
  });

  test('captures cut anywhere, or with an octet changed anywhere, are read as far as they go', () => {
    const count = heard(pcapng, samples[1][1]).conversations[0]!.segments.length;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1 }), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (sample, cut, at, change) => {
        const [format, octets] = samples[sample]!;
        const damaged = octets.slice(0, cut % (octets.length + 1));
        if (damaged.length > 0) damaged[at % damaged.length]! ^= change;
        const sink = heard(format, damaged, 1500);
        for (const conversation of sink.conversations) expect(conversation.closed).toHaveLength(1);
        if (damaged.length === octets.length && sample === 1) expect(sink.conversations[0]!.segments.length).toBeGreaterThan(count / 2);
      }),
      { numRuns: Math.ceil(PARSER_RUNS / 10) },
    );
  });

  test('arbitrary octets behind a good beginning never throw', () => {
    const beginnings = [
      [pcap, written.pcapOf([])],
      [pcapng, concat([written.section(true), written.interfaceBlock(true, 1)])],
      [snoop, written.snoopOf([])],
      [pcap, new Uint8Array(0)],
      [pcapng, new Uint8Array(0)],
      [snoop, new Uint8Array(0)],
    ] as const;
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.uint8Array({ maxLength: 300, size: 'max' }), (which, octets) => {
        const [format, beginning] = beginnings[which]!;
        heard(format, concat([beginning, octets]), 50);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('arbitrary packets on every link layer never throw', () => {
    const links = [0, 1, 9, 12, 50, 51, 101, 108, 113, 228, 229, 276];
    fc.assert(
      fc.property(
        fc.constantFrom(...links),
        fc.array(fc.uint8Array({ maxLength: 120, size: 'max' }), { maxLength: 20 }),
        (link, packets) => {
          const sink = heard(
            pcap,
            written.pcapOf(
              packets.map((octets) => ({ octets })),
              { link },
            ),
          );
          for (const conversation of sink.conversations) expect(conversation.closed).toHaveLength(1);
        },
      ),
      { numRuns: PARSER_RUNS },
    );
  });
});
