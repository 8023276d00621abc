import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SmtpClient, type Fate, type SmtpJob } from '../../../src/protocols/smtp/client.ts';
import { commands } from '../../../src/protocols/smtp/commands/index.ts';
import { reply } from '../../../src/protocols/smtp/replies.ts';
import { SmtpServer, type SmtpPolicy } from '../../../src/protocols/smtp/server.ts';
import { session } from '../../../src/protocols/smtp/session.machine.ts';
import { ascii, text } from '../../../src/mail/octets.ts';
import { join } from '../line.ts';

interface Kept {
  message: Uint8Array;
  reversePath: string;
  forwardPaths: string[];
}

function policy(kept: Kept[] = []): SmtpPolicy {
  return {
    hostName: 'mx.b.com',
    maxOctets: 100_000,
    maxRecipients: 100,
    mail: () => undefined,
    rcpt: (path) => (path.startsWith('nobody') ? reply('unknownUser', path) : undefined),
    message: () => undefined,
    nextId: () => 'q1',
    accept: (message, { reversePath, forwardPaths }) =>
      void kept.push({ message: message.slice(), reversePath, forwardPaths: [...forwardPaths] }),
  };
}

const job: SmtpJob = {
  helo: 'smtp.a.org',
  reversePath: 'ana@a.org',
  forwardPaths: ['bea@b.com', 'nobody@b.com', 'carlos@b.com'],
  message: ascii('Subject: x\r\n\r\n.dot\r\n..\r\n'),
};

describe('client and server understand each other', () => {
  test('with octets cut at every position', () => {
    const whole = { kept: [] as Kept[], fates: [] as Fate[][] };
    const talk = join(
      (carrier) => new SmtpServer(policy(whole.kept), carrier),
      (carrier) => new SmtpClient(job, carrier, (fates) => whole.fates.push(fates)),
    );
    expect(whole.kept).toEqual([{ message: job.message, reversePath: 'ana@a.org', forwardPaths: ['bea@b.com', 'carlos@b.com'] }]);
    expect(whole.fates[0]!.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused', 'accepted']);
    for (let size = 1; size < 60; size++) {
      const kept: Kept[] = [];
      const cut = join(
        (carrier) => new SmtpServer(policy(kept), carrier),
        (carrier) => new SmtpClient(job, carrier, () => {}),
        [size, 1],
      );
      expect(cut.spoken).toEqual(talk.spoken);
      expect(kept).toEqual(whole.kept);
    }
  });

  test('any message and any envelope arrive equal', () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9.]{0,20}[a-z]$/).filter((name) => !name.includes('..') && !name.startsWith('nobody'));
    const lines = fc.array(fc.array(fc.constantFrom(46, 65, 128, 255), { maxLength: 10 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        local,
        fc.uniqueArray(local, { minLength: 1, maxLength: 5 }),
        lines,
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
        (from, to, all, cuts) => {
          const kept: Kept[] = [];
          const sent = {
            helo: 'a.org',
            reversePath: `${from}@a.org`,
            forwardPaths: to.map((name) => `${name}@b.com`),
            message: Uint8Array.from(all.flatMap((line) => [...line, 13, 10])),
          };
          join(
            (carrier) => new SmtpServer(policy(kept), carrier),
            (carrier) => new SmtpClient(sent, carrier, () => {}),
            cuts,
          );
          expect(kept).toEqual([{ message: sent.message, reversePath: sent.reversePath, forwardPaths: sent.forwardPaths }]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a server that knows only HELO is greeted with HELO', () => {
    const script = [
      '220 old\r\n',
      '502 what?\r\n',
      '250 old\r\n',
      '250 ok\r\n',
      '250 ok\r\n',
      '250 ok\r\n',
      '250 ok\r\n',
      '354 go\r\n',
      '250 done\r\n',
      '221 bye\r\n',
    ].map((line) => ascii(line));
    const said: string[] = [];
    const fates: Fate[][] = [];
    const client = new SmtpClient(job, { say: ({ verb }) => void said.push(verb), tls: null, moved: () => {}, close: () => {} }, (all) =>
      fates.push(all),
    );
    for (const line of script) client.received(line);
    expect(said).toEqual(['EHLO', 'HELO', 'MAIL', 'RCPT', 'RCPT', 'RCPT', 'DATA', '(message)', 'QUIT']);
    expect(fates[0]!.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  });
});

describe('every verb in every state has an answer', () => {
  const leads: Record<string, string[]> = {
    greeted: [],
    ready: ['EHLO a.org'],
    sender: ['EHLO a.org', 'MAIL FROM:<ana@a.org>'],
    recipients: ['EHLO a.org', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>'],
  };
  const cases = Object.entries(leads).flatMap(([state, lead]) =>
    Object.values(commands).map(({ verb, example, replies }) => ({ state, lead, verb, example, replies })),
  );

  test.each(cases)('$verb in $state', ({ state, lead, verb, example, replies }) => {
    let said = '';
    const server = new SmtpServer(policy(), {
      answer: ({ octets }) => void (said = text(octets)),
      tls: null,
      moved: () => {},
      close: () => {},
    });
    server.opened();
    for (const line of lead) server.received(ascii(`${line}\r\n`));
    expect(server.state).toBe(`session.${state}`);
    const legal = session.acceptsIn(server.state).has(verb);
    server.received(ascii(`${example}\r\n`));
    const code = said.slice(0, 3);
    const permitted = [...replies.success, ...('intermediate' in replies ? replies.intermediate : []), ...replies.failure] as string[];
    expect(legal ? permitted : ['503', '554']).toContain(code);
    expect(said.endsWith('\r\n')).toBe(true);
  });
});

describe('whatever comes', () => {
  test('arbitrary octets never throw, never hang, and every line is answered or is text', () => {
    const words = fc.constantFrom(...Object.values(commands).map(({ example }) => `${example}\r\n`), '.\r\n', '\r\n', '\n');
    const noise = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            words.map((word) => ascii(word)),
            noise,
          ),
          { maxLength: 30 },
        ),
        (pieces) => {
          let answers = 0;
          let closed = 0;
          const server = new SmtpServer(policy(), { answer: () => void answers++, tls: null, moved: () => {}, close: () => void closed++ });
          server.opened();
          for (const piece of pieces) server.received(piece);
          server.ended();
          expect(answers).toBeGreaterThan(0);
          expect(closed).toBeLessThan(2);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('arbitrary replies never make the client throw or say nonsense', () => {
    const line = fc.oneof(
      fc.constantFrom('220 x', '250 ok', '250-more', '354 go', '421 bye', '550 no', '999', ''),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const done: Fate[][] = [];
        const client = new SmtpClient(job, { say: () => {}, tls: null, moved: () => {}, close: () => {} }, (fates) => done.push(fates));
        for (const one of lines) client.received(ascii(`${one}\r\n`));
        client.ended();
        expect(done).toHaveLength(1);
        expect(done[0]).toHaveLength(3);
      }),
      { numRuns: 2000 },
    );
  });
});
