import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { dmarc as theirDmarc } from 'mailauth/lib/dmarc/index.js';
import { asciiDomain } from '../../../src/mail/authentication/asciiDomain.ts';
import { authenticationResults, withoutForged, type Findings } from '../../../src/mail/authentication/authenticationResults.ts';
import { aligned, authorDomains, checkDmarc, isVouchedFor, type Evidence } from '../../../src/mail/authentication/dmarc.ts';
import { readDmarc } from '../../../src/mail/authentication/dmarcRecord.ts';
import { organisationalDomain } from '../../../src/mail/authentication/publicSuffixes.ts';
import { allFields, readHeader } from '../../../src/mail/header.ts';
import { ascii, text, utf8 } from '../../../src/mail/octets.ts';
import { scenarioNamed } from '../../../src/scenarios/index.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { answered, resolverOf, type Table } from './table.ts';

const from = (...authors: string[]) => utf8(`${authors.map((author) => `From: ${author}\r\n`).join('')}\r\nx\r\n`);
const evidence = (spf: [string, string], dkim: [string, string][] = [], lot = 0): Evidence => ({
  spf: { result: spf[0] as 'pass', domain: spf[1] },
  dkim: dkim.map(([result, domain]) => ({ result: result as 'pass', domain })),
  random: () => lot,
});
const nobody = evidence(['none', 'mallory.example']);
const verdict = (record: string | undefined, found: Evidence, author = 'ana@a.org', at = '_dmarc.a.org') =>
  answered(checkDmarc(from(author), found), record === undefined ? {} : { [`${at} TXT`]: [record] });

test('what is demanded of everybody does not ask what a domain has published', () => {
  const vouched = (author: string, found: Evidence): boolean => isVouchedFor(from(author), found);
  expect(vouched('ana@a.org', evidence(['pass', 'bounces.a.org']))).toBe(true);
  expect(vouched('ana@a.org', evidence(['fail', 'a.org'], [['pass', 'a.org']]))).toBe(true);
  expect(vouched('ana@a.org', evidence(['pass', 'mallory.example']))).toBe(false);
  expect(vouched('ana@a.org', nobody)).toBe(false);
  expect(vouched('ana@a.org, eva@mallory.example', evidence(['pass', 'a.org']))).toBe(false);
  expect(isVouchedFor(from(), evidence(['pass', 'a.org']))).toBe(false);
});

describe('alignment, RFC 7489 §3.1', () => {
  const relaxed = 'v=DMARC1; p=reject';
  const strict = 'v=DMARC1; p=reject; aspf=s; adkim=s';
  const cases: [author: string, record: string, spf: [string, string], dkim: [string, string][], result: string][] = [
    ['ana@a.org', relaxed, ['pass', 'a.org'], [], 'pass'],
    ['ana@a.org', relaxed, ['pass', 'bounces.a.org'], [], 'pass'],
    ['ana@a.org', strict, ['pass', 'bounces.a.org'], [], 'fail'],
    ['ana@a.org', strict, ['pass', 'a.org'], [], 'pass'],
    ['ana@a.org', relaxed, ['fail', 'a.org'], [], 'fail'],
    ['ana@a.org', relaxed, ['softfail', 'a.org'], [], 'fail'],
    ['ana@a.org', relaxed, ['pass', 'b.org'], [], 'fail'],
    ['ana@a.org', relaxed, ['pass', 'b.org'], [['pass', 'a.org']], 'pass'],
    ['ana@a.org', relaxed, ['none', 'b.org'], [['pass', 'mail.a.org']], 'pass'],
    ['ana@a.org', strict, ['none', 'b.org'], [['pass', 'mail.a.org']], 'fail'],
    [
      'ana@a.org',
      relaxed,
      ['none', 'b.org'],
      [
        ['fail', 'a.org'],
        ['pass', 'a.org'],
      ],
      'pass',
    ],
    ['ana@a.org', relaxed, ['none', 'b.org'], [['pass', 'b.org']], 'fail'],
    ['Ana <ANA@A.ORG>', relaxed, ['pass', 'A.org'], [], 'pass'],
  ];
  test.each(cases)('%s %s %j %j: %s', (author, record, spf, dkim, result) => {
    expect(verdict(record, evidence(spf, dkim), author).result).toBe(result);
  });
  // mailauth takes strict alignment for relaxed: those cases are not asked there
  const agreed = cases.filter(([, record, , , result]) => record === relaxed || result === 'pass');
  test.each(agreed)('%s %s %j %j: mailauth says %s too', async (author, record, spf, dkim, result) => {
    const passing = (list: [string, string][]) =>
      list.filter(([outcome]) => outcome === 'pass').map(([, domain]) => ({ id: domain, domain: domain.toLowerCase() }));
    const theirs = await theirDmarc({
      headerFrom: [author.replace(/.*<|>/g, '')],
      spfDomains: passing([spf]),
      dkimDomains: passing(dkim),
      resolver: resolverOf({ '_dmarc.a.org TXT': [record] }),
    } as never);
    expect(theirs && theirs.status.result).toBe(result);
  });

  test.each([
    ['a.org', 'a.org'],
    ['x.y.A.org', 'a.org'],
    ['x.a.co.uk', 'a.co.uk'],
    ['x.a.com.ar', 'a.com.ar'],
    ['correo.a.es', 'a.es'],
    // where no rule of two labels holds: an island, wards of a city, an exception, and private domains
    ['a.gov.ck', 'a.gov.ck'],
    ['mail.www.ck', 'www.ck'],
    ['x.a.b.kawasaki.jp', 'a.b.kawasaki.jp'],
    ['x.ana.github.io', 'ana.github.io'],
    ['x.tienda.myshopify.com', 'tienda.myshopify.com'],
    ['smtp.mallory.example', 'mallory.example'],
    ['_dmarc.a.org', 'a.org'],
    ['co.uk', 'co.uk'],
    ['org', 'org'],
  ])('the organisational domain of %s is %s', (name, organisation) => {
    expect(organisationalDomain(name)).toBe(organisation);
  });
  test('two shops under one private suffix are not one organisation', () => {
    expect(aligned('ana.github.io', 'mallory.github.io', 'relaxed')).toBe(false);
    expect(aligned('a.co.uk', 'b.co.uk', 'relaxed')).toBe(false);
    expect(verdict('v=DMARC1; p=reject', nobody, 'ana@ana.github.io', '_dmarc.github.io').result).toBe('none');
  });
  test('the organisation is what mailauth takes for it', async () => {
    const label = fc.constantFrom('a', 'www', 'co', 'com', 'uk', 'org', 'github', 'io', 'jp', 'kawasaki', 'ck', 'example');
    const names = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const asked: string[] = [];
        const resolver = (at: string) => (asked.push(at), Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' })));
        await theirDmarc({ headerFrom: [`ana@${name}`], spfDomains: [], dkimDomains: [], resolver } as never);
        // of a public suffix it asks for _dmarc.null
        expect(asked.at(-1)!.replace(/null$/, name)).toBe(`_dmarc.${organisationalDomain(name)}`);
      }),
    );
  });
  test('is not known before the list is loaded, and that is told', async () => {
    vi.resetModules();
    const fresh = await import('../../../src/mail/authentication/publicSuffixes.ts');
    expect(() => fresh.organisationalDomain('a.org')).toThrow('before it is loaded');
    const { loadNeeds } = await import('../../../src/run/needs.ts');
    await loadNeeds(scenarioNamed('spf-forgery')!);
    expect(() => fresh.organisationalDomain('a.org')).toThrow('before it is loaded');
    await loadNeeds(scenarioNamed('dmarc-reject')!);
    expect(fresh.organisationalDomain('a.org')).toBe('a.org');
  });
});

describe('what the domain asks for', () => {
  test.each([
    ['v=DMARC1; p=none', 'fail', 'none'],
    ['v=DMARC1; p=quarantine', 'fail', 'quarantine'],
    ['v=DMARC1; p=reject', 'fail', 'reject'],
    ['v=DMARC1;p=reject;sp=none', 'fail', 'reject'],
    ['v=DMARC1 ; p = Reject ; unknown=1', 'fail', 'reject'],
    ['v=DMARC1; p=nonsense; rua=mailto:d@a.org', 'fail', 'none'],
    ['v=DMARC1; p=nonsense', 'permerror', 'none'],
    ['v=DMARC1', 'permerror', 'none'],
    ['v=DMARC2; p=reject', 'none', 'none'],
    ['p=reject; v=DMARC1', 'none', 'none'],
    [undefined, 'none', 'none'],
  ])('%s: %s, %s', (record, result, disposition) => {
    expect(verdict(record, nobody)).toMatchObject({ result, disposition, domain: 'a.org' });
  });

  test('sp= is for domains below, whose own record comes first', () => {
    expect(verdict('v=DMARC1; p=none; sp=reject', nobody, 'ana@mail.a.org')).toMatchObject({ result: 'fail', disposition: 'reject' });
    expect(verdict('v=DMARC1; p=none', nobody, 'ana@mail.a.org', '_dmarc.mail.a.org').disposition).toBe('none');
  });

  test('pct= spares those who are not drawn: the next milder treatment (§6.6.4)', () => {
    const drawn = (record: string, lot: number) => verdict(record, evidence(['none', ''], [], lot)).disposition;
    expect([drawn('v=DMARC1; p=reject; pct=30', 29), drawn('v=DMARC1; p=reject; pct=30', 30)]).toEqual(['reject', 'quarantine']);
    expect([drawn('v=DMARC1; p=quarantine; pct=0', 0), drawn('v=DMARC1; p=quarantine; pct=x', 99)]).toEqual(['none', 'quarantine']);
  });

  test('several records are none; silence is a temporary error', () => {
    const several = { '_dmarc.a.org TXT': ['v=DMARC1; p=reject', 'v=DMARC1; p=none'] };
    expect(answered(checkDmarc(from('ana@a.org'), nobody), several).result).toBe('none');
    expect(answered(checkDmarc(from('ana@a.org'), nobody), { '_dmarc.a.org TXT': undefined }).result).toBe('temperror');
    expect(verdict('v=DMARC1; p=reject', evidence(['temperror', 'a.org'])).result).toBe('temperror');
    expect(verdict('v=DMARC1; p=reject', evidence(['temperror', 'a.org'], [['pass', 'a.org']])).result).toBe('pass');
  });

  test('addresses for reports are read', () => {
    const read = readDmarc('v=DMARC1; p=none; rua=mailto:d@a.org!10m, mailto:e@b.com; ruf=http://x');
    expect([read?.aggregateReports, read?.failureReports]).toEqual([['d@a.org', 'e@b.com'], []]);
  });
});

describe('authors beyond ASCII, RFC 8616', () => {
  test.each([
    ['ana@bücher.example', '_dmarc.xn--bcher-kva.example', 'reject'],
    ['ana@BÜCHER。example', '_dmarc.xn--bcher-kva.example', 'reject'],
    ['ana@x.公司.cn', '_dmarc.x.xn--55qx5d.cn', 'reject'],
    ['ana@correo.x.公司.cn', '_dmarc.x.xn--55qx5d.cn', 'none'],
  ])('%s is judged by %s', (author, at, disposition) => {
    expect(verdict('v=DMARC1; p=reject; sp=none', nobody, author, at)).toMatchObject({ result: 'fail', disposition });
  });
  test('a domain has the form that Node gives it', () => {
    const label = fc.string({ unit: fc.constantFrom(...'abzñüéßλ公司日本кириллица-'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        const domain = `${labels.join('.')}.org`;
        const theirs = domainToASCII(domain);
        fc.pre(theirs !== '');
        expect(asciiDomain(domain)).toBe(theirs);
      }),
    );
    expect(asciiDomain('A.Org')).toBe('a.org');
  });
});

describe('authors', () => {
  const table: Table = { '_dmarc.a.org TXT': ['v=DMARC1; p=reject'] };
  const honest = evidence(['pass', 'c.net']);
  test('of several the worst verdict counts, in one field or in two', () => {
    expect(answered(checkDmarc(from('carlos@c.net, ana@a.org'), honest), table)).toMatchObject({ result: 'fail', domain: 'a.org' });
    expect(answered(checkDmarc(from('carlos@c.net', 'ana@a.org'), honest), table)).toMatchObject({ result: 'fail', domain: 'a.org' });
  });
  test('none, or too many', () => {
    expect(answered(checkDmarc(from('nobody'), honest), table).result).toBe('none');
    const many = Array.from({ length: 6 }, (_, index) => `x@d${index}.org`).join(', ');
    expect(answered(checkDmarc(from(many), honest), table).result).toBe('permerror');
  });
  test('arbitrary messages and records never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.string(), (octets, record) => {
        authorDomains(octets);
        readDmarc(record);
        verdict(`v=DMARC1;${record}`, nobody);
        withoutForged(octets, 'mx.b.com');
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('Authentication-Results, RFC 8601', () => {
  const findings: Findings = {
    reversePath: 'ana@a.org',
    spf: { result: 'fail', reason: '-all', explanation: '', domain: 'a.org', identity: 'mailfrom' },
    dkim: [
      { result: 'pass', reason: '', domain: 'a.org', selector: 's', algorithm: 'rsa-sha256', beginning: 'Ab/+cdef' },
      { result: 'neutral', reason: 'signature "syntax" error', domain: '', selector: '', algorithm: '', beginning: '' },
    ],
    dmarc: { result: 'fail', reason: 'p=quarantine', domain: 'a.org', disposition: 'quarantine' },
  };

  test('says for each method what was found, and about what', () => {
    expect(text(authenticationResults('mx.b.com', findings)).replace(/\r\n /g, ' ')).toBe(
      'Authentication-Results: mx.b.com; spf=fail reason="-all" smtp.mailfrom=ana@a.org; ' +
        'dkim=pass header.d=a.org header.s=s header.a=rsa-sha256 header.b="Ab/+cdef"; dkim=neutral reason="signature \\"syntax\\" error"; ' +
        'dmarc=fail reason="p=quarantine" header.from=a.org policy.dmarc=quarantine\r\n',
    );
    expect(text(authenticationResults('mx.b.com', {}))).toBe('Authentication-Results: mx.b.com; none\r\n');
  });

  test('nothing from the wire ends the field or begins another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (reversePath, reason) => {
        const octets = authenticationResults('mx.b.com', { reversePath, spf: { ...findings.spf!, reason } });
        expect(readHeader(octets).fields).toHaveLength(1);
        expect(readHeader(octets).problems).toEqual([]);
        expect(octets.every((octet) => octet < 128)).toBe(true);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test.each([
    ['Authentication-Results: mx.b.com; spf=pass', true],
    ['authentication-results:\r\n (hello) "MX.B.COM" 1; spf=pass', true],
    ['Authentication-Results: mx.c.net; spf=pass', false],
    ['Authentication-Results: mx.b.com.evil.net; spf=pass', false],
    ['X-Authentication-Results: mx.b.com; spf=pass', false],
  ])('%j is removed: %s', (field, removed) => {
    const message = ascii(`Subject: x\r\n${field}\r\nTo: y\r\n\r\nAuthentication-Results: mx.b.com; spf=pass\r\n`);
    const left = withoutForged(message, 'mx.b.com');
    expect(readHeader(left).fields).toHaveLength(removed ? 2 : 3);
    expect(allFields(readHeader(left), 'To')).toHaveLength(1);
    expect(text(left).endsWith('\r\n\r\nAuthentication-Results: mx.b.com; spf=pass\r\n')).toBe(true);
  });
});
