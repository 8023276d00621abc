import { describe, expect, test } from 'vitest';
import { decodeText, readMime } from '../../src/mail/mime.ts';
import { concat, text } from '../../src/mail/octets.ts';
import type { Run } from '../../src/run/run.ts';
import { finished, labels, lyingIn, replies } from './played.ts';

/** All that crosses the lines, as whoever listens has it. */
function overheard({ journal }: Run): string {
  const segments = Array.from({ length: journal.length }, (_, index) => index).filter((index) => journal.kind(index) === 'segment');
  return text(concat(segments.map((index) => journal.octets(index))));
}

/** Whether this command was said on the connection. */
function saidOn({ journal }: Run, connection: number, verb: string): boolean {
  return Array.from({ length: journal.length }, (_, index) => index).some(
    (index) => journal.kind(index) === 'command' && journal.connection(index) === connection && journal.label(index) === verb,
  );
}

const PASSWORD = 'correo';
/** `\0ana@a.org\0correo` */
const PLAIN = 'AGFuYUBhLm9yZwBjb3JyZW8=';

describe('on the line', () => {
  test('without TLS whoever listens has the passwords', () => {
    const heard = overheard(finished('password-read-along'));
    expect(heard).toContain(PLAIN);
    expect(heard).toContain(`PASS ${PASSWORD}`);
  });

  test.each(['starttls', 'implicit-tls', 'scram', 'oauth'])(
    '%s: no password crosses a line, nor what is written, and the mail arrives',
    (id) => {
      const run = finished(id);
      const heard = overheard(run);
      expect(heard).not.toContain(PLAIN);
      expect(heard).not.toContain(PASSWORD);
      expect(heard).not.toContain('Comemos');
      expect(lyingIn(run, 'bea@b.com')).toHaveLength(1);
      expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
      expect(run.fetchedOn('bea-telephone')).toHaveLength(1);
    },
  );

  test('TLS from the first octet: nothing is greeted in the clear at ports of people', () => {
    expect(overheard(finished('implicit-tls'))).not.toContain('POP3 Mailscope ready');
  });

  test('challenge and response: the password is proved and never said, even in the clear', () => {
    const run = finished('challenge-response');
    expect(overheard(run)).not.toContain(PASSWORD);
    expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
  });

  test('no password without TLS: nothing is sent, and why is told', () => {
    const run = finished('encryption-demanded');
    expect(labels(run, 'note')).toContain('submission.failed');
    expect(lyingIn(run, 'bea@b.com')).toEqual([]);
  });

  test('a line that loses packets delivers all the same', () => {
    const run = finished('lossy-line');
    const lost = Array.from({ length: run.journal.length }, (_, index) => index).filter((index) => run.journal.until(index) === Infinity);
    expect(lost.length).toBeGreaterThan(0);
    expect(run.fetchedOn('bea-telephone')).toEqual(run.inboxOf('bea@b.com'));
  });

  test('chunks need no doubled dots', () => {
    const run = finished('chunking');
    expect(labels(run, 'command')).toContain('BDAT');
    expect(lyingIn(run, 'bea@b.com')[0]).toMatch(/\r\n\.\r\n\.\.\r\n/);
  });
});

describe('queues', () => {
  test('greylisting: 450 first, 250 half an hour later', () => {
    const run = finished('greylisting');
    expect(replies(run, 'smtp').filter((line) => line.startsWith('450'))).toHaveLength(1);
    expect(lyingIn(run, 'bea@b.com')).toHaveLength(1);
  });

  test('five days: Ana is told that it waits, then that it is given up, each once', () => {
    const told = lyingIn(finished('five-days'), 'ana@a.org');
    expect(told.map((report) => /Action: (\w+)/.exec(report)?.[1])).toEqual(['delayed', 'failed']);
    expect(told[0]).toMatch(/Will-Retry-Until: /);
    // RFC 3463 §3.5: X.4.1 is a persistent transient error, also when nobody tries any longer
    expect(told.map((report) => /Status: (\S+)/.exec(report)?.[1])).toEqual(['4.4.1', '4.4.1']);
  });

  test('equal preference: both exchanges are used', () => {
    const run = finished('equal-preference');
    const servers = run.journal.connections.filter(({ protocol }) => protocol === 'smtp').map(({ serverAddress }) => serverAddress);
    expect(new Set(servers)).toEqual(new Set(['198.51.100.25:25', '203.0.113.26:25']));
  });

  test('a wished report: delivered, with the name that Ana gave it, header only', () => {
    const [report] = lyingIn(finished('delivery-report'), 'ana@a.org');
    expect(report).toMatch(/Original-Envelope-Id: comida-viernes[\s\S]*Original-Recipient: rfc822;bea@b\.com[\s\S]*Action: delivered/);
    expect(report).toContain('text/rfc822-headers');
  });

  test('eight bits into seven: the words stay', () => {
    const [stored] = finished('downgrade').inboxOf('bea@b.com');
    expect(stored!.every((octet) => octet < 128)).toBe(true);
    expect(decodeText(stored!, readMime(stored!))).toContain('Mañana comeré ñoquis con jamón.');
  });

  test('an address with an accent goes where SMTPUTF8 is known, and nowhere else', () => {
    expect(lyingIn(finished('international'), 'josé@b.com')).toHaveLength(1);
    const refused = finished('international-refused');
    expect(lyingIn(refused, 'josé@b.com')).toEqual([]);
    expect(lyingIn(refused, 'ana@a.org')[0]).toMatch(/message\/global-delivery-status[\s\S]*Status: 5\.6\.7/);
  });

  test('too large: the announced size is refused before the letter crosses', () => {
    const run = finished('too-large');
    expect(replies(run, 'smtp').some((line) => line.startsWith('552 5.3.4'))).toBe(true);
    expect(labels(run, 'text')).toHaveLength(1);
    expect(lyingIn(run, 'ana@a.org')[0]).toContain('Status: 5.3.4');
  });

  test('round and round: a hundred hops, then a report', () => {
    const [report] = lyingIn(finished('loop'), 'ana@a.org');
    expect(report).toContain('Status: 5.4.6');
  });

  test.each(['etrn', 'atrn', 'turn'])('%s: both letters that waited arrive', (id) => {
    expect(lyingIn(finished(id), 'bea@b.com')).toHaveLength(2);
  });

  test('ATRN asks who is calling, TURN does not', () => {
    expect(labels(finished('atrn'), 'command')).toEqual(expect.arrayContaining(['AUTH', 'ATRN']));
    const commands = labels(finished('turn'), 'command');
    expect([commands.includes('TURN'), commands.includes('AUTH')]).toEqual([true, false]);
  });
});

describe('delivery', () => {
  test('LMTP answers for each recipient', () => {
    const answers = replies(finished('lmtp-store'), 'lmtp').filter((line) => /Message accepted|is full/.test(line));
    expect(answers.map((line) => line.slice(0, 3))).toEqual(['250', '250', '452', '250']);
  });

  test("a list sends in its owner's name, and its owner hears of failures", () => {
    const run = finished('mailing-list');
    expect(lyingIn(run, 'esteban@c.net')[0]).toMatch(/^Return-Path: <bea@b\.com>/);
    expect(lyingIn(run, 'bea@b.com').some((letter) => letter.includes('Final-Recipient: rfc822; ya-no-existe@b.com'))).toBe(true);
    expect(lyingIn(run, 'ana@a.org')).toEqual([]);
  });

  test('forwarding: a copy stays, who is meant twice gets one, and 551 comes back to Ana', () => {
    const run = finished('forwarding');
    expect(lyingIn(run, 'bea@b.com')).toHaveLength(1);
    expect(lyingIn(run, 'esteban@c.net')).toHaveLength(1);
    expect(lyingIn(run, 'ana@a.org')[0]).toContain('551 5.1.6');
  });

  test('a rule files what it is about', () => {
    const run = finished('filing');
    expect([lyingIn(run, 'bea@b.com'), lyingIn(run, 'bea@b.com', 'Archive')].map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('reading', () => {
  test('IDLE: the telephone has the letter as soon as it came', () => {
    const run = finished('idle');
    const at = (kind: string) =>
      run.journal.at(Array.from({ length: run.journal.length }, (_, index) => index).find((index) => run.journal.kind(index) === kind)!);
    expect(at('fetched') - at('stored')).toBeLessThan(1000);
  });

  test('two programs: one is told at once what the other does', () => {
    const told = replies(finished('two-clients'), 'imap');
    expect(told).toEqual(expect.arrayContaining(['* 1 FETCH (FLAGS (\\Seen \\Flagged \\Recent))', '* 2 EXPUNGE']));
  });

  test('folders live on the server', () => {
    const run = finished('folders');
    expect(lyingIn(run, 'ana@a.org', 'Sent')).toHaveLength(4);
    expect(lyingIn(run, 'bea@b.com', 'Archive')).toHaveLength(1);
    expect(run.everyone.find('bea@b.com')!.mailboxes.find('Curso/Redes')).toBeUndefined();
  });

  test('a shared folder: reading and marking are allowed, deleting is not', () => {
    const told = replies(finished('shared-folder'), 'imap.2');
    expect(told.find((line) => line.startsWith('f '))).toMatch(/^f OK/);
    expect(told.find((line) => line.startsWith('g '))).toMatch(/^g NO/);
  });

  test('CONDSTORE refuses a change made in ignorance of another', () => {
    expect(replies(finished('changes-since'), 'imap.2').some((line) => /^e OK \[MODIFIED 1\]/.test(line))).toBe(true);
  });

  test('a quota is told, and kept', () => {
    const told = replies(finished('quota'), 'imap');
    expect(told.some((line) => line.startsWith('* QUOTA '))).toBe(true);
    expect(told.find((line) => line.startsWith('d '))).toMatch(/^d NO \[OVERQUOTA\]/);
  });

  test('IMAP4rev2 speaks otherwise', () => {
    const told = replies(finished('imap4rev2'), 'imap');
    expect(told.some((line) => line.startsWith('* ESEARCH '))).toBe(true);
    expect(told.some((line) => / RECENT$/.test(line))).toBe(false);
  });

  test('web mail: Bea answers in her browser, and Ana gets it', () => {
    const run = finished('web-mail');
    expect(lyingIn(run, 'ana@a.org')[0]).toContain('El viernes a las dos.');
  });
});

describe('the DNS', () => {
  test('down from the root: the resolver asks three name servers for the first question', () => {
    const questions = labels(finished('dns-walk'), 'question').filter((label) => label === 'b.com MX');
    expect(questions).toHaveLength(4);
  });

  test('an answer that UDP does not hold is fetched over TCP', () => {
    const run = finished('dns-truncated');
    expect(run.journal.connections.some(({ serverAddress }) => serverAddress.endsWith(':53'))).toBe(true);
    expect(lyingIn(run, 'bea@b.com')).toHaveLength(1);
  });

  test('a domain that takes no mail, and one that does not exist', () => {
    expect(lyingIn(finished('null-mx'), 'ana@a.org')[0]).toContain('Status: 5.1.10');
    expect(lyingIn(finished('no-such-domain'), 'ana@a.org')[0]).toContain('Status: 5.1.2');
  });
});

describe('history', () => {
  test('1982: SEND goes to the screen, SAML to the mailbox as well', () => {
    const run = finished('smtp-1982');
    expect(labels(run, 'note').filter((label) => label === 'terminal.shown')).toHaveLength(2);
    expect(lyingIn(run, 'bea@b.com')).toHaveLength(1);
  });

  test('1995 and dialects: other words and fewer extensions, and the mail arrives', () => {
    expect(replies(finished('smtp-1995'), 'smtp')).toContain('250 Message accepted as TOUH00-1');
    const run = finished('dialects');
    expect(replies(run, 'submission')[0]).toBe('220 smtp.a.org ESMTP Postfix');
    expect([lyingIn(run, 'bea@b.com'), lyingIn(run, 'esteban@c.net'), lyingIn(run, 'ana@a.org')].map(({ length }) => length)).toEqual([
      1, 1, 1,
    ]);
  });

  test('through four ages: sealed to 2008, in eight bits to 1995, in seven and without EHLO to 1982', () => {
    const run = finished('four-ages');
    const [letter] = lyingIn(run, 'jon@d.example');
    expect(letter).toMatch(/by mx\.b\.com with ESMTPS[\s\S]*Content-Transfer-Encoding: quoted-printable/);
    const sealed = run.journal.connections.filter((_, connection) => saidOn(run, connection, 'STARTTLS'));
    expect(sealed.map(({ serverAddress }) => serverAddress)).toEqual(['198.51.100.25:25']);
    expect(replies(run, 'smtp').filter((line) => line.startsWith('500 '))).not.toEqual([]);
  });

  test('VRFY and EXPN told openly', () => {
    const codes = replies(finished('verify-and-expand'), 'smtp').map((line) => line.slice(0, 3));
    expect(codes).toEqual(expect.arrayContaining(['251', '551', '550', '214']));
  });
});
