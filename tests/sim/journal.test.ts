import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Journal, KINDS, OCTETS_IN_BATCH, transferables, type Draft } from '../../src/sim/journal.ts';

const draft: fc.Arbitrary<Draft> = fc.record(
  {
    kind: fc.constantFrom(...KINDS),
    at: fc.double({ min: 0, max: 1e9, noNaN: true }),
    label: fc.string({ maxLength: 8 }),
    until: fc.constantFrom(5, Infinity),
    cause: fc.constant(-1),
    from: fc.integer({ min: -1, max: 9 }),
    detail: fc.string({ maxLength: 8 }),
    subject: fc.integer({ min: -1, max: 9 }),
    seq: fc.integer({ min: 0, max: 2 ** 40 }),
    octets: fc.uint8Array({ maxLength: 40 }),
  },
  { requiredKeys: ['kind', 'at', 'label'] },
);

describe('the journal', () => {
  test('crosses in batches of any size and is the same on the other side', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 400 }), fc.integer({ min: 1, max: 150 }), (drafts, size) => {
        const here = new Journal();
        const there = new Journal();
        drafts.forEach((one, index) => {
          here.record(one);
          if (index % 7 === 0)
            for (let batch = here.take(size); batch; batch = here.take(size))
              there.append(structuredClone(batch, { transfer: transferables(batch) }));
        });
        for (let batch = here.take(size); batch; batch = here.take(size))
          there.append(structuredClone(batch, { transfer: transferables(batch) }));
        expect(there.length).toBe(here.length);
        for (let index = 0; index < here.length; index++) expect(there.entry(index)).toEqual(here.entry(index));
      }),
      { numRuns: 100 },
    );
  });

  test('large octets stay behind, and are said to', () => {
    const here = new Journal();
    const there = new Journal();
    here.record({ kind: 'text', at: 0, label: '(message)', octets: new Uint8Array(OCTETS_IN_BATCH + 1) });
    there.append(here.take()!);
    expect(there.octets(0).length).toBe(0);
    expect(there.octetCount(0)).toBe(OCTETS_IN_BATCH + 1);
  });

  test('steps are named after what they mean', () => {
    const journal = new Journal();
    const connection = journal.addConnection({ protocol: 'smtp', client: 0, server: 1, clientAddress: 'a', serverAddress: 'b' });
    const second = journal.addConnection({ protocol: 'smtp', client: 0, server: 1, clientAddress: 'a', serverAddress: 'b' });
    journal.record({ kind: 'open', at: 0, label: 'smtp', connection });
    const first = journal.record({ kind: 'command', at: 1, label: 'RCPT', connection });
    journal.record({ kind: 'reply', at: 2, label: '250', connection, cause: first });
    journal.record({ kind: 'command', at: 3, label: 'RCPT', connection: second });
    journal.record({ kind: 'command', at: 4, label: 'RCPT', connection });
    journal.record({ kind: 'question', at: 5, label: 'b.com MX' });
    expect(journal.idOfNext('command', connection, 'RCPT')).toBe('smtp:RCPT#3');
    const names = ['smtp:(connect)#1', 'smtp:RCPT#1', 'smtp:RCPT#1:reply', 'smtp.2:RCPT#1', 'smtp:RCPT#2', 'dns:b.com MX#1'];
    expect(names.map((name) => journal.find(name))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(journal.find('smtp:RCPT#9')).toBe(-1);
  });

  test('a batch out of order is an error of ours', () => {
    const here = new Journal();
    for (let index = 0; index < 3; index++) here.record({ kind: 'note', at: 0, label: 'x' });
    here.take(1);
    expect(() => new Journal().append(here.take(1)!)).toThrow('starts at 1');
  });
});
