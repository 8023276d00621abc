import { test } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { text } from '../../src/mail/octets.ts';
test('try', () => {
  for (const id of (process.env.TRY ?? '').split(',')) {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1 });
  try { while (!run.advance(1000)); } catch (e) { console.log(e); }
  const j = run.journal;
  const out = [`=== ${id} ${j.length}`];
  for (let i = 0; i < j.length && out.length < Number(process.env.MAX ?? 300); i++) { const e = j.entry(i); if (['command','reply','text','tls','note','stored','dequeued','fault','fetched','question', 'answer'].includes(e.kind)) out.push([(e.at/1000).toFixed(1), e.kind, e.connection>=0?j.connections[e.connection]!.name:'', e.label, e.detail, ['command','reply','text'].includes(e.kind)? text(e.octets).slice(0,Number(process.env.WIDE ?? 160)).replace(/\r\n/g,'|'):''].join(' ')); }
  console.log(out.join('\n'));
  }
});
