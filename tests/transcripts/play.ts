/** All dialogues, and how one is played in a house of servers, whichever way those are reached. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ascii } from '../../src/mail/octets.ts';
import type { House, Talk } from './carriers.ts';
import { parseDialogue, type Dialogue, type Step } from './parse.ts';
import { STATES } from './states.ts';

export const dialogues = ['smtp', 'lmtp', 'pop3', 'imap', 'http'].flatMap((folder) => {
  const path = join(import.meta.dirname, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ file: `${folder}/${file}`, dialogue: parseDialogue(readFileSync(join(path, file), 'utf8')) }));
});

/** The connections of a dialogue; each is opened, and brought to the state in which it begins, when it is first spoken of. */
class Sessions {
  readonly #dialogue: Dialogue;
  readonly #house: House;
  readonly #talks = new Map<number, Talk>();

  constructor(dialogue: Dialogue, house: House) {
    this.#dialogue = dialogue;
    this.#house = house;
  }

  get all(): Talk[] {
    return [...this.#talks.values()];
  }

  async session(number: number): Promise<Talk> {
    const known = this.#talks.get(number);
    if (known) return known;
    const talk = await this.#house.talk();
    this.#talks.set(number, talk);
    await lead(this.#dialogue, this.#dialogue.states.get(number) ?? '', talk);
    return talk;
  }
}

/** Throws where the servers say something else than is written. */
export async function play(dialogue: Dialogue, house: House): Promise<void> {
  const sessions = new Sessions(dialogue, house);
  for (const number of [1, ...dialogue.states.keys()]) await sessions.session(number);
  for (let at = 0; at < dialogue.steps.length;) at = await playFrom(dialogue.steps, at, sessions);
  for (const talk of sessions.all) expect(await talk.heard(0), 'lines that nobody expected').toBe('');
}

/** Says what leads to the state in which the dialogue begins. */
async function lead({ server }: Dialogue, state: string, talk: Talk): Promise<void> {
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
async function playFrom(steps: readonly Step[], from: number, sessions: Sessions): Promise<number> {
  let at = from;
  for (; at < steps.length && steps[at]!.kind !== 'expect'; at++) if (!(await act(steps[at]!, sessions))) return steps.length;
  const { session = 1 } = steps[at] ?? {};
  const expected: string[] = [];
  for (let step = steps[at]; step?.kind === 'expect' && step.session === session; step = steps[++at]) expected.push(step.line);
  if (expected.length === 0) return at;
  const talk = await sessions.session(session);
  // where any lines will do, one is waited for: else they would be heard as the answer to what is said next
  const heard = await talk.heard(Math.max(1, expected.filter((line) => line !== '…').length));
  const lines = heard.split('\r\n');
  expect(lines.pop(), 'the last line is whole').toBe('');
  compare(lines, expected);
  return at;
}

/** False when the rest of the dialogue cannot be played here. */
async function act(step: Step, sessions: Sessions): Promise<boolean> {
  const talk = await sessions.session(step.session);
  if (step.kind === 'send') await talk.send(step.octets);
  else if (step.kind === 'timeout') return talk.timeOut();
  else if (step.kind === 'tls') await talk.secure();
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
