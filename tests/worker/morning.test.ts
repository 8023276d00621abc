/** The morning by POP3, by IMAP and by web mail: what is counted is what happened. */
import { beforeAll, expect, test } from 'vitest';
import { LARGE_OCTETS, LETTERS, QUOTA_OCTETS } from '../../src/scenarios/morning.ts';
import type { Morning } from '../../src/worker/morning.ts';
import { service } from '../../src/worker/service.ts';

let pop3: Morning, imap: Morning, web: Morning;
beforeAll(async () => {
  [pop3, imap, web] = (await service(async () => {}).morning()) as [Morning, Morning, Morning];
});

test('POP3 takes all of it along: the laptop has it, and a lost laptop takes it away', () => {
  const [laptop, telephone] = pop3.devices;
  expect(laptop!.measures.octets).toBeGreaterThan(LARGE_OCTETS);
  expect(laptop!.offline.letters).toBe(LETTERS + 1);
  expect(pop3.lost.letters).toBe(LETTERS + 1);
  expect(telephone!.failed).toBe(2);
});

test('IMAP leaves it there: only what was read is on the devices, and nothing is lost', () => {
  const [laptop, telephone] = imap.devices;
  expect(laptop!.measures.octets).toBeLessThan(100_000);
  expect([laptop!.offline.letters, telephone!.offline.letters]).toEqual([3, 2]);
  expect(imap.lost).toEqual({ letters: 0, octets: 0 });
  expect(telephone!.failed).toBe(0);
  expect(imap.server.letters).toBe(LETTERS + 1);
});

test('web mail keeps nothing on the devices', () => {
  expect(web.devices.map(({ offline }) => offline.letters)).toEqual([0, 0]);
  expect(web.lost.letters).toBe(0);
  expect(web.devices.every(({ measures }) => measures.octets > 0 && measures.turns > 0)).toBe(true);
});

test('a full server refuses what comes at noon; one that was emptied takes it', () => {
  expect([pop3.isNoonTaken, imap.isNoonTaken, web.isNoonTaken]).toEqual([true, false, false]);
  expect(imap.server.octets).toBeGreaterThan(LARGE_OCTETS);
  expect(imap.server.octets).toBeLessThan(QUOTA_OCTETS);
});

test('every round trip has its moment on the same clock', () => {
  for (const { devices } of [pop3, imap, web])
    for (const { measures, turnsAt } of devices) {
      expect(turnsAt).toHaveLength(measures.turns);
      expect(turnsAt).toEqual(turnsAt.toSorted((a, b) => a - b));
    }
  expect(new Set([pop3, imap, web].map(({ startsAt }) => startsAt)).size).toBe(1);
});
