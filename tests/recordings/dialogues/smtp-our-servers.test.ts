/** Our own servers, whatever is said to them, break no rule: each dialogue of tests/transcripts is played and judged. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { bare } from '../../transcripts/carriers.ts';
import { parseDialogue, type Dialogue } from '../../transcripts/parse.ts';
import { STATES } from '../../transcripts/states.ts';
import { findingLine, listen, type HeardDialogue } from './smtp-heard.ts';

const FOLDER = join(import.meta.dirname, '../../transcripts');
const files = ['smtp', 'lmtp'].flatMap((folder) => readdirSync(join(FOLDER, folder)).map((file) => `${folder}/${file}`));
/** It breaks the standard on purpose: what it takes for the end of a text is none. */
const AGAINST_THE_STANDARD = /\/bare-lf-ends-a-line/;

/** The first connection of a dialogue, played against our server, both sides recorded. */
async function recorded(dialogue: Dialogue): Promise<HeardDialogue> {
  const house = await bare(dialogue);
  const talk = await house.talk();
  const port = { smtp: 25, lmtp: 24 }[dialogue.server as 'smtp'] ?? 587;
  const heard = listen({ protocol: dialogue.server, secure: dialogue.implicitTls, port });
  const server = async () => heard.dialogue.say('server', ascii(await talk.heard(0)), null);
  const client = async (octets: Uint8Array) => {
    heard.dialogue.say('client', octets, null);
    await talk.send(octets);
    await server();
  };
  await server();
  for (const line of STATES[dialogue.server]![dialogue.states.get(1) ?? ''] ?? []) await client(ascii(`${line}\r\n`));
  for (const step of dialogue.steps) {
    if (step.session !== 1) continue;
    if (step.kind === 'send') await client(step.octets);
    else if (step.kind === 'timeout') await talk.timeOut();
    else if (step.kind === 'tls') {
      heard.dialogue.unread('client');
      heard.dialogue.secured(false, null);
      await talk.secure();
    }
    await server();
  }
  heard.dialogue.end('end', null);
  return heard;
}

test.each(files)('%s', async (file) => {
  const dialogue = parseDialogue(readFileSync(join(FOLDER, file), 'utf8'));
  const heard = await recorded(dialogue);
  const faults = heard.findings.filter(({ side, severity }) => side === 'server' && severity === 'error');
  if (process.env.DUMP)
    console.log(
      file,
      heard.findings.map((f) => findingLine(heard, f)),
    );
  if (!AGAINST_THE_STANDARD.test(file)) expect(faults.map((finding) => findingLine(heard, finding))).toEqual([]);
  expect(heard.exchanges.length).toBeGreaterThan(0);
});
