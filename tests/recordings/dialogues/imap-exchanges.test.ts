/** Exchanges drawn by chance with our own IMAP server: whatever is said to it, the judge finds nothing wrong with what it says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { commands } from '../../../src/protocols/imap/commands/index.ts';
import { IMAP_EXCHANGES } from '../../sizes.ts';
import { bare, type House } from '../../transcripts/carriers.ts';
import { parseDialogue } from '../../transcripts/parse.ts';
import { STATES } from '../../transcripts/states.ts';
import { opened, type Opened } from './pop3-listening.ts';

/** Commands of one session, besides those that open it. */
const LENGTH = 25;
const BEGINNINGS = ['greeted', 'authenticated', 'selected', 'rev2selected'];

const of = (...words: string[]) => fc.constantFrom(...words);
const several = (one: fc.Arbitrary<string>, between: string, maxLength = 3) =>
  fc.array(one, { minLength: 1, maxLength }).map((all) => all.join(between));
const literal = (octets: string) => `{${octets.length}+}\r\n${octets}`;

const set = several(of('1', '2', '3', '1:*', '2:4', '*', '4:2', '9', '4294967295', '$'), ',');
const mailbox = of('INBOX', 'inbox', 'Sent', 'Drafts', '"a b"', 'x/y', 'Reuni&APM-n', '""', literal('Sent'), '"q\\"q"', 'Trash');
const section = of('', 'HEADER', 'TEXT', '1', '1.MIME', '2', '1.1', 'HEADER.FIELDS (Subject "From")', 'HEADER.FIELDS.NOT (To)');
const part = fc
  .tuple(of('BODY', 'BODY.PEEK'), section, of('', '<0.10>', '<5.3>', '<9999.1>'))
  .map(([name, what, of]) => `${name}[${what}]${of}`);
const item = fc.oneof(
  of(
    'FLAGS',
    'UID',
    'ENVELOPE',
    'BODYSTRUCTURE',
    'BODY',
    'RFC822.SIZE',
    'INTERNALDATE',
    'RFC822',
    'RFC822.HEADER',
    'RFC822.TEXT',
    'MODSEQ',
  ),
  of('BINARY[1]', 'BINARY.SIZE[1]', 'EMAILID', 'THREADID', 'PREVIEW', 'SAVEDATE'),
  part,
);
const items = fc.oneof(
  of('ALL', 'FULL', 'FAST'),
  item,
  several(item, ' ', 5).map((all) => `(${all})`),
);
const flags = several(of('\\Seen', '\\Deleted', '\\Flagged', '\\Answered', '$Forwarded', 'word'), ' ').map((all) => `(${all})`);
const key = fc.oneof(
  of(
    'ALL',
    'SEEN',
    'UNSEEN',
    'DELETED',
    'NEW',
    'LARGER 100',
    'SINCE 1-Jan-2020',
    'SUBJECT "o"',
    'NOT SEEN',
    'OR SEEN FROM ana',
    'UID 1:*',
    'MODSEQ 1',
  ),
  set,
);
const keys = several(key, ' ');
const returned = of('', '', 'RETURN () ', 'RETURN (MIN MAX COUNT ALL) ', 'RETURN (SAVE) ', 'RETURN (PARTIAL 1:2) ');
const statusItems = several(of('MESSAGES', 'UIDNEXT', 'UIDVALIDITY', 'UNSEEN', 'SIZE', 'HIGHESTMODSEQ', 'DELETED'), ' ').map(
  (all) => `(${all})`,
);
const pattern = of('*', '%', '""', '"INBOX"', 'S*', '%/%', '"x/*"', '(% "S*")');
const uid = of('', 'UID ');

const line = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...Object.values(commands).map(({ example }) => example)) },
  { weight: 4, arbitrary: fc.tuple(uid, set, items).map(([by, which, what]) => `${by}FETCH ${which} ${what}`) },
  fc
    .tuple(uid, set, of('', '+', '-'), of('', '.SILENT'), flags)
    .map(([by, which, sign, silent, what]) => `${by}STORE ${which} ${sign}FLAGS${silent} ${what}`),
  fc.tuple(uid, of('COPY', 'MOVE'), set, mailbox).map(([by, verb, which, to]) => `${by}${verb} ${which} ${to}`),
  fc.tuple(uid, returned, keys).map(([by, wants, what]) => `${by}SEARCH ${wants}${what}`),
  fc
    .tuple(uid, of('SORT (SUBJECT)', 'SORT (REVERSE DATE SIZE)', 'THREAD REFERENCES', 'THREAD ORDEREDSUBJECT'), keys)
    .map(([by, verb, what]) => `${by}${verb} UTF-8 ${what}`),
  fc.tuple(mailbox, statusItems).map(([name, what]) => `STATUS ${name} ${what}`),
  fc
    .tuple(of('LIST', 'LSUB', 'LIST (SUBSCRIBED)'), of('""', 'x/'), pattern, of('', ' RETURN (CHILDREN)', ' RETURN (STATUS (MESSAGES))'))
    .map((all) => `${all[0]} ${all[1]} ${all[2]}${all[3]}`),
  fc.tuple(of('SELECT', 'EXAMINE', 'CREATE', 'DELETE', 'SUBSCRIBE', 'UNSUBSCRIBE'), mailbox).map((all) => all.join(' ')),
  fc.tuple(mailbox, mailbox).map(([from, to]) => `RENAME ${from} ${to}`),
  fc
    .tuple(
      mailbox,
      of('', '(\\Seen) ', '"17-Jul-1996 02:44:25 -0700" '),
      of(
        'Subject: x\r\n\r\nhi\r\n',
        'x',
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b--\r\n',
      ),
    )
    .map(([to, how, letter]) => `APPEND ${to} ${how}${literal(letter)}`),
  of(
    'EXPUNGE',
    'UID EXPUNGE 1:*',
    'NOOP',
    'CHECK',
    'CLOSE',
    'UNSELECT',
    'NAMESPACE',
    'CAPABILITY',
    'ENABLE CONDSTORE',
    'ENABLE IMAP4rev2',
    'ID NIL',
  ),
);

/** What asks for a turn of the client's, or ends the session, is left to the dialogue files. */
const isShort = (said: string): boolean => !/^(?:AUTHENTICATE|IDLE|LOGOUT|STARTTLS|COMPRESS)\b/i.test(said) && !/\{\d+\}$/m.test(said);

async function overhear(house: House, beginning: string, lines: readonly string[]): Promise<Opened> {
  const talk = await house.talk();
  const heard = opened('imap');
  const hear = async () => heard.dialogue.say('server', ascii(await talk.heard(0)), null);
  await hear();
  const begins = STATES.imap![beginning]!;
  for (const said of [...begins, ...lines.map((each, index) => `a${index} ${each}`)]) {
    const octets = ascii(`${said}\r\n`);
    heard.dialogue.say('client', octets, null);
    await talk.send(octets);
    await hear();
  }
  heard.dialogue.end('cut', null);
  return heard;
}

test(`${IMAP_EXCHANGES} exchanges`, async () => {
  const session = fc.tuple(fc.constantFrom(...BEGINNINGS), fc.array(line.filter(isShort), { minLength: LENGTH, maxLength: LENGTH }));
  await fc.assert(
    fc.asyncProperty(session, async ([beginning, lines]) => {
      const house = await bare(parseDialogue('# drawn\nserver: imap\nmail: 4\nC: x'));
      const { listened } = await overhear(house, beginning, lines);
      const faults = listened.findings
        .filter(({ side, severity }) => side === 'server' && severity === 'error')
        .map(({ rule, exchange, values }) => ({ rule, values, said: lines[exchange - 1 - STATES.imap![beginning]!.length] }));
      expect(faults).toEqual([]);
      expect(listened.exchanges.length).toBeGreaterThan(LENGTH / 2);
    }),
    { numRuns: Math.ceil(IMAP_EXCHANGES / LENGTH) },
  );
});
