import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mailbox } from '../../../src/mail/mailbox.ts';
import { withCrlf } from '../../../src/mail/lineEnds.ts';
import { ascii, concat, equal, text } from '../../../src/mail/octets.ts';
import { Pop3Client, type FetchedByPop3, type Pop3Job, type Pop3Outcome } from '../../../src/protocols/pop3/client.ts';
import { Pop3Server, type Pop3Policy } from '../../../src/protocols/pop3/server.ts';
import { DottedReader } from '../../../src/protocols/dots.ts';
import { replyOctets } from '../../../src/protocols/pop3/wire.ts';
import { join, speaking } from '../line.ts';
import { lockOf } from './lock.ts';

function mailboxOf(...messages: (string | Uint8Array)[]): Mailbox {
  const mailbox = new Mailbox(7);
  for (const message of messages) mailbox.append(typeof message === 'string' ? ascii(message) : message, { internalDateMs: 0 });
  return mailbox;
}
const policyFor = (mailbox: Mailbox): Pop3Policy => ({
  hostName: 'imap.b.com',
  stamp: '<1@imap.b.com>',
  account: (name) => (name === 'bea' ? { password: 'correo', mailbox, lock: lockOf(mailbox) } : undefined),
});
const usual: Pop3Job = { user: 'bea', password: 'correo', leaveOnServer: false, known: new Set(), mechanisms: [] };

function fetched(mailbox: Mailbox, job: Partial<Pop3Job> = {}, cuts: number[] = []) {
  const messages: FetchedByPop3[] = [];
  const outcomes: Pop3Outcome[] = [];
  const inbox = {
    message: (message: FetchedByPop3) => void messages.push(message),
    done: (outcome: Pop3Outcome) => void outcomes.push(outcome),
  };
  const joined = join(
    (carrier) => new Pop3Server(policyFor(mailbox), carrier),
    (carrier) => new Pop3Client({ ...usual, ...job }, carrier, inbox),
    cuts,
  );
  return { messages, outcomes, joined };
}

const line = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.constantFrom(...['.', '..', '.\r', '\r', '\n', '\r\n', '.\r\n', 'a'].map(ascii)),
);
const message = fc.array(line, { maxLength: 8 }).map((lines) => withCrlf(concat([...lines, ascii('\r\n')])));

describe('a POP3 client and server', () => {
  test('hand over every message octet for octet and empty the maildrop, however the octets are cut', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }), (given, cuts) => {
        const mailbox = mailboxOf(...given);
        const { messages, outcomes, joined } = fetched(mailbox, { utf8: true }, cuts);
        expect(messages.map(({ octets }) => text(octets))).toEqual(given.map((octets) => text(octets)));
        expect(outcomes).toEqual([{ outcome: 'done', verb: '' }]);
        expect(joined.closed).toEqual({ server: true, client: true });
        expect(mailbox.messages).toEqual([]);
        expect(lockOf(mailbox).take()).toBe(true);
      }),
    );
  });
  test('ten megabytes pass whole', () => {
    const big = ascii(`Subject: x\r\n\r\n${'.\r\n..\r\nfar away\r\n'.repeat(600_000)}`);
    expect(equal(fetched(mailboxOf(big), {}, [1400]).messages[0]!.octets, big)).toBe(true);
  });
  test('leave mail on the server, and fetch only what is new', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n');
    const first = fetched(mailbox, { leaveOnServer: true });
    expect(first.messages.map(({ uniqueId }) => uniqueId)).toEqual(['7-1', '7-2']);
    mailbox.append(ascii('c\r\n'), { internalDateMs: 0 });
    const second = fetched(mailbox, { leaveOnServer: true, known: new Set(['7-1', '7-2']) });
    expect(second.messages.map(({ octets }) => text(octets))).toEqual(['c\r\n']);
    expect(fetched(mailbox, { leaveOnServer: true, known: new Set(['7-1', '7-2', '7-3']) }).messages).toEqual([]);
    expect(mailbox.messages).toHaveLength(3);
  });
  test('what lies there for long enough is known by its unique-id and deleted; what cannot be fetched stays', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n', 'c\r\n');
    const old = { leaveOnServer: true, known: new Set(['7-1', '7-2']), stale: new Set(['7-2', '7-9']) };
    const { joined, messages } = fetched(mailbox, old);
    expect(joined.spoken.filter((said) => said.startsWith('C:')).slice(2)).toEqual(
      ['STAT', 'LIST', 'UIDL', 'RETR 3', 'DELE 2', 'QUIT'].map((line) => `C: ${line}\r\n`),
    );
    expect(messages.map(({ uniqueId }) => uniqueId)).toEqual(['7-3']);
    expect(mailbox.messages.map(({ uid }) => uid)).toEqual([1, 3]);
  });
  test('nothing is to be left: what is known already is deleted without being fetched again', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n');
    const taken = { byUniqueId: true, known: new Set(['7-1']), stale: new Set(['7-1']) };
    expect(fetched(mailbox, taken).messages.map(({ uniqueId }) => uniqueId)).toEqual(['7-2']);
    expect(mailbox.messages).toEqual([]);
  });
  test('part politely when the password is wrong or the maildrop is taken', () => {
    const mailbox = mailboxOf('a\r\n');
    expect(fetched(mailbox, { password: 'x' }).outcomes[0]).toMatchObject({ outcome: 'refused', verb: 'PASS', reply: { code: 'AUTH' } });
    lockOf(mailbox).take();
    const { outcomes, joined } = fetched(mailbox);
    expect(outcomes[0]).toMatchObject({ outcome: 'refused', verb: 'PASS', reply: { code: 'IN-USE' } });
    expect(joined.spoken.at(-2)).toBe('C: QUIT\r\n');
  });
  test('an empty maildrop needs no LIST', () => {
    expect(fetched(mailboxOf()).joined.spoken.filter((said) => said.startsWith('C:'))).toEqual([
      'C: USER bea\r\n',
      'C: PASS correo\r\n',
      'C: STAT\r\n',
      'C: QUIT\r\n',
    ]);
  });
});

describe('a POP3 server', () => {
  const serving = (mailbox = mailboxOf('a\r\n'), overrule?: (verb: string, proposed: string) => string) =>
    speaking((carrier) => new Pop3Server(policyFor(mailbox), carrier), overrule);

  test('deletes nothing when the line is cut before QUIT, and frees the maildrop', () => {
    const mailbox = mailboxOf('a\r\n');
    const { say, server } = serving(mailbox);
    expect(say('USER bea\r\nPASS correo\r\nDELE 1\r\n')).toContain('marked for deletion');
    server.ended('lost');
    expect(mailbox.messages).toHaveLength(1);
    expect(lockOf(mailbox).take()).toBe(true);
  });
  test('deletes nothing and says nothing on autologout', () => {
    const mailbox = mailboxOf('a\r\n');
    const { say, server, state } = serving(mailbox);
    say('USER bea\r\nPASS correo\r\nDELE 1\r\n');
    server.timedOut();
    expect([mailbox.messages.length, state.closed, say('QUIT\r\n')]).toEqual([1, true, '']);
  });
  test('takes the digest of RFC 1939 §7 for a password', () => {
    const mailbox = mailboxOf('a\r\n');
    const account = { password: 'tanstaaf', mailbox, lock: lockOf(mailbox) };
    const policy = { hostName: 'dbc.mtview.ca.us', stamp: '<1896.697170952@dbc.mtview.ca.us>', account: () => account };
    const { say } = speaking((carrier) => new Pop3Server(policy, carrier));
    expect(say('APOP mrose c4c9334bac560ecc979e58001b3e22fa\r\n')).toContain('-ERR [AUTH]');
    expect(say('APOP mrose c4c9334bac560ecc979e58001b3e22fb\r\n')).toBe('+OK Maildrop has 1 messages (3 octets)\r\n');
  });
  test('tells its policy what was removed', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n');
    const removed: number[] = [];
    const policy = {
      ...policyFor(mailbox),
      removed: (messages: { uid: number }[]) => removed.push(...messages.map(({ uid }) => uid)),
    };
    speaking((carrier) => new Pop3Server(policy, carrier)).say('USER bea\r\nPASS correo\r\nDELE 2\r\nQUIT\r\n');
    expect(removed).toEqual([2]);
  });
  test('stays readable to a session when the mailbox changes under it', () => {
    const mailbox = mailboxOf('a\r\n', 'b\r\n');
    const { say } = serving(mailbox);
    say('USER bea\r\nPASS correo\r\n');
    mailbox.expunge([1]);
    mailbox.append(ascii('c\r\n'), { internalDateMs: 0 });
    expect(say('STAT\r\n')).toBe('+OK 2 6\r\n');
    expect(say('RETR 1\r\n')).toBe('+OK 3 octets\r\na\r\n.\r\n');
    expect(say('DELE 1\r\nQUIT\r\n')).toContain('closes the connection');
    expect(mailbox.messages.map(({ uid }) => uid)).toEqual([2, 3]);
  });
  test('hangs up after three wrong passwords and after ten bad commands', () => {
    const guessing = serving();
    expect(guessing.say('USER bea\r\nPASS a\r\nUSER bea\r\nPASS b\r\n').match(/\[AUTH\]/g)).toHaveLength(2);
    expect(guessing.state.closed).toBe(false);
    guessing.say('USER bea\r\nPASS c\r\n');
    expect(guessing.state.closed).toBe(true);
    const babbling = serving();
    const answers = babbling.say('FOO\r\n'.repeat(30)).split('\r\n');
    expect([answers.length, babbling.state.closed]).toEqual([11, true]);
    expect(answers[9]).toBe('-ERR Too many errors, closing the connection');
  });
  test('moves on what was finally answered', () => {
    const { say, server } = serving(mailboxOf('a\r\n'), (verb, proposed) =>
      verb === 'PASS' ? '-ERR [AUTH] No' : verb === 'USER' ? '+OK Yes' : proposed,
    );
    expect(say('USER bea\r\nPASS correo\r\n')).toBe('+OK Yes\r\n-ERR [AUTH] No\r\n');
    expect(server.state).toBe('authorization.anonymous');
    const open = serving(mailboxOf('a\r\n'), (verb, proposed) =>
      verb === 'PASS' ? '+OK Come in' : verb === 'RETR' ? '-ERR Not now' : proposed,
    );
    expect(open.say('USER bea\r\nPASS wrong\r\nSTAT\r\nRETR 1\r\n')).toBe(
      '+OK Password for bea, please\r\n+OK Come in\r\n+OK 0 0\r\n-ERR Not now\r\n',
    );
  });
  test('survives any octets in bounded memory', () => {
    const words = fc.constantFrom(
      'USER bea\r\n',
      'PASS correo\r\n',
      'RETR 1\r\n',
      'TOP 1 0\r\n',
      'LIST\r\n',
      'DELE 1\r\n',
      'RSET\r\n',
      'QUIT\r\n',
      '\r\n',
      '\n',
      'x'.repeat(600),
      'RETR 99999999999\r\n',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 30 }),
        (said) => void said.reduce((talk, one) => (talk.say(one), talk), serving()),
      ),
    );
    const flooded = serving();
    const answers = Array.from({ length: 2000 }, () => flooded.say('x'.repeat(1000))).join('');
    expect(answers).toMatch(/^-ERR[^\n]*Line too long[^\n]*\n$/);
    expect(flooded.server.state).toBe('closed');
  });
});

describe('a POP3 client', () => {
  test('survives any octets', () => {
    const words = fc.constantFrom(
      '+OK\r\n',
      '-ERR\r\n',
      '+OK 2 20\r\n',
      '+OK\r\n1 3\r\n.\r\n',
      '.\r\n',
      '1 99\r\n',
      '+',
      '\r\n',
      'x'.repeat(3000),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 30 }), (said) => {
        let ended = 0;
        const carrier = { say: () => {}, tls: null, moved: () => {}, close: () => {} };
        const client = new Pop3Client(usual, carrier, { message: () => {}, done: () => ended++ });
        for (const one of said) client.received(ascii(one));
        client.ended();
        expect(ended).toBe(1);
      }),
    );
  });
});

describe('multi-line replies', () => {
  test('are unstuffed to what was stuffed, whatever the cut', () => {
    fc.assert(
      fc.property(message, fc.nat(), (body, cut) => {
        const wire = replyOctets('+OK', body).subarray(5);
        const reader = new DottedReader(10_000);
        const at = cut % wire.length;
        reader.push(wire.subarray(0, at));
        expect(reader.push(wire.subarray(at))).toEqual({ used: wire.length - at, done: true });
        expect(text(reader.text)).toBe(text(body));
      }),
    );
  });
  test('over the limit are dropped', () => {
    const reader = new DottedReader(10);
    expect(reader.push(ascii('0123456789a\r\n.\r\nrest'))).toEqual({ used: 16, done: true });
    expect([reader.tooLarge, reader.text.length]).toEqual([true, 0]);
  });
});
