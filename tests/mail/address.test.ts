import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMailbox, isAddressLiteral, isDomain, parseMailbox, parsePath, takeForwardPath, takePath } from '../../src/mail/address.ts';
import { mailboxesOf, parseAddressList, readAddressList } from '../../src/mail/addressList.ts';

describe('a path of RFC 5321 §4.1.2', () => {
  test.each([
    ['<ana@a.org>', 'ana@a.org'],
    ['<>', ''],
    ['<"ana maria"@a.org>', '"ana maria"@a.org'],
    ['<"a\\"b>c"@a.org>', '"a\\"b>c"@a.org'],
    ['<"ana"@a.org>', 'ana@a.org'],
    ['<@x.org,@y.org:ana@a.org>', 'ana@a.org'],
    ['<ana@[192.0.2.1]>', 'ana@[192.0.2.1]'],
    ['<ana@[IPv6:2001:db8::1]>', 'ana@[IPv6:2001:db8::1]'],
    ["<!#$%&'*+-/=?^_`{|}~@localhost>", "!#$%&'*+-/=?^_`{|}~@localhost"],
    [`<${'a'.repeat(64)}@b.com>`, `${'a'.repeat(64)}@b.com`],
    ['<jos\u00e9@correo.es>', 'jos\u00e9@correo.es'],
  ])('%s is %s', (written, address) => {
    expect(parsePath(written)).toBe(address);
  });
  test.each([
    'ana@a.org',
    '<ana>',
    '<@a.org>',
    '<ana@>',
    '<ana@@a.org>',
    '<.ana@a.org>',
    '<ana.@a.org>',
    '<a..b@a.org>',
    '<ana@-a.org>',
    '<ana@a-.org>',
    '<ana@a..org>',
    '<ana@a_b.org>',
    '<ana maria@a.org>',
    '<""@a.org>',
    '<ana@[300.0.2.1]>',
    '<ana@[IPv6:1::2::3]>',
    '<ana@[IPv6:1:2:3:4:5:6:7]>',
    `<${'a'.repeat(65)}@b.com>`,
    `<ana@${'b.'.repeat(126)}com>`,
    '<ana@a.org',
    '<ana@a.org> ',
    '<ana\r\n@a.org>',
  ])('%s is none', (written) => {
    expect(parsePath(written)).toBeUndefined();
  });
  test('is taken from the beginning of a line', () => {
    expect(takePath('<ana@a.org> SIZE=12')).toEqual({ address: 'ana@a.org', rest: ' SIZE=12' });
    expect(takeForwardPath('<>')).toBeUndefined();
    expect(takeForwardPath('<PostMaster> NOTIFY=NEVER')).toEqual({ address: 'PostMaster', rest: ' NOTIFY=NEVER' });
    expect(takePath('<postmaster>')).toBeUndefined();
  });
  test('what is formatted is read back, whatever the local part', () => {
    const localPart = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 });
    fc.assert(fc.property(localPart, (given) => parseMailbox(formatMailbox({ localPart: given, domain: 'b.com' }))?.localPart === given));
  });
  test('nothing throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (given) => void [takePath(`<${given}`), takeForwardPath(given), isDomain(given), isAddressLiteral(`[${given}]`)],
      ),
    );
  });
});

describe('an address list of RFC 5322 §3.4', () => {
  // appendix A.1.2, A.1.3, A.5, A.6.1
  test.each([
    ['John Doe <jdoe@machine.example>', [['John Doe', 'jdoe@machine.example']]],
    ['"Joe Q. Public" <john.q.public@example.com>', [['Joe Q. Public', 'john.q.public@example.com']]],
    [
      'Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>',
      [
        ['Mary Smith', 'mary@x.test'],
        ['', 'jdoe@example.org'],
        ['Who?', 'one@y.test'],
      ],
    ],
    [
      '<boss@nil.test>, "Giant; \\"Big\\" Box" <sysservices@example.net>',
      [
        ['', 'boss@nil.test'],
        ['Giant; "Big" Box', 'sysservices@example.net'],
      ],
    ],
    [
      'A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;',
      [
        ['Ed Jones', 'c@a.test'],
        ['', 'joe@where.test'],
        ['John', 'jdoe@one.test'],
      ],
    ],
    ['Undisclosed recipients:;', []],
    ['Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', [['Pete', 'pete@silly.test']]],
    ["A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>", [['Chris Jones', 'c@public.example']]],
    ['(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;', []],
    ['Joe Q. Public <john.q.public@example.com>', [['Joe Q. Public', 'john.q.public@example.com']]],
    [
      'Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example',
      [
        ['Mary Smith', 'mary@example.net'],
        ['', 'jdoe@test.example'],
      ],
    ],
    ['bea@b.com (Bea)', [['Bea', 'bea@b.com']]],
    ['=?ISO-8859-1?Q?Andr=E9?= Pirard <PIRARD@vm1.ulg.ac.be>', [['André Pirard', 'PIRARD@vm1.ulg.ac.be']]],
  ])('%j', (list, expected) => {
    expect(parseAddressList(list)).toEqual(expected.map(([name, address]) => ({ name, address })));
  });
  test('what is no address is told, and kept as written', () => {
    expect(parseAddressList('bea@b.com, nonsense')).toBeUndefined();
    expect(parseAddressList('foo bar@b.com')).toBeUndefined();
    expect(mailboxesOf(readAddressList('bea@b.com, nonsense, "open')).map(({ address, written }) => [address, written])).toEqual([
      ['bea@b.com', 'bea@b.com'],
      [undefined, 'nonsense'],
      [undefined, '"open'],
    ]);
  });
  test('nothing throws, nothing takes long', () => {
    const specials = fc.string({
      unit: fc.constantFrom('(', ')', '<', '>', '"', '\\', ',', ':', ';', '@', '.', 'a', ' ', '[', ']', '\r\n'),
      maxLength: 60,
    });
    fc.assert(fc.property(specials, (list) => void parseAddressList(list)));
    for (const unit of ['(', '<', '"', ',', ':', 'a ', '. ', '@', '[', '\\', 'a<', '=?']) void readAddressList(unit.repeat(50_000));
  });
});
