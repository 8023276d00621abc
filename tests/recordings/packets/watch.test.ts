/** What the platform's TLS says to itself, looked on: versions and suites that the recordings do not hold, gaps, nonsense. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, concat, text } from '../../../src/mail/octets.ts';
import { KeyLog, looksLikeKeyLog } from '../../../src/transcripts/tls/keylog.ts';
import { suiteName } from '../../../src/transcripts/tls/suites.ts';
import { looksLikeTls } from '../../../src/transcripts/tls/watch.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { overheard } from './platform.ts';
import { watched } from './watched.ts';

const WORDS = ['EHLO a.org\r\n', '250 mx.b.com\r\n', 'x'.repeat(40_000), '250 ok\r\n'];

function logOf(lines: string): KeyLog {
  const keys = new KeyLog();
  keys.add(lines);
  return keys;
}

const v13 = (ciphers: string) => ({ ciphers, minVersion: 'TLSv1.3' as const });
const v12 = (ciphers: string) => ({ ciphers, maxVersion: 'TLSv1.2' as const });

describe.each([
  ['TLS_AES_128_GCM_SHA256', v13('TLS_AES_128_GCM_SHA256')],
  ['TLS_AES_256_GCM_SHA384', v13('TLS_AES_256_GCM_SHA384')],
  ['TLS_CHACHA20_POLY1305_SHA256', v13('TLS_CHACHA20_POLY1305_SHA256')],
  ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', v12('ECDHE-ECDSA-AES128-GCM-SHA256')],
  ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', v12('ECDHE-ECDSA-AES256-GCM-SHA384')],
  ['TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', v12('ECDHE-ECDSA-CHACHA20-POLY1305')],
  ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', v12('ECDHE-ECDSA-AES128-SHA')],
  ['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', v12('ECDHE-ECDSA-AES256-SHA')],
  ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', v12('ECDHE-ECDSA-AES128-SHA256')],
  ['TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', v12('ECDHE-ECDSA-AES256-SHA384')],
])('%s', (cipher, options) => {
  test('is told, and opened', async () => {
    const { said, keys } = await overheard({ ...options, ALPNProtocols: ['imap', 'pop3'] }, { ALPNProtocols: ['pop3'] }, WORDS);
    const seen = watched(said, logOf(keys));
    expect(seen.facts).toMatchObject({ cipher, serverName: 'mx.b.com', established: true, opened: true, retried: false });
    expect(seen.facts).toMatchObject({ offeredProtocols: ['imap', 'pop3'], protocol: 'pop3' });
    expect(seen.facts.version).toBe(cipher.includes('WITH') ? 'TLSv1.2' : 'TLSv1.3');
    expect(text(seen.plain('client'))).toBe(WORDS[0]! + WORDS[2]!);
    expect(text(seen.plain('server'))).toBe(WORDS[1]! + WORDS[3]!);
    expect(seen.wrongKeys).toBe(0);
    expect(seen.alerts).toContainEqual({ side: 'client', level: 1, description: 0 });
  });

  test('without keys, the handshake has the same size', async () => {
    const { said, keys } = await overheard(options, {}, WORDS);
    const sealed = watched(said);
    expect(sealed.facts.established).toBe(true);
    expect(sealed.facts.handshakeOctets.client).toBe(watched(said, logOf(keys)).facts.handshakeOctets.client);
    const all = said.filter(({ side }) => side === 'client').map(({ octets }) => octets);
    expect(sealed.octets('client')).toEqual(concat(all));
  });

  test('after a gap, it is opened again', async () => {
    const { said, keys } = await overheard(options, {}, ['one\r\n', 'two\r\n', 'three\r\n', 'four\r\n', 'five\r\n']);
    const words = said.findLastIndex(({ side, octets }, index) => side === 'client' && octets[0] === 23 && index < said.length - 3);
    const gappy = said.map((each, index) => (index === words ? { side: each.side, octets: null } : each));
    const seen = watched(gappy, logOf(keys));
    expect(seen.wrongKeys).toBe(0);
    expect(text(seen.plain('server'))).toBe('two\r\nfour\r\n');
    expect(['one\r\nfive\r\n', 'one\r\nthree\r\n']).toContain(text(seen.plain('client')));
  });
});

describe('beyond the ordinary', () => {
  test('HelloRetryRequest', async () => {
    const { said, keys } = await overheard({ ecdhCurve: 'X25519:P-384' }, { ecdhCurve: 'P-384' }, WORDS);
    const seen = watched(said, logOf(keys));
    expect(seen.facts).toMatchObject({ retried: true, established: true, opened: true, version: 'TLSv1.3' });
    expect(text(seen.plain('server'))).toBe(WORDS[1]! + WORDS[3]!);
  });

  test('what is no TLS stays as it is', () => {
    const said = [{ side: 'server' as const, octets: ascii('220 mx.b.com\r\n') }];
    expect(text(watched(said).octets('server'))).toBe('220 mx.b.com\r\n');
    expect(watched(said).told).toMatchObject([{ kind: 'sealed', records: 0 }]);
    expect(looksLikeTls(ascii('220 mx.b.com'))).toBe(false);
  });

  test('key logs: comments and foreign lines are passed over', () => {
    const random = 'ab'.repeat(32);
    const keys = logOf(`# comment\nCLIENT_RANDOM ${random} ${'01'.repeat(48)}\r\nRSA x y\nEXPORTER_SECRET ${random} ${'02'.repeat(32)}\n`);
    expect(keys.size).toBe(1);
    expect(Object.keys(keys.of(new Uint8Array(32).fill(0xab))!)).toEqual(['CLIENT_RANDOM']);
    expect(looksLikeKeyLog(`# x\nEXPORTER_SECRET ${random} ${'02'.repeat(32)}\n`)).toBe(true);
    expect(looksLikeKeyLog('CLIENT_RANDOM is what')).toBe(false);
  });

  test('suites that are not known are told by number', () => {
    expect(suiteName(0xfefe)).toBe('0xfefe');
    expect(suiteName(0x006b)).toBe('TLS_DHE_RSA_WITH_AES_256_CBC_SHA256');
  });

  test('octets changed, missing or cut anywhere: never a throw, and nothing is told that was not there', async () => {
    const { said, keys } = await overheard({}, {}, ['EHLO a.org\r\n', '250 ok\r\n', 'QUIT\r\n', '221 bye\r\n']);
    const log = logOf(keys);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(), (which, at, change, gap) => {
        const damaged = said.map(({ side, octets }, index) => {
          const copy = octets.slice();
          if (index === which % said.length) copy[at % copy.length]! ^= change;
          return { side, octets: index === gap % (said.length * 2) ? null : copy };
        });
        const seen = watched(damaged, log);
        const inside = text(seen.plain('client'));
        expect(['', 'EHLO a.org\r\n', 'QUIT\r\n', 'EHLO a.org\r\nQUIT\r\n']).toContain(inside);
      }),
      { numRuns: Math.ceil(PARSER_RUNS / 10) },
    );
  });

  test('arbitrary octets never throw, and are all told', () => {
    const records = fc
      .tuple(fc.integer({ min: 20, max: 24 }), fc.uint8Array({ maxLength: 60 }))
      .map(([type, body]) => concat([Uint8Array.of(type, 3, 3, 0, body.length), body]));
    const part = fc.record({
      side: fc.constantFrom('client' as const, 'server' as const),
      octets: fc.oneof(records, fc.uint8Array({ maxLength: 40 })),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (said) => {
        const seen = watched(said);
        for (const side of ['client', 'server'] as const)
          expect(seen.octets(side)).toEqual(concat(said.filter((each) => each.side === side).map(({ octets }) => octets)));
      }),
      { numRuns: Math.ceil(PARSER_RUNS / 2) },
    );
  });
});
