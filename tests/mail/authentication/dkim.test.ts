import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import { keyRecord, readKeyRecord, type PrivateKey } from '../../../src/mail/authentication/dkimKeys.ts';
import { readSignature } from '../../../src/mail/authentication/dkimSignature.ts';
import { dkimSignature, type Signing } from '../../../src/mail/authentication/dkimSign.ts';
import { verifyDkim, type DkimVerdict } from '../../../src/mail/authentication/dkimVerify.ts';
import { readRsaKey } from '../../../src/mail/authentication/rsaKey.ts';
import { ascii, concat, text, utf8 } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { answered, resolverOf, type Table } from './table.ts';

const NOW = 1_795_251_600;
/** What mailauth is told of the time: it takes no signature of the future, whatever the clock of this machine says. */
const there = { curTime: new Date(NOW * 1000) };

/** A key pair of Node's, for us and for others. */
function keyPair(algorithm: PrivateKey['algorithm'], bits = 1024): { key: PrivateKey; pem: string } {
  const { privateKey } = algorithm === 'rsa-sha256' ? generateKeyPairSync('rsa', { modulusLength: bits }) : generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  const octets = (value: string | undefined) => Buffer.from(value!, 'base64url');
  const number = (value: string | undefined) => BigInt(`0x${octets(value).toString('hex')}`);
  const key: PrivateKey =
    algorithm === 'rsa-sha256'
      ? { algorithm, n: number(jwk.n), e: number(jwk.e), d: number(jwk.d) }
      : { algorithm, secret: Uint8Array.from(octets(jwk.d)) };
  return { key, pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}

const pairs = { 'rsa-sha256': keyPair('rsa-sha256'), 'ed25519-sha256': keyPair('ed25519-sha256') };
const algorithms = ['rsa-sha256', 'ed25519-sha256'] as const;
const forms = (['simple', 'relaxed'] as const).flatMap((header) => (['simple', 'relaxed'] as const).map((body) => [header, body] as const));
const cases = algorithms.flatMap((algorithm) => forms.map(([header, body]) => [algorithm, header, body] as const));

const message = utf8(
  'Received: from x\r\n by y; Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom:  Ana \t<ana@a.org> \r\nSubject: a\r\n  folded\tsubject\r\nTo: bea@b.com\r\n' +
    'Date: Sat, 21 Nov 2026 09:00:00 +0000\r\n\r\nHola,  Bea \r\n\r\n¿Comemos?\t \r\n \r\n\r\n\r\n',
);

const tableFor = (key: PrivateKey): Table => ({ 's._domainkey.a.org TXT': [keyRecord(key)] });
const signing = (algorithm: PrivateKey['algorithm'], more: Partial<Signing> = {}): Signing => ({
  domain: 'a.org',
  selector: 's',
  key: pairs[algorithm].key,
  ...more,
});
const sign = (octets: Uint8Array, how: Signing) => concat([dkimSignature(octets, how), octets]);
const verify = (octets: Uint8Array, table: Table = tableFor(pairs['ed25519-sha256'].key), now = NOW): DkimVerdict[] =>
  answered(verifyDkim(octets, now), table);

describe('the standards’ own examples', () => {
  const body = 'Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n';
  const letter =
    'From: Joe SixPack <joe@football.example.com>\r\nTo: Suzie Q <suzie@shopping.example.net>\r\nSubject: Is dinner ready?\r\n' +
    'Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\nMessage-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\r\n';

  test('RFC 8463 A: both signatures of the message pass', () => {
    const signatures = [
      'DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;',
      ' d=football.example.com; i=@football.example.com;',
      ' q=dns/txt; s=brisbane; t=1528637909; h=from : to :',
      ' subject : date : message-id : from : subject : date;',
      ' bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;',
      ' b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus',
      ' Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==',
      'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;',
      ' d=football.example.com; i=@football.example.com;',
      ' q=dns/txt; s=test; t=1528637909; h=from : to : subject :',
      ' date : message-id : from : subject : date;',
      ' bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;',
      ' b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3',
      ' DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz',
      ' dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=',
    ];
    const keys = {
      'brisbane._domainkey.football.example.com TXT': ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
      'test._domainkey.football.example.com TXT': [
        'v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR' +
          'iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC' +
          'DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3' +
          'Ip3G+2kryOTIKT+l/K4w3QIDAQAB',
      ],
    };
    const verdicts = verify(ascii(`${signatures.join('\r\n')}\r\n${letter}${body}`), keys);
    expect(verdicts.map(({ result, algorithm }) => [algorithm, result])).toEqual([
      ['ed25519-sha256', 'pass'],
      ['rsa-sha256', 'pass'],
    ]);
    expect(verdicts[0]).toMatchObject({ domain: 'football.example.com', selector: 'brisbane', beginning: '/gCrinpc', reason: '' });
  });

  // the simple form needs the white space that was signed: six columns of it, and no second space that typesetting put behind a full stop
  test('RFC 6376 A.2: the message signed in simple form passes with the key of appendix C', () => {
    const signature = [
      'DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;',
      '      c=simple/simple; q=dns/txt; i=joe@football.example.com;',
      '      h=Received : From : To : Subject : Date : Message-ID;',
      '      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;',
      '      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB',
      '      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut',
      '      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV',
      '      4bmp/YzhwvcubU4=;',
    ];
    const received = [
      'Received: from client1.football.example.com  [192.0.2.1]',
      '      by submitserver.example.com with SUBMISSION;',
      '      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)',
    ];
    const record =
      'v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v' +
      '/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB';
    const octets = ascii(`${[...signature, ...received].join('\r\n')}\r\n${letter}${body.replace('.  ', '. ')}`);
    const [verdict] = verify(octets, { 'brisbane._domainkey.example.com TXT': [record] });
    expect(verdict).toMatchObject({ result: 'pass', domain: 'example.com' });
  });
});

describe('mailauth and we agree', () => {
  test.each(cases)('%s, %s/%s: what we sign passes there', async (algorithm, header, body) => {
    const signed = sign(message, signing(algorithm, { header, body, signedAt: NOW }));
    const { results } = await dkimVerify(Buffer.from(signed), { ...there, resolver: resolverOf(tableFor(pairs[algorithm].key)) as never });
    expect(results.map(({ status }) => status.result)).toEqual(['pass']);
  });

  test.each(cases)('%s, %s/%s: what is signed there passes here', async (algorithm, header, body) => {
    const { pem: privateKey, key } = pairs[algorithm];
    const { signatures } = await dkimSign(Buffer.from(message), {
      canonicalization: `${header}/${body}`,
      signTime: there.curTime,
      signatureData: [{ signingDomain: 'a.org', selector: 's', privateKey, algorithm }],
    } as never);
    expect(verify(concat([ascii(signatures), message]), tableFor(key))).toMatchObject([{ result: 'pass' }]);
  });
});

/** Messages as they are written oddly; what mailauth signs none of (no body at all, a body of one blank without a line end) is not among them. */
const ODD = [
  'From : ana@a.org\r\nSubject\t:x\r\n\r\nhi\r\n',
  'From: ana@a.org\r\nSubject:\r\nTo: \r\n\r\nhi\r\n',
  'From:\r\n ana@a.org\r\nSubject: a\r\n \t b\r\n\tc  \r\n\r\nhi\r\n',
  'From: ana@a.org\r\nSubject: x\r\n \r\n y\r\n\r\nhi\r\n',
  'FROM: ana@a.org\r\nsUbJeCt: one\r\nSubject: two\r\nTo: a\r\nTo: b\r\n\r\nhi\r\n',
  'From: ana@a.org\r\nSubject: ñandú\r\n\r\n  a  b\t\tc \r\n\r\n.\r\n..\r\n',
  'From: ana@a.org\r\n\r\n',
  'From: ana@a.org\r\n\r\n\r\n\r\n',
  'From: ana@a.org\r\n\r\n \r\n\t\r\n',
  'From: ana@a.org\r\n\r\nhi \t',
];
const fieldsTwice = ['From', 'Subject', 'Subject', 'Subject', 'To', 'To', 'Nope'];

test.each(ODD.flatMap((odd) => forms.map((form) => [odd, ...form] as const)))(
  '%j, %s/%s: signed there or here, it passes there and here',
  async (odd, header, body) => {
    const { pem: privateKey, key } = pairs['rsa-sha256'];
    const [octets, resolver] = [utf8(odd), resolverOf(tableFor(key)) as never];
    const ours = sign(octets, signing('rsa-sha256', { header, body, fields: fieldsTwice }));
    const { results } = await dkimVerify(Buffer.from(ours), { ...there, resolver });
    expect(results.map(({ status }) => status.result)).toEqual(['pass']);
    const { signatures } = await dkimSign(Buffer.from(octets), {
      ...{ canonicalization: `${header}/${body}`, signTime: there.curTime, headerList: fieldsTwice.join(':') },
      signatureData: [{ signingDomain: 'a.org', selector: 's', privateKey, algorithm: 'rsa-sha256' }],
    } as never);
    for (const signed of [ours, concat([ascii(signatures), octets])])
      expect(verify(signed, tableFor(key))).toMatchObject([{ result: 'pass' }]);
  },
);

describe('what a signature covers', () => {
  const anyLine = fc.string({ unit: fc.constantFrom(...' \tabcé.:;='), maxLength: 30 });
  const anyMessage = fc
    .record({
      fields: fc.array(fc.tuple(fc.constantFrom('Subject', 'X-Any', 'To', 'From', 'Received'), anyLine), { maxLength: 8 }),
      lines: fc.array(anyLine, { maxLength: 8 }),
      ended: fc.boolean(),
    })
    .map(({ fields, lines, ended }) =>
      utf8(['From: ana@a.org', ...fields.map(([name, value]) => `${name}: ${value}`), '', ...lines].join('\r\n') + (ended ? '\r\n' : '')),
    );
  const anyForm = fc.constantFrom(...forms);

  test('any message passes as it was signed', () => {
    fc.assert(
      fc.property(anyMessage, anyForm, fc.boolean(), (octets, [header, body], dated) => {
        const signed = sign(octets, signing('ed25519-sha256', { header, body, ...(dated ? { signedAt: NOW, expiresAt: NOW + 60 } : {}) }));
        expect(verify(signed)).toMatchObject([{ result: 'pass' }]);
      }),
      { numRuns: 300 },
    );
  });

  test('in simple form no covered octet can change', () => {
    const how = signing('ed25519-sha256', { header: 'simple', body: 'simple', fields: ['From', 'Subject', 'To', 'Received'] });
    const own = dkimSignature(message, how);
    const covered = text(message).indexOf('Date:');
    const bodyAt = text(message).indexOf('Hola');
    const place = fc.oneof(fc.integer({ min: 0, max: covered - 1 }), fc.integer({ min: bodyAt, max: message.length - 9 }));
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const changed = Uint8Array.from(message);
        changed[at]! ^= difference;
        // a field whose name was changed is another field; one without a name is none
        expect(verify(concat([own, changed]))[0]!.result).not.toBe('pass');
      }),
      { numRuns: 500 },
    );
  });

  test('a second From breaks it, an unsigned field does not', () => {
    const signed = sign(message, signing('ed25519-sha256'));
    expect(verify(concat([ascii('X-New: yes\r\n'), signed]))).toMatchObject([{ result: 'pass' }]);
    expect(verify(concat([ascii('From: mallory@mallory.example\r\n'), signed]))).toMatchObject([
      { result: 'fail', reason: 'signature did not verify' },
    ]);
  });

  test('l= covers a beginning of the body, and says so when the rest is missing', () => {
    const signed = sign(message, signing('ed25519-sha256', { bodyLength: 9 }));
    expect(verify(concat([signed, ascii('and more\r\n')]))).toMatchObject([{ result: 'pass' }]);
    const { length } = signed;
    expect(verify(signed.subarray(0, length - 20))).toMatchObject([{ result: 'pass' }]);
    const headerOnly = signed.subarray(0, text(signed).indexOf('\r\n\r\n') + 4);
    expect(verify(headerOnly)).toMatchObject([{ result: 'fail', reason: 'body is shorter than was signed' }]);
  });

  test('ten signatures are looked at, each with the key it names', () => {
    const many = Array.from({ length: 12 }, () => dkimSignature(message, signing('ed25519-sha256')));
    expect(verify(concat([...many, message])).map(({ result }) => result)).toEqual(Array(10).fill('pass'));
  });
});

describe('verdicts that are no pass', () => {
  const signed = sign(message, signing('ed25519-sha256', { signedAt: NOW, expiresAt: NOW + 60 }));
  const changedTo = (from: string, to: string) => ascii(text(signed).replace(from, to));
  const key = keyRecord(pairs['ed25519-sha256'].key);

  test.each([
    ['a body that was changed', changedTo('Comemos', 'Cenamos'), key, NOW, 'fail', 'body hash did not verify'],
    ['a field that was changed', changedTo('Ana \t<ana', 'Ane \t<ana'), key, NOW, 'fail', 'signature did not verify'],
    [
      'the same, where DKIM is only tried out',
      changedTo('Comemos', 'Cenamos'),
      `${key}; t=y`,
      NOW,
      'neutral',
      'body hash did not verify (testing)',
    ],
    ['too late', signed, key, NOW + 61, 'fail', 'signature expired'],
    ['too early', signed, key, NOW - 1000, 'neutral', 'signed in the future'],
    ['a key that was taken back', signed, 'v=DKIM1; k=ed25519; p=', NOW, 'permerror', 'key revoked'],
    ['a key of another kind', signed, keyRecord(pairs['rsa-sha256'].key), NOW, 'permerror', 'inappropriate key algorithm'],
    ['a key for another hash', signed, `${key}; h=sha1`, NOW, 'permerror', 'inappropriate key algorithm'],
    ['a key for another service', signed, `${key}; s=tlsrpt`, NOW, 'permerror', 'inappropriate service type'],
    ['a key of another version', signed, key.replace('DKIM1', 'DKIM2'), NOW, 'permerror', 'unknown key version'],
    ['a key that is none', signed, 'v=DKIM1; k=ed25519; p=AAAA', NOW, 'permerror', 'invalid public key'],
    ['a record that is none', signed, 'hello', NOW, 'permerror', 'key syntax error'],
    ['rsa-sha1', changedTo('ed25519-sha256', 'rsa-sha1'), key, NOW, 'permerror', 'rsa-sha1 is not to be used'],
    ['another version', changedTo('v=1', 'v=2'), key, NOW, 'neutral', 'incompatible version'],
    ['a field that is not there', changedTo('s=s;', ''), key, NOW, 'neutral', 'signature missing required tag s'],
    ['a tag that comes twice', changedTo('s=s;', 's=s; s=s;'), key, NOW, 'neutral', 'signature syntax error'],
    ['an identity of elsewhere', changedTo('s=s;', 's=s; i=@b.com;'), key, NOW, 'neutral', 'domain mismatch'],
    ['From not covered', changedTo('h=From:', 'h=').subarray(0), key, NOW, 'fail', 'signature did not verify'],
    [
      'three forms where two are possible',
      changedTo('c=relaxed/relaxed', 'c=relaxed/relaxed/simple'),
      key,
      NOW,
      'neutral',
      'unsupported canonicalization',
    ],
    [
      'From not in the list',
      sign(message, signing('ed25519-sha256', { fields: ['Subject'] })),
      key,
      NOW,
      'permerror',
      'From field not signed',
    ],
    [
      'over before it began',
      sign(message, signing('ed25519-sha256', { signedAt: NOW, expiresAt: NOW })),
      key,
      NOW,
      'neutral',
      'signature expires before it begins',
    ],
    ['another way to ask', changedTo('s=s;', 's=s; q=http;'), key, NOW, 'neutral', 'unsupported query method'],
  ])('%s', (_, octets, record, now, result, reason) => {
    expect(verify(octets, { 's._domainkey.a.org TXT': [record] }, now)).toMatchObject([{ result, reason }]);
  });

  test('no key, no answer, no signature', () => {
    expect(verify(signed, {})).toMatchObject([{ result: 'permerror', reason: 'no key for signature' }]);
    expect(verify(signed, { 's._domainkey.a.org TXT': undefined })).toMatchObject([{ result: 'temperror' }]);
    expect(verify(message)).toMatchObject([{ result: 'none', domain: '' }]);
  });

  test.each([
    ['@=6Dail.a.org', 'pass', ''],
    ['ana=40b@a.org', 'neutral', 'signature syntax error'],
    ['"ana=20maria=3B"@\r\n mail=2Ea.org', 'pass', ''],
    ['ana@b=2Ecom', 'neutral', 'domain mismatch'],
    ['ana@a=2eorg', 'neutral', 'signature syntax error'],
    ['ana=@a.org', 'neutral', 'signature syntax error'],
    ['ana', 'neutral', 'signature syntax error'],
  ])('i=%s is decoded: %s', (identity, result, reason) => {
    // what was not signed so cannot pass: its reason is that of the signature
    const expected = result === 'pass' ? { result: 'fail', reason: 'signature did not verify' } : { result, reason };
    expect(verify(changedTo('s=s;', `s=s; i=${identity};`))).toMatchObject([expected]);
  });

  test.each(['@a.org', 'ana@mail.a.org', '"ana; maria = luz"@a.org', 'josé@a.org'])(
    'i= may be %s: we and mailauth read it',
    async (identity) => {
      const octets = sign(message, signing('rsa-sha256', { identity }));
      const table = tableFor(pairs['rsa-sha256'].key);
      expect(verify(octets, table)).toMatchObject([{ result: 'pass' }]);
      const { results } = await dkimVerify(Buffer.from(octets), { ...there, resolver: resolverOf(table) as never });
      expect(results.map(({ status }) => status.result)).toEqual(['pass']);
    },
  );

  test('the words of a record may be written large (RFC 5234 §2.3), its version not', () => {
    const written = key.replace('k=ed25519', 'k=Ed25519; h=SHA256; s=Email');
    expect(verify(signed, { 's._domainkey.a.org TXT': [written] })).toMatchObject([{ result: 'pass' }]);
    const version = { 's._domainkey.a.org TXT': [key.replace('DKIM1', 'dkim1')] };
    expect(verify(signed, version)).toMatchObject([{ reason: 'unknown key version' }]);
  });

  test('a strict key is for its very domain (t=s)', () => {
    const below = sign(message, signing('ed25519-sha256', { identity: '@mail.a.org' }));
    expect(verify(below)).toMatchObject([{ result: 'pass' }]);
    expect(verify(below, { 's._domainkey.a.org TXT': [`${key}; t=s`] })).toMatchObject([
      { result: 'permerror', reason: 'domain mismatch' },
    ]);
  });

  test('an RSA key under 1024 bits is not trusted: RFC 8301 §3.2', () => {
    const short = keyPair('rsa-sha256', 768).key;
    const octets = sign(message, { ...signing('rsa-sha256'), key: short });
    expect(verify(octets, tableFor(short))).toMatchObject([{ result: 'policy', reason: 'RSA key of 768 bits is too short' }]);
  });
});

describe('whatever stands there', () => {
  const tag = fc.tuple(fc.constantFrom(...'vabcdhilqstxz'), fc.string({ maxLength: 20 })).map(([name, value]) => `${name}=${value}`);
  const anySignature = fc.oneof(
    fc.string(),
    fc.array(tag, { maxLength: 12 }).map((tags) => tags.join(';')),
  );

  test('signatures and keys are read or refused', () => {
    fc.assert(
      fc.property(anySignature, (value) => {
        readSignature(value);
        readKeyRecord(value, 'rsa-sha256');
        expect(verify(utf8(`DKIM-Signature: ${value}\r\nFrom: a@b.c\r\n\r\nx`))).not.toHaveLength(0);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('octets are an RSA key or not, however they are cut and changed', () => {
    const [, whole] = /p=(.*)/.exec(keyRecord(pairs['rsa-sha256'].key))!;
    const der = Uint8Array.from(Buffer.from(whole!, 'base64'));
    fc.assert(
      fc.property(fc.nat(der.length), fc.nat(der.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 40 }), (cut, at, octet, any) => {
        const changed = Uint8Array.from(der);
        changed[at] = octet;
        for (const octets of [changed, der.subarray(0, cut), any]) readRsaKey(octets);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('arbitrary octets never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        verify(octets);
        verify(concat([ascii('DKIM-Signature: '), octets]));
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});
