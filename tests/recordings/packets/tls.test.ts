/** TLS of the recordings: what the handshake tells, and what the key logs open, against the manifest. */
import { describe, expect, test } from 'vitest';
import { concat, text } from '../../../src/mail/octets.ts';
import { pcap } from '../../../src/transcripts/formats/pcap.ts';
import type { Side } from '../../../src/transcripts/sink.ts';
import { KeyLog } from '../../../src/transcripts/tls/keylog.ts';
import { suiteName } from '../../../src/transcripts/tls/suites.ts';
import { looksLikeTls } from '../../../src/transcripts/tls/watch.ts';
import { file, heard } from './heard.ts';
import { recordings } from './manifest.ts';
import { watched } from './watched.ts';

interface Spoken {
  side: Side;
  octets: Uint8Array;
}

const secured = recordings.flatMap(({ id, file: path, truth, tlsKeyLog }) =>
  truth.tcp.flatMap((tcp, stream) => (tcp.tls ? [{ id, path, stream, tcp, tls: tcp.tls, tlsKeyLog }] : [])),
);

/** What is said after STARTTLS or STLS: the last octets of each side, as many as the manifest tells. */
function inside(path: string, stream: number, clientBytes: number, serverBytes: number): Spoken[] {
  const sink = heard(pcap, file(path));
  const clear = {
    client: sink.octets(stream, 'client').length - clientBytes,
    server: sink.octets(stream, 'server').length - serverBytes,
  };
  return sink.conversations[stream]!.told.flatMap((told) => {
    if (told.told !== 'say') return [];
    const octets = told.octets.subarray(clear[told.side]);
    clear[told.side] = Math.max(0, clear[told.side] - told.octets.length);
    return octets.length > 0 ? [{ side: told.side, octets }] : [];
  });
}

function keysOf(path: string | undefined): KeyLog | undefined {
  if (path === undefined) return undefined;
  const keys = new KeyLog();
  keys.add(text(file(path)));
  return keys;
}

describe.each(secured)('$id', ({ path, stream, tls, tlsKeyLog }) => {
  const said = inside(path, stream, tls.clientBytes, tls.serverBytes);

  test('begins like TLS', () => {
    for (const side of ['client', 'server'] as const) expect(looksLikeTls(said.find((each) => each.side === side)!.octets)).toBe(true);
  });

  test('without keys: facts, and every octet in its place', () => {
    const seen = watched(said);
    expect(seen.facts).toMatchObject({
      version: tls.version.replace('TLS ', 'TLSv'),
      cipher: suiteName(Number(tls.cipherSuite)),
      established: true,
      opened: false,
    });
    expect(seen.octets('client').length).toBe(tls.clientBytes);
    expect(seen.octets('server').length).toBe(tls.serverBytes);
    expect(seen.octets('client')).toEqual(concat(said.filter(({ side }) => side === 'client').map(({ octets }) => octets)));
    expect(seen.plain('client').length + seen.plain('server').length).toBe(0);
  });

  test.runIf(tlsKeyLog)('with keys: plain text', () => {
    const seen = watched(said, keysOf(tlsKeyLog));
    expect(seen.facts.opened).toBe(true);
    expect(seen.wrongKeys).toBe(0);
    expect(seen.plain('client').length).toBe(tls.decrypted!.clientBytes);
    expect(seen.plain('server').length).toBe(tls.decrypted!.serverBytes);
    expect(text(seen.plain('client'))).toMatch(/QUIT\r\n$/i);
  });

  test('cut at every position, it is the same', () => {
    const keys = keysOf(tlsKeyLog);
    const crumbs = said.flatMap(({ side, octets }) => Array.from(octets, (octet) => ({ side, octets: Uint8Array.of(octet) })));
    const whole = watched(said, keys);
    const crumbled = watched(crumbs, keys);
    expect(crumbled.facts).toEqual(whole.facts);
    for (const side of ['client', 'server'] as const) {
      expect(crumbled.octets(side)).toEqual(whole.octets(side));
      expect(crumbled.plain(side)).toEqual(whole.plain(side));
    }
  });

  test.runIf(tlsKeyLog)('with keys of another connection, it stays sealed and says so once', () => {
    const wrong = text(file(tlsKeyLog!)).replaceAll(/[0-9a-f]{4}$/gm, (end) => (end === '0000' ? '1111' : '0000'));
    const keys = new KeyLog();
    keys.add(wrong);
    const seen = watched(said, keys);
    expect(seen.wrongKeys).toBe(1);
    expect(seen.plain('client').length + seen.plain('server').length).toBe(0);
    expect(seen.octets('server').length).toBe(tls.serverBytes);
  });
});
