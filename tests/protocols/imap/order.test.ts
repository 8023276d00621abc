import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/protocols/imap/commands/index.ts';
import { ImapServer } from '../../../src/protocols/imap/server.ts';
import { session } from '../../../src/protocols/imap/session.machine.ts';
import { speaking } from '../line.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { house } from './house.ts';

/** What leads to each state in which a client may speak. */
const WAYS: Record<string, string> = {
  'session.notAuthenticated': '',
  'session.authenticating': 'p AUTHENTICATE CRAM-MD5\r\n',
  'session.authenticated': 'p LOGIN bea correo\r\n',
  'session.idlingUnselected': 'p LOGIN bea correo\r\nq IDLE\r\n',
  'session.selected': 'p LOGIN bea correo\r\nq SELECT INBOX\r\n',
  'session.idling': 'p LOGIN bea correo\r\nq SELECT INBOX\r\nr IDLE\r\n',
};
const at = (state: string) => {
  const talk = speaking((carrier) => new ImapServer(house(['Subject: a\r\n\r\nb\r\n', 'c']).policy, carrier));
  talk.say(WAYS[state]!);
  expect(talk.server.state).toBe(state);
  return talk;
};
/** The example of a command, its literal filled. */
function said(example: string): string {
  const octets = /\{(\d+)\+\}$/.exec(example)?.[1];
  return `t ${example}\r\n${octets ? `${'x'.repeat(Number(octets))}\r\n` : ''}`;
}

describe.each(Object.keys(WAYS))('in the state %s', (state) => {
  const inTurn = state.includes('idling') || state.includes('authenticating');
  test.each(Object.values(commands).map(({ verb, example }) => ({ verb, example })))('$verb has its answer', ({ verb, example }) => {
    const talk = at(state);
    const heard = talk.say(said(example));
    const allowed = session.acceptsIn(state).has(verb);
    // in the middle of a command whatever is said belongs to it
    if (inTurn) expect(heard).toMatch(/^(?:[pqr] BAD .*\r\n)(?:[tx]* BAD .*\r\n|\* BAD .*\r\n|.*\r\n)*$/);
    else if (allowed) expect(heard).toMatch(/(?:^|\n)(?:t (?:OK|NO|BAD) .*|\+ .*)\r\n(?:\* BYE .*\r\n)?$/);
    else expect(heard).toMatch(/^t BAD This command has no place in the [a-z ]+ state\r\n$/);
  });
  test('what is no command is BAD', () => {
    for (const line of ['', 't', 't NONSENSE', '* OK hi', 't FETCH', '{', '+ x', '\x00', 't UID'].map((one) => `${one}\r\n`)) {
      expect(at(state).say(line)).toMatch(/^\S+ BAD .*\r\n$/);
    }
  });
});

test('every command is in order somewhere', () => {
  const allowed = new Set(Object.keys(WAYS).flatMap((state) => [...session.acceptsIn(state)]));
  expect(Object.keys(commands).filter((verb) => !allowed.has(verb))).toEqual([]);
});

const SPOKEN =
  'a AUTHENTICATE CRAM-MD5\r\n*\r\nb LOGIN {3+}\r\nbea {6}\r\ncorreo\r\nc SELECT INBOX\r\nd IDLE\r\nDONE\r\ne APPEND Sent (\\Seen) {5+}\r\na\r\nb\n\r\n' +
  'f UID MOVE 1 Archive\r\ng SEARCH RETURN (ALL) TEXT {1+}\r\nc\r\nh FETCH 1 (BODY.PEEK[] FLAGS)\r\ni LIST "" %\r\nj LOGOUT\r\n';

test('octets may come in any pieces', () => {
  const speak = (cuts: readonly number[]) => {
    const talk = speaking((carrier) => new ImapServer(house(['Subject: a\r\n\r\nb\r\n', 'c']).policy, carrier));
    let heard = '';
    for (let from = 0, cut = 0; from < SPOKEN.length; cut++) {
      const length = cuts[cut % cuts.length]!;
      heard += talk.say(SPOKEN.slice(from, from + length));
      from += length;
    }
    return heard;
  };
  const whole = speak([SPOKEN.length]);
  expect(whole).toMatch(/\* BYE .*\r\nj OK .*\r\n$/);
  for (let at = 1; at < SPOKEN.length; at++) expect(speak([at, SPOKEN.length]), `cut at ${at}`).toBe(whole);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (cuts) => void expect(speak(cuts)).toBe(whole)),
  );
});

test('no octets bring it down, and it forgets what it need not know', () => {
  const words = fc.constantFrom(
    ...Object.values(commands).map(({ example }) => said(example)),
    'a IDLE\r\n',
    'DONE\r\n',
    'a ENABLE IMAP4rev2 CONDSTORE\r\n',
    'a SELECT INBOX\r\n',
    'a SELECT "Other Users/ana/INBOX"\r\n',
    'a CREATE a/b/c\r\n',
    'a RENAME INBOX old\r\n',
    'a DELETE a\r\n',
    'a SEARCH RETURN (SAVE) ALL\r\n',
    'a UID FETCH $ (BINARY[1] BODY[1.2.MIME]<0.5> MODSEQ) (CHANGEDSINCE 1)\r\n',
    'a STORE 1:* (UNCHANGEDSINCE 2) FLAGS ()\r\n',
    'a THREAD REFERENCES UTF-8 NOT NOT ALL\r\n',
    'a LIST (SUBSCRIBED RECURSIVEMATCH) "" (% *) RETURN (STATUS (SIZE))\r\n',
    '{3}\r\n',
    '~{3+}\r\nabc',
    '*\r\n',
  );
  const piece = fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) });
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(WAYS)), fc.array(piece, { maxLength: 15 }), (way, pieces) => {
      const talk = speaking((carrier) => new ImapServer(house(['Subject: a\r\nReferences: <a> <b>\r\n\r\nb\r\n', 'c']).policy, carrier));
      talk.say(way);
      for (const one of pieces) talk.say(one);
    }),
    { numRuns: PARSER_RUNS },
  );
});
