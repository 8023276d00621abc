/** What a package tells an LMS, and what it makes of one that knows little, takes nothing, or throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lmsAround, type Lms, type Version } from '../../src/view/alone/scorm/api.ts';
import { keptAs, keptIn } from '../../src/view/alone/scorm/kept.ts';
import { Register } from '../../src/view/alone/scorm/register.ts';
import { interacted } from '../../src/view/alone/scorm/values.ts';
import { BEGINNING, type LessonProgress } from '../../src/view/lessons/progress.ts';
import { after } from '../../src/view/lessons/score/contract.ts';
import type { Task } from '../../src/lessons/lesson.ts';

const LESSONS = [
  {
    id: 'one',
    tasks: [
      { name: 'a', isCheck: true },
      { name: 'b', isCheck: false },
    ],
    steps: 3,
  },
  { id: 'two', tasks: [{ name: 'c', isCheck: true }], steps: 2 },
];
const CLOCKS = { nowMs: () => 5000, dateMs: () => Date.UTC(2026, 0, 2, 3, 4, 5) };

/** Remembers what it knows by name. */
function lms(version: Version, known: Record<string, string> = {}): { lms: Lms; values: Map<string, string>; ended: () => number } {
  const values = new Map(Object.entries(known));
  let ended = 0;
  return {
    values,
    ended: () => ended,
    lms: {
      version,
      begin: () => true,
      get: (name) => values.get(name) ?? '',
      set: (name, value) => (values.set(name, value), true),
      commit: () => {},
      end: () => ended++,
    },
  };
}

describe.each(['scorm12', 'scorm2004'] as const)('%s', (version) => {
  const [status, raw, place] =
    version === 'scorm12'
      ? ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.core.lesson_location']
      : ['cmi.completion_status', 'cmi.score.raw', 'cmi.location'];

  test('two lessons are one attempt, which goes on where it was left', () => {
    const first = lms(version);
    const register = new Register(first.lms, LESSONS, CLOCKS);
    expect([first.values.get(status), first.values.has(raw)]).toEqual(['incomplete', false]);
    const keeper = register.keeperOf('one');
    keeper.keep(after(keeper.recall(), { kind: 'begin' }));
    expect(first.values.get(raw)).toBe('0');
    keeper.keep(after(keeper.recall(), { kind: 'answer', task: 'a', outcome: 'solved' }));
    keeper.keep(after(keeper.recall(), { kind: 'go', step: 1, passed: ['b'] }));
    register.end();
    register.end();
    expect([first.values.get(raw), first.ended()]).toEqual(['50', 1]);
    const second = lms(version, Object.fromEntries(first.values));
    const again = new Register(second.lms, LESSONS, CLOCKS);
    expect(again.keeperOf('one').recall()).toMatchObject({ state: 'begun', step: 1, answered: ['a'], skipped: ['b'] });
    for (const id of ['one', 'two']) again.keeperOf(id).keep(after(again.keeperOf(id).recall(), { kind: 'finish', passed: [] }));
    expect([second.values.get(status), second.values.get(raw)]).toEqual(['completed', '50']);
  });

  test('of what is forgotten, the place or the end is enough to go on from', () => {
    const there = new Register(lms(version, { [place]: 'one.2' }).lms, LESSONS, CLOCKS);
    expect(there.keeperOf('one').recall()).toMatchObject({ state: 'begun', step: 2 });
    const done = lms(version, { [status]: 'completed' });
    expect(new Register(done.lms, LESSONS, CLOCKS).keeperOf('two').recall().state).toBe('done');
    expect(done.values.get(status)).toBe('completed');
    const nowhere = new Register(lms(version, { [place]: 'nowhere.9', [status]: 'x' }).lms, LESSONS, CLOCKS);
    expect(nowhere.keeperOf('one').recall()).toEqual(BEGINNING);
  });

  test('an API that throws, lacks what it should have, or answers oddly, stops nothing', () => {
    const odd = {
      get LMSInitialize() {
        throw new Error('no');
      },
      Initialize: () => true,
      GetValue: () => null,
      SetValue: () => {
        throw new Error('no');
      },
    };
    const top = { API: odd, API_1484_11: odd, opener: null } as unknown as Window;
    Object.assign(top, { parent: top, top });
    const found = lmsAround({ parent: top, top, opener: null } as unknown as Window, version)!;
    expect(found.begin()).toBe(version === 'scorm2004');
    const register = new Register(found, LESSONS, CLOCKS);
    const keeper = register.keeperOf('two');
    keeper.keep(after(keeper.recall(), { kind: 'answer', task: 'c', outcome: 'solved' }));
    keeper.heard({ task: { name: 'c', kind: 'explain', cases: [] } as unknown as Task, response: ['x'], result: 'right' });
    register.end();
    expect(keeper.recall().answered).toEqual(['c']);
  });
});

test('a window of another origin, and one without an LMS, are no LMS', () => {
  const foreign = {
    get API(): never {
      throw new DOMException('no', 'SecurityError');
    },
  };
  expect(lmsAround({ parent: foreign, top: foreign, opener: null } as unknown as Window, 'scorm12')).toBeNull();
  const alone = { opener: null } as unknown as Window;
  Object.assign(alone, { parent: alone, top: alone });
  expect(lmsAround(alone, 'scorm2004')).toBeNull();
});

describe('an answer in the form of its version', () => {
  const cell = (text: string) => [{ text }];
  const task = (kind: string, more = {}) =>
    ({
      name: 'q 1',
      kind,
      cases: [{ codes: ['header:To'] }, { codes: ['x'] }],
      pairs: {
        rows: [
          [cell('l1'), cell('r1')],
          [cell('l2'), cell('r2')],
        ],
      },
      ...more,
    }) as unknown as Task;
  const told = (version: Version, kind: string, response: string[]): Record<string, string> =>
    Object.fromEntries(
      interacted(version, {
        number: 3,
        lesson: 'one',
        answer: { task: task(kind), response, result: 'wrong' },
        latencyMs: 61_234,
        atMs: CLOCKS.dateMs(),
      }).map(([name, value]) => [name.replace('cmi.interactions.3.', ''), value]),
    );

  test.each([
    ['explain', ['x'], { type: 'choice', student_response: '1' }, { type: 'choice', learner_response: 'x' }],
    ['find', ['header:To', 'x'], { type: 'choice', student_response: '0,1' }, { type: 'choice', learner_response: 'header_To[,]x' }],
    ['match', ['r2', 'r1'], { type: 'matching', student_response: '0.1,1.0' }, { type: 'matching', learner_response: '0[.]1[,]1[.]0' }],
    ['order', ['l2', 'l1'], { type: 'sequencing', student_response: '1,0' }, { type: 'sequencing', learner_response: '1[,]0' }],
    [
      'type',
      ['EHLO a', 'NOOP'],
      { type: 'fill-in', student_response: 'EHLO a\nNOOP' },
      { type: 'long-fill-in', learner_response: 'EHLO a\nNOOP' },
    ],
  ])('%s', (kind, response, old, recent) => {
    expect(told('scorm12', kind, response)).toEqual({ id: 'one.q_1', time: '03:04:05', result: 'wrong', latency: '0000:01:01.23', ...old });
    expect(told('scorm2004', kind, response)).toEqual({
      id: 'one.q_1',
      timestamp: '2026-01-02T03:04:05.00Z',
      result: 'incorrect',
      latency: 'PT61.23S',
      ...recent,
    });
  });
});

const names = Array.from({ length: 13 }, (_, place) => `task-${place}`);
const progress: fc.Arbitrary<LessonProgress> = fc.record({
  state: fc.constantFrom('opened', 'begun', 'done'),
  done: fc.boolean(),
  step: fc.nat(99),
  answered: fc.subarray(names),
  skipped: fc.subarray(names),
  missed: fc.constant([]),
});

test('what is kept comes back, in few characters; what is none is nothing', () => {
  const course = Array.from({ length: 40 }, (_, place) => ({ id: `lesson-${place}`, tasks: names }));
  fc.assert(
    fc.property(fc.array(progress, { minLength: 40, maxLength: 40 }), fc.nat(9999), (all, answers) => {
      const known = new Map(all.map((each, place) => [`lesson-${place}`, each]));
      const text = keptAs(course, known, answers);
      expect(text.length).toBeLessThanOrEqual(4096);
      expect(keptIn(text, course)).toEqual({ progress: known, answers });
    }),
    { numRuns: 30 },
  );
  fc.assert(fc.property(fc.string(), (text) => void keptIn(text, course)));
  expect(
    keptIn(
      keptAs(course, new Map(), 3),
      course.map(({ id }) => ({ id, tasks: ['other'] })),
    ).progress.size,
  ).toBe(0);
});
