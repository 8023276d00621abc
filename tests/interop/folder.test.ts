/** The folder in which `serve` keeps mail is a Maildir++ tree that other programs open as it is, while nobody serves it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { describeWith, has, run } from './programs.ts';
import { PASSWORD, serve } from './servers.ts';
import { REPLY, tagged, Talk } from './talk.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailscope-folder-'));
const keep = join(folder, 'mail');
const inbox = join(keep, 'bea@b.com');

async function send(port: number, subject: string): Promise<void> {
  const talk = Talk.to(port);
  await talk.hear(REPLY);
  for (const line of ['EHLO x', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA']) await talk.say(`${line}\r\n`, REPLY);
  await talk.say(`Subject: ${subject}\r\n\r\n${subject}\r\n.\r\n`, REPLY);
  talk.socket.destroy();
}

/** Two letters; one is read and lies in a folder of its own as well. */
beforeAll(async () => {
  const served = await serve({ keep });
  for (const subject of ['one', 'two']) await send(served.smtp, subject);
  await served.arrived('bea@b.com', 2);
  const talk = Talk.to(served.imap);
  await talk.hear(/^\* OK.*\r\n/m);
  const lines = [
    `LOGIN bea ${PASSWORD}`,
    'CREATE Friends',
    'SELECT INBOX',
    'STORE 1 +FLAGS (\\Seen \\Flagged)',
    'COPY 1 Friends',
    'LOGOUT',
  ];
  for (const [number, line] of lines.entries()) await talk.say(`a${number} ${line}\r\n`, tagged(`a${number}`));
  await served.stop();
});

describeWith('python3', has('python3'), () => {
  test('its library finds letters, flags and folders', async () => {
    const script = `import json, mailbox, sys
inbox = mailbox.Maildir(sys.argv[1], create=False)
told = lambda each: sorted([letter['Subject'], letter.get_flags()] for letter in each)
print(json.dumps([told(inbox), inbox.list_folders(), told(inbox.get_folder('Friends'))]))`;
    const { code, out, err } = await run('python3', ['-', inbox], script);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const one = ['one', 'FS'];
    expect(JSON.parse(out)).toEqual([[one, ['two', '']], expect.arrayContaining(['Friends']), [one]]);
  });
});

describeWith('mutt', has('mutt', '-v') && has('script'), () => {
  test.each(['one', 'two'])('opens it, and hands on the letter %s', async (subject) => {
    const out = join(folder, `${subject}-by-mutt`);
    const keys = `<limit>~s ${subject}<enter><pipe-message>cat>${out}<enter><exit>`;
    const settings = [`set folder='${folder}'`, 'set pipe_decode=no', 'unset wait_key', `push '${keys}'`]
      .map((each) => `-e "${each}"`)
      .join(' ');
    const command = `mutt -n -F /dev/null -R -f '${inbox}' ${settings}`;
    await run('script', ['-qec', command, '/dev/null'], '', { TERM: 'xterm', HOME: folder });
    expect(readFileSync(out, 'utf8')).toContain(`Subject: ${subject}`);
  });
});

describeWith('doveadm', has('doveadm', 'help'), () => {
  test('finds letters, flags and folders', async () => {
    const configuration = join(folder, 'dovecot.conf');
    writeFileSync(configuration, `mail_location = maildir:${inbox}\nssl = no\nnamespace inbox {\n  inbox = yes\n  separator = .\n}\n`);
    const { out } = await run('doveadm', ['-c', configuration, 'fetch', '-u', userInfo().username, 'hdr.subject flags', 'mailbox', '*']);
    expect(out).toMatch(/subject: one\s+flags: .*\\Seen/);
    expect(out.match(/subject: /g)).toHaveLength(3);
  });
});
