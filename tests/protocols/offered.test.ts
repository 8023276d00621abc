/** HELP, EHLO, CAPA and CAPABILITY tell what is really answered: each verb is said, and what was listed is compared with that. */
import { describe, expect, test } from 'vitest';
import { Mailbox } from '../../src/mail/mailbox.ts';
import type { End, ServerCarrier } from '../../src/protocols/carrier.ts';
import type { Command } from '../../src/protocols/command.ts';
import { broughtBy } from '../../src/protocols/command.ts';
import { imapBook } from '../../src/protocols/imap/book.ts';
import { ImapServer } from '../../src/protocols/imap/server.ts';
import { pop3Book } from '../../src/protocols/pop3/book.ts';
import { Pop3Server } from '../../src/protocols/pop3/server.ts';
import { smtpBook } from '../../src/protocols/smtp/book.ts';
import { profiles, type ProfileName } from '../../src/protocols/smtp/profiles.ts';
import { SmtpServer } from '../../src/protocols/smtp/server.ts';
import { house as imapHouse } from './imap/house.ts';
import { speaking } from './line.ts';
import { lockOf } from './pop3/lock.ts';
import { policyIn, WORLDS, type ServerName } from './smtp/house.ts';

type Serve = (carrier: ServerCarrier) => End;

/** What is answered to these lines, said one after the other: the last answer. */
function answerTo(serve: Serve, lines: readonly string[]): string {
  const talk = speaking(serve);
  return lines.map((line) => talk.say(`${line}\r\n`)).at(-1)!;
}

/** Verbs that are answered by a server that has them, each in a session of its own. */
function spokenBy(serve: Serve, commands: readonly Command[], unknown: RegExp, tag = ''): string[] {
  return commands.filter(({ example }) => !unknown.test(answerTo(serve, [`${tag}${example}`]))).map(({ verb }) => verb);
}

/** Verbs that stand behind a name in a list. */
function brought(commands: readonly Command[], names: readonly string[]): string[] {
  return commands.filter((command) => broughtBy(command).some((name) => names.includes(name))).map(({ verb }) => verb);
}

const SERVERS: readonly ServerName[] = ['smtp', 'submission', 'lmtp'];
const TIMES = Object.keys(profiles) as ProfileName[];
const HOUSES = Object.keys(WORLDS).flatMap((world) => SERVERS.flatMap((server) => TIMES.map((profile) => ({ world, server, profile }))));

describe.each(HOUSES)('$server of $profile in the world “$world”', ({ world, server, profile }) => {
  // HELP may wait for TLS
  const policy = { ...policyIn(world, server), profile, ...(world === 'tls-demanded' ? { tls: undefined } : {}) };
  const serve: Serve = (carrier) => new SmtpServer(policy, { ...carrier, startTls: WORLDS[world]!.tls ? () => {} : undefined });
  const spoken = spokenBy(serve, smtpBook.commands, /^50[02] /);

  test('HELP lists what is answered', () => {
    const listed = /Commands: (.*)\r/.exec(answerTo(serve, ['HELP']))![1]!.split(' ');
    expect(listed).toEqual(spoken);
  });

  test('EHLO lists what is answered', () => {
    const hello = answerTo(serve, [server === 'lmtp' ? 'LHLO a.org' : 'EHLO a.org']);
    const keywords = [...hello.matchAll(/^250[- ](\S+)/gm)].slice(1).map(([, keyword]) => keyword!);
    const listed = brought(smtpBook.commands, keywords);
    expect(listed.filter((verb) => !spoken.includes(verb))).toEqual([]);
    // RFC 4954 §4: where every mechanism needs TLS, AUTH is not listed and answered all the same, and with it ATRN
    const unlisted = policy.auth && !keywords.includes('AUTH') ? ['AUTH', 'ATRN'] : [];
    const offered = smtpBook.commands.filter((command) => broughtBy(command).length > 0 && spoken.includes(command.verb));
    expect(offered.map(({ verb }) => verb).filter((verb) => !listed.includes(verb) && !unlisted.includes(verb))).toEqual([]);
  });
});

describe.each([1988, 1994, 1997, 1998, 1999, 2008, 2010, undefined])('POP3 of %s', (year) => {
  const serve: Serve = (carrier) => {
    const mailbox = new Mailbox(1);
    const account = { password: 'correo', mailbox, lock: lockOf(mailbox) };
    return new Pop3Server(
      { hostName: 'mail.b.org', stamp: '<1@mail.b.org>', year, account: () => account },
      { ...carrier, startTls: () => {} },
    );
  };
  const spoken = spokenBy(serve, pop3Book.commands, /^-ERR (?:\[\S+\] )?Command not recognized/);

  test('CAPA lists what is answered, where it is', () => {
    const capa = answerTo(serve, ['CAPA']);
    expect(capa.startsWith('+OK')).toBe(spoken.includes('CAPA'));
    if (!capa.startsWith('+OK')) return;
    const names = capa.split('\r\n').map((line) => line.split(' ')[0]!);
    const offered = pop3Book.commands.filter((command) => broughtBy(command).length > 0 && spoken.includes(command.verb));
    expect(brought(pop3Book.commands, names)).toEqual(offered.map(({ verb }) => verb));
  });
});

test('IMAP: CAPABILITY lists what is answered, before and after the login', () => {
  const serve: Serve = (carrier) => new ImapServer(imapHouse(['Subject: a\r\n\r\nb\r\n']).policy, { ...carrier, startTls: () => {} });
  const spoken = spokenBy(serve, imapBook.commands, /^t BAD Command not recognized/, 't ');
  const names = [[], ['t LOGIN bea correo']].flatMap((lines) =>
    /^\* CAPABILITY (.*)\r/m.exec(answerTo(serve, [...lines, 't CAPABILITY']))![1]!.split(' '),
  );
  const offered = imapBook.commands.filter((command) => broughtBy(command).length > 0 && spoken.includes(command.verb));
  expect(offered.map(({ verb }) => verb)).toEqual(brought(imapBook.commands, names));
  expect(offered.length).toBeGreaterThan(10);
});
