/** What the worker tells of the line between two ends: sealed octets, open secrets; and of the disk behind them. */
import { describe, expect, test } from 'vitest';
import { text } from '../../src/mail/octets.ts';
import { readMbox } from '../../src/mail/mbox.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { annotateStep } from '../../src/worker/annotate.ts';
import { crossing } from '../../src/worker/crossing.ts';
import { diskOf } from '../../src/worker/disk.ts';
import { secretsIn } from '../../src/worker/secrets.ts';
import { recordFields } from '../../src/worker/tls-fields.ts';

function played(id: string): Run {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1 });
  while (!run.advance(5000));
  return run;
}

describe('on the line', () => {
  const { journal } = played('starttls');
  const auth = journal.find('submission:AUTH#1');

  test('a sealed command is as many octets as the journal says, and none of its words', () => {
    const crossed = crossing(journal, auth)!;
    expect(journal.detail(auth)).toBe(`tls ${crossed.length}`);
    expect(text(crossed)).not.toContain('AUTH');
    expect(text(annotateStep(journal, auth).octets)).toContain('AUTH PLAIN ');
    const { octets, fields } = annotateStep(journal, auth, 'line');
    expect(octets).toEqual(crossed);
    expect(fields.map(({ key }) => key)).toEqual(['tls.type', 'tls.version', 'tls.length', 'tls.sealed']);
    expect(fields.at(-1)!.end).toBe(crossed.length);
  });

  test('every sealed step is found whole, also one that took many segments', () => {
    for (let index = 0; index < journal.length; index++) {
      const match = /^tls (\d+)$/.exec(journal.detail(index));
      if (match) expect(crossing(journal, index)!.length, journal.id(index)).toBe(Number(match[1]));
    }
  });

  test('what is not sealed crosses as it is said', () => {
    const ehlo = journal.find('submission:EHLO#1');
    expect(crossing(journal, ehlo)).toBeUndefined();
    expect(annotateStep(journal, ehlo, 'line')).toEqual(annotateStep(journal, ehlo));
  });

  test('a flight of the handshake is named record by record, and message by message where it can be read', () => {
    const hello = journal.find('submission:tls ClientHello#1');
    expect(recordFields(journal.octets(hello)).map(({ key, value }) => `${key} ${value}`.trim())).toEqual([
      'tls.type handshake',
      'tls.version 0x0303',
      'tls.length 131',
      'tls.message ClientHello',
      'tls.messageLength 127',
      'tls.body',
    ]);
    const flight = journal.find('submission:tls ServerHello EncryptedExtensions Certificate CertificateVerify Finished#1');
    const keys = recordFields(journal.octets(flight)).map(({ key }) => key);
    expect(keys.slice(0, 4)).toEqual(['tls.type', 'tls.version', 'tls.length', 'tls.message']);
    expect(keys).toContain('tls.sealed');
  });

  test('octets that are no records, and records cut anywhere, are named as far as they go', () => {
    const whole = journal.octets(journal.find('submission:tls ClientHello#1'));
    for (let end = 0; end <= whole.length; end++) {
      for (const field of recordFields(whole.subarray(0, end))) expect(field.end).toBeLessThanOrEqual(end);
    }
    expect(recordFields(new Uint8Array(40).fill(255))).toEqual([]);
  });
});

describe('secrets in the clear', () => {
  const secretsOf = (id: string): string[] => {
    const { journal } = played(id);
    return secretsIn(journal, 0, journal.length).map((index) => journal.id(index));
  };

  test('a password that can be read along is told of', () => {
    expect(secretsOf('password-read-along')).toEqual(expect.arrayContaining(['pop3:PASS#1', 'imap:LOGIN#1', 'submission:AUTH#1']));
  });

  test('under TLS there is none', () => {
    expect(secretsOf('implicit-tls')).toEqual([]);
  });
});

describe('on the disk', () => {
  const run = played('folders');
  const last = run.journal.length - 1;

  test('the mbox file reads back as the letters that lie there', () => {
    const { mbox, total } = diskOf(run, last, 'bea@b.com', 'INBOX');
    expect(total).toBe(3);
    expect(text(mbox.octets).startsWith('From ana@a.org Sat Nov 21 ')).toBe(true);
    const letters = readMbox(mbox.octets).map(({ octets }) => text(octets));
    const stored = [...Array(run.journal.length).keys()].filter(
      (index) =>
        run.journal.label(index) === 'bea@b.com' &&
        / INBOX \d/.test(` ${run.journal.detail(index)}`) &&
        run.journal.kind(index) === 'stored',
    );
    expect(letters).toEqual(stored.slice(0, 3).map((index) => text(run.body(run.journal.subject(index))!)));
  });

  test('a Maildir file lies in new until a program has read it, and goes by way of tmp', () => {
    const fresh = run.journal.find('mail:stored bea@b.com#1');
    const [file] = diskOf(run, fresh, 'bea@b.com', 'INBOX').maildir;
    expect(file!.path).toMatch(/^Maildir\/new\/\d+\.Q1\.mx\.b\.com,S=\d+$/);
    expect(file!.way.map((path) => path.split('/')[0])).toEqual(['tmp', 'new']);
  });

  test('a folder has a folder of its own, and what has moved away is not in INBOX any more', () => {
    const { maildir } = diskOf(run, last, 'bea@b.com', 'Archive');
    expect(maildir.map(({ path }) => path.split('/')[1])).toEqual(['.Archive']);
  });
});
