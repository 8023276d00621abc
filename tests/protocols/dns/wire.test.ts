import { Buffer } from 'node:buffer';
import oracle from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate, annotateFramed } from '../../../src/protocols/dns/annotate.ts';
import { isName, readName, writeName } from '../../../src/protocols/dns/names.ts';
import { joinedText, stringsOf } from '../../../src/protocols/dns/rdata.ts';
import {
  decode,
  encode,
  encodeWithin,
  formatError,
  query,
  responseTo,
  udpLimit,
  type ResourceRecord,
} from '../../../src/protocols/dns/wire.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
const ttlSeconds = fc.integer({ min: 0, max: 0x7fffffff });
const octet = fc.integer({ min: 0, max: 255 });
const data = fc.oneof(
  fc.tuple(octet, octet, octet, octet).map((parts) => ({ type: 'A', data: parts.join('.') })),
  fc.tuple(fc.integer({ min: 0, max: 65535 }), name).map(([preference, host]) => ({ type: 'MX', data: `${preference} ${host}` })),
  name.map((host) => ({ type: 'NS', data: host })),
  name.map((host) => ({ type: 'CNAME', data: host })),
  fc.stringMatching(/^[!#-~][ -~]{0,300}$/).map((words) => ({ type: 'TXT', data: words })),
  fc
    .array(fc.stringMatching(/^[!#-[\]-~]{1,80}$/), { minLength: 2, maxLength: 4 })
    .map((strings) => ({ type: 'TXT', data: strings.map((string) => `"${string}"`).join(' ') })),
  fc.tuple(name, name).map(([a, b]) => ({ type: 'SOA', data: `${a} ${b} 1 2 3 4 5` })),
  fc
    .array(fc.integer({ min: 1, max: 65535 }), { minLength: 8, maxLength: 8 })
    .map((groups) => ({ type: 'AAAA', data: groups.map((group) => group.toString(16)).join(':') })),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((octets) => ({
    type: 'TYPE257',
    data: `\\# ${octets.length} ${Buffer.from(octets).toString('hex')}`,
  })),
);
const record: fc.Arbitrary<ResourceRecord> = fc
  .tuple(name, ttlSeconds, data)
  .map(([owner, ttl, rest]) => ({ name: owner, ttlSeconds: ttl, ...rest }));

/** Records as dns-packet takes and gives them: only their form differs. */
function theirsOf({ name: owner, type, ttlSeconds: ttl, data }: ResourceRecord) {
  const words = data.split(' ');
  if (type === 'MX') return { name: owner, type, ttl, data: { preference: Number(words[0]), exchange: words[1] } };
  if (type === 'TXT') return { name: owner, type, ttl, data: stringsOf(data) };
  if (type !== 'SOA') return { name: owner, type, ttl, data };
  const [mname, rname, serial, refresh, retry, expire, minimum] = words;
  const numbers = { serial, refresh, retry, expire, minimum };
  return {
    name: owner,
    type,
    ttl,
    data: { mname, rname, ...Object.fromEntries(Object.entries(numbers).map(([key, n]) => [key, Number(n)])) },
  };
}

function expectedOf(each: ResourceRecord): unknown {
  if (each.type === 'TYPE257') return { name: each.name, type: 'CAA', ttl: each.ttlSeconds };
  return theirsOf(each);
}

function writtenBy(answer: oracle.Answer): unknown {
  const { name: owner, type, ttl, data } = answer as { name: string; type: string; ttl: number; data: unknown };
  if (type === 'CAA') return { name: owner, type, ttl };
  return { name: owner, type, ttl, data: type === 'TXT' ? (data as Buffer[]).map(String) : data };
}

/** Records of types that both of us know by name, with data that dns-packet can be given. */
const known = record.filter(({ type }) => type !== 'TYPE257');

describe('packets', () => {
  test('what is encoded is decoded equal, and its fields cover it without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 65535 }),
        name,
        fc.array(record, { maxLength: 6 }),
        fc.array(record, { maxLength: 3 }),
        (id, asked, answers, authority) => {
          const packet = { ...responseTo(query(id, asked, 'MX')), authoritative: true, answers, authority };
          const octets = encode(packet);
          expect(decode(octets)).toEqual(packet);
          const fields = annotate(octets);
          fields.forEach((field, index) => expect(field.start).toBe(index === 0 ? 0 : fields[index - 1]!.end));
          expect(fields.at(-1)!.end).toBe(octets.length);
        },
      ),
      { numRuns: PARSER_RUNS },
    );
  });

  test('dns-packet reads every record that we write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65535 }), name, fc.array(record, { maxLength: 6 }), (id, asked, answers) => {
        const theirs = oracle.decode(Buffer.from(encode({ ...responseTo(query(id, asked, 'MX')), authoritative: true, answers })));
        expect(theirs).toMatchObject({ id, type: 'response', flag_aa: true, questions: [{ name: asked, type: 'MX' }] });
        expect(theirs.answers!.map((each) => writtenBy(each))).toEqual(answers.map((each) => expectedOf(each)));
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('we read every record that dns-packet writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65535 }), name, fc.array(known, { maxLength: 6 }), (id, asked, answers) => {
        const theirs = oracle.encode({
          type: 'response',
          id,
          flags: oracle.AUTHORITATIVE_ANSWER,
          questions: [{ type: 'MX', name: asked }],
          answers: answers.map((each) => theirsOf(each)) as oracle.Answer[],
          additionals: [{ type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0, options: [] }] as unknown as oracle.Answer[],
        });
        expect(decode(new Uint8Array(theirs))).toMatchObject({ id, response: true, answers, edns: { udpOctets: 1232, version: 0 } });
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('RFC 1035 §4.1.4: F.ISI.ARPA, FOO.F.ISI.ARPA, ARPA and the root, each once', () => {
    const out: number[] = new Array<number>(20).fill(0);
    const written = new Map<string, number>();
    writeName(out, 'F.ISI.ARPA', written);
    expect(Buffer.from(out.slice(20)).toString('latin1')).toBe('\x01F\x03ISI\x04ARPA\x00');
    writeName(out, 'foo.f.isi.arpa', written);
    expect(out.slice(32)).toEqual([3, 102, 111, 111, 0xc0, 20]);
    writeName(out, 'ARPA', written);
    expect(out.slice(38)).toEqual([0xc0, 26]);
    writeName(out, '', written);
    expect(out.slice(40)).toEqual([0]);
    expect(readName(Uint8Array.from(out), 32)).toEqual({ name: 'foo.f.isi.arpa', written: 'foo.F.ISI.ARPA', end: 38 });
  });

  test('octets in a label that would be read as something else are escaped (RFC 1035 §5.1)', () => {
    const name = 'a\\.b.\\000\\255.c\\\\.org';
    const packet = query(1, name, 'A');
    expect(decode(encode(packet))).toEqual(packet);
  });

  test('what can be asked for: labels of 63 octets, names of 255', () => {
    expect(isName(`${'a'.repeat(63)}.org`)).toBe(true);
    expect(isName(`${'a'.repeat(64)}.org`)).toBe(false);
    expect(isName('a..org')).toBe(false);
    expect(isName('.')).toBe(true);
    expect(isName('ñ.org')).toBe(false);
    expect(isName(new Array(64).fill('abc').join('.'))).toBe(false);
  });

  test('a TXT record keeps its strings apart, and they are read as one text', () => {
    const long = 'v'.repeat(600);
    const packet = (data: string) => ({
      ...responseTo(query(1, 'b.com', 'TXT')),
      answers: [{ name: 'b.com', type: 'TXT', ttlSeconds: 1, data }],
    });
    expect(decode(encode(packet(long)))!.answers[0]!.data).toBe(long);
    expect(stringsOf(long).map(({ length }) => length)).toEqual([255, 255, 90]);
    expect(decode(encode(packet('"v=spf1 " "a:\\"q\\" -all"')))!.answers[0]!.data).toBe('"v=spf1 " "a:\\"q\\" -all"');
    expect(joinedText('"v=spf1 " "-all"')).toBe('v=spf1 -all');
    expect(joinedText('v=spf1 -all')).toBe('v=spf1 -all');
  });

  test('IPv6 addresses are written as RFC 5952 has it', () => {
    const read = (data: string) =>
      decode(encode({ ...responseTo(query(1, 'b.com', 'AAAA')), answers: [{ name: 'b.com', type: 'AAAA', ttlSeconds: 1, data }] }))!
        .answers[0]!.data;
    expect(read('2001:db8:0:0:0:0:0:1')).toBe('2001:db8::1');
    expect(read('2001:0db8::0001')).toBe('2001:db8::1');
    expect(read('0:0:0:0:0:0:0:0')).toBe('::');
    expect(read('::1')).toBe('::1');
    expect(read('fe80::')).toBe('fe80::');
    expect(read('2001:db8:0:0:1:0:0:0')).toBe('2001:db8:0:0:1::');
    expect(read('1:0:2:0:3:0:4:0')).toBe('1:0:2:0:3:0:4:0');
  });

  test('EDNS: the payload size crosses, a version that nobody speaks is answered BADVERS', () => {
    const asked = { ...query(1, 'b.com', 'A'), edns: { udpOctets: 4096, version: 1 } };
    expect(decode(encode(asked))).toEqual(asked);
    expect(udpLimit(asked)).toBe(1232);
    const refused = { ...responseTo(asked), rcode: 'BADVERS' };
    expect(decode(encode(refused))).toEqual(refused);
    expect(udpLimit(query(1, 'b.com', 'A'))).toBe(512);
  });

  test('other response codes and operation codes are read too', () => {
    const octets = encode(query(1, 'b.com', 'A'));
    octets[3]! |= 9;
    octets[2]! |= 5 << 3;
    expect(decode(octets)).toMatchObject({ opcode: 5, rcode: 'NOTAUTH' });
  });

  test('what is a query but cannot be read is a format error; an answer is not answered', () => {
    const cut = encode(query(77, 'b.com', 'A')).subarray(0, 15);
    expect(formatError(cut)).toMatchObject({ id: 77, response: true, rcode: 'FORMERR', recursionDesired: true });
    expect(formatError(encode(responseTo(query(1, 'b.com', 'A'))))).toBeUndefined();
    expect(formatError(cut.subarray(0, 11))).toBeUndefined();
  });

  test('the null MX is the root', () => {
    const packet = { ...responseTo(query(1, 'b.com', 'MX')), answers: [{ name: 'b.com', type: 'MX', ttlSeconds: 1, data: '0 .' }] };
    expect(decode(encode(packet))).toEqual(packet);
  });

  test('a packet too large for UDP is cut off and says so, unless only additional records are too many', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ name: `host${index}.b.com`, type: 'A', ttlSeconds: 1, data: '192.0.2.1' }));
    const short = (sections: object) => decode(encodeWithin({ ...responseTo(query(1, 'b.com', 'A')), ...sections }, 512));
    expect(short({ answers: many })).toMatchObject({ truncated: true, answers: [] });
    expect(short({ answers: many.slice(0, 1), additional: many })).toMatchObject({ truncated: false, additional: [] });
    const authority = [{ name: 'b.com', type: 'NS', ttlSeconds: 1, data: 'ns.b.com' }];
    expect(short({ authority, additional: many })).toMatchObject({ truncated: true, authority: [] });
  });

  test('arbitrary octets, and names that point in circles, are refused without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => void [annotate(octets), annotateFramed(octets), formatError(octets)]),
      { numRuns: PARSER_RUNS },
    );
    const circle = encode(query(1, 'b.com', 'A'));
    circle.set([0xc0, 12], 12);
    expect(decode(circle)).toBeUndefined();
    const forged = encode(query(1, 'b.com', 'A'));
    forged[6] = forged[7] = 255;
    expect(decode(forged)).toBeUndefined();
  });
});

test('an answer repeats the question letter by letter: who asked in mixed case compares (0x20)', () => {
  const mixed = fc
    .array(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,10}$/), { minLength: 1, maxLength: 4 })
    .map((labels) => labels.join('.'));
  fc.assert(
    fc.property(mixed, record, (asked, extra) => {
      const question = decode(Uint8Array.from(oracle.encode({ type: 'query', id: 7, questions: [{ type: 'A', name: asked }] })))!;
      expect(question.questions[0]!.name).toBe(asked.toLowerCase());
      const own = { name: asked.toLowerCase(), type: 'A', ttlSeconds: 1, data: '192.0.2.1' };
      const octets = encode({ ...responseTo(question), answers: [own, extra] });
      const theirs = oracle.decode(Buffer.from(octets));
      expect(theirs.questions![0]!.name).toBe(asked);
      expect(theirs.answers!.map((answer) => answer.name.toLowerCase())).toEqual([own.name, extra.name]);
      expect(decode(octets)!.answers).toEqual([own, extra]);
    }),
  );
});
