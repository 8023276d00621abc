/** A client that synchronises meets a server that was killed: had a UID changed, it would remove its own copies, or fetch them again. */
import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWith, has, run } from './programs.ts';
import { PASSWORD } from './servers.ts';
import { serving } from './serving.ts';
import { REPLY, tagged, Talk } from './talk.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailscope-synchronising-'));
const base = 27_600 + randomInt(4) * 100;
const SUBJECTS = ['one', 'two', 'three'];

const start = () => serving('--port-base', String(base), '--keep', join(folder, 'kept'));

async function send(subject: string): Promise<void> {
  const talk = Talk.to(base + 25);
  await talk.hear(REPLY);
  for (const line of ['EHLO x', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA']) await talk.say(`${line}\r\n`, REPLY);
  expect(await talk.say(`Subject: ${subject}\r\n\r\n${subject}\r\n.\r\n`, REPLY)).toMatch(/^250/);
  talk.socket.destroy();
}

/** UIDVALIDITY, UIDs and flags of every letter. */
async function told(): Promise<string[]> {
  const talk = Talk.to(base + 143);
  await talk.hear(/^\* OK.*\r\n/m);
  await talk.say(`a LOGIN bea ${PASSWORD}\r\n`, tagged('a'));
  const opened = await talk.say('b EXAMINE INBOX\r\n', tagged('b'));
  const letters = await talk.say('c UID FETCH 1:* (RFC822.SIZE)\r\n', tagged('c'));
  talk.socket.destroy();
  return [/UIDVALIDITY \d+/.exec(opened)![0], ...letters.split('\r\n').filter((line) => line.startsWith('* '))];
}

function configuration(): string {
  const path = join(folder, 'mbsyncrc');
  const account = `IMAPAccount bea\nHost 127.0.0.1\nPort ${base + 143}\nUser bea\nPass ${PASSWORD}\nSSLType None\n`;
  const stores = `IMAPStore far\nAccount bea\n\nMaildirStore near\nPath ${folder}/near/\nInbox ${folder}/near/INBOX\n`;
  const channel = 'Channel all\nFar :far:\nNear :near:\nPatterns INBOX\nCreate Near\nExpunge Both\nSyncState *\n';
  writeFileSync(path, [account, stores, channel].join('\n'));
  chmodSync(path, 0o600);
  return path;
}

const near = () => ['new', 'cur'].flatMap((place) => readdirSync(join(folder, 'near', 'INBOX', place))).sort();

describeWith('mbsync', has('mbsync'), () => {
  test('before and after kill -9: no copy goes, none comes twice, and what is new comes', async () => {
    mkdirSync(join(folder, 'near'));
    const sync = () => run('mbsync', ['-q', '-c', configuration(), '-a'], '', { HOME: folder });
    const first = await start();
    for (const subject of SUBJECTS) await send(subject);
    expect(await sync()).toMatchObject({ code: 0, err: '' });
    const [here, there] = [near(), await told()];
    expect(here).toHaveLength(SUBJECTS.length);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await start();
    expect(await told()).toEqual(there);
    expect(await sync()).toMatchObject({ code: 0, err: '' });
    expect(near()).toEqual(here);
    expect(await told()).toEqual(there);
    await send('four');
    expect((await sync()).code).toBe(0);
    expect(near()).toHaveLength(SUBJECTS.length + 1);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });
});
