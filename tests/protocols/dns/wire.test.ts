import { Buffer } from 'node:buffer';
import oracle from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/protocols/dns/annotate.ts';
import { decode, encode, encodeWithin, query, responseTo, type ResourceRecord } from '../../../src/protocols/dns/wire.ts';

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
const ttlSeconds = fc.integer({ min: 0, max: 0x7fffffff });
const octet = fc.integer({ min: 0, max: 255 });
const data = fc.oneof(
  fc.tuple(octet, octet, octet, octet).map((parts) => ({ type: 'A', data: parts.join('.') })),
  fc.tuple(fc.integer({ min: 0, max: 65535 }), name).map(([preference, host]) => ({ type: 'MX', data: `${preference} ${host}` })),
  name.map((host) => ({ type: 'NS', data: host })),
  name.map((host) => ({ type: 'CNAME', data: host })),
  fc.stringMatching(/^[ -~]{1,300}$/).map((words) => ({ type: 'TXT', data: words })),
  fc.tuple(name, name).map(([a, b]) => ({ type: 'SOA', data: `${a} ${b} 1 2 3 4 5` })),
  fc
    .array(fc.integer({ min: 0, max: 65535 }), { minLength: 8, maxLength: 8 })
    .map((groups) => ({ type: 'AAAA', data: groups.map((group) => group.toString(16)).join(':') })),
);
const record: fc.Arbitrary<ResourceRecord> = fc
  .tuple(name, ttlSeconds, data)
  .map(([owner, ttl, rest]) => ({ name: owner, ttlSeconds: ttl, ...rest }));

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
      { numRuns: 1000 },
    );
  });

  test('dns-packet reads what we write, and we read what it writes', () => {
    const packet = {
      ...responseTo(query(7, 'b.com', 'MX')),
      answers: [
        { name: 'b.com', type: 'MX', ttlSeconds: 60, data: '10 mx.b.com' },
        { name: 'mx.b.com', type: 'A', ttlSeconds: 60, data: '192.0.2.1' },
      ],
    };
    const read = oracle.decode(Buffer.from(encode(packet)));
    expect(read.answers).toMatchObject([
      { name: 'b.com', type: 'MX', ttl: 60, data: { preference: 10, exchange: 'mx.b.com' } },
      { name: 'mx.b.com', type: 'A', data: '192.0.2.1' },
    ]);
    const theirs = oracle.encode({
      type: 'response',
      id: 9,
      questions: [{ type: 'MX', name: 'b.com' }],
      answers: [{ type: 'MX', name: 'b.com', ttl: 5, data: { preference: 20, exchange: 'mx2.b.com' } }],
    });
    expect(decode(new Uint8Array(theirs))).toMatchObject({
      id: 9,
      response: true,
      answers: [{ name: 'b.com', type: 'MX', ttlSeconds: 5, data: '20 mx2.b.com' }],
    });
  });

  test('the null MX is the root', () => {
    const packet = { ...responseTo(query(1, 'b.com', 'MX')), answers: [{ name: 'b.com', type: 'MX', ttlSeconds: 1, data: '0 .' }] };
    expect(decode(encode(packet))).toEqual(packet);
  });

  test('a packet too large for UDP is truncated whole and says so', () => {
    const answers = Array.from({ length: 60 }, (_, index) => ({ name: `host${index}.b.com`, type: 'A', ttlSeconds: 1, data: '192.0.2.1' }));
    const short = encodeWithin({ ...responseTo(query(1, 'b.com', 'A')), answers }, 512);
    expect(short.length).toBeLessThanOrEqual(512);
    expect(decode(short)).toMatchObject({ truncated: true, answers: [] });
  });

  test('arbitrary octets, and names that point in circles, are refused without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => void annotate(octets)),
      { numRuns: 2000 },
    );
    const circle = encode(query(1, 'b.com', 'A'));
    circle.set([0xc0, 12], 12);
    expect(decode(circle)).toBeUndefined();
    const forged = encode(query(1, 'b.com', 'A'));
    forged[6] = forged[7] = 255;
    expect(decode(forged)).toBeUndefined();
  });
});
