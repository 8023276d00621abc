/** Where servers stand, and who lets whom through. */
import { describe, expect, test } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { hostsWith } from '../../src/scenarios/town.ts';
import { finished, labels, lyingIn, replies } from './played.ts';

const callsAt = (run: ReturnType<typeof finished>, address: string): number =>
  run.journal.connections.filter(({ serverAddress }) => serverAddress === address).length;

test('both on one server: delivered without a question to the DNS, and nobody is called', () => {
  const run = finished('one-server');
  expect(lyingIn(run, 'bea@a.org')).toHaveLength(1);
  expect(labels(run, 'question')).toEqual([]);
  expect(run.journal.connections.some(({ protocol }) => protocol === 'smtp')).toBe(false);
});

test('a server of her own: the laptop calls b.com itself, and keeps trying what could not go', () => {
  const run = finished('own-server');
  const letters = lyingIn(run, 'bea@b.com');
  expect(letters).toHaveLength(2);
  expect(letters[0]).not.toContain('by smtp.a.org');
  expect(labels(run, 'timer')).toEqual(['retry']);
});

test('no Internet: mail inside arrives at once, mail for outside when the line is back', () => {
  const run = finished('no-internet');
  const { journal } = run;
  const at = (id: string) => journal.at(journal.find(id));
  expect(at('mail:stored eva@a.org#1')).toBeLessThan(2 * 60_000);
  expect(at('mail:stored bea@b.com#1')).toBeGreaterThan(200 * 60_000);
});

describe('port 25 behind a provider', () => {
  test.each([
    ['silent', 'lost'],
    ['refused', 'refused'],
  ])('%s: nothing gets through but what is handed in at 587, and after five days the owner is told', (how, ending) => {
    const run = finished(`port-25-${how}`);
    expect(labels(run, 'close').filter((label) => label === ending)).toHaveLength(callsAt(run, '198.51.100.25:25') - 1);
    expect(lyingIn(run, 'bea@b.com').map((letter) => /by smtp\.a\.org with ESMTPSA/.test(letter))).toEqual([true]);
    expect(lyingIn(run, 'ana@ana.example').map((report) => /Action: (\w+)/.exec(report)?.[1])).toEqual(['delayed', 'failed']);
  });

  test('intercepted: who answers is not who was called, and the letter shows where it has been', () => {
    const run = finished('port-25-intercepted');
    const [called] = run.journal.connections.filter(({ protocol }) => protocol === 'smtp');
    expect(called!.serverAddress).toBe('198.51.100.25:25');
    expect(replies(run, called!.name)[0]).toMatch(/^220 mail\.isp\.example /);
    expect(lyingIn(run, 'bea@b.com')[0]).toMatch(/by mx\.b\.com[\s\S]*by mail\.isp\.example[\s\S]*by mail\.ana\.example/);
  });
});

test('a hotel that closes 25 and 587: the same submission server is reached at 2525, and asks for as much', () => {
  const run = finished('port-2525');
  expect([25, 587, 2525].map((port) => callsAt(run, `192.0.2.25:${port}`))).toEqual([1, 1, 1]);
  expect(labels(run, 'close').slice(0, 3)).toEqual(['lost', 'refused', 'end']);
  expect(lyingIn(run, 'bea@b.com').map((letter) => /by smtp\.a\.org with ESMTPSA/.test(letter))).toEqual([true]);
});

test('relaying denied: at 25 only mail for the house is taken, at 587 a password opens the rest', () => {
  const run = finished('relaying-denied');
  const told = replies(run, 'smtp').filter((line) => /^(250 2\.1\.5|550)/.test(line));
  expect(told.slice(0, 2).map((line) => line.slice(0, 9))).toEqual(['250 2.1.5', '550 5.7.1']);
  expect(lyingIn(run, 'bea@b.com')[0]).toContain('with ESMTPSA');
});

test('who passes mail on for its own network does so for nobody else', () => {
  const scenario = scenarioNamed('relaying-denied')!;
  const run = new Run({
    scenario: { ...scenario, hosts: hostsWith({ 'smtp-a': { mail: { relays: 'its network' } } }, scenario.hosts) },
    seed: 1,
  });
  while (!run.advance(10_000));
  expect(replies(run, 'smtp').some((line) => line.startsWith('550 5.7.1'))).toBe(true);
});

test('STARTTLS stripped: who insists sends nothing, who does not sends in the clear', () => {
  const run = finished('starttls-stripped');
  expect(labels(run, 'fault').filter((label) => label === 'stripped')).toHaveLength(2);
  expect(labels(run, 'tls')).toEqual([]);
  const letters = lyingIn(run, 'bea@b.com');
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('from phone.ana.a.org');
});

test('POP3 holds its mailbox for one: [IN-USE], and after QUIT the next is let in', () => {
  const told = (number: string) => replies(finished('pop3-lock'), number);
  expect(told('pop3.2').some((line) => line.startsWith('-ERR [IN-USE]'))).toBe(true);
  expect(told('pop3.3').some((line) => line.startsWith('+OK Maildrop has 3'))).toBe(true);
});

test('one maildrop for a household: a letter for both comes once, and no header tells whose the blind copy is', () => {
  const letters = lyingIn(finished('one-maildrop'), 'casa@b.com');
  expect(letters.map((letter) => [...new Set(letter.match(/(lucia|mateo)@b\.com/g))])).toEqual([
    ['lucia@b.com'],
    ['lucia@b.com', 'mateo@b.com'],
    [],
  ]);
});

test('an alias: two copies, and the sender stays who wrote', () => {
  const run = finished('alias');
  const copies = [lyingIn(run, 'bea@b.com'), lyingIn(run, 'carlos@b.com')].flat();
  expect(copies).toHaveLength(2);
  for (const copy of copies) expect(copy).toMatch(/^Return-Path: <ana@a\.org>[\s\S]*\r\nTo: info@b\.com\r\n/);
});

test('2008: log-in over TLS as then, enhanced codes, and neither SMTPUTF8 nor SCRAM', () => {
  const run = finished('smtp-2008');
  const told = replies(run, 'submission');
  expect(told).toContain('250-AUTH CRAM-MD5 PLAIN LOGIN');
  expect(told.some((line) => /SMTPUTF8|SCRAM/.test(line))).toBe(false);
  expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
});

test('VERP: the address that a failure comes back to names the member, where the report speaks of another address', () => {
  const [report] = lyingIn(finished('verp'), 'bea@b.com');
  expect(report).toMatch(/^Return-Path: <>\r\n/);
  expect(report).toContain('for <equipo-fallos+esteban=c.net@b.com>');
  expect(/Final-Recipient: .*/.exec(report!)![0]).toContain('esteban.viejo@a.org');
});
