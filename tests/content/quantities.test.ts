import { expect, test } from 'vitest';
import { bestLanguage } from '../../src/language.ts';
import { duration, size, timeOfDay } from '../../src/content/quantities.ts';
import { en } from '../../src/content/ui/en.ts';
import { es } from '../../src/content/ui/es.ts';
import { problemSentence } from '../../src/content/problems/sentence.ts';

test('sizes and spans in both languages', () => {
  expect(size(1, 'en')).toBe('1 octet');
  expect(size(412, 'es')).toBe('412 octetos');
  expect(size(10_485_760, 'es')).toBe('10,5 MB');
  expect(size(12_345, 'en')).toBe('12.3 kB');
  expect(duration(1_200_000, 'en')).toBe('20 minutes');
  expect(duration(3_600_000, 'es')).toBe('1 hora');
  expect(duration(38, 'en')).toBe('38 ms');
});

test('the time of day is UTC', () => expect(timeOfDay(Date.UTC(2026, 2, 2, 9, 0, 0) + 42)).toBe('09:00:00.042'));

test('the first language that we speak is taken', () => {
  expect(bestLanguage(['fr', 'es-MX', 'en'])).toBe('es');
  expect(bestLanguage(['ja'])).toBe('en');
  expect(bestLanguage([])).toBe('en');
});

test('a problem says what, where and what to do', () => {
  const nul = { key: 'message.nul', values: { line: 3, offset: 120 } };
  expect(problemSentence(nul, en)).toContain('line 3, octet 120');
  expect(problemSentence(nul, es)).toContain('línea 3, octeto 120');
  expect(problemSentence({ key: 'unheard.of', values: {} }, en)).toBe('unheard.of');
});
