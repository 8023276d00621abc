// @vitest-environment happy-dom
/** Where two runs part and how they end: found in their journals. */
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../src/content/ui/en.ts';
import type { Intervention } from '../../../src/run/scenario.ts';
import { aligned } from '../../../src/view/panels/compare/align.ts';
import { endingOf, nextDifference } from '../../../src/view/panels/compare/parting.ts';
import { toldOf } from '../../../src/view/panels/compare/told.ts';
import type { Run } from '../../../src/view/playback/run.svelte.ts';
import { played } from '../panels/played.ts';

let whole: Run;
beforeAll(async () => void (whole = await played()));

const wording = { words: en, language: 'en', charts: undefined } as const;
const pairsWith = (after: Run) => aligned(whole.journal, whole.length, after.journal, after.length);
async function told(...interventions: Intervention[]) {
  const after = await played('journey', interventions);
  return toldOf(pairsWith(after), whole, after, en.parting.runs.changed, wording);
}

const rule = { kind: 'answer', host: 'mx-b', port: 25, verb: 'RCPT', reply: '450 4.2.0 Not now', times: 1, atMs: 0 } as const;

test('at one answer, and half an hour later the same ending', async () => {
  expect(await told(rule)).toEqual({
    parting: 'They part at one answer: mx.b.com says 450 to RCPT instead of 250.',
    endings: [
      'Before: in the mailbox of bea@b.com at 09:00:00, 1 call.',
      expect.stringMatching(/^Now: in the mailbox of bea@b\.com at 09:30:\d\d, 2 calls\.$/),
    ],
  });
});

test('at the greeting, at what is said, at what never arrives', async () => {
  expect((await told({ ...rule, verb: '(connect)' }))!.parting).toMatch(/mx\.b\.com says 450 to every caller instead of 220/);
  const said = await told({ kind: 'say', at: 'smtp:RCPT#1', line: 'NOOP' });
  expect(said!.parting).toMatch(/^They part/);
  expect((await told({ kind: 'cut', at: 'smtp:RCPT#1' }))!.parting).toBe('They part where RCPT is lost, only now.');
});

test('with a report of failure, in nobody’s mailbox', async () => {
  const { times: _, ...always } = rule;
  expect((await told({ ...always, reply: '550 5.1.1 No' }))!.endings[1]).toMatch(/ana@a\.org at .*, 1 report of failure\.$/);
});

test('in other words, once a postmark has another time; or not at all', async () => {
  expect(await told({ kind: 'slow', host: 'bea-laptop', waitMs: 1, atMs: 1e9 })).toBeNull();
  expect((await told({ kind: 'line', a: 'smtp-a', b: 'mx-b', latencyMs: 200, atMs: 0 }))!.parting).toBe(
    'They part at 09:10:00: “mx.b.com says +OK” is not the same in both.',
  );
});

describe('the next difference', () => {
  test('goes round', async () => {
    const pairs = pairsWith(await played('journey', [rule]));
    const places = pairs.flatMap(({ same }, place) => (same ? [] : [place]));
    expect(nextDifference(pairs, -1)).toBe(places[0]);
    expect(nextDifference(pairs, places[0]!)).toBe(places[1]);
    expect(nextDifference(pairs, places.at(-1)!)).toBe(places[0]);
    expect(nextDifference(pairsWith(whole), -1)).toBe(-1);
  });
});

test('an ending counts letters, calls and reports', () => {
  expect(endingOf(whole)).toMatchObject({ calls: 1, reports: 0, stored: [{ account: 'bea@b.com' }] });
});

test('beside a recording: what it cannot hold is no difference, and a letter ends where a server took it', async () => {
  const refused = await played('journey', [{ ...rule, reply: '550 5.1.1 No' }]);
  const recorded = { journal: refused.journal, scene: refused.scene, length: refused.length, recording: {} };
  const onTheWire = new Set(['open', 'command', 'text', 'reply']);
  const pairs = aligned(whole.journal, whole.length, refused.journal, refused.length, { holds: (sort) => onTheWire.has(sort) });
  expect(pairs.flatMap(({ before }) => (before < 0 ? [] : [whole.journal.kind(before)])).every((kind) => onTheWire.has(kind))).toBe(true);
  const { parting, endings } = toldOf(pairs, whole, recorded, en.parting.runs.beside, wording)!;
  expect(parting).toBe('They part at one answer: mx.b.com says 550 to RCPT instead of 250.');
  expect(endings).toEqual(['Beside it: 2 messages accepted.', 'On the stage: 1 message accepted.']);
});
