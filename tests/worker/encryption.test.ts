/** Sealed letters, made by our own code and opened by a kept library: both are wrong at once only where the standard is misread. */
import { describe, expect, test } from 'vitest';
import { compose, type MailDraft } from '../../src/mail/compose.ts';
import { encryptedIn } from '../../src/mail/encryption/letter.ts';
import { decodeBase64, encodeBase64Lines } from '../../src/mail/encodings.ts';
import { concat, text, utf8 } from '../../src/mail/octets.ts';
import { readMime } from '../../src/mail/mime.ts';
import { encryptedFor, signedBy, trustOn } from '../../src/run/personal-keys.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { town } from '../../src/scenarios/town.ts';
import { openingOf } from '../../src/worker/encryption/open.ts';
import { begunAt, programsAt } from '../../src/worker/programs.ts';
import { signatureSeen } from '../../src/worker/signatures/check.ts';

const AT = town.startsAt;
const heldBy = (account: string, decrypts = true) =>
  trustOn({ ...town, id: '', devices: [{ host: 'here', account, ...(decrypts && { decrypts: true as const }) }] }, 'here');
const draftOf = (more: Partial<MailDraft> = {}): MailDraft => ({ ...town.draft, encrypted: 'smime', ...more });
const plainOf = (draft: MailDraft): Uint8Array => compose(draft, { idLeft: '1', date: AT, boundarySeed: '1' }).octets;
const letter = (more: Partial<MailDraft> = {}): Uint8Array => {
  const draft = draftOf(more);
  return encryptedFor(draft, signedBy(draft, plainOf(draft), AT, '1'), '1');
};
const opened = (octets: Uint8Array, account = 'bea@b.com', decrypts = true) =>
  openingOf(octets, () => heldBy(account, decrypts).decryptionKeys());

test('outside stand who, to whom, about what and when; the text and what it is made of do not', () => {
  const sealed = text(letter());
  for (const field of ['From', 'To', 'Subject', 'Date', 'Message-ID']) expect(sealed).toMatch(new RegExp(`^${field}: `, 'm'));
  expect(sealed).toContain('Content-Type: application/pkcs7-mime; smime-type=enveloped-data;');
  expect(sealed).not.toContain('text/plain');
  expect(sealed).not.toContain('Hola');
  expect(Math.max(...sealed.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
});

test.each(['bea@b.com', 'ana@a.org'])('%s opens it, octet for octet', async (account) => {
  const { seen, letter: inside } = (await opened(letter(), account))!;
  expect(seen).toMatchObject({ kind: 'smime', reason: 'opened', cipher: 'AES-256-CBC' });
  expect(seen.recipients).toHaveLength(2);
  expect(new Set(seen.recipients.map(({ issuer }) => issuer))).toEqual(new Set(['Mailscope mail authority']));
  const plain = text(plainOf(draftOf()));
  expect(text(inside!).split('\r\n').sort()).toEqual(plain.split('\r\n').sort());
});

test('of any length: a file of 70,000 octets goes along', async () => {
  const octets = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251);
  const { letter: inside } = (await opened(letter({ attachments: [{ name: 'a.bin', type: 'application/x', octets }] })))!;
  const [, file] = readMime(inside!).children;
  expect(decodeBase64(inside!, file!.bodyStart, file!.end)).toEqual(octets);
});

test('somebody else, and a device without the key, see for whom it is, and nothing of what it says', async () => {
  expect(await opened(letter(), 'carlos@b.com')).toMatchObject({ seen: { reason: 'notForUs', recipients: [{}, {}] }, letter: null });
  expect(await opened(letter(), 'bea@b.com', false)).toMatchObject({ seen: { reason: 'noKey', recipients: [{}, {}] }, letter: null });
});

test('who gets a copy in secret is not named among the keys', async () => {
  const { seen } = (await opened(letter({ cc: ['carlos@b.com'], bcc: ['david@b.com'] })))!;
  expect(seen.recipients).toHaveLength(3);
  expect(await opened(letter({ bcc: ['david@b.com'] }), 'david@b.com')).toMatchObject({ seen: { reason: 'notForUs' } });
});

test('each letter has a key of its own; the same letter has the same octets', () => {
  const draft = draftOf();
  expect(encryptedFor(draft, plainOf(draft), '1')).toEqual(encryptedFor(draft, plainOf(draft), '1'));
  expect(encryptedFor(draft, plainOf(draft), '1')).not.toEqual(encryptedFor(draft, plainOf(draft), '2'));
  const plain = plainOf(town.draft);
  expect(encryptedFor(town.draft, plain, '1')).toBe(plain);
});

test('signed first, then sealed: the signature is found inside, and holds', async () => {
  const { letter: inside } = (await opened(letter({ signed: 'smime' })))!;
  expect(await signatureSeen(inside!, { ...heldBy('bea@b.com'), atMs: AT + 60_000 })).toMatchObject({
    reason: 'holds',
    signer: 'ana@a.org',
  });
});

describe('what is damaged says so, and never throws', () => {
  const whole = letter();
  const { part } = encryptedIn(whole)!;
  const changed = (change: (octets: Uint8Array) => Uint8Array): Uint8Array =>
    concat([whole.subarray(0, part.bodyStart), encodeBase64Lines(change(decodeBase64(whole, part.bodyStart, part.end)))]);

  test.each<[string, Uint8Array]>([
    ['the last octet is another', changed((octets) => octets.with(octets.length - 1, octets.at(-1)! ^ 1))],
    ['the key in it is another', changed((octets) => octets.map((octet, at) => (at > 150 && at < 160 ? octet ^ 255 : octet)))],
    ['the end is missing', changed((octets) => octets.subarray(0, 300))],
    ['it is none', concat([whole.subarray(0, part.bodyStart), utf8('Hola\r\n')])],
    ['nothing is there', whole.slice(0, part.bodyStart)],
  ])('%s', async (_, octets) => {
    const { seen, letter: inside } = (await opened(octets))!;
    expect([inside, ['damaged', 'notForUs'].includes(seen.reason)]).toEqual([null, true]);
  });
});

test('OpenPGP is told from it, and no seal is none', async () => {
  const pgp = utf8(
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n--b--\r\n',
  );
  expect(await opened(pgp)).toMatchObject({ seen: { kind: 'openpgp', reason: 'otherKind' }, letter: null });
  expect(await opened(plainOf(town.draft))).toBeNull();
  expect(await opened(utf8('Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nx\r\n'))).toBeNull();
});

test('the story: her laptop opens what her telephone cannot, of the same octets; no server had the text', async () => {
  const run = new Run({ scenario: scenarioNamed('smime-encrypted')!, seed: 1 });
  while (!run.advance(10_000));
  const end = run.journal.length - 1;
  const [laptop, telephone] = (await programsAt(run, end, [])).map(({ read }) => read!);
  expect([laptop!.encrypted?.reason, telephone!.encrypted?.reason]).toEqual(['opened', 'noKey']);
  expect(laptop!.letter.parts[0]!.text).toContain('Hola, Bea');
  expect(telephone!.letter.parts.map(({ type, text: shown }) => [type, shown])).toEqual([['application/pkcs7-mime', '']]);
  expect(laptop!.source).toEqual(telephone!.source);
  for (let index = 0; index <= end; index++) expect(text(run.journal.octets(index))).not.toContain('Hola, Bea');
  const said = { attribution: 'Ana:', forwarded: 'Fwd', banner: '' };
  expect((await begunAt(run, end, 0, 'reply', said))?.text).toContain('> Hola, Bea');
  expect((await begunAt(run, end, 1, 'reply', said))?.text).not.toContain('Hola, Bea');
});
