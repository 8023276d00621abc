/** What our own IMAP servers say in all stories: the judge finds no error on their side. Their dialogue files are judged beside those of POP3. */
import { expect, test } from 'vitest';
import { concat } from '../../../src/mail/octets.ts';
import { Run } from '../../../src/run/run.ts';
import { scenarios } from '../../../src/scenarios/index.ts';
import { pcapng } from '../../../src/transcripts/export/pcapng.ts';
import { written } from '../opened.ts';

const speaksImap = ({ journal }: Run): boolean => journal.connections.some(({ protocol }) => protocol === 'imap');

test.each(scenarios.map(({ id }) => id))('%s', (id) => {
  const run = new Run({ scenario: scenarios.find((scenario) => scenario.id === id)!, seed: 1 });
  while (!run.advance(10_000));
  if (!speaksImap(run)) return;
  const { findings, rows } = written({ name: 'x.pcapng', octets: concat([...pcapng(run.journal, run.scene)]) });
  // TLS hides all of it
  if (id !== 'implicit-tls') expect(rows.some(({ protocol }) => protocol === 'imap')).toBe(true);
  const faults = findings.filter(({ rule, side, severity }) => rule.startsWith('imap.') && side === 'server' && severity === 'error');
  expect(faults).toEqual([]);
});
