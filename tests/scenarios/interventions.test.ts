import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/mail/compose.ts';
import { equal } from '../../src/mail/octets.ts';
import { hashOf } from '../../src/run/hash.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const scenario = scenarioNamed('journey')!;

function finished(interventions: Intervention[] = [], seed = 1): Run {
  const run = new Run({ scenario, seed, interventions });
  while (!run.advance(10_000));
  return run;
}

const steps = (run: Run, kind: string) =>
  Array.from({ length: run.journal.length }, (_, index) => run.journal.entry(index)).filter((entry) => entry.kind === kind);

describe('what if somebody says something else', () => {
  test('another command: the server answers what was said, and the client lives with it', () => {
    const run = finished([{ kind: 'say', at: 'smtp:RCPT#1', line: 'RCPT TO:<nadie@b.com>' }]);
    const said = run.journal.find('smtp:RCPT#1');
    expect(new TextDecoder().decode(run.journal.octets(said))).toBe('RCPT TO:<nadie@b.com>\r\n');
    expect(run.journal.label(run.journal.find('smtp:RCPT#1:reply'))).toBe('550');
  });

  test('a command out of order is answered 503', () => {
    const run = finished([{ kind: 'say', at: 'smtp:MAIL#1', line: 'DATA' }]);
    expect(run.journal.label(run.journal.find('smtp:DATA#1:reply'))).toBe('503');
  });

  test('another reply: the client believes it', () => {
    const run = finished([{ kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '450 4.2.0 Greylisted' }]);
    expect(run.journal.find('mail:timer retry#1')).toBeGreaterThan(0);
    expect(run.fetchedOn('bea-laptop')).toEqual([]);
  });

  test('a good reply to an unknown recipient: the server has really taken it, and must report', () => {
    const run = new Run({
      scenario: scenarioNamed('unknown-recipient')!,
      seed: 1,
      interventions: [{ kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '250 2.1.5 Fine' }],
    });
    while (!run.advance(10_000));
    expect(run.inboxOf('ana@a.org').length + run.fetchedOn('ana-laptop').length).toBeGreaterThan(0);
  });

  test('a stopped host: what has happened before stays as it was', () => {
    const plain = finished();
    const stopped = finished([{ kind: 'stop', host: 'mx-b', atMs: 500 }]);
    for (let index = 0; plain.journal.at(index) < 500; index++) expect(stopped.journal.entry(index)).toEqual(plain.journal.entry(index));
    expect(stopped.fetchedOn('bea-laptop')).toEqual([]);
  });

  test('whatever is said or answered at any step, the run ends, and twice alike', () => {
    const plain = finished();
    const commands = [...steps(plain, 'command'), ...steps(plain, 'text')].map(({ id }) => id);
    const replies = steps(plain, 'reply').map(({ id }) => id);
    const said = fc.record({
      kind: fc.constant('say' as const),
      at: fc.constantFrom(...commands),
      line: fc.string({ maxLength: 600, unit: 'grapheme' }).map((line) => line.replace(/[\r\n]/g, ' ')),
    });
    const known = fc.constantFrom('QUIT', 'RSET', 'DATA', 'EHLO x', 'NOOP', 'RETR 1', 'DELE 1', 'a LOGOUT', 'a SELECT INBOX', '.');
    const word = fc.record({ kind: fc.constant('say' as const), at: fc.constantFrom(...commands), line: known });
    const answers = fc.constantFrom(
      '250 ok',
      '354 go',
      '421 bye',
      '450 no',
      '550 no',
      '+OK',
      '-ERR no',
      'a001 OK',
      '* BYE',
      'a003 NO no',
      '+ go',
      'nonsense',
      '',
    );
    const replied = fc.record({ kind: fc.constant('reply' as const), at: fc.constantFrom(...replies), reply: answers });
    const cut = fc.record({ kind: fc.constant('cut' as const), at: fc.constantFrom(...commands, ...replies) });
    fc.assert(
      fc.property(fc.array(fc.oneof(said, word, replied, cut), { minLength: 1, maxLength: 3 }), (interventions) => {
        const once = finished(interventions as Intervention[]);
        expect(once.journal.length).toBeLessThan(20_000);
        expect(hashOf(finished(interventions as Intervention[]).journal)).toBe(hashOf(once.journal));
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

describe('what Bea gets is what was delivered, octet for octet', () => {
  function delivered(octets: Uint8Array): Run {
    const run = new Run({ scenario, seed: 1, posting: { octets, reversePath: 'ana@a.org', forwardPaths: ['bea@b.com'] } });
    while (!run.advance(10_000));
    return run;
  }

  /** What the author sent is the end of what arrived; SMTP ends the last line if the author did not. */
  function arrivesIdentical(octets: Uint8Array): void {
    const run = delivered(octets);
    const [stored] = run.inboxOf('bea@b.com');
    const ended = octets.length === 0 || (octets.at(-2) === 13 && octets.at(-1) === 10) ? octets : Uint8Array.from([...octets, 13, 10]);
    expect(equal(stored!.subarray(stored!.length - ended.length), ended)).toBe(true);
    expect(run.fetchedOn('bea-laptop').map((fetched) => equal(fetched, stored!))).toEqual([true]);
    expect(run.fetchedOn('bea-telephone').map((fetched) => equal(fetched, stored!))).toEqual([true]);
  }

  test('arbitrary messages: dots at line starts, long lines, eight bits, empty bodies, no final line end', () => {
    const octet = fc.constantFrom(46, 46, 32, 65, 1, 255, 195, 61, 10, 13).filter((value) => value !== 10 && value !== 13);
    const line = fc.oneof(fc.constant([]), fc.array(octet, { maxLength: 30 }), fc.constant(new Array<number>(3000).fill(120)));
    const body = fc
      .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
      .map(([lines, ended]) => [...lines.flatMap((l, i) => (i > 0 ? [13, 10, ...l] : l)), ...(ended ? [13, 10] : [])]);
    const header = [
      ...new TextEncoder().encode('Message-ID: <x@a.org>\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom: ana@a.org\r\n\r\n'),
    ];
    fc.assert(
      fc.property(body, (octets) => arrivesIdentical(Uint8Array.from([...header, ...octets]))),
      { numRuns: 200 },
    );
  }, 120_000);

  test('10 MB', () => {
    const lines = `${'.'.repeat(70)}\r\n`.repeat(146_000);
    arrivesIdentical(
      new TextEncoder().encode(`Message-ID: <x@a.org>\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom: ana@a.org\r\n\r\n${lines}`),
    );
  }, 120_000);

  test('a composed message to four people: each has it, and nobody sees who was in Bcc', () => {
    const draft = { ...scenario.draft, to: ['bea@b.com'], cc: ['carlos@b.com', 'david@b.com'], bcc: ['Esteban <esteban@c.net>'] };
    const posting = compose(draft, { idLeft: 'x', date: 0, boundarySeed: '1' });
    const run = new Run({ scenario, seed: 1, posting });
    while (!run.advance(10_000));
    for (const person of ['bea@b.com', 'carlos@b.com', 'david@b.com', 'esteban@c.net']) {
      const [message] = run.inboxOf(person);
      const text = new TextDecoder().decode(message);
      expect(text).not.toMatch(/^Bcc/im);
      if (person !== 'esteban@c.net') expect(text).not.toContain('esteban');
    }
  });
});
