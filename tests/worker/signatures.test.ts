/** Signatures of people, made by our own code and checked by kept libraries: both are wrong at once only where the standard is misread. */
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/mail/compose.ts';
import { decodeBase64, encodeBase64Lines } from '../../src/mail/encodings.ts';
import { concat, text, utf8 } from '../../src/mail/octets.ts';
import { signedBy, trustOn } from '../../src/run/personal-keys.ts';
import { town } from '../../src/scenarios/town.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { Run } from '../../src/run/run.ts';
import { programsAt } from '../../src/worker/programs.ts';
import { signatureSeen } from '../../src/worker/signatures/check.ts';

const AT = town.startsAt;
const DAY_MS = 24 * 3_600_000;
const known = trustOn({ ...town, id: '', devices: [{ host: 'here', account: 'bea@b.com', keyring: ['ana@a.org'] }] }, 'here');
const letter = (signed: 'smime' | 'openpgp', more: Partial<typeof town.draft> = {}) => {
  const draft = { ...town.draft, ...more, signed };
  return signedBy(draft, compose(draft, { idLeft: '1', date: AT, boundarySeed: '1' }).octets, AT, '1');
};
const seen = (octets: Uint8Array, trust: Partial<typeof known> = {}, atMs = AT + 60_000) =>
  signatureSeen(octets, { ...known, ...trust, atMs });
const replaced = (octets: Uint8Array, from: string, to: string) => utf8(text(octets).replace(from, to));

describe.each(['smime', 'openpgp'] as const)('%s', (kind) => {
  test('as it was signed: good, by whom, when, and of which octets', async () => {
    const octets = letter(kind);
    const found = (await seen(octets))!;
    expect(found).toMatchObject({ kind, verdict: 'good', reason: 'holds', signer: 'ana@a.org', signedAtMs: AT });
    expect(found.voucher).toMatch(kind === 'smime' ? /^Mailscope mail authority$/ : /^[0-9A-F]{40}$/);
    const signed = text(octets.subarray(found.start, found.end));
    expect(signed).toMatch(/^Content-Type: text\/plain;[\s\S]*Ana\r\n$/);
    expect(signed).not.toContain('Subject:');
  });

  test('attachments and whatever else is in the letter are signed too', async () => {
    const octets = new Uint8Array(3000).map((_, index) => index);
    expect(await seen(letter(kind, { attachments: [{ name: 'a.bin', type: 'application/x', octets }] }))).toMatchObject({
      verdict: 'good',
    });
  });

  test('one octet changed: bad', async () => {
    expect(await seen(replaced(letter(kind), 'Hola', 'hola'))).toMatchObject({ verdict: 'bad', reason: 'changed' });
  });

  test('another Subject: still good, for nobody has signed that', async () => {
    expect(await seen(replaced(letter(kind), 'Subject: ', 'Subject: [equipo] '))).toMatchObject({ verdict: 'good' });
  });

  test('another author in From: bad, whoever signed', async () => {
    expect(await seen(replaced(letter(kind), 'From: Ana <ana@a.org>', 'From: Eva <eva@a.org>'))).toMatchObject({ reason: 'author' });
  });

  test('a signature of which the end is missing says nothing', async () => {
    const whole = text(letter(kind));
    const cut = utf8(
      whole.replace(kind === 'smime' ? /(filename="smime.p7s"\r\n\r\n.{76}\r\n)[^-]*/ : /(PGP SIGNATURE-----\r\n\r\n.{20})[^-]*/, '$1\r\n'),
    );
    expect(cut.length).toBeLessThan(whole.length - 40);
    expect(await seen(cut)).toMatchObject({ verdict: 'unknown', reason: 'unreadable' });
  });

  test('the same letter has the same octets, and who signs nothing sends what is written', () => {
    expect(letter(kind)).toEqual(letter(kind));
    const plain = compose(town.draft, { idLeft: '1', date: AT, boundarySeed: '1' }).octets;
    expect(signedBy(town.draft, plain, AT, '1')).toBe(plain);
  });
});

test('S/MIME: both hashes are told when they differ', async () => {
  const { hashes } = (await seen(replaced(letter('smime'), 'Hola', 'hola')))!;
  expect(hashes.signed).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes.came).not.toBe(hashes.signed);
});

test('S/MIME: issued by nobody that is trusted, or no longer valid: unknown', async () => {
  const other = trustOn({ ...town, id: '' }, 'here').authority();
  const forged = concat([other.subarray(0, 300), utf8('x'), other.subarray(301)]);
  expect(await seen(letter('smime'), { authority: () => forged })).toMatchObject({ verdict: 'unknown' });
  expect(await seen(letter('smime'), {}, AT + 400 * DAY_MS)).toMatchObject({ verdict: 'unknown', reason: 'expired' });
});

test('S/MIME: a signature that this key did not make is forged', async () => {
  const whole = text(letter('smime'));
  const at = whole.indexOf('smime.p7s"\r\n\r\n') + 'smime.p7s"\r\n\r\n'.length;
  const signature = decodeBase64(utf8(whole.slice(at, whole.indexOf('\r\n--', at))));
  signature[signature.length - 1]! ^= 1;
  const damaged = whole.slice(0, at) + text(encodeBase64Lines(signature)) + whole.slice(whole.indexOf('\r\n--', at));
  expect(await seen(utf8(damaged))).toMatchObject({ verdict: 'bad', reason: 'forged' });
});

test('OpenPGP: without the key nobody can tell; only which key it was', async () => {
  const found = (await seen(letter('openpgp'), { keyring: () => '' }))!;
  expect(found).toMatchObject({ verdict: 'unknown', reason: 'noKey', signer: '' });
  expect(found.voucher).toMatch(/^[0-9A-F]{16}$/);
});

test('a letter without a signature has none', async () => {
  expect(await seen(compose(town.draft, { idLeft: '1', date: AT, boundarySeed: '1' }).octets)).toBeNull();
});

describe('stories', () => {
  const readIn = async (id: string) => {
    const run = new Run({ scenario: scenarioNamed(id)!, seed: 1 });
    while (!run.advance(10_000));
    return (await programsAt(run, run.journal.length - 1, []))[0]!.read!;
  };

  test('smime-signed: arrives whole, and an authority vouches', async () => {
    const { signature } = await readIn('smime-signed');
    expect(signature).toMatchObject({ verdict: 'good', signer: 'ana@a.org' });
  });

  test('pgp-signed-changed: re-encoded on the way, so bad; what is now there is seven bits', async () => {
    const { signature, source } = await readIn('pgp-signed-changed');
    expect(signature).toMatchObject({ verdict: 'bad', reason: 'changed', signer: 'ana@a.org' });
    expect(text(source.subarray(signature!.start, signature!.end))).toContain('Ma=C3=B1ana');
  });
});
