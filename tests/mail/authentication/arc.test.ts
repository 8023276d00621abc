/** ARC: what we seal mailauth verifies, what it seals we verify, and whatever is changed afterwards breaks the chain. RFC 8617. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { arc, sealMessage } from 'mailauth/lib/arc/index.js';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { expect, describe, test } from 'vitest';
import { arcSet, verifyArc, type ChainResult, type Sealing } from '../../../src/mail/authentication/arc.ts';
import { keyRecord, type PrivateKey } from '../../../src/mail/authentication/dkimKeys.ts';
import { concat, text, utf8 } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { answered, resolverOf, type Table } from './table.ts';

const NOW = 1_795_251_600;
const pair = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const jwk = pair.export({ format: 'jwk' });
const number = (value: string | undefined) => BigInt(`0x${Buffer.from(value!, 'base64url').toString('hex')}`);
const key: PrivateKey = { algorithm: 'rsa-sha256', n: number(jwk.n), e: number(jwk.e), d: number(jwk.d) };
const pem = pair.export({ format: 'pem', type: 'pkcs8' }).toString();
const table: Table = { 's._domainkey.c.net TXT': [keyRecord(key)], 's._domainkey.d.example TXT': [keyRecord(key)] };

const letter = utf8(
  'From: Ana <ana@a.org>\r\nTo: equipo@c.net\r\nSubject: [equipo]\r\n  hola\r\n\r\nHola,  a todos \r\n\r\n-- \r\nequipo\r\n\r\n',
);
const RESULTS = 'spf=pass smtp.mailfrom=ana@a.org; dkim=pass header.d=a.org; dmarc=pass header.from=a.org';

function sealed(message: Uint8Array, chain: ChainResult, domain = 'c.net'): Uint8Array {
  const sealing: Sealing = { domain, selector: 's', key, signedAt: NOW };
  return concat([arcSet(message, sealing, `mx.${domain}`, RESULTS, chain)!, message]);
}
const verify = (message: Uint8Array, records: Table = table) => answered(verifyArc(message, NOW), records);
const changed = (message: Uint8Array, from: string | RegExp, to: string) => {
  const after = text(message).replace(from, to);
  expect(after).not.toBe(text(message));
  return utf8(after);
};

async function byMailauth(message: Uint8Array): Promise<string> {
  const resolver = resolverOf(table);
  const found = await dkimVerify(Buffer.from(message), { resolver: resolver as never, curTime: new Date(NOW * 1000) });
  const chain = await arc(found.arc as never, { resolver: resolver as never });
  return chain.status.result;
}

describe('mailauth', () => {
  test.each([1, 2, 3])('verifies our chain of %i', async (count) => {
    let message = letter;
    for (let made = 0; made < count; made++) message = sealed(message, made === 0 ? 'none' : 'pass', made % 2 ? 'd.example' : 'c.net');
    expect(verify(message)).toMatchObject({ result: 'pass', reason: '' });
    expect(await byMailauth(message)).toBe('pass');
  });

  test('seals, and we verify; it goes on with our chain, and we with its', async () => {
    const seal = (message: Uint8Array, cv: 'none' | 'pass', i: number) =>
      sealMessage(Buffer.from(message), {
        ...{ signingDomain: 'd.example', selector: 's', privateKey: pem, signTime: new Date(NOW * 1000), cv, i },
        // which its types leave out
        ...({ authResults: `mx.d.example; ${RESULTS}` } as object),
      }).then((fields) => concat([fields, message]));
    const theirs = await seal(letter, 'none', 1);
    expect(verify(theirs)).toMatchObject({ result: 'pass', sealers: [{ domain: 'd.example' }] });
    expect(verify(sealed(theirs, 'pass'))).toMatchObject({ result: 'pass', sealers: [{ domain: 'd.example' }, { domain: 'c.net' }] });
    const onOurs = await seal(sealed(letter, 'none'), 'pass', 2);
    expect(verify(onOurs)).toMatchObject({ result: 'pass' });
  });

  test.each([
    ['the body', /a todos/, 'a nadie'],
    ['Subject', /\[equipo\]/, '[otros]'],
    ['what was found', /spf=pass/, 'spf=fail'],
    ['the state of the chain', /cv=none/, 'cv=pass'],
  ])('agrees that a chain is broken by a change of %s', async (_, from, to) => {
    const broken = changed(sealed(letter, 'none'), from, to);
    expect(verify(broken)).toMatchObject({ result: 'fail', sealers: [] });
    expect(await byMailauth(broken)).toBe('fail');
  });
});

test('a letter without seals has no chain; one that does not fit is not gone on with', () => {
  expect(verify(letter)).toEqual({ result: 'none', reason: '', unsure: false, sealers: [] });
  const sealing: Sealing = { domain: 'c.net', selector: 's', key, signedAt: NOW };
  expect(arcSet(letter, sealing, 'mx.c.net', RESULTS, 'pass')).toBeUndefined();
  expect(arcSet(sealed(letter, 'none'), sealing, 'mx.c.net', RESULTS, 'none')).toBeUndefined();
});

test('what is wrong is told: a set that is not whole, one twice, a seal that says fail, a key that is nowhere', () => {
  const one = sealed(letter, 'none');
  expect(verify(changed(one, /ARC-Authentication-Results/, 'X-Gone')).reason).toBe('a set is not whole');
  expect(verify(concat([one.subarray(0, one.indexOf(10) + 1), one])).result).toBe('fail');
  expect(verify(sealed(one, 'fail')).reason).toBe('seal 2: cv=fail');
  expect(verify(one, {}).reason).toBe('message signature 1: no key for signature');
});

test('arbitrary octets in the fields break nothing', () => {
  const names = fc.constantFrom('ARC-Seal', 'ARC-Message-Signature', 'ARC-Authentication-Results');
  const value = fc.oneof(fc.string(), fc.constantFrom('i=1; a=rsa-sha256; cv=none; d=c.net; s=s; b=AA', 'i=1; mx; none', 'i=0', 'i=51;'));
  fc.assert(
    fc.property(fc.array(fc.tuple(names, value)), (fields) => {
      const message = utf8(fields.map(([name, said]) => `${name}: ${said}\r\n`).join('') + text(letter));
      expect(['none', 'fail']).toContain(verify(message).result);
    }),
    { numRuns: PARSER_RUNS / 10 },
  );
});
