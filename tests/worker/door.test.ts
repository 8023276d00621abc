import '@vitest/web-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ascii, text } from '../../src/mail/octets.ts';
import { hashOf } from '../../src/run/hash.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed, scenarios } from '../../src/scenarios/index.ts';
import { ATTACHMENTS_LIMIT_OCTETS } from '../../src/mail/checkDraft.ts';
import { MESSAGE_LIMIT_OCTETS } from '../../src/mail/inspect.ts';
import { MAX_MESSAGE_OCTETS } from '../../src/agents/mta/mta.ts';
import {
  ATTACHMENTS_OCTETS,
  MESSAGE_OCTETS,
  type MailscopeWorker,
  type Progress,
  type RunRequest,
  type RunStarted,
} from '../../src/worker/api.ts';
import { Journal } from '../../src/sim/journal.ts';
import { openRemote } from '../../src/worker/remote.ts';

let worker: MailscopeWorker;
beforeAll(() => void (worker = openRemote()));

const plain: RunRequest = { scenario: 'journey', seed: 1, message: null, interventions: [] };

/** Runs to the end; everything that came through the door. */
async function finished(request: RunRequest): Promise<{ started: RunStarted; journal: Journal; progress: Progress[] }> {
  const journal = new Journal();
  const progress: Progress[] = [];
  let end: () => void;
  const done = new Promise<void>((resolve) => (end = resolve));
  const started = await worker.run(request, (batch, now) => {
    if (batch) journal.append(batch);
    progress.push(now);
    if (now.done) end();
  });
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  await done;
  return { started, journal, progress };
}

const open: number[] = [];
afterAll(async () => void (await Promise.all(open.map((run) => worker.forget(run)))));

describe('through the one door', () => {
  test('a run comes in batches, and is the run that Node makes', async () => {
    const { started, journal, progress } = await finished(plain);
    const run = new Run({ scenario: scenarioNamed('journey')!, seed: 1 });
    while (!run.advance(1000));
    expect(journal.length).toBe(run.journal.length);
    expect(await worker.hash(started.run)).toBe(hashOf(run.journal));
    expect(progress.at(-1)).toMatchObject({ done: true, entries: journal.length });
    for (let index = 0; index < journal.length; index++) expect(journal.entry(index)).toEqual(run.journal.entry(index));
  });

  test('all scenarios are offered, and all run', async () => {
    const cards = await worker.scenarios();
    expect(cards.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id));
    for (const { id } of cards) expect((await finished({ ...plain, scenario: id })).journal.length).toBeGreaterThan(80);
  });

  test('what a story needs is made when it is pointed at, and the story is the same', async () => {
    await Promise.all(['smime-signed', 'smime-signed', 'nothing of this name'].map((id) => worker.warm(id)));
    const { journal } = await finished({ ...plain, scenario: 'smime-signed' });
    const run = new Run({ scenario: scenarioNamed('smime-signed')!, seed: 1, interventions: [] });
    while (!run.advance(1000));
    expect(hashOf(journal)).toBe(hashOf(run.journal));
  });

  test('a card shows the letter that is sent, also where it is not the usual one', async () => {
    const cards = await worker.scenarios();
    const subjectIn = (id: string): string => cards.find((card) => card.id === id)!.draft.subject;
    expect(subjectIn('worm')).toBe('Mira esta foto');
    expect(subjectIn('journey')).toBe('¿Comemos juntas?');
  });

  test('a step tells its octets, its fields, and what could stand in its place', async () => {
    const { started, journal } = await finished(plain);
    const index = journal.find('smtp:RCPT#1');
    expect(text(await worker.octets(started.run, index))).toBe('RCPT TO:<bea@b.com>\r\n');
    const { fields } = await worker.annotate(started.run, index);
    expect(fields.map(({ key }) => key)).toEqual(['smtp.verb', 'space', 'smtp.keyword', 'smtp.path', 'crlf']);
    const choices = await worker.choices(started.run, index);
    expect(choices).toMatchObject({ kind: 'command', at: 'smtp:RCPT#1', said: 'RCPT TO:<bea@b.com>' });
    expect(choices.suggestions).toContainEqual({ text: 'RSET', legal: true });
    expect(choices.suggestions).toContainEqual({ text: 'DATA', legal: false });
    // RFC 2033 §4.1: LMTP's greeting is none on port 25
    const hello = await worker.choices(started.run, journal.find('smtp:EHLO#1'));
    expect(hello.suggestions).toContainEqual({ text: 'HELO smtp.a.org', legal: true });
    expect(hello.suggestions).toContainEqual({ text: 'LHLO mx.b.com', legal: false });
    const replies = await worker.choices(started.run, journal.find('smtp:RCPT#1:reply'));
    expect(replies.suggestions.some(({ text: line }) => line.startsWith('550'))).toBe(true);
    expect(await worker.choices(started.run, journal.find('mail:composed message#1'))).toMatchObject({ kind: 'none' });
  });

  test('a segment shows the header that TCP puts before its data, with a checksum that is right', async () => {
    const { started, journal } = await finished(plain);
    const { octets, fields } = await worker.annotate(started.run, journal.find('submission:segment PSH,ACK#1'));
    expect(fields.map(({ key }) => key)).toEqual([
      'tcp.sourcePort',
      'tcp.destinationPort',
      'tcp.seq',
      'tcp.ack',
      'tcp.offset',
      'tcp.flags',
      'tcp.window',
      'tcp.checksum',
      'tcp.urgent',
      'tcp.payload',
    ]);
    expect(fields.find(({ key }) => key === 'tcp.sourcePort')!.value).toBe('587');
    // RFC 1071: over everything, the checksum included, the one's complement sum is all ones
    const pseudo = [192, 0, 2, 25, 192, 0, 2, 10, 0, 6, 0, octets.length];
    const all = [...pseudo, ...octets, ...(octets.length % 2 ? [0] : [])];
    let sum = 0;
    for (let at = 0; at < all.length; at += 2) sum += (all[at]! << 8) | all[at + 1]!;
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
    expect(sum).toBe(0xffff);
  });

  test('every machine of a run has a chart, and every state of the journal is in it', async () => {
    const { journal } = await finished(plain);
    const charts = new Map<string, Set<string>>();
    for (const { chart } of journal.machines)
      if (!charts.has(chart)) charts.set(chart, new Set((await worker.chart(chart)).nodes.map(({ id }) => id)));
    expect([...charts.values()].every((nodes) => nodes.size > 0)).toBe(true);
    for (let index = 0; index < journal.length; index++) {
      if (journal.kind(index) !== 'state') continue;
      const { chart } = journal.machines[journal.subject(index)]!;
      expect(charts.get(chart), `${chart} has no state ${journal.label(index)}`).toContain(journal.label(index));
    }
    expect((await worker.chart('no such machine')).nodes).toEqual([]);
  });

  test('a letter shows who wrote each field', async () => {
    const { started, journal } = await finished(plain);
    const stored = journal.entry(journal.find('mail:stored bea@b.com#1'));
    const letter = await worker.letter(started.run, stored.subject);
    const roles = letter.fields.map(({ name, by }) => [name, by < 0 ? 'author' : started.scene.agents[by]!.role]);
    expect(roles).toEqual(
      expect.arrayContaining([
        ['Return-Path', 'mda'],
        ['Received', 'mta'],
        ['Subject', 'author'],
      ]),
    );
    expect(letter.fields.find(({ name }) => name === 'Subject')!.value).toBe('¿Comemos juntas?');
    expect(letter.parts[0]!.text).toContain('¿Comemos juntas el viernes?');
    expect((await worker.message(started.run, stored.subject)).length).toBe(letter.octets);
  });

  test('a draft with mistakes is refused with their names; nothing is run', async () => {
    const draft = { ...(await worker.scenarios())[0]!.draft, to: ['bea@'] };
    const refused = await worker.run({ ...plain, message: { kind: 'draft', draft } }, () => {});
    expect(refused).toMatchObject({ ok: false, problems: [{ key: 'draft.badAddress', values: { text: 'bea@' } }] });
  });

  test('an opened file is inspected, and travels octet for octet', async () => {
    expect(await worker.inspect(ascii('%PDF-1.4 not a letter'))).toMatchObject({ ok: false, problems: [{ key: 'message.binary' }] });
    const octets = ascii(
      'From: ana@a.org\r\nTo: carlos@b.com\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nMessage-ID: <1@a.org>\r\n\r\nhola\r\n',
    );
    expect(await worker.inspect(octets)).toMatchObject({ ok: true, from: 'ana@a.org', to: ['carlos@b.com'] });
    const { started, journal } = await finished({
      ...plain,
      message: { kind: 'octets', octets, name: 'x.eml', from: 'ana@a.org', to: ['carlos@b.com'] },
    });
    const stored = journal.entry(journal.find('mail:stored carlos@b.com#1'));
    expect(text(await worker.message(started.run, stored.subject)).endsWith(text(octets))).toBe(true);
  });

  test('hostile requests are refused, not thrown', async () => {
    const refusals = [
      { ...plain, scenario: '__proto__' },
      { ...plain, seed: NaN },
      { ...plain, message: { kind: 'octets' as const, octets: ascii('From: a\r\n\r\n'), name: 'x', from: 'a@b.c', to: ['<script>'] } },
    ];
    for (const request of refusals) expect(await worker.run(request, () => {})).toMatchObject({ ok: false });
    await expect(worker.octets(9999, 0)).rejects.toThrow('there is no run 9999');
  });

  test('a run that is stopped stays as far as it came', async () => {
    const journal = new Journal();
    const started = await worker.run(plain, (batch) => void (batch && journal.append(batch)));
    if (!started.ok) throw new Error('refused');
    await worker.stop(started.run);
    expect((await worker.octets(started.run, 0)).length).toBe(0);
    await worker.forget(started.run);
    await expect(worker.octets(started.run, 0)).rejects.toThrow('there is no run');
  });

  test('page, checks and servers agree on how large a message may be', () => {
    expect(MESSAGE_OCTETS).toBe(MESSAGE_LIMIT_OCTETS);
    expect(MESSAGE_OCTETS).toBe(MAX_MESSAGE_OCTETS);
    expect(ATTACHMENTS_OCTETS).toBe(ATTACHMENTS_LIMIT_OCTETS);
  });

  test('interventions that name no step change nothing', async () => {
    const { started } = await finished({ ...plain, interventions: [{ kind: 'say', at: 'no:such#step', line: 'X' }] });
    const run = new Run({ scenario: scenarioNamed('journey')!, seed: 1 });
    while (!run.advance(1000));
    expect(await worker.hash(started.run)).toBe(hashOf(run.journal));
  });
});
