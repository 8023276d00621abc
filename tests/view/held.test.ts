// @vitest-environment happy-dom
/** What a lectern keeps of a lesson for this tab: it comes back, belongs to its lesson, and does without where nothing can be kept. */
import { afterEach, expect, test, vi } from 'vitest';
import { Lectern } from '../../src/view/present/lectern.svelte.ts';
import { heldOf, hold, letGo, type Held } from '../../src/view/present/lesson/held.ts';

const held: Held = { lesson: 'the-journey', place: 4, polls: [['1 0', [12, 3, 0]]] };
const quiet = () => ({ postMessage: () => {}, onmessage: null, close: () => {} });
const ways = { go: () => {}, leave: () => {} };

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

test('comes back for its own lesson, until it is let go', () => {
  hold(held);
  expect(heldOf('the-journey')).toEqual(held);
  expect(heldOf('to-cc-bcc')).toBeNull();
  letGo();
  expect(heldOf('the-journey')).toBeNull();
});

test.each([
  ['no JSON', 'x'],
  ['another place', { ...held, place: -1 }],
  ['hands that are none', { ...held, polls: [['1 0', [1, 'two']]] }],
  ['no polls', { ...held, polls: {} }],
  ['nothing', null],
])('what nobody of us has written is left: %s', (_, kept) => {
  sessionStorage.setItem('mailscope.presenting.lesson', typeof kept === 'string' ? kept : JSON.stringify(kept));
  expect(heldOf('the-journey')).toBeNull();
});

test('a full storage keeps nothing, and nothing fails', () => {
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('sessionStorage', { getItem: () => null, removeItem: () => {}, setItem: full });
  expect(() => hold(held)).not.toThrow();
  expect(heldOf('the-journey')).toBeNull();
});

test('a lectern that is loaded anew shows what it showed: a blank wall, a code, a sentence that waits', () => {
  const before = new Lectern(ways, null, quiet);
  before.act('blank');
  before.act('code');
  before.mode = 'lectern';
  before.keep();
  const after = new Lectern(ways, Lectern.kept(), quiet);
  expect([after.id, after.mode, after.isBlank, after.hasCode, after.isAsking]).toEqual([before.id, 'lectern', true, true, false]);
  after.close();
  expect(Lectern.kept()).toBeNull();
});
