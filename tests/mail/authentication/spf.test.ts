import fc from 'fast-check';
import { spf as theirSpf } from 'mailauth/lib/spf/index.js';
import { describe, expect, test } from 'vitest';
import { readAddress, reverseName } from '../../../src/mail/authentication/addresses.ts';
import { expand, isMacroString, shortened, type MacroValues } from '../../../src/mail/authentication/spfMacro.ts';
import { checkSpf, type SpfQuestion } from '../../../src/mail/authentication/spf.ts';
import { readSpf } from '../../../src/mail/authentication/spfRecord.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { answered, resolverOf, type Table } from './table.ts';

const asks = (more: Partial<SpfQuestion> = {}): SpfQuestion => ({
  address: '192.0.2.25',
  helo: 'smtp.a.org',
  reversePath: 'ana@a.org',
  receiver: 'mx.b.com',
  seconds: 1_795_251_600,
  ...more,
});

/** RFC 7208 appendix A, and what the terms below need. */
const town: Table = {
  'smtp.a.org A': ['192.0.2.25'],
  'smtp.a.org AAAA': ['2001:db8::25'],
  'a.org A': ['192.0.2.10', '192.0.2.11'],
  'a.org AAAA': ['2001:db8::10'],
  'a.org MX': ['smtp.a.org', 'smtp2.a.org'],
  'smtp2.a.org A': ['192.0.2.26'],
  'void.net MX': ['mx1.void.net', 'mx2.void.net', 'mx3.void.net'],
  'smtp.a.org.is.a.org A': ['127.0.0.2'],
  'other.net MX': Array.from({ length: 11 }, (_, index) => `mx${index}.other.net`),
  '25.2.0.192.in-addr.arpa PTR': ['smtp.a.org', 'liar.b.com'],
  'liar.b.com A': ['198.51.100.1'],
  '25.a.org A': ['127.0.0.2'],
  'ana._at_.a.org A': ['127.0.0.2'],
  'pass.net TXT': ['v=spf1 ip4:192.0.2.0/24 -all'],
  'fail.net TXT': ['v=spf1 -all'],
  'soft.net TXT': ['v=spf1 ~all'],
  'bad.net TXT': ['v=spf1 ipv4:192.0.2.1'],
  'two.net TXT': ['v=spf1 +all', 'v=spf1 -all'],
  'silent.net TXT': undefined,
  'silent.net A': undefined,
  'why.a.org TXT': ['%{i} may not send for %{d}, says %{r}'],
};

const records: [record: string, result: string][] = [
  ['v=spf1 +all', 'pass'],
  ['v=spf1 -all', 'fail'],
  ['v=spf1 ~all', 'softfail'],
  ['v=spf1 ?all', 'neutral'],
  ['v=spf1', 'neutral'],
  ['V=SPF1 -ALL', 'fail'],
  ['v=spf1 ip4:192.0.2.25 -all', 'pass'],
  ['v=spf1 ip4:192.0.2.0/24 -all', 'pass'],
  ['v=spf1 ip4:192.0.2.0/27 -all', 'pass'],
  ['v=spf1 ip4:192.0.2.0/28 -all', 'fail'],
  ['v=spf1 ip4:0.0.0.0/0 -all', 'pass'],
  ['v=spf1 ip6:2001:db8::/32 -all', 'fail'],
  ['v=spf1 a -all', 'fail'],
  ['v=spf1 a:smtp.a.org -all', 'pass'],
  ['v=spf1 a/24 -all', 'pass'],
  ['v=spf1 a:a.org/28 -all', 'fail'],
  ['v=spf1 a:a.org/27//64 -all', 'pass'],
  ['v=spf1 mx -all', 'pass'],
  ['v=spf1 mx:a.org/32 -all', 'pass'],
  ['v=spf1 -mx ?all', 'fail'],
  ['v=spf1 mx:other.net -all', 'permerror'],
  ['v=spf1 ptr -all', 'pass'],
  ['v=spf1 ptr:a.org -all', 'pass'],
  ['v=spf1 ptr:b.com -all', 'fail'],
  ['v=spf1 exists:%{i1}.a.org -all', 'pass'],
  ['v=spf1 exists:%{ir1}.a.org -all', 'permerror'],
  ['v=spf1 exists:%{l}._at_.%{o} -all', 'pass'],
  ['v=spf1 exists:%{h}.nowhere.net -all', 'fail'],
  ['v=spf1 include:pass.net -all', 'pass'],
  ['v=spf1 include:fail.net ?all', 'neutral'],
  ['v=spf1 include:soft.net -all', 'fail'],
  ['v=spf1 include:none.net -all', 'permerror'],
  ['v=spf1 include:bad.net -all', 'permerror'],
  ['v=spf1 include:two.net -all', 'permerror'],
  ['v=spf1 include:silent.net -all', 'temperror'],
  ['v=spf1 a:silent.net -all', 'temperror'],
  ['v=spf1 redirect=fail.net', 'fail'],
  ['v=spf1 redirect=pass.net', 'pass'],
  ['v=spf1 redirect=none.net', 'permerror'],
  ['v=spf1 redirect=fail.net +all', 'pass'],
  ['v=spf1 redirect=a.net redirect=b.net', 'permerror'],
  ['v=spf1 moo=%{i} -all', 'fail'],
  ['v=spf1 ip4:192.0.2.25/33 -all', 'permerror'],
  ['v=spf1 ip4:192.0.2 -all', 'permerror'],
  ['v=spf1 all:a.org', 'permerror'],
  ['v=spf1 nonsense -all', 'permerror'],
  ['v=spf1 +all nonsense', 'permerror'],
  ['v=spf1 include -all', 'permerror'],
  ['v=spf1 a:v1.net a:v2.net a:v3.net -all', 'permerror'],
  ['v=spf1 a:v1.net a:v2.net -all', 'fail'],
  [`v=spf1 ${'a:smtp2.a.org '.repeat(10)}-all`, 'fail'],
  [`v=spf1 ${'a:smtp2.a.org '.repeat(11)}-all`, 'permerror'],
  ['v=spf1 include:a.org -all', 'permerror'],
  // three exchanges without an address are one term that finds nothing; three such terms are too many
  ['v=spf1 mx:void.net -all', 'fail'],
  ['v=spf1 mx:void.net mx:void.net -all', 'fail'],
  ['v=spf1 mx:void.net mx:void.net mx:void.net -all', 'permerror'],
  // a macro is no term: ten that ask for the client's name are ten
  [`v=spf1 ${'exists:%{p}.not.a.org '.repeat(2)}${'a:smtp2.a.org '.repeat(8)}-all`, 'fail'],
  [`v=spf1 ${'exists:%{p}.not.a.org '.repeat(2)}${'a:smtp2.a.org '.repeat(9)}-all`, 'permerror'],
  ['v=spf1 exists:25.%{d1000r}.a.org exists:%{p100}.is.a.org -all', 'pass'],
];

describe('check_host', () => {
  test.each(records)('%s: %s', (record, result) => {
    expect(answered(checkSpf(asks()), { ...town, 'a.org TXT': [record] })).toMatchObject({ result, domain: 'a.org', identity: 'mailfrom' });
  });

  /**
   * Where mailauth is milder than RFC 7208: a term that is wrong behind one that matches, and a syntax that §4.6.1 forbids; and where it is
   * harder: it counts questions that find nothing instead of terms (§4.6.4), and knows no digits above the number of labels (§7.3).
   */
  const theirOwn = new Set([
    'v=spf1 +all nonsense',
    'v=spf1 all:a.org',
    'v=spf1 redirect=a.net redirect=b.net',
    'v=spf1 include -all',
    'v=spf1 exists:%{ir1}.a.org -all',
    'v=spf1 mx:void.net -all',
    'v=spf1 mx:void.net mx:void.net -all',
    'v=spf1 exists:25.%{d1000r}.a.org exists:%{p100}.is.a.org -all',
  ]);
  test.each(records.filter(([record]) => !theirOwn.has(record)))('%s: mailauth says so too', async (record, result) => {
    const resolver = resolverOf({ ...town, 'a.org TXT': [record] });
    const { status } = await theirSpf({ sender: 'ana@a.org', ip: '192.0.2.25', helo: 'smtp.a.org', mta: 'mx.b.com', resolver } as never);
    expect(status.result).toBe(result);
  });

  test.each([
    ['v=spf1 ip6:2001:db8::/48 -all', 'pass'],
    ['v=spf1 a:smtp.a.org -all', 'pass'],
    ['v=spf1 a//64 -all', 'pass'],
    ['v=spf1 mx -all', 'pass'],
    ['v=spf1 ip4:192.0.2.25 -all', 'fail'],
    ['v=spf1 ip6:2001:db8::25/129 -all', 'permerror'],
  ])('from an IPv6 address, %s: %s', (record, result) => {
    const verdict = answered(checkSpf(asks({ address: '2001:db8::25' })), { ...town, 'a.org TXT': [record] });
    expect(verdict.result).toBe(result);
  });

  test('%{p} is chosen anew for each domain that is read: RFC 7208 §7.3', () => {
    const asked: string[] = [];
    const names = { '25.2.0.192.in-addr.arpa PTR': ['smtp.a.org', 'smtp.b.com'], 'smtp.b.com A': ['192.0.2.25'] };
    const records = { 'a.org TXT': ['v=spf1 exists:%{p}.x.org include:b.com -all'], 'b.com TXT': ['v=spf1 exists:%{p}.x.org -all'] };
    answered(checkSpf(asks()), { ...town, ...names, ...records }, asked);
    expect(asked.filter((question) => question.endsWith('.x.org A'))).toEqual(['smtp.a.org.x.org A', 'smtp.b.com.x.org A']);
    expect(asked.filter((question) => question.endsWith('PTR'))).toHaveLength(1);
  });

  test('of `ptr` the question for names counts where there are none: RFC 7208 §4.6.4', () => {
    const resultOf = (record: string, table: Table = {}) =>
      answered(checkSpf(asks({ address: '198.51.100.7' })), { ...town, ...table, 'a.org TXT': [record] }).result;
    expect(resultOf('v=spf1 ptr ptr -all')).toBe('fail');
    expect(resultOf('v=spf1 ptr ptr ptr -all')).toBe('permerror');
    expect(resultOf('v=spf1 exists:%{p}.v.net exists:%{p}.v.net -all')).toBe('fail');
    // silence is no empty answer, and a name that leads elsewhere is one
    const reverse = '7.100.51.198.in-addr.arpa PTR';
    expect(resultOf('v=spf1 ptr ptr ptr -all', { [reverse]: undefined })).toBe('fail');
    expect(resultOf('v=spf1 ptr ptr ptr -all', { [reverse]: ['smtp.a.org'] })).toBe('fail');
  });

  test.each(['@a.org', 'a.org', 'postmaster@a.org'])('the sender %s is the postmaster: RFC 7208 §4.3', (reversePath) => {
    const table = { 'a.org TXT': ['v=spf1 exists:%{l}.%{o} -all'], 'postmaster.a.org A': ['127.0.0.2'] };
    expect(answered(checkSpf(asks({ reversePath })), table)).toMatchObject({ result: 'pass', domain: 'a.org' });
  });

  test('a sender beyond ASCII is asked about in the form of the DNS: RFC 8616 §4', () => {
    const table = { 'xn--bcher-kva.example TXT': ['v=spf1 ip4:192.0.2.25 -all'] };
    expect(answered(checkSpf(asks({ reversePath: 'ana@Bücher.example' })), table).result).toBe('pass');
  });

  test('an IPv4 address in IPv6 clothes is one of IPv4', () => {
    const verdict = answered(checkSpf(asks({ address: '::ffff:192.0.2.25' })), { 'a.org TXT': ['v=spf1 ip4:192.0.2.25 -all'] });
    expect(verdict.result).toBe('pass');
  });

  test('without a sender HELO is judged: RFC 7208 §2.4', () => {
    const verdict = answered(checkSpf(asks({ reversePath: '' })), { 'smtp.a.org TXT': ['v=spf1 a -all'], ...town });
    expect(verdict).toMatchObject({ result: 'pass', domain: 'smtp.a.org', identity: 'helo' });
  });

  test.each([['localhost'], ['a..org'], [''], ['[192.0.2.1]'], [`${'x'.repeat(64)}.org`]])('%j is no domain: none', (helo) => {
    const asked: string[] = [];
    const verdict = answered(checkSpf(asks({ reversePath: '', helo })), {}, asked);
    expect([verdict.result, asked.length]).toEqual(['none', 0]);
  });

  test('no record, several records, no answer', () => {
    expect(answered(checkSpf(asks()), {}).result).toBe('none');
    expect(answered(checkSpf(asks()), { 'a.org TXT': ['v=spf10 -all', 'hello'] }).result).toBe('none');
    expect(answered(checkSpf(asks()), { 'a.org TXT': ['v=spf1 -all', 'v=spf1 +all'] }).result).toBe('permerror');
    expect(answered(checkSpf(asks()), { 'a.org TXT': undefined }).result).toBe('temperror');
  });

  test('exp= is the domain’s own word to who is refused, and only the outermost one is heard', () => {
    const explained = answered(checkSpf(asks()), { ...town, 'a.org TXT': ['v=spf1 -all exp=why.%{d}'] });
    expect(explained.explanation).toBe('192.0.2.25 may not send for a.org, says mx.b.com');
    const included = { ...town, 'i.net TXT': ['v=spf1 -all exp=why.a.org'], 'a.org TXT': ['v=spf1 include:i.net -all'] };
    expect(answered(checkSpf(asks()), included).explanation).toBe('');
  });

  test('a record that names itself ends after ten terms', () => {
    const asked: string[] = [];
    expect(answered(checkSpf(asks()), { 'a.org TXT': ['v=spf1 include:a.org include:a.org -all'] }, asked).result).toBe('permerror');
    expect(asked.length).toBeLessThan(13);
  });
});

describe('macros: the examples of RFC 7208 §7.4', () => {
  const values: MacroValues = {
    sender: 'strong-bad@email.example.com',
    localPart: 'strong-bad',
    senderDomain: 'email.example.com',
    domain: 'email.example.com',
    address: '192.0.2.3',
    family: 'in-addr',
    helo: 'mx.example.com',
    validated: 'mx.example.org',
    readable: '192.0.2.3',
    receiver: 'mx.b.com',
    seconds: 5,
  };
  test.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d3}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l}', 'strong-bad'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
    ['%{lr-}.lp.%{ir}.%{v}._spf.%{d2}', 'bad.strong.lp.3.2.0.192.in-addr._spf.example.com'],
    ['%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}', '3.2.0.192.in-addr.strong.lp._spf.example.com'],
    ['%{d2}.trusted-domains.example.net', 'example.com.trusted-domains.example.net'],
    ['%%%_%-', '% %20'],
    ['%{S}', 'strong-bad%40email.example.com'],
  ])('%s gives %s', (text, expanded) => {
    expect(isMacroString(text)).toBe(true);
    expect(expand(text, values)).toBe(expanded);
  });

  test.each(['%', '%a', '%{x}', '%{d0}', '%{d', '%{c}', 'a b'])('%s is none', (text) => {
    expect(isMacroString(text)).toBe(false);
  });

  test('IPv6 addresses are written in nibbles, and read back from none', () => {
    expect(reverseName(readAddress('2001:db8::cb01')!)).toBe('1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa');
    expect(['1.2.3', '1.2.3.256', '::1::', '1:2:3:4:5:6:7:8:9', ':1', 'g::', '1.2.3.4::'].map((one) => readAddress(one))).toEqual(
      Array(7).fill(undefined),
    );
  });

  test('a name over 253 characters loses labels from the left', () => {
    expect(shortened(`${'a.'.repeat(200)}org`)).toHaveLength(253);
  });
});

describe('whatever stands there', () => {
  const part = fc.constantFrom(
    ...'v=spf1 include: a mx ptr exists: ip4: ip6: all redirect= exp= %{ } i d r - ~ ? / // 24 192.0.2.0 ::1 a.org .'.split(' '),
  );
  const anyRecord = fc.oneof(
    fc.string().map((record) => `v=spf1 ${record}`),
    fc.array(fc.tuple(part, fc.constantFrom('', ' ')), { maxLength: 30 }).map((parts) => `v=spf1 ${parts.flat().join('')}`),
  );
  const anySender = fc.oneof(
    fc.string(),
    fc.string().map((local) => `${local}@a.org`),
  );

  test('any record gives a result after a bounded number of questions', () => {
    fc.assert(
      fc.property(anyRecord, anySender, fc.string(), (record, reversePath, helo) => {
        readSpf(record);
        const asked: string[] = [];
        answered(checkSpf(asks({ reversePath, helo })), { 'a.org TXT': [record], 'a.org MX': town['other.net MX'] }, asked);
        expect(asked.length).toBeLessThan(140);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('long hostile records take no time', () => {
    const hostile = [
      'a'.repeat(60_000),
      `exists:.${'a'.repeat(60_000)}!`,
      '%{'.repeat(30_000),
      `a:${'a.'.repeat(30_000)}`,
      'a/'.repeat(30_000),
    ];
    const begun = performance.now();
    for (const record of hostile) readSpf(`v=spf1 ${record}`);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

/** Records of our own, the verdict by RFC 7208, and what is said to who is refused. */
const walked: Table = {
  'smtp.a.org A': ['192.0.2.25'],
  'smtp.a.org AAAA': ['2001:db8::25'],
  'a.org A': ['192.0.2.10'],
  'a.org AAAA': ['2001:db8::10'],
  'a.org MX': ['smtp.a.org'],
  'pass.net TXT': ['v=spf1 ip4:192.0.2.0/24 -all'],
  'fail.net TXT': ['v=spf1 -all exp=why.fail.net'],
  'why.fail.net TXT': ['fail.net says %{s}'],
  'why.a.org TXT': ['%{c} %{t} %{r} %{l} %{o} %{d} %{h}%_%%%-'],
  'two.a.org TXT': ['x', 'y'],
  'bad.a.org TXT': ['%{x} no'],
  'loc.a.org TXT': ['caf\u00e9'],
  '25.2.0.192.in-addr.arpa PTR': ['smtp.a.org'],
  'org.a.com._spf.a.org A': ['127.0.0.2'],
  '25.2.0.192.in-addr._spf.a.org A': ['127.0.0.2'],
  'maria.ana._spf.a.org A': ['127.0.0.2'],
  'ana.maria._spf.a.org A': ['127.0.0.2'],
  'maria._spf.a.org A': ['127.0.0.2'],
  'postmaster._spf.a.org A': ['127.0.0.2'],
  'smtp.a.org._spf.a.org A': ['127.0.0.2'],
  'smtp._spf.a.org A': ['127.0.0.2'],
  'inner.net TXT': ['v=spf1 include:pass.net -all'],
  'deep.net TXT': ['v=spf1 a:v1.net a:v2.net ?all'],
  'redir.net TXT': ['v=spf1 redirect=pass.net'],
  'ten.net TXT': [`v=spf1 ${'a:smtp.a.org '.repeat(9).replaceAll('smtp', 'x')}-all`],
  'x.a.org A': ['192.0.2.99'],
  'temp.net A': undefined,
  'temp.net MX': undefined,
  'self.net TXT': ['v=spf1 redirect=self.net'],
  'empty.net TXT': ['v=spf1'],
  'opt.net TXT': ['v=spf1 ?all'],
  '5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.a.org A': ['127.0.0.2'],
};

const walks: [string, string, Partial<SpfQuestion>?, string?][] = [
  ['v=spf1 exists:%{ir}.%{v}._spf.%{d} -all', 'pass'],
  ['v=spf1 exists:%{ir}.%{v}._spf.%{d} -all', 'pass', { address: '2001:db8::25' }],
  ['v=spf1 exists:%{lr+}._spf.%{o} -all', 'pass', { reversePath: 'ana+maria@a.org' }],
  ['v=spf1 exists:%{l+}._spf.%{o} -all', 'pass', { reversePath: 'ana+maria@a.org' }],
  ['v=spf1 exists:%{l1+}._spf.%{o} -all', 'pass', { reversePath: 'ana+maria@a.org' }],
  ['v=spf1 exists:%{l1-+}._spf.%{o} -all', 'pass', { reversePath: 'ana-x+maria@a.org' }],
  ['v=spf1 exists:%{L}._spf.%{o} -all', 'pass', { reversePath: 'maria@a.org' }],
  ['v=spf1 exists:%{l}._spf.a.org -all', 'pass', { reversePath: '@a.org' }],
  ['v=spf1 exists:%{l}._spf.a.org -all', 'pass', { reversePath: 'a.org' }],
  ['v=spf1 exists:%{h}._spf.a.org -all', 'pass'],
  ['v=spf1 exists:%{h1r}._spf.a.org -all', 'pass'],
  ['v=spf1 exists:%{p}._spf.%{d} -all', 'pass'],
  ['v=spf1 exists:%{d99}.nowhere.net -all', 'fail'],
  ['v=spf1 exists:%{d0}.x.net -all', 'permerror'],
  ['v=spf1 exists:%{dr.-+,/_=}.x.net -all', 'fail'],
  ['v=spf1 exists:%{d!}.x.net -all', 'permerror'],
  ['v=spf1 exists:%{c}.x.net -all', 'permerror'],
  ['v=spf1 exists:%(d).x.net -all', 'permerror'],
  ['v=spf1 exists:x%.net -all', 'permerror'],
  ['v=spf1 include:inner.net -all', 'pass'],
  ['v=spf1 include:redir.net -all', 'pass'],
  ['v=spf1 include:empty.net -all', 'fail'],
  ['v=spf1 -include:pass.net +all', 'fail'],
  ['v=spf1 ~include:pass.net +all', 'softfail'],
  ['v=spf1 include:deep.net include:opt.net -all', 'fail'],
  ['v=spf1 include:deep.net a:v3.net -all', 'permerror'],
  ['v=spf1 include:ten.net ?all', 'neutral'],
  ['v=spf1 include:ten.net a:x.a.org ?all', 'permerror'],
  ['v=spf1 include:self.net -all', 'permerror'],
  ['v=spf1 redirect=self.net', 'permerror'],
  ['v=spf1 redirect=inner.net', 'pass'],
  ['v=spf1 redirect=empty.net', 'neutral'],
  ['v=spf1 redirect=%{d}.none.net', 'permerror'],
  ['v=spf1 redirect=nodot', 'permerror'],
  ['v=spf1 redirect=', 'permerror'],
  ['v=spf1 include: -all', 'permerror'],
  ['v=spf1 mx:none.net -all', 'fail'],
  ['v=spf1 mx:temp.net -all', 'temperror'],
  ['v=spf1 ptr ptr ptr -all', 'permerror', { address: '198.51.100.7' }],
  ['v=spf1 ptr ptr -all', 'fail', { address: '198.51.100.7' }],
  ['v=spf1 a//128 -all', 'fail', { address: '2001:db8::25' }],
  ['v=spf1 a/32//120 -all', 'pass', { address: '2001:db8::25' }],
  ['v=spf1 a/32//120 -all', 'fail'],
  ['v=spf1 a/0//128 -all', 'pass'],
  ['v=spf1 mx/24//64 -all', 'pass', { address: '2001:db8::99' }],
  ['v=spf1 a//129 -all', 'permerror'],
  ['v=spf1 a/33 -all', 'permerror'],
  ['v=spf1 a/-1 -all', 'permerror'],
  ['v=spf1 a/ -all', 'permerror'],
  ['v=spf1 a/24/64 -all', 'permerror'],
  ['v=spf1 a///64 -all', 'permerror'],
  ['v=spf1 a/024 -all', 'permerror'],
  ['v=spf1 ip6:2001:db8::/29 -all', 'pass', { address: '2001:db8::25' }],
  ['v=spf1 ip6:2001:db8:8000::/33 -all', 'fail', { address: '2001:db8::25' }],
  ['v=spf1 ip6:::/0 -all', 'pass', { address: '2001:db8::25' }],
  ['v=spf1 ip6:::ffff:192.0.2.25 ip6:::/0 -all', 'fail'],
  ['v=spf1 ip4:192.0.2.25//32 -all', 'permerror'],
  ['v=spf1 ip6:192.0.2.25 -all', 'permerror'],
  ['v=spf1 ip4:2001:db8::1 -all', 'permerror'],
  ['v=spf1 ip4 -all', 'permerror'],
  ['v=spf1 ip4:192.0.2.025 -all', 'permerror'],
  ['v=spf1 a:a.org. a:smtp.a.org. -all', 'pass'],
  ['v=spf1 a:192.0.2.25 -all', 'permerror'],
  ['v=spf1 a:foo -all', 'permerror'],
  ['v=spf1  a:smtp.a.org   -all', 'pass'],
  ['v=spf1\ta:smtp.a.org -all', 'none'],
  ['v=spf1 a:smtp.a.org -all ', 'pass'],
  ['v=spf1 moo -all', 'permerror'],
  ['v=spf1 m%o=x -all', 'permerror'],
  ['v=spf1 moo=%x -all', 'permerror'],
  ['v=spf1 -redirect=pass.net', 'permerror'],
  ['v=spf1 A:SMTP.A.ORG -ALL', 'pass'],
  ['v=spf1 -all exp=why.a.org', 'fail', {}, '192.0.2.25 1795251600 mx.b.com ana a.org a.org smtp.a.org %%20'],
  ['v=spf1 -all exp=two.a.org', 'fail', {}, ''],
  ['v=spf1 -all exp=bad.a.org', 'fail', {}, ''],
  ['v=spf1 -all exp=loc.a.org', 'fail', {}, ''],
  ['v=spf1 -all exp=none.a.org', 'fail', {}, ''],
  ['v=spf1 -all exp=a.org exp=why.a.org', 'permerror'],
  ['v=spf1 -all exp=', 'permerror'],
  ['v=spf1 exp=why.a.org redirect=fail.net', 'fail', {}, 'fail.net says ana@a.org'],
  ['v=spf1 exp=why.a.org include:fail.net -all', 'fail', {}, '192.0.2.25 1795251600 mx.b.com ana a.org a.org smtp.a.org %%20'],
  ['v=spf1 exp=why.a.org -include:pass.net', 'fail', {}, '192.0.2.25 1795251600 mx.b.com ana a.org a.org smtp.a.org %%20'],
  ['v=spf1 ~all exp=why.a.org', 'softfail', {}, ''],
];

/** Where mailauth says otherwise: it does not know `%{p}`, wrong macros (§7.1), a final dot (§7.3), TAB (§4.5), ::/0, and counts no `ptr`. */
const theirWalks = /%\{(?:p|d0|dr\.-|d!|c)|ptr ptr ptr|ip6:::\/0 -all$|ip6:192|ip4:2001|a\.org\. |\t|m%o|exp=a\.org/;

describe('walked', () => {
  test.each(walks)('%s: %s %j', async (record, result, more = {}, explanation = undefined) => {
    const table = { ...walked, 'a.org TXT': [record] };
    const question = asks(more);
    const verdict = answered(checkSpf(question), table);
    expect(verdict.result).toBe(result);
    if (explanation !== undefined) expect(verdict.explanation).toBe(explanation);
    if (theirWalks.test(record)) return;
    const { address: ip, helo, receiver: mta, reversePath } = question;
    const sender = reversePath.includes('@') ? reversePath : `postmaster@${reversePath}`;
    const { status } = await theirSpf({ sender, ip, helo, mta, resolver: resolverOf(table) } as never);
    expect(status.result).toBe(result);
  });
});
