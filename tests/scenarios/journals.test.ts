import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { said } from '../../src/node/words.ts';
import { transcript } from '../../src/node/transcript.ts';
import { hashOf } from '../../src/run/hash.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed, scenarios } from '../../src/scenarios/index.ts';
import { meanings } from './meanings.ts';

function finished(id: string, seed = 1): Run {
  const run = new Run({ scenario: scenarioNamed(id)!, seed });
  while (!run.advance(10_000));
  return run;
}

/** Of these every octet is kept: the journey, a report, every DNS server, IMAP at length, HTTP. */
const WHOLE = ['journey', 'delivery-report', 'dns-walk', 'folders', 'web-mail'];

/** A story of a hundred hops is kept by its beginning and its end. */
function shortened(told: string): string {
  return told.length <= 100_000 ? told : `${told.slice(0, 12_000)}\n… ${told.length} characters in all …\n${told.slice(-12_000)}`;
}

/** `UPDATE=1` writes it anew. */
function expectKept(name: string, told: string): void {
  const file = join(import.meta.dirname, `${name}.txt`);
  if (process.env.UPDATE) writeFileSync(file, told);
  expect(told).toBe(readFileSync(file, 'utf8'));
}

/** Journals are kept as text beside this file: a change is a diff to read. */
describe('every scenario tells its story', () => {
  test.each(scenarios.map(({ id }) => id))('%s, meaning for meaning', (id) => {
    expectKept(id, shortened(meanings(finished(id).journal)));
  });

  test.each(WHOLE)('%s, octet for octet', (id) => {
    expectKept(`${id}.octets`, transcript(finished(id).journal, said.en));
  });

  test.each(scenarios.map(({ id }) => id))(
    '%s: the same seed gives the same journal; another seed another, if a program sends a message',
    (id) => {
      const { journal } = finished(id);
      const hash = hashOf(journal);
      const kinds = new Set(Array.from({ length: journal.length }, (_, index) => journal.kind(index)));
      const sends = kinds.has('composed') && kinds.has('text');
      expect(hashOf(finished(id).journal)).toBe(hash);
      if (sends) expect(hashOf(finished(id, 2).journal)).not.toBe(hash);
    },
  );
});

const last = (run: Run, kind: string, label = '') => {
  for (let index = run.journal.length - 1; index >= 0; index--) {
    if (run.journal.kind(index) === kind && run.journal.label(index).startsWith(label)) return run.journal.entry(index);
  }
  return undefined;
};

describe('what each story is about', () => {
  test('the journey: Bea has the message on both devices, octet for octet as it was delivered', () => {
    const run = finished('journey');
    const [stored] = run.inboxOf('bea@b.com');
    expect(run.fetchedOn('bea-laptop')).toEqual([stored]);
    expect(run.fetchedOn('bea-telephone')).toEqual([stored]);
  });

  test('unknown recipient: a report reaches Ana, from nobody', () => {
    const run = finished('unknown-recipient');
    const [report] = run.fetchedOn('ana-laptop');
    expect(new TextDecoder().decode(report)).toMatch(/^Return-Path: <>\r\n[\s\S]*multipart\/report[\s\S]*Status: 5\.1\.1/);
  });

  test('second MX: it keeps the message until the first is back', () => {
    const run = finished('second-mx');
    expect(new TextDecoder().decode(run.fetchedOn('bea-laptop')[0])).toMatch(/by mx\.b\.com[\s\S]*by mx2\.b\.com[\s\S]*by smtp\.a\.org/);
  });

  test('MX without address: Ana is told 5.4.4', () => {
    expect(new TextDecoder().decode(finished('mx-unresolved').fetchedOn('ana-laptop')[0])).toContain('Status: 5.4.4');
  });

  test('mailbox full: 452, half an hour in the queue, then delivered', () => {
    const run = finished('mailbox-full');
    const timer = last(run, 'timer')!;
    expect(timer.until - timer.at).toBe(30 * 60_000);
    expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
  });

  test('too busy: 421, and the next try goes through', () => {
    const run = finished('too-busy');
    expect(run.journal.label(run.journal.find('smtp:(connect)#1:reply'))).toBe('421');
    expect(run.journal.label(run.journal.find('smtp.2:(connect)#1:reply'))).toBe('220');
    expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
  });

  test('no service: 554, and a report to Ana', () => {
    expect(new TextDecoder().decode(finished('no-service').fetchedOn('ana-laptop')[0])).toContain('554 mx.b.com');
  });

  test('wrong password: -ERR [AUTH], and the message is still there for the telephone', () => {
    const run = finished('wrong-password');
    expect(run.fetchedOn('bea-laptop')).toEqual([]);
    expect(run.fetchedOn('bea-telephone')).toHaveLength(1);
  });

  test('line cut before QUIT: nothing is deleted, and the next session finds the message again', () => {
    const run = finished('line-cut');
    expect(run.journal.entry(run.journal.find('pop3:QUIT#1')).until).toBe(Infinity);
    expect(run.journal.find('pop3.2:RETR#1')).toBeGreaterThan(0);
  });
});
