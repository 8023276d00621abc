import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRAINS } from '../../src/view/playback/panel.ts';
import { phaseSpans } from '../../src/view/playback/phases.ts';
import { atOrBefore, beatsOf, nextStep, previousStep, stepNumber, stepsOf } from '../../src/view/playback/steps.ts';
import { journey } from '../fixtures/journey.ts';

const { journal, scene } = journey();
const idsAt = (grain: (typeof GRAINS)[number]): string[] =>
  stepsOf(journal, scene, grain, journal.length).map((index) => journal.id(index));

describe('the steps of a grain', () => {
  test('the journey has its five classical steps, however many questions the DNS is asked', () => {
    expect(idsAt('journey')).toEqual([
      'submission:close quit#1',
      'dns:mx.b.com A#2:answer',
      'dns:mx.b.com A#1:answer',
      'mail:stored bea@b.com#1',
      'imap:close quit#1',
    ]);
  });

  test('the number of a step is that of the one an entry belongs to', () => {
    const steps = stepsOf(journal, scene, 'journey', journal.length);
    const numberAt = (id: string): number => stepNumber(steps, 'journey', journal.find(id));
    expect(['mail:composed message#1', 'submission:RCPT#1', 'dns:b.com MX#1', 'smtp:DATA#1', 'imap:close quit#1'].map(numberAt)).toEqual([
      1, 1, 2, 4, 5,
    ]);
    expect(stepNumber([0, 4, 8], 'message', 4)).toBe(2);
    expect(stepNumber([], 'message', 0)).toBe(1);
  });

  test('each lookup lights question and answer', () => {
    expect(phaseSpans(journal, scene, journal.length).map(({ phase }) => phase)).toEqual([
      'submission',
      'question',
      'answer',
      'question',
      'answer',
      'relay',
      'fetch',
    ]);
  });

  test('a session step ends each connection and each lookup, not the question a resolver passes on', () => {
    expect(idsAt('session')).toEqual([
      'submission:close quit#1',
      'dns:b.com MX#1:answer',
      'dns:mx.b.com A#1:answer',
      'smtp:close quit#1',
      'mail:stored bea@b.com#1',
      'pop3:close quit#1',
      'imap:close quit#1',
    ]);
  });

  test('an exchange step is a reply, never the command that it answers', () => {
    const ids = idsAt('exchange');
    expect(ids).toContain('smtp:RCPT#1:reply');
    expect(ids).not.toContain('smtp:RCPT#1');
    expect(ids).not.toContain('smtp:(connect)#1');
  });

  test('a message step is every command and every reply, but no segment and no state', () => {
    const ids = idsAt('message');
    expect(ids).toContain('smtp:RCPT#1');
    expect(ids).toContain('smtp:RCPT#1:reply');
    expect(ids.some((id) => id.includes('segment') || id.includes(':state '))).toBe(false);
  });

  test('a segment step is every entry', () => {
    expect(idsAt('segment')).toHaveLength(journal.length);
  });

  test.each(GRAINS)('%s: ascending, among the beats, and each finer than the coarser one', (grain) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: journal.length }), (length) => {
        const steps = stepsOf(journal, scene, grain, length);
        const beats = new Set(beatsOf(journal, grain, length));
        expect(steps.every((index, place) => beats.has(index) && (place === 0 || index > steps[place - 1]!))).toBe(true);
      }),
    );
  });
});

test('next and previous go through the steps one by one and stop at the ends', () => {
  const steps = [2, 5, 9];
  expect(nextStep(steps, 0)).toBe(2);
  expect(nextStep(steps, 2)).toBe(5);
  expect(nextStep(steps, 6)).toBe(9);
  expect(nextStep(steps, 9)).toBe(9);
  expect(previousStep(steps, 9)).toBe(5);
  expect(previousStep(steps, 6)).toBe(5);
  expect(previousStep(steps, 2)).toBe(-1);
  expect(nextStep([], 0)).toBe(-1);
});

test('atOrBefore finds what a search from the front finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), fc.integer({ min: -5, max: 205 }), (numbers, wanted) => {
      const list = numbers.toSorted((a, b) => a - b);
      expect(atOrBefore(list, wanted)).toBe(list.filter((number) => number <= wanted).length - 1);
    }),
  );
});
