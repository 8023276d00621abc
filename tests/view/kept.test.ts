// @vitest-environment happy-dom
/** Lessons that are kept on the device: the newest few, named by what they say; a device that is full, or keeps nothing, spoils nothing. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isName, keepLesson, lessonCalled, nameOfText } from '../../src/view/lessons/own/kept.ts';

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

test('is found by its name, and by no other', () => {
  expect(keepLesson('one')).toBe(true);
  expect(isName(nameOfText('one'))).toBe(true);
  expect(nameOfText('one')).not.toBe(nameOfText('onf'));
  expect(lessonCalled(nameOfText('one'))).toBe('one');
  expect(lessonCalled(nameOfText('two'))).toBeNull();
  expect(lessonCalled('[["en","# no name"]]')).toBe('[["en","# no name"]]');
});

test('only the newest six stay, and one that is opened again is new', () => {
  for (const each of ['1', '2', '3', '4', '5', '6', '1', '7']) keepLesson(each);
  expect(['1', '2', '3', '7'].map((each) => lessonCalled(nameOfText(each)))).toEqual(['1', null, '3', '7']);
});

test('where there is no room the oldest make some; where there is none at all, that is told', () => {
  const kept = new Map<string, string>();
  let room = 3;
  const setItem = (key: string, value: string): void => {
    if (!kept.has(key) && kept.size >= room) throw new Error('full');
    kept.set(key, value);
  };
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem,
    removeItem: (key: string) => void kept.delete(key),
  });
  for (const each of ['1', '2', '3']) expect(keepLesson(each)).toBe(true);
  expect(['1', '2', '3'].map((each) => lessonCalled(nameOfText(each)))).toEqual([null, '2', '3']);
  room = 0;
  expect(keepLesson('4')).toBe(false);
});
