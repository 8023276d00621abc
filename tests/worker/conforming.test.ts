/** A recording beside what a server that keeps to the standard would have said: it answers alike but where the standard was broken. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Journal } from '../../src/sim/journal.ts';
import { conforming, isFault } from '../../src/worker/conforming.ts';
import { FILES, fileOf, written, type File } from '../recordings/opened.ts';

const codesOf = (said: readonly string[]): string[] => said.map((each) => each.split(' ').at(-1)!);
const told = (dialogue: string) => toldOf({ name: 'session.txt', octets: new TextEncoder().encode(dialogue.trimStart()) });

/** The answers of the first conversation: as recorded, and as ours. */
function toldOf(file: File): { recorded: string[]; ours: string[] } {
  const writer = written(file);
  const { journal, town, findings } = writer;
  const atFault = new Set(findings.filter(isFault).map(({ entry }) => entry));
  const shown = { journal, scene: town.scene, body: (message: number) => writer.bodies.get(message) };
  const connection = journal.connections.findIndex(({ protocol }) => protocol !== 'dns');
  let first = 0;
  while (journal.connection(first) !== connection) first++;
  const outcome = conforming(shown, first, (entry) => atFault.has(entry));
  if (!outcome.ok) throw new Error(outcome.problems[0]!.key);
  return { recorded: saidIn(journal, connection), ours: saidIn(outcome.run.journal, 0) };
}

/** 'DATA 354' for a command and its answer. */
function saidIn(journal: Journal, connection: number): string[] {
  const said: string[] = [];
  for (let index = 0; index < journal.length; index++) {
    const cause = journal.cause(index);
    if (journal.kind(index) === 'reply' && journal.connection(index) === connection && journal.label(index) !== '*')
      said.push(`${cause < 0 || journal.kind(cause) === 'open' ? 'greeting' : journal.label(cause)} ${journal.label(index)}`);
  }
  return said;
}

test('what was decided within the standard is decided so again', () => {
  const { recorded, ours } = told(`
S: 220 mx.b.com ESMTP
C: EHLO a.org
S: 250 mx.b.com
C: MAIL FROM:<ana@a.org>
S: 250 2.1.0 OK
C: RCPT TO:<nobody@b.com>
S: 550 5.1.1 No such user
C: RCPT TO:<bea@b.com>
S: 452 4.2.2 Full
C: QUIT
S: 221 2.0.0 Bye
`);
  expect(ours).toEqual(recorded);
});

test('a client that is not asked for more does not say it', () => {
  const { recorded, ours } = told(`
S: 220 mx.b.com ESMTP
C: EHLO a.org
S: 250-mx.b.com
S: 250 AUTH LOGIN PLAIN
C: AUTH PLAIN AGFuYUBhLm9yZwBzZWNyZXQ=
S: 235 2.7.0 OK
C: AUTH LOGIN
S: 334 VXNlcm5hbWU6
C: YW5hQGEub3Jn
S: 334 UGFzc3dvcmQ6
C: c2VjcmV0
S: 235 2.7.0 OK
C: QUIT
S: 221 2.0.0 Bye
`);
  expect(codesOf(recorded)).toEqual(['220', '250', '235', '334', '334', '235', '221']);
  expect(codesOf(ours)).toEqual(['220', '250', '235', '503', '221']);
});

test('an answer that the standard forbids is another one: a list that nobody may ask for yet, a SELECT before there is a name', () => {
  const pop3 = told(`
S: +OK ready
C: STAT
S: +OK 2 300
C: QUIT
S: +OK bye
`);
  expect(pop3.ours).toEqual(['greeting +OK', 'STAT -ERR', 'QUIT +OK']);
  const imap = told(`
S: * OK [CAPABILITY IMAP4rev1] ready
C: a1 SELECT INBOX
S: a1 OK [READ-WRITE] done
C: a2 LOGOUT
S: * BYE bye
S: a2 OK done
`);
  expect(imap.ours).toEqual(['greeting OK', 'SELECT BAD', 'LOGOUT OK']);
});

/** Captures of mail that were seen from their beginning, all of it lines. */
const CAPTURES = readdirSync(FILES, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.pcap') && !/^dns\/|v40-mid-stream|v04-smtps465|v11-bdat/.test(name),
);

/** Where ours answers something else, and is right too. */
const OTHERWISE: Record<string, string> = {
  'imap/v29-imap-mailboxes-append.pcap': 'ours asks for a message before it looks for the mailbox',
  'imap/v33-imap-errors.pcap': 'what has no tag is answered without one, and nobody waits for more',
  'lmtp/v21-lmtp-per-recipient.pcap': 'of several answers to one message the first is given again',
  'pop3/v25-pop3-errors.pcap': 'a second USER is out of order for ours',
};

test.each(CAPTURES.filter((path) => !Object.hasOwn(OTHERWISE, path)))('%s: a real server is answered for as it answered', (path) => {
  const { recorded, ours } = toldOf(fileOf(path));
  expect(codesOf(ours)).toEqual(codesOf(recorded));
});

test.each(Object.entries(OTHERWISE))('%s: up to where %s', (path) => {
  const { recorded, ours } = toldOf(fileOf(path));
  const [one, other] = [codesOf(recorded), codesOf(ours)];
  const parting = one.findIndex((code, place) => code !== other[place]);
  expect(parting).toBeGreaterThan(1);
});
