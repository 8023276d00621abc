/** A crowd: who stands where, that what is a star is drawn as a star, and that nothing moves with the step. */
import { scaleUtc } from 'd3';
import { expect, test } from 'vitest';
import { crowdOf, domainOf, type Crowd } from '../../src/view/many/boxes.ts';
import { begunBy, callsOf, placeOfTalk, verdictAt } from '../../src/view/many/calls.ts';
import { isCrowd } from '../../src/view/many/crowded.ts';
import { mostBoxes, placeCrowd, type ManyLayout } from '../../src/view/many/places.ts';
import { callAt, drawnRow, rowsOf } from '../../src/view/many/spans.ts';
import { talkAt } from '../../src/view/session/talk.ts';
import { monday, star, type Town } from '../fixtures/crowd.ts';
import { runOfJourney } from '../fixtures/run.ts';

/** The height of a letter. */
const EM = 13;
const SIZES = [
  [430, 190],
  [640, 240],
  [1280, 560],
] as const;

function crowdIn(town: Town, height: number): Crowd {
  const run = town.run();
  return crowdOf(run.scene, callsOf(run.journal, run.length), mostBoxes(height, EM));
}

/** Straight pieces between the corners of a way that cross a box they do not belong to. */
function crossings({ boxes, bundles }: ManyLayout): number {
  const pieces = bundles.flatMap(({ points }) => points.slice(1).map((point, place) => [points[place]!, point] as const));
  return pieces.filter(([a, b]) =>
    boxes.some(
      ({ x, y, width, height }) =>
        Math.min(a.x, b.x) < x + width - 1 &&
        Math.max(a.x, b.x) > x + 1 &&
        Math.min(a.y, b.y) < y + height - 1 &&
        Math.max(a.y, b.y) > y + 1,
    ),
  ).length;
}

function overlaps({ boxes }: ManyLayout): number {
  return boxes.flatMap((one, place) =>
    boxes
      .slice(place + 1)
      .filter(
        (other) =>
          one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height,
      ),
  ).length;
}

test.each(SIZES)('a star of sixty is drawn as a star, %d × %d', (width, height) => {
  const crowd = crowdIn(star(), height);
  const centre = crowd.boxOf.get(0);
  expect(crowd.boxes.length).toBe(mostBoxes(height, EM) + 1);
  // every other box has one bundle, and it leads to the centre
  expect(crowd.bundles).toHaveLength(crowd.boxes.length - 1);
  expect(crowd.bundles.every(({ to }) => to === centre)).toBe(true);
  expect(crowd.bundles.reduce((sum, { calls }) => sum + calls.length, 0)).toBe(79);
  expect(crowd.boxes.reduce((sum, { hosts }) => sum + hosts.length, 0)).toBe(60);
  const layout = placeCrowd(crowd, width, height, EM);
  expect([crossings(layout), overlaps(layout), layout.bundles.length]).toEqual([0, 0, crowd.bundles.length]);
});

test.each(SIZES)('sixty hosts of a morning stand by what they did, %d × %d', (width, height) => {
  const crowd = crowdIn(monday(), height);
  const columnOf = (host: number) => crowd.boxes[crowd.boxOf.get(host)!]!.column;
  expect([columnOf(0), columnOf(1), columnOf(2), columnOf(24), columnOf(59)]).toEqual([
    'relays',
    'relays',
    'programs',
    'exchanges',
    'readers',
  ]);
  const layout = placeCrowd(crowd, width, height, EM);
  expect([crossings(layout), overlaps(layout)]).toEqual([0, 0]);
  for (const { x, y, width: wide, height: high } of layout.boxes)
    expect(x >= 0 && y >= 0 && x + wide <= width + 0.5 && y + high <= height).toBe(true);
  const badges = layout.bundles.map(({ badge }) => badge);
  expect(badges.filter((one, place) => badges.slice(place + 1).some((other) => Math.hypot(one.x - other.x, one.y - other.y) < 18))).toEqual(
    [],
  );
});

test('a domain is what a name stands in, a network where there is no name', () => {
  const at = (name: string, address = '192.0.2.7') => domainOf({ name, address });
  expect([at('mx1.d.edu'), at('d.edu'), at(''), at('198.51.100.3'), at('', '2001:db8:1:2::3')]).toEqual([
    'd.edu',
    'd.edu',
    '192.0.2.0/24',
    '198.51.100.0/24',
    '2001:db8:1::/48',
  ]);
});

test('what came of a conversation is told no earlier than it is known, and a good-bye tells nothing', () => {
  const run = monday().run();
  const calls = callsOf(run.journal, run.length);
  const refused = calls.find((call) => call.verdicts.some((entry) => run.journal.label(entry) === '450'))!;
  expect(verdictAt(refused, refused.first)).toBe(-1);
  expect(run.journal.label(verdictAt(refused, refused.last))).toBe('450');
  expect([begunBy(calls, -1), begunBy(calls, refused.first), begunBy(calls, run.length)]).toEqual([
    0,
    calls.indexOf(refused) + 1,
    calls.length,
  ]);
  const question = calls.find(({ connection }) => connection < 0)!;
  const talk = talkAt(run.journal, run.scene, question.last)!;
  expect(calls[placeOfTalk(run.journal, run.length, talk, question.last)]).toBe(question);
});

test('along time there are no more pieces than pixels, and a click finds the conversation under it', () => {
  const run = monday().run();
  const rows = rowsOf(callsOf(run.journal, run.length));
  expect(rows.map(({ protocol }) => protocol)).toEqual(['submission', 'dns', 'smtp', 'imap', 'pop3']);
  const x = scaleUtc([0, run.journal.at(run.length - 1)], [0, 100]).clamp(true);
  expect(drawnRow(rows[0]!, x, 0).split('Z').length).toBeLessThan(102);
  const call = rows[3]!.lanes[0]![4]!;
  expect(callAt(rows[3]!, x, x(call.at) + 1, 2)).toBe(call);
  expect(callAt(rows[3]!, scaleUtc([0, 1000], [0, 100]), 90, 2)).toBe(null);
});

test('only a recording of ten hosts and more is a crowd', () => {
  expect([isCrowd(monday().run()), isCrowd(runOfJourney())]).toEqual([true, false]);
});
