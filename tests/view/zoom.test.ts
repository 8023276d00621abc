// @vitest-environment happy-dom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { interpolateZoom } from 'd3';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { machineIn, pigeonholesOf, roomsOf } from '../../src/view/inside/rooms.ts';
import { language } from '../../src/view/language.svelte.ts';
import { statesBefore, statesUsed, standingAt } from '../../src/view/panels/states/standing.ts';
import Stage from '../../src/view/Stage.svelte';
import { around, flightInto } from '../../src/view/zoom/flight.ts';
import { isNearer, LEVELS, possible, stepped } from '../../src/view/zoom/levels.ts';
import { runOfJourney } from '../fixtures/run.ts';

const run = runOfJourney();
const { journal, scene } = run;
const hostNamed = (name: string) => scene.hosts.findIndex((host) => host.name === name);
const talk = { connection: 0, near: 0, far: 1 };

beforeEach(async () => {
  language.set('en');
  await language.ready;
});

describe('levels', () => {
  test('lead from the town to the octets and back, and end there', () => {
    expect(LEVELS.map((level) => stepped(level, 1))).toEqual(['host', 'session', 'line', 'octets', 'octets']);
    expect(LEVELS.map((level) => stepped(level, -1))).toEqual(['town', 'town', 'host', 'session', 'line']);
  });

  test('what there is nothing of is not shown', () => {
    expect(possible('session', null, 0)).toBe('town');
    expect(possible('octets', talk, 0)).toBe('session');
    expect(possible('octets', null, 0)).toBe('town');
    expect(possible('host', null, 0)).toBe('host');
    expect(possible('line', talk, 20, false)).toBe('session');
    expect(possible('line', talk, 20)).toBe('line');
  });
});

describe('the camera', () => {
  const whole = { width: 800, height: 400 };
  const house = { left: 600, top: 100, width: 120, height: 100 };

  test('goes into a part of the picture until that is all one sees, and takes its time', () => {
    const { at, ms } = flightInto(whole, house);
    const { left, top, width, height, opacity } = at(0);
    expect([left, top, width, height].map((pixels) => Number(pixels.toFixed(6)))).toEqual([560, 100, 200, 100]);
    expect(opacity).toBeCloseTo(0);
    const end = at(1);
    expect(Math.hypot(end.left, end.top)).toBeCloseTo(0);
    expect(end.width).toBeCloseTo(800);
    expect(end.height).toBeCloseTo(400);
    expect(end.opacity).toBe(1);
    expect(ms).toBeGreaterThanOrEqual(450);
    expect(ms).toBeLessThanOrEqual(900);
  });

  test.each([
    ['aside', house],
    ['straight ahead', { left: 350, top: 150, width: 100, height: 100 }],
    ['to all of it', { left: 0, top: 0, width: 800, height: 400 }],
  ])('flies %s as D3 does', (_, part) => {
    const [x, y] = [part.left + part.width / 2, part.top + part.height / 2];
    const seen = Math.max(part.width, part.height * 2);
    const fly = interpolateZoom.rho(1.2)([400, 200, 800], [x, y, seen]);
    const { at } = flightInto(whole, part);
    for (const fraction of [0, 0.1, 0.4, 0.8, 1]) {
      const [cameraX, cameraY, view] = fly(fraction);
      const { left, top, width, height } = at(fraction);
      expect(width).toBeCloseTo((seen * 800) / view, 6);
      expect(left + width / 2).toBeCloseTo(((x - cameraX) * 800) / view + 400, 6);
      expect(top + height / 2).toBeCloseTo(((y - cameraY) * 800) / view + 200, 6);
    }
  });

  test('has given one picture for the other before it is there', () => {
    const { at } = flightInto(whole, house);
    const first = [0.05, 0.1, 0.2, 0.3, 0.5].find((fraction) => at(fraction).opacity === 1)!;
    expect(first).toBeLessThan(0.5);
    expect(at(first).width).toBeLessThan(500);
  });

  test('frames both ends; where nothing is to be framed, the middle', () => {
    const other = { left: 10, top: 50, width: 100, height: 20 };
    expect(around([house, other], whole)).toEqual({ left: 10, top: 50, width: 710, height: 150 });
    expect(around([], whole)).toEqual({ left: 240, top: 120, width: 320, height: 160 });
  });

  test('knows which of two pictures is the nearer', () => {
    expect(isNearer('line', 'session')).toBe(true);
    expect(isNearer('town', 'host')).toBe(false);
  });
});

describe('inside a house', () => {
  const index = journal.find('smtp:RCPT#1:reply');
  const mx = hostNamed('mx.b.com');

  test('every agent has its room; who acts is lit', () => {
    const rooms = roomsOf(journal, scene, mx, run.world(index));
    expect(rooms.map(({ role }) => role)).toEqual(scene.hosts[mx]!.agents);
    expect(rooms.filter(({ isLit }) => isLit).map(({ role }) => role)).toEqual(['mta']);
  });

  test('a pigeonhole a person, filled when the letter is stored, unread until somebody reads it', () => {
    const at = (id: string) => pigeonholesOf(scene, mx, run.world(journal.find(id))).find(({ account }) => account === 'bea@b.com');
    expect(at('smtp:RCPT#1:reply')).toMatchObject({ letters: 0, unread: 0 });
    expect(at('mail:stored bea@b.com#1')).toMatchObject({ letters: 1, unread: 1 });
  });

  test('the machine is the end of the conversation, else the one that moved last', () => {
    const connection = journal.connection(index);
    const number = machineIn(journal, scene, mx, connection, run.world(index));
    expect(journal.machines[number]).toMatchObject({ connection, chart: 'smtp.session' });
    expect(machineIn(journal, scene, hostNamed('ns.b.com'), connection, run.world(index))).toBeGreaterThanOrEqual(-1);
    const { now } = standingAt(run, number, index);
    expect(statesBefore(run, number, index).has(now)).toBe(true);
    for (const state of statesBefore(run, number, index)) expect(statesUsed(run, 'smtp.session').has(state)).toBe(true);
  });
});

describe('the stage', () => {
  const show = (id: string) => render(Stage, { run, index: journal.find(id), progress: 1, gapMs: 0, onletter: vi.fn() });

  test('goes into a house by its name, back to the letter by Escape', async () => {
    show('smtp:RCPT#1:reply');
    await userEvent.click(screen.getByRole('button', { name: 'mx.b.com' }));
    expect(await screen.findByRole('region', { name: 'mx.b.com from inside' })).toBeTruthy();
    expect(screen.getByText('What this session remembers')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'mx.b.com from inside' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Follow the letter' })).toBeNull();
  });

  test('+ and − and the row of levels lead nearer and farther off', async () => {
    show('smtp:RCPT#1:reply');
    await userEvent.keyboard('+');
    expect(await screen.findByRole('region', { name: 'On the wire' })).toBeTruthy();
    await userEvent.keyboard('+');
    expect(await screen.findByText(/Point at an octet/)).toBeTruthy();
    await userEvent.keyboard('--');
    expect(screen.getByText(/SMTP session/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'town' }));
    expect(screen.getByRole('button', { name: 'town' }).getAttribute('aria-current')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: 'Follow the letter' }));
    expect(screen.getByRole('button', { name: 'session' }).getAttribute('aria-current')).toBe('true');
  });
});
