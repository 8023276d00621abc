/** A disk that fails while a commit is under way: what could not be kept is refused, sessions go on, and nothing is lost or there twice. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUEUE_RUN_MS } from '../../src/agents/mta/delivery/patience.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import { realDisk, type Disk } from '../../src/node/keep/disk.ts';
import { notKept } from '../../src/node/not-kept.ts';
import { PASSWORD, serve, type Served } from './servers.ts';
import { REPLY, tagged, Talk } from './talk.ts';

/** The error that the disk gives from now on; nothing: it works. */
let failing: string | undefined;

function unlessFailing<T>(work: () => T): T {
  if (failing) throw Object.assign(new Error(`${failing}: injected`), { code: failing });
  return work();
}

/** Forcing waits for this. */
let held: Promise<void> | undefined;
/** The next round begins to fail with its first octet. */
let nextFailing: string | undefined;

/** Forcing to the medium is where errors of writing are told. */
const disk: Disk = {
  ...realDisk,
  write(descriptor, octets) {
    failing = nextFailing;
    return realDisk.write(descriptor, octets);
  },
  async force(descriptor) {
    await held;
    await unlessFailing(() => realDisk.force(descriptor));
  },
};

const keep = join(mkdtempSync(join(tmpdir(), 'mailscope-failing-')), 'mail');
let served: Served;
beforeAll(async () => void (served = await serve({ keep, disk, openSubmission: true })));
afterAll(() => served.stop());

async function whileFailing<T>(code: string, act: () => Promise<T>): Promise<T> {
  failing = nextFailing = code;
  try {
    return await act();
  } finally {
    failing = nextFailing = undefined;
  }
}

/** What is done meanwhile goes into one round, behind that of what `first` does; that one succeeds, and the other fails. */
async function inOneFailingRound<T>(first: () => void, act: () => Promise<{ answer: Promise<T> }>): Promise<T> {
  let release = () => {};
  held = new Promise((resolve) => (release = resolve));
  first();
  const { answer } = await act();
  await soon();
  nextFailing = 'EIO';
  held = undefined;
  release();
  return answer.finally(() => (failing = nextFailing = undefined));
}

const letter = (subject: string) => `Subject: ${subject}\r\n\r\nHello\r\n`;
const subjects = (address = 'bea@b.com') =>
  served.inbox(address).map((octets) => /^Subject: (.*)\r$/m.exec(Buffer.from(octets).toString('latin1'))?.[1]);

const finished = (subject: string) => `${letter(subject)}.\r\n`;

async function greeted(port: number, hello: string): Promise<Talk> {
  const talk = Talk.to(port);
  await talk.hear(REPLY);
  await talk.say(`${hello} x\r\n`, REPLY);
  return talk;
}

/** Up to the 354. */
async function begun(talk: Talk, to = 'bea@b.com'): Promise<void> {
  for (const line of ['MAIL FROM:<ana@a.org>', `RCPT TO:<${to}>`, 'DATA']) await talk.say(`${line}\r\n`, REPLY);
}

async function sending(port: number, hello: string, to?: string): Promise<(subject: string) => Promise<string>> {
  const talk = await greeted(port, hello);
  return async (subject) => {
    await begun(talk, to);
    return talk.say(finished(subject), REPLY);
  };
}

async function reading(): Promise<Talk> {
  const talk = Talk.to(served.imap);
  await talk.hear(/^\* OK.*\r\n/m);
  await talk.say(`a LOGIN bea ${PASSWORD}\r\n`, tagged('a'));
  await talk.say('b SELECT INBOX\r\n', tagged('b'));
  return talk;
}

describe.each([
  ['SMTP', () => served.smtp, 'EHLO'],
  ['LMTP', () => served.lmtp, 'LHLO'],
])('%s', (protocol, port, hello) => {
  test.each([
    ['EIO', '451 4.3.0'],
    ['ENOSPC', '452 4.3.1'],
  ])('%s: %s, the session goes on, and the letter is there once when it was taken', async (code, reply) => {
    const send = await sending(port(), hello);
    const other = await reading();
    const subject = `${protocol} ${code}`;
    expect(await whileFailing(code, () => send(subject))).toContain(reply);
    // nobody who was connected is cut
    expect(await other.say('c NOOP\r\n', tagged('c'))).toMatch(/^c OK/m);
    const before = subjects().length;
    expect(await send(subject)).toMatch(/^250/);
    await served.arrived('bea@b.com', before + 1);
    expect(subjects().filter((one) => one === subject)).toHaveLength(1);
  });
});

/** Until an MTA has looked through its queue. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 2 * QUEUE_RUN_MS));

describe.each([
  ['SMTP', () => served.smtp, 'EHLO'],
  ['LMTP', () => served.lmtp, 'LHLO'],
])('%s', (protocol, port, hello) => {
  test('a letter that is refused while a report leaves the queue is not there; the report is, once', async () => {
    const [lost, refused] = [`${protocol} lost`, `${protocol} refused`];
    const reports = () => served.inbox('ana@a.org').filter((octets) => Buffer.from(octets).includes(`Subject: ${lost}`)).length;
    const reader = await reading();
    const talk = await greeted(port(), hello);
    await begun(talk);
    expect(await (await sending(served.submission, 'EHLO', 'nobody@nowhere.example'))(lost)).toMatch(/^250/);
    const append = () => void reader.socket.write('c APPEND INBOX {3+}\r\n\r\nx\r\n');
    const act = async () => {
      await soon();
      return { answer: talk.say(finished(refused), REPLY) };
    };
    expect(await inOneFailingRound(append, act)).toContain('451 4.3.0');
    expect(subjects()).not.toContain(refused);
    await begun(talk);
    expect(await talk.say(finished(refused), REPLY)).toMatch(/^250/);
    // what could not be written is tried again after a second
    for (let tries = 0; tries < 5; tries++) await soon();
    expect(subjects().filter((one) => one === refused)).toHaveLength(1);
    expect(reports()).toBe(1);
  });
});

describe('IMAP', () => {
  test.each([
    ['EIO', /^c NO \[UNAVAILABLE\]/m],
    ['ENOSPC', /^c NO \[LIMIT\]/m],
  ])('%s: APPEND and COPY are refused and leave nothing, MOVE loses nothing', async (code, refused) => {
    const talk = await reading();
    const text = letter(`APPEND ${code}`);
    const append = `c APPEND INBOX {${text.length}+}\r\n${text}\r\n`;
    const before = subjects();
    expect(await whileFailing(code, () => talk.say(append, tagged('c')))).toMatch(refused);
    expect(subjects()).toEqual(before);
    expect(await talk.say(append, tagged('c'))).toMatch(/^c OK \[APPENDUID/m);
    expect(await whileFailing(code, () => talk.say('c COPY 1 Archive\r\n', tagged('c')))).toMatch(refused);
    expect(await talk.say('d STATUS Archive (MESSAGES)\r\n', tagged('d'))).toContain('(MESSAGES 0)');
    expect(await whileFailing(code, () => talk.say('c MOVE 1 Trash\r\n', tagged('c')))).toMatch(refused);
    expect(await talk.say('e STATUS Trash (MESSAGES)\r\n', tagged('e'))).toContain(`(MESSAGES ${code === 'EIO' ? 1 : 2})`);
    // flags may lag, and what promises nothing is answered as ever
    expect(await whileFailing(code, () => talk.say('f STORE 1 +FLAGS.SILENT (\\Flagged)\r\n', tagged('f')))).toMatch(/^f OK/m);
    talk.socket.destroy();
  });
});

test.each([
  ['pop3.session', { verb: 'QUIT', code: '+OK' }, '-ERR [SYS/TEMP]'],
  ['http.session', { verb: 'POST', code: '303' }, 'HTTP/1.1 503 '],
  ['smtp.session', { verb: 'NOOP', code: '250' }, undefined],
  ['imap.session', { verb: 'STORE', code: 'OK' }, undefined],
  ['imap.session', { verb: 'APPEND', code: '*' }, undefined],
])('%s, %o: %s', (chart, answer, said) => {
  const octets = notKept(chart, { ...answer, octets: ascii('t OK done\r\n') }, Object.assign(new Error('EIO'), { code: 'EIO' }));
  expect(octets && text(octets).slice(0, said?.length)).toBe(said);
});

test('what was answered is there after the next start, once, and nothing half-written is', async () => {
  const contents = () =>
    served.servers.everyone
      .find('bea@b.com')!
      .mailboxes.all.map(({ name, mailbox }) => [name, mailbox?.messages.map(({ uid, octets }) => [uid, octets.length])]);
  const before = contents();
  await served.stop();
  expect(readdirSync(join(keep, 'bea@b.com', 'tmp'))).toEqual([]);
  served = await serve({ keep, disk });
  expect(contents()).toEqual(before);
});
