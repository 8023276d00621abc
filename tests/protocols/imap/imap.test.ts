import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mailbox } from '../../../src/mail/mailbox.ts';
import { Mailboxes } from '../../../src/mail/mailboxes.ts';
import { withCrlf } from '../../../src/mail/lineEnds.ts';
import { ascii, concat, equal, text } from '../../../src/mail/octets.ts';
import { ImapClient, type FetchedByImap, type ImapJob, type ImapOutcome } from '../../../src/protocols/imap/client.ts';
import { commands } from '../../../src/protocols/imap/commands/index.ts';
import { FrameReader } from '../../../src/protocols/imap/frames.ts';
import { readResponse } from '../../../src/protocols/imap/responses.ts';
import { indexesIn, inSpans, spans } from '../../../src/protocols/imap/sequenceSet.ts';
import type { ImapAccount } from '../../../src/protocols/imap/policy.ts';
import { ImapServer, type ImapPolicy } from '../../../src/protocols/imap/server.ts';
import { join, speaking } from '../line.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const homes = new WeakMap<Mailbox, Mailboxes>();
/** The account whose INBOX `mailboxOf` filled. */
function accountOf(user: string, password: string, inbox: Mailbox): ImapAccount {
  return { user, password, mailboxes: homes.get(inbox)! };
}

function mailboxOf(...messages: (string | Uint8Array)[]): Mailbox {
  const mailboxes = new Mailboxes();
  const { inbox } = mailboxes;
  for (const message of messages) inbox.append(typeof message === 'string' ? ascii(message) : message, { internalDateMs: 0 });
  homes.set(inbox, mailboxes);
  return inbox;
}
const policyFor = (mailbox: Mailbox): ImapPolicy => ({
  hostName: 'imap.b.com',
  maxOctets: 30_000,
  account: (name) => (name === 'bea' ? accountOf('bea', 'correo', mailbox) : name === 'ñ' ? accountOf('ñ', 'é"', mailbox) : undefined),
  nowMs: () => 1000,
  quota: () => ({ octets: 100_000, messages: Infinity }),
});
const usual: ImapJob = { user: 'bea', password: 'correo', known: new Set() };

function fetched(mailbox: Mailbox, job: Partial<ImapJob> = {}, cuts: number[] = []) {
  const messages: FetchedByImap[] = [];
  const outcomes: ImapOutcome[] = [];
  const inbox = {
    message: (message: FetchedByImap) => void messages.push(message),
    done: (outcome: ImapOutcome) => void outcomes.push(outcome),
  };
  const joined = join(
    (carrier) => new ImapServer(policyFor(mailbox), carrier),
    (carrier) => new ImapClient({ ...usual, ...job }, carrier, inbox),
    cuts,
  );
  return { messages, outcomes, joined };
}
const serving = (mailbox = mailboxOf('Subject: a\r\n\r\nb\r\n'), overrule?: (verb: string, proposed: string) => string) =>
  speaking((carrier) => new ImapServer(policyFor(mailbox), carrier), overrule);
const selected = (mailbox?: Mailbox) => {
  const talk = serving(mailbox);
  talk.say('p1 LOGIN bea correo\r\np2 SELECT INBOX\r\n');
  return talk;
};

const line = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.constantFrom(...['.', '\r', '\n', '\r\n', '{3}\r\n', '"', ')', 'a', 'Subject: =?', 'From: x'].map(ascii)),
);
/** As a mailbox keeps it. */
const message = fc.array(line, { maxLength: 8 }).map(concat).map(withCrlf);

describe('an IMAP client and server', () => {
  test('hand over every message octet for octet and leave it there, however the octets are cut', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }), (given, cuts) => {
        const mailbox = mailboxOf(...given);
        const { messages, outcomes, joined } = fetched(mailbox, {}, cuts);
        expect(outcomes).toEqual([{ outcome: 'done', verb: '' }]);
        expect(messages.map(({ octets }) => text(octets))).toEqual(given.map((octets) => text(octets)));
        expect(messages.map(({ uniqueId }) => uniqueId)).toEqual(given.map((_, index) => `1-${index + 1}`));
        expect(joined.closed).toEqual({ server: true, client: true });
        expect(mailbox.messages.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
      }),
    );
  });
  test('ten megabytes pass whole', () => {
    const big = ascii(`Subject: x\r\n\r\n${'.\r\n..\r\nfar away\r\n'.repeat(600_000)}`);
    expect(equal(fetched(mailboxOf(big), {}, [1400]).messages[0]!.octets, big)).toBe(true);
  });
  test('fetch only what is new', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n', 'c\r\n');
    expect(fetched(mailbox, { known: new Set(['1-1', '1-3', '6-2']) }).messages.map(({ uid }) => uid)).toEqual([2]);
    expect(fetched(mailbox, { known: new Set(['1-1', '1-2', '1-3']) }).outcomes).toEqual([{ outcome: 'done', verb: '' }]);
    expect(fetched(mailboxOf()).joined.spoken.filter((said) => said.startsWith('C:'))).toEqual([
      'C: a001 CAPABILITY\r\n',
      'C: a002 LOGIN "bea" "correo"\r\n',
      'C: a003 SELECT INBOX\r\n',
      'C: a004 LOGOUT\r\n',
    ]);
  });
  test('part politely when the password is wrong', () => {
    const { outcomes, joined } = fetched(mailboxOf(), { password: 'x' });
    expect(outcomes[0]).toMatchObject({ outcome: 'refused', verb: 'LOGIN', reply: { code: 'AUTHENTICATIONFAILED' } });
    expect(joined.spoken.at(-2)).toBe('C: a003 LOGOUT\r\n');
  });
  test('pass names and passwords that quotes cannot hold as literals', () => {
    const { outcomes, joined } = fetched(mailboxOf('a'), { user: 'ñ', password: 'é"' });
    expect(outcomes[0]!.outcome).toBe('done');
    expect(joined.spoken).toContain('C: a002 LOGIN {2+}\r\n\xc3\xb1 {3+}\r\n\xc3\xa9"\r\n');
  });
  test('wait for the server to invite a literal that it does not take at once', () => {
    const said: string[] = [];
    const carrier = {
      say: ({ octets }: { octets: Uint8Array }) => void said.push(text(octets)),
      tls: null,
      moved: () => {},
      close: () => {},
    };
    const client = new ImapClient({ ...usual, user: 'ñ' }, carrier, { message: () => {}, done: () => {} });
    for (const heard of ['* OK hi\r\n', '* CAPABILITY IMAP4rev1\r\na001 OK\r\n', '+ go\r\n']) client.received(ascii(heard));
    expect(said).toEqual(['a001 CAPABILITY\r\n', 'a002 LOGIN {2}\r\n', '\xc3\xb1 "correo"\r\n']);
  });
});

describe('two sessions on one mailbox', () => {
  test('hear of arrivals and flags with their next command', () => {
    const mailbox = mailboxOf('a', 'b');
    const [one, other] = [selected(mailbox), selected(mailbox)];
    expect(one.say('a STORE 1 +FLAGS (\\Flagged)\r\n')).toBe('* 1 FETCH (FLAGS (\\Flagged \\Recent))\r\na OK STORE completed\r\n');
    expect(one.say('b NOOP\r\n')).toBe('b OK NOOP completed\r\n');
    expect(other.say('a NOOP\r\n')).toBe('* 1 FETCH (FLAGS (\\Flagged))\r\na OK NOOP completed\r\n');
    mailbox.append(ascii('c'), { internalDateMs: 0 });
    expect(other.say('b FETCH 1 UID\r\n')).toBe('* 1 FETCH (UID 1)\r\n* 3 EXISTS\r\n* 1 RECENT\r\nb OK FETCH completed\r\n');
    expect(one.say('c NOOP\r\n')).toBe('* 3 EXISTS\r\n* 2 RECENT\r\nc OK NOOP completed\r\n');
  });
  test('hear of removals only when no numbers are at stake', () => {
    const mailbox = mailboxOf('a', 'b', 'c');
    const [one, other] = [selected(mailbox), selected(mailbox)];
    one.say('a STORE 1,3 +FLAGS.SILENT (\\Deleted)\r\n');
    expect(one.say('b EXPUNGE\r\n')).toBe('* 3 EXPUNGE\r\n* 1 EXPUNGE\r\nb OK EXPUNGE completed\r\n');
    expect(other.say('a FETCH 1 BODY.PEEK[]\r\n')).toBe('* 1 FETCH (BODY[] {1}\r\na)\r\na OK FETCH completed\r\n');
    expect(other.say('b STORE 1 +FLAGS (\\Seen)\r\n')).toMatch(/^b NO \[EXPUNGEISSUED\]/);
    expect(other.say('c SEARCH ALL\r\n')).toBe('* SEARCH 1 2 3\r\nc OK SEARCH completed\r\n');
    expect(other.say('d NOOP\r\n')).toBe('* 3 EXPUNGE\r\n* 1 EXPUNGE\r\nd OK NOOP completed\r\n');
    expect(other.say('e FETCH 1 UID\r\n')).toBe('* 1 FETCH (UID 2)\r\ne OK FETCH completed\r\n');
    expect(other.say('f NOOP\r\n')).toBe('f OK NOOP completed\r\n');
  });
  test('keep numbers and UIDs in step, whatever they do', () => {
    const step = fc.oneof(
      fc.record({
        who: fc.nat({ max: 1 }),
        say: fc.constantFrom(
          'NOOP',
          'FETCH 1:* UID',
          'STORE 1 +FLAGS (\\Deleted)',
          'UID STORE 2:3 FLAGS (\\Deleted)',
          'EXPUNGE',
          'SEARCH ALL',
          'COPY 1 INBOX',
          'CLOSE',
          'SELECT INBOX',
        ),
      }),
      fc.record({ arrives: fc.constant(true) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const mailbox = mailboxOf('a', 'b', 'c');
        const talks = [selected(mailbox), selected(mailbox)];
        const counts = [3, 3];
        for (const one of steps) {
          if ('arrives' in one) mailbox.append(ascii('x'), { internalDateMs: 0 });
          else counts[one.who] = countAfter(counts[one.who]!, talks[one.who]!.say(`t ${one.say}\r\n`));
        }
        talks.forEach((talk, who) => {
          talk.say('t SELECT INBOX\r\n');
          expect(talk.say('t UID SEARCH ALL\r\n')).toContain(['* SEARCH', ...mailbox.messages.map(({ uid }) => uid)].join(' ') + '\r\n');
          expect(counts[who]).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});

/** What a client believes the mailbox holds; a number that it cannot know of is the server's mistake. */
function countAfter(count: number, heard: string): number {
  let believed = count;
  for (const [, number, name] of heard.matchAll(/^\* (\d+) (EXISTS|EXPUNGE|FETCH)/gm)) {
    if (name === 'EXISTS') believed = Number(number);
    else expect(Number(number)).toBeLessThanOrEqual(believed);
    if (name === 'EXPUNGE') believed--;
  }
  return believed;
}

describe('an IMAP server', () => {
  test('hangs up after three wrong passwords and after ten bad commands', () => {
    const guessing = serving();
    expect(guessing.say('a LOGIN bea x\r\n'.repeat(5))).toMatch(/^(?:a NO \[AUTHENTICATIONFAILED\].*\r\n){3}\* BYE .*\r\n$/);
    expect(guessing.state.closed).toBe(true);
    const babbling = serving();
    expect(babbling.say('a FOO\r\n'.repeat(30))).toMatch(/^(?:a BAD .*\r\n){10}\* BYE .*\r\n$/);
    expect(babbling.state.closed).toBe(true);
  });
  test('tells its policy what was stored, flagged and removed', () => {
    const mailbox = mailboxOf('a', 'b');
    const noted: string[] = [];
    const note = (what: string) => (messages: { uid: number } | { uid: number }[]) =>
      void noted.push(`${what} ${[messages].flat().map(({ uid }) => uid)}`);
    const policy = { ...policyFor(mailbox), appended: note('appended'), flagged: note('flagged'), removed: note('removed') };
    const talk = speaking((carrier) => new ImapServer(policy, carrier));
    talk.say(
      'a LOGIN bea correo\r\nb SELECT INBOX\r\nc FETCH 1 BODY[]\r\nd FETCH 1 BODY[]\r\ne STORE 2 FLAGS (\\Deleted)\r\nf APPEND INBOX {1+}\r\nx\r\ng EXPUNGE\r\n',
    );
    expect(noted).toEqual(['flagged 1', 'flagged 2', 'appended 3', 'removed 2']);
  });
  test('moves on what was finally answered, and drops the data of what was not', () => {
    const refusing = serving(mailboxOf('a'), (verb, proposed) => (verb === 'SELECT' ? 'b NO [SERVERBUG] Not today' : proposed));
    expect(refusing.say('a LOGIN bea correo\r\nb SELECT INBOX\r\n')).toMatch(
      /^a OK \[CAPABILITY IMAP4rev1 [^\]]+\] LOGIN completed\r\nb NO \[SERVERBUG\] Not today\r\n$/,
    );
    expect(refusing.server.state).toBe('session.authenticated');
    const welcoming = serving(mailboxOf('a'), (verb, proposed) => (verb === 'LOGIN' ? 'a OK Come in' : proposed));
    expect(welcoming.say('a LOGIN bea wrong\r\nb STATUS INBOX (MESSAGES)\r\n')).toContain('* STATUS INBOX (MESSAGES 0)');
    const mailbox = mailboxOf('a');
    const withholding = serving(mailbox, (verb, proposed) => (verb === 'FETCH' ? proposed.replace(/OK.*/, 'NO Not now') : proposed));
    withholding.say('a LOGIN bea correo\r\nb SELECT INBOX\r\n');
    expect(withholding.say('c FETCH 1 BODY[]\r\n')).toBe('c NO Not now\r\n');
    expect(mailbox.messages[0]!.flags.size).toBe(0);
  });
  test('tells its policy nothing of a mailbox that is nobody’s', () => {
    const stranger = () => {
      throw new Error('asked about a mailbox that is not known');
    };
    const policy = { ...policyFor(mailboxOf()), quota: stranger, appended: stranger, flagged: stranger, removed: stranger };
    const overrule = (verb: string, proposed: string) => (verb === 'LOGIN' ? 'a OK Come in' : proposed);
    const talk = speaking((carrier) => new ImapServer(policy, carrier), overrule);
    talk.say('a LOGIN bea wrong\r\nb SELECT INBOX\r\nc APPEND INBOX {1+}\r\nx\r\n');
    expect(talk.say('d FETCH 1 BODY[]\r\ne STORE 1 FLAGS (\\Deleted)\r\nf EXPUNGE\r\n')).toMatch(/\* 1 EXPUNGE\r\nf OK/);
  });
  test('says goodbye when nobody speaks', () => {
    const { server, state, say } = serving();
    server.timedOut();
    expect([say('a NOOP\r\n'), state.closed]).toEqual(['* BYE Autologout: nothing was said for too long\r\n', true]);
  });
  test('sends much in several answers', () => {
    const mailbox = mailboxOf(...Array.from({ length: 5 }, () => new Uint8Array(700_000)));
    const answers: string[] = [];
    const server = new ImapServer(policyFor(mailbox), {
      answer: ({ code }) => void answers.push(code),
      tls: null,
      moved: () => {},
      close: () => {},
    });
    server.opened();
    server.received(ascii('a LOGIN bea correo\r\nb SELECT INBOX\r\nc FETCH 1:* BODY.PEEK[]\r\n'));
    expect(answers).toEqual(['OK', 'OK', 'OK', '*', '*', 'OK']);
  });
  test('survives any octets in bounded memory', () => {
    const words = fc.constantFrom(
      'a LOGIN bea correo\r\n',
      'a SELECT INBOX\r\n',
      'a FETCH 1:* FULL\r\n',
      'a FETCH 1 BODYSTRUCTURE\r\n',
      'a FETCH 1 BODY[1.2.3.MIME]<0.5>\r\n',
      'a SEARCH OR TEXT x NOT (SINCE 1-Jan-2020 UID 1:*)\r\n',
      'a STORE 1 FLAGS (\\Deleted x)\r\n',
      'a EXPUNGE\r\n',
      'a APPEND INBOX {3}\r\n',
      'a APPEND INBOX {3+}\r\nabc\r\n',
      '{99999}',
      '{5+}\r\n',
      '\r\n',
      '\n',
      'a UID FETCH 9:* FLAGS\r\n',
      '(((((',
      'a LIST "" %*%*%*\r\n',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 30 }),
        (said) => void said.reduce((talk, one) => (talk.say(one), talk), serving()),
      ),
    );
    const flooded = serving();
    const answers = Array.from({ length: 2000 }, () => flooded.say('x'.repeat(1000))).join('');
    expect(answers).toMatch(/^\* BAD[^\n]*Line too long[^\n]*\n\* BYE A line has no end\r\n$/);
    expect(flooded.server.state).toBe('closed');
    const endless = serving();
    let heard = '';
    for (let index = 0; index < 100; index++) heard += endless.say(`${index === 0 ? 'a LOGIN' : ''} {4000+}\r\n${'x'.repeat(4000)}`);
    expect(heard).toMatch(/^a BAD \[TOOBIG\].*\r\n\* BYE .*\r\n$/);
    expect(endless.state.closed).toBe(true);
  });
  test('reads or refuses any argument', () => {
    const unit = fc.constantFrom(
      '(',
      ')',
      '"',
      '\\',
      '{1}\r\n',
      '{9}\r\n',
      ' ',
      '1',
      ':',
      ',',
      '*',
      '%',
      '[',
      ']',
      '<',
      '>',
      '.',
      'BODY',
      'HEADER.FIELDS',
      'FLAGS',
      'NOT',
      'OR',
      'TEXT',
      'SINCE',
      '1-Jan-2020',
      'INBOX',
      '+',
      '\\Seen',
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(commands)), fc.string({ unit, maxLength: 20 }), ({ parse }, rest) => void parse(rest)),
    );
    for (const { parse } of Object.values(commands))
      for (const one of ['(', 'NOT ', 'OR ', '1,', '1.', 'BODY[', '"', 'a ']) void parse(`1 ${one.repeat(20_000)}`);
  });
});

describe('an IMAP client', () => {
  test('survives any octets', () => {
    const words = fc.constantFrom(
      '* OK hi\r\n',
      'a001 OK\r\n',
      'a002 OK\r\n',
      'a003 OK\r\n',
      'a004 OK\r\n',
      '* 3 EXISTS\r\n',
      '* OK [UIDVALIDITY 7]\r\n',
      '* 1 FETCH (UID 1 BODY[] {3}\r\nabc)\r\n',
      '* BYE\r\n',
      'a001 NO\r\n',
      '+ go\r\n',
      '{3}\r\n',
      '(((',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }), { maxLength: 30 }),
        (said) => {
          let ended = 0;
          const client = new ImapClient(
            usual,
            { say: () => {}, tls: null, moved: () => {}, close: () => {} },
            { message: () => {}, done: () => ended++ },
          );
          for (const one of said) client.received(ascii(one));
          client.ended();
          expect(ended).toBe(1);
        },
      ),
      { numRuns: PARSER_RUNS },
    );
  });
  test('reads responses that nest deeper than any message without falling', () => {
    expect(readResponse(`* 1 FETCH (ENVELOPE ${'('.repeat(100_000)}`)).toBeUndefined();
    expect(readResponse('* 1 FETCH (ENVELOPE ("a" NIL ((NIL NIL "b" "c")(NIL NIL "d" "e"))) UID 5)')).toMatchObject({ data: { uid: 5 } });
    expect(readResponse('* 1 FETCH (UID 5 FLAGS (\\Seen x) BODY[] {3}\r\n)"( RFC822.SIZE 3)')).toEqual({
      kind: 'fetch',
      number: 1,
      data: { uid: 5, flags: ['\\Seen', 'x'], size: 3, body: ')"(' },
    });
  });
});

describe('what a client reads', () => {
  test.each([
    [
      '* LIST (\\HasNoChildren \\Sent) "/" "A&APE-o"',
      { kind: 'list', name: 'Año', separator: '/', attributes: ['\\hasnochildren', '\\sent'] },
    ],
    ['* LIST () NIL INBOX', { kind: 'list', name: 'INBOX', separator: '', attributes: [] }],
    ['* STATUS "a (UNSEEN 9)" (MESSAGES 3 UNSEEN 1)', { kind: 'counts', name: 'a (UNSEEN 9)', messages: 3, unseen: 1 }],
    ['* STATUS x (UIDNEXT 3)', { kind: 'counts', name: 'x', messages: undefined, unseen: undefined }],
    ['* SEARCH 2 84 882', { kind: 'search', numbers: [2, 84, 882] }],
    ['* SEARCH', { kind: 'search', numbers: [] }],
    ['* LIST nonsense', { kind: 'other' }],
  ])('%s', (line, response) => expect(readResponse(line)).toEqual(response));

  test('the list of a folder: size, date, some fields', () => {
    const line =
      '* 2 FETCH (UID 7 FLAGS () RFC822.SIZE 650 INTERNALDATE "21-Nov-2026 09:00:00 +0000" BODY[HEADER.FIELDS (FROM)] {4}\r\nA: b)';
    const receivedMs = Date.UTC(2026, 10, 21, 9);
    expect(readResponse(line)).toMatchObject({ number: 2, data: { uid: 7, flags: [], size: 650, receivedMs, fields: 'A: b' } });
  });
});

describe('frames', () => {
  test('come out the same, however they are cut', () => {
    const wire = 'a LOGIN {3}\r\nbea {2+}\r\n\r\n x\r\nb NOOP\r\n';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (cuts) => {
        const reader = new FrameReader(100, 1000, () => 100);
        const read: string[] = [];
        for (let at = 0, cut = 0; at < wire.length; cut++) {
          const length = cuts[cut % cuts.length]!;
          reader.push(ascii(wire.slice(at, at + length)));
          at += length;
          for (let next = reader.next(); next; next = reader.next()) read.push(next.kind === 'frame' ? next.text : next.kind);
        }
        expect(read).toEqual(['announced', 'announced', 'a LOGIN {3}\r\nbea {2+}\r\n\r\n x', 'b NOOP']);
      }),
    );
  });
});

describe('sequence sets', () => {
  test.each([
    ['1', 5, [[1, 1]]],
    ['*', 5, [[5, 5]]],
    ['3:*', 5, [[3, 5]]],
    ['*:3', 5, [[3, 5]]],
    ['7:*', 5, [[5, 7]]],
    [
      '5,1:2,3,2',
      9,
      [
        [1, 3],
        [5, 5],
      ],
    ],
  ])('%s of %i', (written, largest, expected) => {
    expect(spans(written, largest).map(({ first, last }) => [first, last])).toEqual(expected);
  });
  test('pick the same members one by one and all at once', () => {
    const set = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })), { minLength: 1 });
    fc.assert(
      fc.property(set, fc.uniqueArray(fc.integer({ min: 1, max: 40 })), (pairs, given) => {
        const numbers = given.sort((a, b) => a - b);
        const all = spans(pairs.map(([a, b]) => `${a}:${b}`).join(','), 40);
        expect(indexesIn(numbers, all).map((index) => numbers[index])).toEqual(numbers.filter((number) => inSpans(number, all)));
      }),
    );
  });
});
