// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { actionOf } from '../../src/view/playback/keys.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false, target: null };
function elementOf(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild!;
}

test.each([
  ['ArrowRight', 'next'],
  ['ArrowLeft', 'back'],
  ['PageDown', 'next'],
  ['PageUp', 'back'],
  ['Home', 'first'],
  ['End', 'last'],
  [' ', 'play'],
  ['.', 'next'],
  ['?', 'help'],
])('%s: %s', (key, action) => expect(actionOf({ ...plain, key })).toBe(action));

test('1 to 5 choose the grain', () => {
  expect(actionOf({ ...plain, key: '1' })).toEqual({ grain: 'journey' });
  expect(actionOf({ ...plain, key: '5' })).toEqual({ grain: 'segment' });
});

test.each(['<input>', '<textarea></textarea>', '<select></select>', '<div contenteditable="true"></div>'])(
  'typed into %s it belongs to the field',
  (html) => {
    expect(actionOf({ ...plain, key: '.', target: elementOf(html) })).toBeUndefined();
  },
);

test('the space bar presses the button that has the focus; arrows move through tabs', () => {
  expect(actionOf({ ...plain, key: ' ', target: elementOf('<button></button>') })).toBeUndefined();
  expect(actionOf({ ...plain, key: 'ArrowRight', target: elementOf('<button></button>') })).toBe('next');
  expect(actionOf({ ...plain, key: 'ArrowRight', target: elementOf('<div role="tablist"></div>') })).toBeUndefined();
});

test('with Ctrl, Alt or Meta it is the browser’s', () => {
  expect(actionOf({ ...plain, key: 'ArrowLeft', altKey: true })).toBeUndefined();
});
