/** Our own servers in all dialogues that we hold them to: whatever a client does to them, the judge finds no error on their side. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { bare, type House, type Talk } from '../../transcripts/carriers.ts';
import { parseDialogue, type Dialogue, type Step } from '../../transcripts/parse.ts';
import { STATES } from '../../transcripts/states.ts';
import { opened, type Opened, type Protocol } from './pop3-listening.ts';

const TRANSCRIPTS = join(import.meta.dirname, '../../transcripts');

/** A session of our server, and the dialogue that overhears it. */
interface Overheard extends Opened {
  talk: Talk;
}

/** Both sides say what they say, and the dialogue hears it. */
async function say({ talk, dialogue }: Overheard, octets: Uint8Array): Promise<void> {
  dialogue.say('client', octets, null);
  await talk.send(octets);
  await hear({ talk, dialogue });
}

async function hear({ talk, dialogue }: Pick<Overheard, 'talk' | 'dialogue'>): Promise<void> {
  dialogue.say('server', ascii(await talk.heard(0)), null);
}

async function session(house: House, script: Dialogue, number: number): Promise<Overheard> {
  const talk = await house.talk();
  const overheard = { talk, ...opened(script.server as Protocol, { secure: script.implicitTls }) };
  await hear(overheard);
  const lines = STATES[script.server]![script.states.get(number) ?? ''] ?? [];
  for (const line of lines) await say(overheard, ascii(`${line}\r\n`));
  return overheard;
}

async function act(overheard: Overheard, step: Step): Promise<void> {
  const { talk, dialogue } = overheard;
  if (step.kind === 'send') await say(overheard, step.octets);
  else if (step.kind === 'timeout') await talk.timeOut();
  else if (step.kind === 'cut') await talk.cut();
  else if (step.kind === 'tls') {
    dialogue.unread('client');
    await talk.secure();
    dialogue.secured(false, null);
  }
  await hear(overheard);
}

async function overhear(script: Dialogue): Promise<Opened[]> {
  const house = await bare(script);
  const sessions = new Map<number, Overheard>();
  for (const number of new Set([1, ...script.states.keys()])) sessions.set(number, await session(house, script, number));
  for (const step of script.steps) {
    if (!sessions.has(step.session)) sessions.set(step.session, await session(house, script, step.session));
    await act(sessions.get(step.session)!, step);
    for (const each of sessions.values()) await hear(each);
  }
  await house.end();
  for (const { dialogue } of sessions.values()) dialogue.end('end', null);
  return [...sessions.values()];
}

describe.each(['pop3', 'imap'])('%s: no error of our server', (protocol) => {
  for (const name of readdirSync(join(TRANSCRIPTS, protocol), { recursive: true, encoding: 'utf8' })) {
    // who overhears it cannot know whether a server takes a bare LF for the end of a line, as many do
    if (!name.endsWith('.txt') || name === 'bare-lf.txt') continue;
    test(name, async () => {
      const overheard = await overhear(parseDialogue(readFileSync(join(TRANSCRIPTS, protocol, name), 'utf8')));
      const errors = overheard.flatMap(({ listened }) =>
        listened.findings
          .filter(({ side, severity }) => side === 'server' && severity === 'error')
          .map(({ rule, exchange, values }) => ({ rule, values, said: listened.exchanges[exchange]?.verb })),
      );
      expect(errors).toEqual([]);
    });
  }
});
