/** Whatever happens to a recording on its way, opening it throws nothing, and something is told of it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, utf8 } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { fileOf, summarised } from '../opened.ts';

const SAMPLES = readdirSync(join(import.meta.dirname, 'samples')).map((name) =>
  fileOf(`../formats/samples/${name}`).octets.subarray(0, 4000),
);
const WORDS = [
  '\ufeff',
  '\x1b[31m',
  '&lt;',
  '\\r\\n',
  '{"log":"',
  '| ',
  '[250] ',
  '> ',
  '\r',
  '\n',
  '\0',
  'mail-1 | ',
  '220 mx ESMTP\n',
].map(utf8);

const mutated = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.array(fc.tuple(fc.nat(4000), fc.nat(60), fc.constantFrom(...WORDS)), { maxLength: 8 }))
  .map(([sample, cuts]) =>
    cuts.reduce((octets, [at, length, word]) => concat([octets.subarray(0, at), word, octets.subarray(at + length)]), sample),
  );

test('a mutated sample is read, or refused with a reason', () => {
  fc.assert(
    fc.property(mutated, (octets) => {
      const { conversations, summary } = summarised({ name: 'x', octets });
      const keys = summary.problems.map(({ key }) => key);
      expect(keys.filter((key) => key === 'file.unreadable' || key === 'conversation.unreadable')).toEqual([]);
      expect(conversations.length + summary.messages.length + keys.length + summary.foreign.length).toBeGreaterThan(0);
    }),
    { numRuns: Math.ceil(PARSER_RUNS / 20) },
  );
}, 60_000);
