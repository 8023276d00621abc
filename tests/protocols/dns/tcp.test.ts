/** DNS over TCP: both ends talking, octets split at every position, and what is no DNS at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/mail/octets.ts';
import { annotateFramed } from '../../../src/protocols/dns/annotate.ts';
import { DnsClient } from '../../../src/protocols/dns/client.ts';
import { framed } from '../../../src/protocols/dns/framing.ts';
import { DnsServer } from '../../../src/protocols/dns/server.ts';
import { decode, encode, query, responseTo, type Packet } from '../../../src/protocols/dns/wire.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const records = (name: string) => [{ name, type: 'A', ttlSeconds: 60, data: '192.0.2.1' }];
const answerTo = (question: Packet): Packet => ({ ...responseTo(question), answers: records(question.questions[0]!.name) });

function served(answering: (question: Packet, reply: (answer: Packet) => void) => void = (question, reply) => reply(answerTo(question))) {
  const said: Uint8Array[] = [];
  const states: string[] = [];
  let closed = false;
  const server = new DnsServer(answering, {
    tls: null,
    answer: ({ octets }) => said.push(octets),
    moved: (state) => states.push(state),
    close: () => (closed = true),
  });
  server.opened();
  return { server, said, states, closed: () => closed };
}

function asking(question: Packet) {
  const said: Uint8Array[] = [];
  const heard: (Packet | undefined)[] = [];
  const carrier = { tls: null, say: ({ octets }: { octets: Uint8Array }) => said.push(octets), moved: () => {}, close: () => {} };
  const client = new DnsClient(question, carrier, (answer) => heard.push(answer));
  client.opened();
  return { client, said, heard };
}

describe('client and server', () => {
  const question = query(4711, 'b.com', 'A');

  test('the answer arrives equal, wherever the octets are cut', () => {
    const octets = framed(encode(question));
    for (let cut = 0; cut <= octets.length; cut++) {
      const { server, said } = served();
      server.received(octets.subarray(0, cut));
      server.received(octets.subarray(cut));
      const reply = concat(said);
      for (const at of [1, 2, 3, cut, reply.length]) {
        const { client, heard } = asking(question);
        client.received(reply.subarray(0, at));
        client.received(reply.subarray(at));
        expect(heard).toEqual([answerTo(question)]);
        expect(client.state).toBe('answered');
      }
    }
  });

  test('questions that come together are answered in their order, even if the answers take time', () => {
    const waiting: (() => void)[] = [];
    const { server, said } = served((asked, reply) => waiting.push(() => reply(answerTo(asked))));
    server.received(concat([1, 2, 3].map((id) => framed(encode(query(id, `h${id}.b.com`, 'A'))))));
    expect(server.state).toBe('answering');
    while (waiting.length > 0) waiting.shift()!();
    expect(said.map((octets) => decode(octets.subarray(2))!.id)).toEqual([1, 2, 3]);
    expect(server.state).toBe('connected');
  });

  test('an answer that comes after the asker has gone is dropped', () => {
    let late = () => {};
    const { server, said } = served((asked, reply) => (late = () => reply(answerTo(asked))));
    server.received(framed(encode(question)));
    server.ended();
    late();
    expect(said).toEqual([]);
  });

  test('silence closes the connection, unless an answer is owed', () => {
    const { server, closed } = served();
    server.timedOut();
    expect([server.state, closed()]).toEqual(['closed', true]);
    const owing = served(() => {});
    owing.server.received(framed(encode(question)));
    owing.server.timedOut();
    expect(owing.closed()).toBe(false);
  });

  test('a query that cannot be read is answered FORMERR, what is none closes the line', () => {
    const { server, said, closed } = served();
    server.received(framed(encode(question).subarray(0, 14)));
    expect(decode(said[0]!.subarray(2))).toMatchObject({ id: 4711, rcode: 'FORMERR' });
    server.received(framed(encode(responseTo(question))));
    expect(closed()).toBe(true);
  });

  test('a client that is answered something else, or nothing, has no answer', () => {
    for (const end of ['garbled', 'other', 'timeout', 'ended'] as const) {
      const { client, heard } = asking(question);
      if (end === 'garbled') client.received(framed(new Uint8Array(20)));
      else if (end === 'other') client.received(framed(encode(answerTo(query(4711, 'c.net', 'A')))));
      else if (end === 'timeout') client.timedOut();
      else client.ended();
      client.ended();
      expect(heard).toEqual([undefined]);
    }
  });

  test('arbitrary octets neither throw nor are kept beyond the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (pieces) => {
        const { server } = served();
        const { client } = asking(question);
        for (const piece of pieces) {
          server.received(piece);
          client.received(piece);
        }
      }),
      { numRuns: PARSER_RUNS },
    );
    const { server, closed } = served(() => {});
    const flood = concat(Array.from({ length: 100 }, () => framed(encode(question))));
    for (let round = 0; round < 100; round++) server.received(flood);
    expect(closed()).toBe(true);
  });

  test('the octets of a message over TCP are named, its length first', () => {
    const fields = annotateFramed(framed(encode(answerTo(question))));
    expect(fields[0]).toMatchObject({ key: 'dns.length', start: 0, end: 2 });
    fields.forEach((field, index) => expect(field.start).toBe(index === 0 ? 0 : fields[index - 1]!.end));
  });
});
