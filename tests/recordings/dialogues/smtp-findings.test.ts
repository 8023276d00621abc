/**
 * What the judge finds in the recordings, one line a finding, kept in smtp-findings.txt and read against the RFCs by hand:
 * real servers and clients break no rule, save where a person typed what is wrong.
 */
import { expect, test } from 'vitest';
import { prose as proseEn } from '../../../src/content/en.ts';
import { prose as proseEs } from '../../../src/content/es.ts';
import { findingSentence } from '../../../src/content/findings/sentence.ts';
import { rules } from '../../../src/transcripts/judge/rules.ts';
import { smtpRules } from '../../../src/transcripts/judge/smtp/rules.ts';
import { opened, recordings } from './manifest-smtp.ts';
import { findingLine } from './smtp-heard.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['smtp', 'submission', 'lmtp']);
const judged = recordings.flatMap(({ id, file, tlsKeyLog }) =>
  opened(file, ...(tlsKeyLog ? [tlsKeyLog] : []))
    .filter(({ facts }) => PROTOCOLS.has(facts.protocol))
    .map((seen) => ({ id, seen })),
);
/** Somebody typed these by hand, to see what happens: v13 and v21 in part. v41, v43 and v44 are edited copies of v20, v14 and v08. */
const BY_HAND = new Set('v05 v08 v09 v11 v13 v14 v15 v20 v21 v41 v43 v44 v50 v51'.split(' '));

test('every finding, in its place', async () => {
  const lines = judged.flatMap(({ id, seen }) => [
    `${id} ${seen.facts.protocol} ${seen.facts.client} → ${seen.facts.server}`,
    ...seen.findings.map((finding) => `  ${findingLine(seen, finding)}`),
  ]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('smtp-findings.txt');
});

test('programs that keep to the standard get no error', () => {
  const faults = judged
    .filter(({ id }) => !BY_HAND.has(id.slice(0, 3)))
    .flatMap(({ id, seen }) =>
      seen.findings.filter(({ severity }) => severity === 'error').map((finding) => `${id} ${findingLine(seen, finding)}`),
    );
  expect(faults).toEqual([]);
});

test('servers that answer what was typed by hand get no error, save the one that was told to take two recipients', () => {
  const faults = judged.flatMap(({ id, seen }) =>
    seen.findings.filter(({ severity, side }) => severity === 'error' && side === 'server').map(({ rule }) => `${id.slice(0, 3)} ${rule}`),
  );
  expect(faults).toEqual(['v50 smtp.few-recipients']);
});

test('every rule has its own id and a sentence in both languages, and they are not the same', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of Object.values(smtpRules)) {
    const values = { verb: 'MAIL', count: 2, state: 'session.ready' };
    const said = [proseEn, proseEs].map((prose) => findingSentence({ rule: id, values }, prose));
    // a state is told by its name
    expect(said.join(' '), id).not.toContain('session.ready');
    expect(said[0], id).not.toBe(id);
    expect(said[1], id).not.toBe(said[0]);
  }
  expect(Object.keys(proseEn.findings).sort()).toEqual(Object.keys(proseEs.findings).sort());
});

test('findings point at octets that were said', () => {
  for (const { seen } of judged) {
    for (const { exchange, side, start, end } of seen.findings) {
      const asked = seen.exchanges[exchange];
      expect(start).toBeLessThanOrEqual(end);
      if (asked) expect(end).toBeLessThanOrEqual(Math.max(1, (side === 'client' ? asked.said : asked.replied).length));
    }
  }
});
