// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { ARRIVES } from '../../src/view/playback/pace.ts';
import { Clock, type Frames, type Score } from '../../src/view/playback/clock.svelte.ts';

const score: Score = { beats: [0, 2, 3, 5, 8], steps: [0, 3, 8], done: true, letters: () => 10 };
let waiting: ((atMs: number) => void) | null = null;
let nowMs = 0;
const frames: Frames = {
  request(callback) {
    waiting = callback;
    return 1;
  },
  cancel() {
    waiting = null;
  },
};
/** Lets so many frames of 100 ms pass. */
function pass(count: number): void {
  for (let each = 0; each < count && waiting; each++) {
    const callback = waiting;
    waiting = null;
    callback((nowMs += 100));
  }
}
let clock: Clock;
beforeEach(() => {
  waiting = null;
  clock = new Clock(() => score, frames);
});

test('starts at rest, and nothing asks for frames', () => {
  expect([clock.index, clock.position, clock.moving, waiting]).toEqual([0, 1, false, null]);
});

test('next plays the beats of one step and then rests', () => {
  clock.next();
  expect(clock.moving).toBe(true);
  pass(4);
  expect(clock.index).toBe(2);
  pass(100);
  expect([clock.index, clock.position, clock.moving, waiting]).toEqual([3, 1, false, null]);
});

test('next during a step ends it at once and begins the following one: no press is lost', () => {
  clock.next();
  pass(2);
  clock.next();
  expect([clock.index, clock.moving]).toEqual([3, true]);
  pass(500);
  expect([clock.index, clock.moving]).toEqual([8, false]);
});

test('back takes back what stands here, shows the step before as it ended, and stays paused', () => {
  clock.seek(8);
  clock.back();
  pass(3);
  expect(clock.index).toBe(8);
  expect(clock.position).toBeGreaterThan(0);
  expect(clock.position).toBeLessThan(1);
  pass(100);
  expect([clock.index, clock.position, clock.moving]).toEqual([3, 1, false]);
});

test('back during a step back is there at once: no press is lost, and before the first step there is none', () => {
  clock.seek(8);
  clock.back();
  clock.back();
  expect(clock.index).toBe(3);
  clock.back();
  expect(clock.index).toBe(0);
  clock.back();
  expect([clock.index, clock.moving]).toEqual([0, false]);
});

test('without movement back is there at once', () => {
  clock.still = true;
  clock.seek(8);
  clock.back();
  expect([clock.index, clock.moving]).toEqual([3, false]);
});

test('above eight times the speed nothing travels', () => {
  clock.speed = 10;
  clock.next();
  pass(1);
  expect(clock.position).toBe(1);
});

test('play goes on to the end and stops there; play again begins from the start', () => {
  clock.play();
  pass(500);
  expect([clock.index, clock.playing]).toEqual([8, false]);
  clock.play();
  expect(clock.index).toBe(0);
  expect(clock.playing).toBe(true);
});

test('while more is being computed it waits instead of stopping', () => {
  const growing = { beats: [0, 1], steps: [0, 1], done: false, letters: () => 10 };
  clock = new Clock(() => growing, frames);
  clock.play();
  pass(100);
  expect([clock.index, clock.playing]).toEqual([1, true]);
  growing.beats.push(2);
  pass(3);
  expect(clock.index).toBe(2);
});

test('at fifty times the speed one frame passes many beats', () => {
  clock.speed = 50;
  clock.play();
  pass(3);
  expect(clock.index).toBe(8);
});

test('without movement next shows the step as it ends, and play shows each beat as it ends', () => {
  clock.still = true;
  clock.next();
  expect([clock.index, clock.moving]).toEqual([3, false]);
  clock.play();
  pass(3);
  expect([clock.index, clock.position]).toEqual([5, 1]);
});

test('a seek while playing stops: one wrong key never loses the place', () => {
  clock.play();
  pass(3);
  clock.seek(5);
  expect([clock.index, clock.playing, waiting]).toEqual([5, false, null]);
});

test('what has arrived stays for as long as it takes to read, at half the speed twice as long; after a step by hand it rests at once', () => {
  const arrived = (): number => {
    clock.seek(2);
    clock.play();
    while (clock.index === 2 || clock.progress < ARRIVES) pass(1);
    let frames = 0;
    for (; clock.index === 3; frames++) pass(1);
    clock.pause();
    return frames;
  };
  const [slow, fast] = ([0.5, 1] as const).map((speed) => ((clock.speed = speed), arrived()));
  // 250 ms and ten letters
  expect(fast).toBeGreaterThanOrEqual(5);
  expect(fast).toBeLessThanOrEqual(6);
  expect(slow).toBeGreaterThanOrEqual(10);
  clock.speed = 1;
  clock.seek(2);
  clock.next();
  pass(11);
  expect([clock.index, clock.progress, clock.moving]).toEqual([3, 1, false]);
});

test('while the camera is under way no card is; at rest nothing is held', () => {
  clock.hold(500);
  clock.next();
  pass(2);
  const { progress } = clock;
  expect(progress).toBeGreaterThan(0);
  clock.hold(300);
  pass(3);
  expect(clock.progress).toBe(progress);
  pass(1);
  expect(clock.progress).toBeGreaterThan(progress);
});
