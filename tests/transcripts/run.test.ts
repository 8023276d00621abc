import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ascii } from '../../src/mail/octets.ts';
import { bare, overTcp, simulated, type Talk } from './carriers.ts';
import { parseDialogue, type Dialogue, type Step } from './parse.ts';
import { STATES } from './states.ts';

const dialogues = ['smtp', 'pop3', 'imap'].flatMap((folder) => {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ file: `${folder}/${file}`, dialogue: parseDialogue(readFileSync(join(path, file), 'utf8')) }));
});

describe.each([
  { way: 'on the bare machine', open: bare, timePasses: true },
  { way: 'over the simulated network', open: simulated, timePasses: true },
  { way: 'over TCP', open: overTcp, timePasses: false },
])('$way', ({ open, timePasses }) => {
  for (const { file, dialogue } of dialogues) {
    const how = timePasses || !waits(dialogue) ? '' : ONLY_BEFORE;
    test(`${file}: ${dialogue.name}${how}`, async () => {
      const talk = await open(dialogue);
      try {
        await play(dialogue, talk);
      } finally {
        await talk.end();
      }
    });
  }
});

/** Real minutes are not waited for: over TCP such a dialogue is played up to its time-out, and its name says so. */
const ONLY_BEFORE = ' (only up to the time-out: real time does not pass here)';
function waits({ steps }: Dialogue): boolean {
  return steps.some(({ kind }) => kind === 'timeout');
}

async function play(dialogue: Dialogue, talk: Talk): Promise<void> {
  await lead(dialogue, talk);
  for (let at = 0; at < dialogue.steps.length;) at = await playFrom(dialogue.steps, at, talk);
  expect(await talk.heard(0), 'lines that nobody expected').toBe('');
}

/** Says what leads to the state in which the dialogue begins. */
async function lead({ server, state }: Dialogue, talk: Talk): Promise<void> {
  if (state === '') return;
  const lines = STATES[server]![state];
  if (!lines) throw new Error(`no state ${state} of ${server}`);
  await talk.heard(1);
  for (const line of lines) {
    await talk.send(ascii(`${line}\r\n`));
    await talk.heard(1);
  }
}

/** Plays one turn: everything up to the server's next lines, then those. Returns where the next turn begins. */
async function playFrom(steps: readonly Step[], from: number, talk: Talk): Promise<number> {
  let at = from;
  for (; at < steps.length && steps[at]!.kind !== 'expect'; at++) if (!(await act(steps[at]!, talk))) return steps.length;
  const expected: string[] = [];
  for (; steps[at]?.kind === 'expect'; at++) expected.push((steps[at] as { line: string }).line);
  if (expected.length === 0) return at;
  const heard = await talk.heard(expected.filter((line) => line !== '…').length);
  const lines = heard.split('\r\n');
  expect(lines.pop(), 'the last line is whole').toBe('');
  compare(lines, expected);
  return at;
}

/** False when the rest of the dialogue cannot be played here. */
async function act(step: Step, talk: Talk): Promise<boolean> {
  if (step.kind === 'send') await talk.send(step.octets);
  else if (step.kind === 'timeout') return talk.timeOut();
  else if (step.kind === 'cut') await talk.cut();
  else if (step.kind === 'closed') expect(await talk.closed(), 'the connection is closed').toBe(true);
  return true;
}

/** Each expected line begins the heard one; `…` stands for any number of lines. */
function compare(heard: readonly string[], expected: readonly string[]): void {
  let at = 0;
  expected.forEach((line, index) => {
    if (line !== '…') return expect(heard[at++] ?? '(nothing)', `after ${JSON.stringify(heard.slice(0, at))}`).toMatch(beginning(line));
    const next = expected[index + 1];
    while (at < heard.length && (next === undefined || !heard[at]!.startsWith(next))) at++;
  });
  expect(heard.slice(at), 'lines that nobody expected').toEqual([]);
}

function beginning(line: string): RegExp {
  return new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
