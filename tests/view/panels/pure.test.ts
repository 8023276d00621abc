import { beforeAll, describe, expect, test } from 'vitest';
import { prose as english } from '../../../src/content/en.ts';
import { compose } from '../../../src/mail/compose.ts';
import { Run } from '../../../src/run/run.ts';
import type { Intervention } from '../../../src/run/scenario.ts';
import { scenarioNamed } from '../../../src/scenarios/index.ts';
import type { Journal } from '../../../src/sim/journal.ts';
import { aligned, countsOf } from '../../../src/view/panels/compare/align.ts';
import { decodedPart } from '../../../src/view/panels/letter/save.ts';
import { hopsOf, lineage, versionAt, Versions } from '../../../src/view/panels/letter/versions.ts';
import { fieldOfEach, glyph, offsetName, perRow } from '../../../src/view/panels/octets/layout.ts';
import { machineOf } from '../../../src/view/panels/states/follow.ts';
import { edgeTaken, graphOf, stateOfFrame } from '../../../src/view/panels/states/graph.ts';
import { wordingOf } from '../../../src/view/panels/states/wording.ts';
import { chartOf } from '../../../src/worker/charts.ts';

function journalOf(interventions: Intervention[] = []): Journal {
  const run = new Run({ scenario: scenarioNamed('journey')!, seed: 1, interventions });
  while (!run.advance(10_000));
  return run.journal;
}

let journal: Journal;
beforeAll(() => {
  journal = journalOf();
});

describe('two runs side by side', () => {
  test('a run is the same as itself', () => {
    const pairs = aligned(journal, journal.length, journal, journal.length);
    expect(countsOf(pairs)).toEqual({ changed: 0, onlyBefore: 0, onlyAfter: 0, first: -1 });
  });

  test('every step of both is there once, in order', () => {
    const after = journalOf([{ kind: 'say', at: 'smtp:RCPT#1', line: 'RCPT TO:<nobody@b.com>' }]);
    const pairs = aligned(journal, journal.length, after, after.length);
    for (const side of ['before', 'after'] as const) {
      const shown = pairs.map((pair) => pair[side]).filter((index) => index >= 0);
      expect(shown).toEqual([...new Set(shown)].sort((one, other) => one - other));
    }
    const { first } = countsOf(pairs);
    expect(journal.id(pairs[first - 1]!.before)).toBe('smtp:MAIL#1:reply');
    expect(after.id(pairs[first]!.after)).toBe('smtp:intervention say#1');
    expect(pairs.find(({ before }) => before >= 0 && journal.id(before) === 'smtp:RCPT#1')).toMatchObject({ paired: true, same: false });
  });

  test('a changed reply is a change, not a new step', () => {
    const after = journalOf([{ kind: 'reply', at: 'pop3:STAT#1:reply', reply: '-ERR no' }]);
    const pairs = aligned(journal, journal.length, after, after.length);
    const stat = pairs.find(({ before }) => before >= 0 && journal.id(before) === 'pop3:STAT#1:reply');
    expect(stat).toMatchObject({ paired: true, same: false });
  });
});

describe('the versions of a letter', () => {
  test('grow hop by hop, from the author to the mailbox', () => {
    const { made } = new Versions(journal).extend(journal.length);
    const last = journal.subject(journal.find('mail:stored bea@b.com#1'));
    expect(lineage(journal, last)).toEqual([0, 1, 2, 3]);
    const hops = hopsOf(journal, made, last);
    expect(hops.map(({ version }) => version.field)).toEqual(['', 'Received', 'Received', 'Return-Path']);
    expect(hops.every(({ tookMs }) => tookMs >= 0)).toBe(true);
  });

  test('are told once each, also where a server writes several fields at once', () => {
    const run = new Run({ scenario: scenarioNamed('forgery-unnoticed')!, seed: 1 });
    while (!run.advance(10_000));
    const { made } = new Versions(run.journal).extend(run.journal.length);
    expect(made.map(({ message }) => message)).toEqual([...new Set(made.map(({ message }) => message))]);
    expect(made.map(({ field }) => field)).toEqual(['Received, Authentication-Results', 'Return-Path']);
  });

  test('the version of a step is the one it is about, else the last that was made', () => {
    const { made } = new Versions(journal).extend(journal.length);
    expect(versionAt(journal, made, 0)).toBe(-1);
    expect(versionAt(journal, made, journal.find('submission:(message)#1'))).toBe(0);
    expect(versionAt(journal, made, journal.find('smtp:EHLO#1'))).toBe(1);
  });
});

describe('the graph of a machine', () => {
  const graph = graphOf(chartOf('smtp.session'));

  test('has a node for each state, a frame for the session, and edges between nodes only', () => {
    expect(graph.frames.map(({ id }) => stateOfFrame(id))).toEqual(['session']);
    expect(graph.nodes.filter(({ anywhere }) => !anywhere).map(({ state }) => state)).toContain('session.recipients');
    const ids = new Set(graph.nodes.map(({ id }) => id));
    for (const { source, target } of graph.edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true]);
  });

  test('knows the edge that was taken, also when it leaves from anywhere', () => {
    expect(edgeTaken(graph, 'session.sender', 'session.recipients', 'RCPT / 250')?.labels).toContain('RCPT / 2xx');
    expect(edgeTaken(graph, 'session.ready', 'closed', 'QUIT / 221')?.target).toBe('closed');
    expect(edgeTaken(graph, 'session.ready', 'session.ready', 'NOOP / 250')).toBeUndefined();
  });

  test('only where a state asks is the way that is left the other one', () => {
    const wording = wordingOf(chartOf('pop3.server'), english.charts, 'otherwise');
    expect(wording.edge('connection over', 'serving')).toBe('otherwise');
    expect(wording.edge('connection over', 'listening')).not.toBe('otherwise');
  });

  test('the step decides which machine is looked at', () => {
    const session = machineOf(journal, journal.find('smtp:RCPT#1'), -1);
    expect(journal.machines[session]).toMatchObject({ chart: 'smtp.session' });
    expect(machineOf(journal, -1, 7)).toBe(7);
  });
});

describe('octets', () => {
  test('belong to the shortest field that covers them', () => {
    const field = (start: number, end: number) => ({ start, end, key: 'x', value: '' });
    expect([...fieldOfEach([field(1, 2), field(0, 4)], 5)]).toEqual([1, 0, 1, 1, -1]);
  });
  test('are shown so that ends of lines can be seen', () => {
    expect([0x0d, 0x0a, 0x41, 0x00].map((octet) => glyph(octet).text)).toEqual(['CR', 'LF', 'A', '.']);
    expect(offsetName(16, 100_000)).toBe('00010');
    expect([perRow(400), perRow(900)]).toEqual([8, 16]);
  });
});

test('an attachment is saved as what was attached', async () => {
  const octets = Uint8Array.from({ length: 3000 }, (_, place) => (place * 7) & 0xff);
  const draft = {
    from: 'ana@a.org',
    to: ['bea@b.com'],
    cc: [],
    bcc: [],
    replyTo: '',
    subject: 'Foto',
    text: 'Mira.',
    attachments: [
      { name: 'otra.bin', type: 'application/octet-stream', octets: Uint8Array.of(1, 2) },
      { name: 'año nuevo.png', type: 'image/png', octets },
    ],
  };
  const { octets: letter } = compose(draft, { idLeft: '1', date: 0, boundarySeed: '1' });
  expect(await decodedPart(letter, 'año nuevo.png', 1)).toEqual(octets);
  expect(await decodedPart(letter, 'unknown', 9)).toBeNull();
});
