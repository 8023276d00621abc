/** What is suggested in place of a step is said, wherever a step can be: the server must have the verb, and a reply no open blank. */
import { describe, expect, test } from 'vitest';
import { text } from '../../src/mail/octets.ts';
import { IMAP_PORT, isOpenIn, LMTP_PORT, POP3_PORT, SMTP_PORT, SUBMISSION_PORT } from '../../src/agents/ports.ts';
import { profiles, type ProfileName } from '../../src/protocols/smtp/profiles.ts';
import { Run } from '../../src/run/run.ts';
import type { TypedProtocol } from '../../src/agents/typist/typist.ts';
import { hostsWith, town } from '../../src/scenarios/town.ts';
import { choicesAt } from '../../src/worker/books.ts';
import { hintsOf } from '../../src/worker/hands/hints.ts';

const TIMES = Object.keys(profiles) as ProfileName[];
const TO_TEXT = ['MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA'];

/** Lines that pass through every state in which a command may be said. */
const PASSING: Record<string, readonly string[]> = {
  smtp: ['HELO laptop.bea.b.com', ...TO_TEXT],
  submission: ['HELO laptop.bea.b.com', 'AUTH PLAIN AGJlYUBiLmNvbQBjb3JyZW8=', ...TO_TEXT],
  lmtp: ['LHLO laptop.bea.b.com', ...TO_TEXT],
  pop3: ['USER bea@b.com', 'PASS correo', 'STAT'],
  imap: ['a1 LOGIN bea@b.com correo', 'a2 SELECT INBOX', 'a3 NOOP'],
};
/** Some of them a server of 1982 has not opened yet. */
const DOORS: Record<string, number> = { smtp: SMTP_PORT, submission: SUBMISSION_PORT, lmtp: LMTP_PORT, pop3: POP3_PORT, imap: IMAP_PORT };
/** How a server says that it does not have a verb: RFC 5321 §4.2.4; of POP3 and IMAP in its own words, for there is no code for it. */
const UNKNOWN = /^(?:50[02] |-ERR Command not recognized|\S+ BAD Command not recognized)/;

interface Place {
  protocol: TypedProtocol;
  profile: ProfileName;
}
const PLACES = Object.keys(PASSING)
  .flatMap((protocol) => TIMES.map((profile) => ({ protocol: protocol as TypedProtocol, profile })))
  .filter(({ protocol, profile }) => isOpenIn(profile, DOORS[protocol]!));

/** Says these lines by hand at mx.b.com; the run waits for more. */
function saying({ protocol, profile }: Place, lines: readonly string[]): Run {
  const agents = ['msa', 'mta', 'mda', 'pop3', 'imap'] as const;
  const hosts = hostsWith({ 'mx-b': { agents: [...agents], mail: { profile, encryptedLogin: false } } });
  const hand = { kind: 'call', host: 'bea-laptop', to: 'mx-b', protocol, atMs: 0, lines } as const;
  const run = new Run({ scenario: { ...town, id: 'spoken', hosts, actions: [] }, seed: 1, interventions: [hand] });
  while (!run.advance(1000));
  return run;
}

/** Entries of this kind on the connection that was called by hand. */
function entriesOf({ journal }: Run, kind: 'command' | 'reply'): number[] {
  return Array.from({ length: journal.length }, (_, index) => index).filter(
    (index) => journal.kind(index) === kind && journal.connection(index) >= 0,
  );
}

const answerTo = (place: Place, lines: readonly string[]): string => {
  const run = saying(place, lines);
  return text(run.journal.octets(entriesOf(run, 'reply').at(-1)!));
};

describe.each(PLACES)('$protocol of $profile', (place) => {
  const lines = PASSING[place.protocol]!;
  const whole = saying(place, lines);
  const commands = entriesOf(whole, 'command');

  test('every line is said', () => expect(commands.length).toBe(lines.length));

  test('what is suggested in place of a command is a verb that this server has', () => {
    const refused = commands.flatMap((index, number) =>
      choicesAt(whole, index)
        .suggestions.filter(({ legal }) => legal)
        .map((choice) => [choice.text, answerTo(place, [...lines.slice(0, number), choice.text])])
        .filter(([, answer]) => UNKNOWN.test(answer!)),
    );
    expect(refused).toEqual([]);
  });

  test('what is said to be in order where somebody speaks is answered by a server that has it', () => {
    const refused = lines.flatMap((_, number) => {
      const before = lines.slice(0, number);
      const run = saying(place, before);
      const { now } = hintsOf(run, run.awaits!);
      return now.map(({ line }) => [line, answerTo(place, [...before, line])]).filter(([, answer]) => UNKNOWN.test(answer!));
    });
    expect(refused).toEqual([]);
  });

  test('what is suggested in place of a reply has its blanks filled', () => {
    const replies = entriesOf(whole, 'reply').flatMap((index) => choicesAt(whole, index).suggestions.map((choice) => choice.text));
    expect(replies.length).toBeGreaterThan(0);
    expect(replies.filter((reply) => /\.\.\.|\{\d\}|undefined/.test(reply))).toEqual([]);
  });
});

test('where nobody can be asked, as in a recording, the port tells which verbs there are', () => {
  const run = saying({ protocol: 'smtp', profile: 'today' }, PASSING.smtp!);
  const [hello] = entriesOf(run, 'command');
  const { suggestions } = choicesAt({ journal: run.journal }, hello!);
  const legal = suggestions.filter((each) => each.legal).map((each) => each.text.split(' ')[0]);
  expect(legal).toContain('EHLO');
  expect(legal).not.toContain('LHLO');
});
