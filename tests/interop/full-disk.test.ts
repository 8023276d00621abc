/** A disk that is full: what cannot be kept is refused in good order, what was promised is kept, and mail can be removed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, serve, type Served } from './servers.ts';
import { REPLY, tagged, Talk } from './talk.ts';

const DISK_OCTETS = 4 * 1024 * 1024;
const disk = mkdtempSync(join(tmpdir(), 'mailscope-full-'));

/** A disk of its own, in memory; false where this user may not have one. */
function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_OCTETS}`, 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const small = mounted();
const ballast = join(disk, 'ballast');

/** Nothing more fits on the disk. */
function fill(): void {
  for (let octets = 1 << 20; octets >= 512; octets >>= 1) {
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(octets), { flag: 'a' });
    } catch {
      // so much does not fit any more: half of it may
    }
  }
}

describe.skipIf(!small)(small ? 'a small disk' : 'a small disk (skipped: this user may not mount one)', () => {
  let served: Served;
  beforeAll(async () => void (served = await serve({ keep: join(disk, 'mail') })));
  afterAll(async () => {
    await served.stop();
    execFileSync('umount', ['-l', disk]);
  });

  const letter = (octets: number) => `Subject: large\r\n\r\n${`${'x'.repeat(76)}\r\n`.repeat(octets / 78)}`;

  async function sending(port: number, hello: string): Promise<(octets: number) => Promise<string>> {
    const talk = Talk.to(port);
    await talk.hear(REPLY);
    await talk.say(`${hello} x\r\n`, REPLY);
    return async (octets) => {
      for (const line of ['MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA']) await talk.say(`${line}\r\n`, REPLY);
      return talk.say(`${letter(octets)}.\r\n`, REPLY);
    };
  }

  test.each([
    ['SMTP', () => served.smtp, 'EHLO'],
    ['LMTP', () => served.lmtp, 'LHLO'],
  ])('%s: 452 4.3.1, the session goes on, and takes mail again when there is room', async (_, port, hello) => {
    const send = await sending(port(), hello);
    const before = served.inbox('bea@b.com').length;
    expect(await send(2000)).toMatch(/^250/);
    fill();
    const answers = [];
    for (let count = 0; count < 8; count++) answers.push((await send(200_000)).slice(0, 9));
    expect(answers.at(-1)).toBe('452 4.3.1');
    rmSync(ballast);
    expect(await send(2000)).toMatch(/^250/);
    expect(served.inbox('bea@b.com')).toHaveLength(before + 2 + answers.filter((one) => one.startsWith('250')).length);
  });

  test('IMAP: NO [LIMIT] to APPEND; flags, MOVE and EXPUNGE work all the same', async () => {
    const talk = Talk.to(served.imap);
    await talk.hear(/^\* OK.*\r\n/m);
    await talk.say(`a LOGIN bea ${PASSWORD}\r\n`, tagged('a'));
    await talk.say('b SELECT INBOX\r\n', tagged('b'));
    fill();
    const text = letter(300_000);
    expect(await talk.say(`c APPEND INBOX {${text.length}}\r\n`, /^\+ .*\r\n/m)).toMatch(/^\+/);
    expect(await talk.say(`${text}\r\n`, tagged('c'))).toMatch(/^c NO \[LIMIT\] /m);
    expect(await talk.say('d STORE 1 +FLAGS.SILENT (\\Seen)\r\n', tagged('d'))).toMatch(/^d OK/m);
    expect(await talk.say('e MOVE 1 Trash\r\n', tagged('e'))).toMatch(/^e OK/m);
    expect(await talk.say('f STORE 1:* +FLAGS.SILENT (\\Deleted)\r\n', tagged('f'))).toMatch(/^f OK/m);
    expect(await talk.say('g EXPUNGE\r\n', tagged('g'))).toMatch(/^g OK/m);
    rmSync(ballast);
    await talk.say(`h APPEND INBOX {${text.length}}\r\n`, /^\+ .*\r\n/m);
    expect(await talk.say(`${text}\r\n`, tagged('h'))).toMatch(/^h OK/m);
    talk.socket.destroy();
  });

  test('what was answered is there after the next start, and nothing else', async () => {
    const before = served.servers.everyone
      .find('bea@b.com')!
      .mailboxes.all.map(({ name, mailbox }) => [name, mailbox?.messages.map(({ octets }) => octets.length)]);
    await served.stop();
    served = await serve({ keep: join(disk, 'mail') });
    const after = served.servers.everyone
      .find('bea@b.com')!
      .mailboxes.all.map(({ name, mailbox }) => [name, mailbox?.messages.map(({ octets }) => octets.length)]);
    expect(after).toEqual(before);
  });
});
