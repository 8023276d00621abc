/** What the worker says to whoever speaks by hand: what is in order now for this server, what could be answered, what the judge says. */
import { describe, expect, test } from 'vitest';
import type { Hand } from '../../src/run/hands/hand.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import type { Progress } from '../../src/worker/api.ts';
import { service } from '../../src/worker/service.ts';

const worker = service(async () => {});

async function played(scenario: string, interventions: Intervention[]): Promise<{ run: number; progress: Progress }> {
  let over: (progress: Progress) => void;
  const done = new Promise<Progress>((resolve) => (over = resolve));
  const started = await worker.run({ scenario, seed: 1, message: null, interventions }, (_, progress) => {
    if (progress.done) over(progress);
  });
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  return { run: started.run, progress: await done };
}

type Call = Extract<Hand, { kind: 'call' }>;
const call = (protocol: Call['protocol'], lines: string[]): Call => ({
  kind: 'call',
  host: 'bea-laptop',
  to: 'mx.b.com',
  protocol,
  atMs: 0,
  lines,
});

async function hinted(protocol: Call['protocol'], lines: string[], scenario = 'journey') {
  const { run } = await played(scenario, [call(protocol, lines)]);
  const hints = await worker.hints(run);
  if (!hints) throw new Error('nobody is waited for');
  return { ...hints, lines: hints.now.map(({ line }) => line), refused: new Map(hints.not.map(({ verb, says }) => [verb, says])) };
}

describe('at a client’s end', () => {
  test('SMTP: what is in order follows the session and this server', async () => {
    const greeted = await hinted('smtp', []);
    expect(greeted.lines).toContain('EHLO laptop.bea.b.com');
    expect(greeted.refused.get('MAIL')).toMatch(/^503 /);
    const said = await hinted('smtp', ['EHLO x', 'MAIL FROM:<ana@a.org>']);
    expect(said.lines).toContain('RCPT TO:<bea@b.com>');
    expect(said.refused.get('DATA')).toMatch(/^(?:503|554) /);
    expect(said.refused.get('AUTH')).toMatch(/^50/);
  });

  test('POP3: only messages that exist', async () => {
    const before = await hinted('pop3', ['USER bea@b.com']);
    expect(before.lines).toContain('PASS correo');
    expect(before.refused.get('RETR')).toMatch(/^-ERR/);
    const inside = await hinted('pop3', ['USER bea@b.com', 'PASS correo', 'LIST'], 'pop3-by-hand');
    expect(inside.refused.has('USER')).toBe(true);
  });

  test('IMAP: a tag that is free, and the server’s reason without one', async () => {
    const inside = await hinted('imap', ['a1 LOGIN bea@b.com correo', 'a2 NOOP']);
    expect(inside.tag).toBe('a3');
    expect(inside.lines).toContain('a3 SELECT INBOX');
    expect(inside.refused.get('FETCH')).toMatch(/^BAD /);
  });

  test.each(['SCRAM-SHA-256', 'CRAM-MD5'])('%s is computed to its end', async (mechanism) => {
    const said = ['CAPA', `AUTH ${mechanism}`];
    for (let turn = 0; turn < 4; turn++) {
      const { run } = await played('challenge-response', [{ ...call('pop3', said), host: 'bea-laptop' }]);
      const hints = await worker.hints(run);
      if (hints?.asks !== 'response') break;
      said.push(hints.now[0]?.line ?? '*');
    }
    const { state } = await hinted('pop3', said, 'challenge-response');
    expect(state).toBe('transaction');
  });

  test('the octets of a literal that are still to come', async () => {
    const { asks, literal, unsent } = await hinted('imap', ['a LOGIN bea@b.com correo', 'b APPEND INBOX {20}', 'X: y']);
    expect({ asks, literal, unsent }).toEqual({ asks: 'literal', literal: 20, unsent: ['X: y'] });
  });
});

describe('at a server’s end', () => {
  const serve = (replies: { reply: string }[]): Hand => ({ kind: 'serve', at: 'smtp:RCPT#1:reply', replies });

  test('what the book has, what the server would say, and what the judge says to each', async () => {
    const { run, progress } = await played('journey', [serve([])]);
    expect(progress.awaits?.verb).toBe('RCPT');
    const answers = (await worker.answers(run, ['354 Go on', 'hello']))!;
    expect(answers).toMatchObject({ verb: 'RCPT', state: 'session.sender', rfc: 'rfc5321#4.1.1.3', asked: 'RCPT TO:<bea@b.com>' });
    const rules = (reply: string) => answers.replies.find((each) => each.reply === reply)?.findings.map(({ rule }) => rule);
    expect(rules(answers.proposed)).toEqual([]);
    expect(rules('354 Go on')).toContain('smtp.reply-impossible');
    expect(rules('hello')).toContain('smtp.unanswered');
  });

  test('after it, the mistake is told where it was made', async () => {
    const { run, progress } = await played('journey', [serve([{ reply: '354 Go on' }])]);
    const verdicts = await worker.verdicts(run, progress.awaits?.connection ?? 1);
    expect(verdicts.map(({ rule }) => rule)).toContain('smtp.reply-impossible');
  });
});

test('a hand without a place in the story is told of', async () => {
  const nowhere = { ...call('smtp', []), to: 'nowhere.test' };
  const refused = await worker.run({ scenario: 'journey', seed: 1, message: null, interventions: [nowhere] }, () => {});
  expect(refused).toEqual({ ok: false, problems: [{ key: 'run.handNowhere', values: { host: 'nowhere.test' } }] });
});

test('a record that no name server could say is told of, and nothing runs; what is off is not in the way', async () => {
  const record = { name: 'b.com', type: 'MX', ttlSeconds: 60, data: '' } as const;
  const records = [{ ...record, data: '10 mx.b.com' }, record];
  const zone = { kind: 'zone', origin: 'b.com', records, atMs: 0 } as const;
  const problem = { key: 'run.recordData', values: { type: 'MX', data: '', number: 1 } };
  expect(await worker.recordProblems(records)).toEqual([problem]);
  const request = { scenario: 'journey', seed: 1, message: null };
  expect(await worker.run({ ...request, interventions: [zone] }, () => {})).toEqual({ ok: false, problems: [problem] });
  expect(await worker.run({ ...request, interventions: [{ ...zone, off: true }] }, () => {})).toMatchObject({ ok: true });
});

describe('HTTP and the DNS', () => {
  const FORM = 'user=bea%40b.com&password=correo';
  const LOGGED_IN = [
    'POST /login HTTP/1.1',
    'Host: mx.b.com',
    'Content-Type: application/x-www-form-urlencoded',
    'Content-Length: 32',
    '',
    FORM,
  ];

  test('HTTP: pages first, then the fields that are missing, then the form', async () => {
    const first = await hinted('http', [], 'web-mail');
    expect(first.lines).toEqual(expect.arrayContaining(['GET / HTTP/1.1', 'POST /login HTTP/1.1', 'OPTIONS * HTTP/1.1']));
    expect(first.refused.get('PUT')).toBe('405 Method Not Allowed');
    const begun = await hinted('http', LOGGED_IN.slice(0, 1), 'web-mail');
    expect(begun.lines.slice(0, 3)).toEqual(LOGGED_IN.slice(1, 4));
    const header = await hinted('http', LOGGED_IN.slice(0, 2), 'web-mail');
    expect(header.lines).not.toContain('Host: mx.b.com');
    expect((await hinted('http', LOGGED_IN.slice(0, 5), 'web-mail')).lines).toEqual([FORM]);
  });

  test('HTTP: the cookie that came is kept, and offered with the next request', async () => {
    const { kept } = await hinted('http', LOGGED_IN, 'web-mail');
    expect(kept).toEqual([expect.stringMatching(/^Cookie: \S+=\S+$/)]);
    expect((await hinted('http', [...LOGGED_IN, 'GET /inbox HTTP/1.1'], 'web-mail')).lines).toContain(kept[0]);
  });

  test('the DNS: what stands in the zones, and what dig prints', async () => {
    const { lines } = await hinted('dns', []);
    expect(lines).toEqual(expect.arrayContaining(['b.com MX', 'mx.b.com A', '-x 198.51.100.25']));
    const { run } = await played('journey', [{ ...call('dns', ['b.com MX +short']), to: 'dns.a.org' }]);
    expect(await worker.dug(run)).toMatchObject([{ line: 'b.com MX +short', printed: ['10 mx.b.com.'] }]);
  });
});

describe('in an agent’s place', () => {
  test('what was decided is told with what the machine would have done, and the section', async () => {
    const taken = [{ edge: 'exchanges' }];
    const { run, progress } = await played('journey', [{ kind: 'act', host: 'smtp-a', role: 'mta', atMs: 0, taken }]);
    expect(progress.awaits).toMatchObject({ connection: -1, decision: { kind: 'wait', own: { waitMs: 1_800_000 } } });
    const own = { edge: 'exchanges / there are some' };
    expect(await worker.decided(run)).toMatchObject([{ state: 'resolving', rfc: 'rfc5321#5.1', taken: taken[0], own, isOwn: false }]);
  });
});
