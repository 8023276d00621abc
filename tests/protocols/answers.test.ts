import { describe, expect, test } from 'vitest';
import { Mailbox } from '../../src/mail/mailbox.ts';
import { ascii } from '../../src/mail/octets.ts';
import type { ProtocolBook } from '../../src/protocols/book.ts';
import type { End, ServerCarrier } from '../../src/protocols/carrier.ts';
import type { Command } from '../../src/protocols/command.ts';
import { imapBook } from '../../src/protocols/imap/book.ts';
import { ImapServer } from '../../src/protocols/imap/server.ts';
import { pop3Book } from '../../src/protocols/pop3/book.ts';
import { Pop3Server } from '../../src/protocols/pop3/server.ts';
import { smtpBook } from '../../src/protocols/smtp/book.ts';
import { SmtpServer } from '../../src/protocols/smtp/server.ts';
import { house as imapHouse } from './imap/house.ts';
import { speaking } from './line.ts';
import { lockOf } from './pop3/lock.ts';
import { plainPolicy, WORLDS, type ServerName } from './smtp/house.ts';

/** A server, and how its book's examples are said to it. */
interface House {
  book: ProtocolBook;
  serve(carrier: ServerCarrier): End;
  /** The example of a command, whole. */
  line(example: string): string;
  /** What leads on besides the examples. */
  besides: readonly string[];
  /** The code of the final reply. */
  codeOf(heard: string): string | undefined;
  /** Out of order, or not spoken here: codes that the standard permits to every command. */
  refusals: readonly string[];
}

const smtpHouse = (server: ServerName, ...worlds: string[]): House => ({
  book: smtpBook,
  serve(carrier) {
    const changes = worlds.map((world) => WORLDS[world]!.change(server));
    return new SmtpServer(Object.assign(plainPolicy(server), ...changes), carrier);
  },
  line: (example) => `${example}\r\n`,
  besides: ['BDAT 0\r\n'],
  codeOf: (heard) => /(?:^|\n)(\d{3}) [^\r\n]*\r\n$/.exec(heard)?.[1],
  // RFC 5321 §4.2.4, §4.3.2; RFC 3207 §4
  refusals: ['500', '502', '503'],
});

const HOUSES: Record<string, House> = {
  smtp: smtpHouse('smtp', 'open', 'etrn', 'odmr'),
  'smtp of 1982': smtpHouse('smtp', '1982'),
  'smtp of 1995': smtpHouse('smtp', '1995'),
  'smtp of 2008': smtpHouse('smtp', '2008'),
  submission: smtpHouse('submission', 'password'),
  lmtp: smtpHouse('lmtp', 'open', 'auth'),
  pop3: {
    book: pop3Book,
    serve(carrier) {
      const mailbox = new Mailbox(1);
      mailbox.append(ascii('Subject: a\r\n\r\nb\r\n'), { internalDateMs: 0 });
      const account = { password: 'correo', mailbox, lock: lockOf(mailbox) };
      return new Pop3Server({ hostName: 'mail.b.org', stamp: '<1@mail.b.org>', account: () => account }, carrier);
    },
    line: (example) => `${example}\r\n`,
    besides: [],
    codeOf: (heard) => /^(\+OK|-ERR|\+)(?= |\r)/.exec(heard)?.[1],
    refusals: [],
  },
  imap: {
    book: imapBook,
    serve: (carrier) => new ImapServer(imapHouse(['Subject: a\r\n\r\nb\r\n']).policy, carrier),
    line: (example) =>
      `t ${example}\r\n${'x'.repeat(Number(/\{(\d+)\+\}$/.exec(example)?.[1] ?? 0))}${example.endsWith('}') ? '\r\n' : ''}`,
    besides: [],
    codeOf: (heard) => /(?:^|\n)(?:t (OK|NO|BAD) |(\+) )[^\r\n]*\r\n$/.exec(heard)?.slice(1).find(Boolean),
    refusals: [],
  },
};

/** A session to which these lines have been said. */
function after({ serve }: House, lines: readonly string[]) {
  const talk = speaking((carrier) => serve({ ...carrier, startTls: () => {} }));
  for (const line of lines) talk.say(line);
  return talk;
}

/** The states in which a verb of the book may be said, and what leads to each: found by saying every example in every state. */
function waysIn(house: House): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>();
  const said = [...house.book.commands.map(({ example }) => house.line(example)), ...house.besides];
  const untried: (readonly string[])[] = [[]];
  for (let way = untried.shift(); way; way = untried.shift()) {
    const { state } = after(house, way).server;
    if (ways.has(state) || !takesCommands(house.book, state)) continue;
    ways.set(state, way);
    for (const line of said) untried.push([...way, line]);
  }
  return ways;
}

function takesCommands({ session, commands }: ProtocolBook, state: string): boolean {
  return commands.some(({ verb }) => session.acceptsIn(state).has(verb));
}

function permitted({ replies: { success, intermediate = [], failure } }: Command, isInOrder: boolean, refusals: readonly string[]) {
  return isInOrder ? [...success, ...intermediate, ...failure, ...refusals] : [...failure, ...refusals];
}

const ROUNDS = Object.entries(HOUSES).map(([name, house]) => ({ name, house, ways: waysIn(house) }));

describe.each(ROUNDS)('$name', ({ house, ways }) => {
  describe.each([...ways])('in %s', (state, way) => {
    test.each(house.book.commands.map((command) => ({ verb: command.verb, command })))(
      '$verb is answered as its book permits',
      ({ verb, command }) => {
        const code = house.codeOf(after(house, way).say(house.line(command.example)));
        expect(permitted(command, house.book.session.acceptsIn(state).has(verb), house.refusals)).toContain(code);
      },
    );
  });
});

test.each([smtpBook, pop3Book, imapBook])('$protocol: every state in which a verb may be said is reached', (book) => {
  const reached = ROUNDS.filter(({ house }) => house.book === book).flatMap(({ ways }) => [...ways.keys()]);
  const states = leavesOf(book.session.machine.root).filter((state) => takesCommands(book, state));
  expect([...new Set(reached)].sort()).toEqual(states.sort());
});

interface Node {
  path: readonly string[];
  states: Record<string, Node>;
}

/** Paths of the states that hold no others. */
function leavesOf({ path, states }: Node): string[] {
  const inner = Object.values(states);
  return inner.length === 0 ? [path.join('.')] : inner.flatMap(leavesOf);
}
