import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp, createServer } from 'node:net';
import { connect, createServer as createTlsServer, TLSSocket } from 'node:tls';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, concat, text } from '../../../src/mail/octets.ts';
import type { TlsFacts } from '../../../src/protocols/carrier.ts';
import { TlsClient } from '../../../src/protocols/tls/client.ts';
import type { TlsUser } from '../../../src/protocols/tls/end.ts';
import { TlsServer } from '../../../src/protocols/tls/server.ts';
import { certificate, ed25519PublicKeyInfo, readCertificate, SIGNATURE } from '../../../src/protocols/tls/x509.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const authority = new Uint8Array(32).fill(7);
const privateKey = new Uint8Array(32).fill(9);
const authorityKey = ed25519.getPublicKey(authority);

function certificateFor(names: string[], signer = authority): Uint8Array {
  return certificate({
    names,
    issuer: 'Town authority',
    publicKey: ed25519PublicKeyInfo(ed25519.getPublicKey(privateKey)),
    serial: Uint8Array.of(1),
    notBeforeMs: Date.UTC(2020, 0, 1),
    notAfterMs: Date.UTC(2120, 0, 1),
    algorithm: SIGNATURE.ed25519,
    sign: (octets) => ed25519.sign(octets, signer),
  });
}
const identity = { certificate: certificateFor(['mx.b.com', '127.0.0.1']), privateKey };

let count = 0;
const random = (octets: number) => new Uint8Array(createHash('sha512').update(String(count++)).digest()).subarray(0, octets);

/** Notes what an end tells its user; what it sends goes where `wire` says. */
class Noting implements TlsUser {
  readonly sent: string[] = [];
  heard = '';
  facts: TlsFacts | undefined;
  why = '';
  wire: (octets: Uint8Array) => void = () => {};
  send(label: string, octets: Uint8Array): void {
    this.sent.push(label);
    this.wire(octets);
  }
  moved(): void {}
  secured(facts: TlsFacts): void {
    this.facts = facts;
  }
  plain(octets: Uint8Array): void {
    this.heard += text(octets);
  }
  over(why: string): void {
    this.why = why;
  }
}

function pair(options: { serverName?: string; authority?: Uint8Array; certificate?: Uint8Array } = {}) {
  const [atClient, atServer] = [new Noting(), new Noting()];
  const client = new TlsClient({ serverName: options.serverName ?? 'mx.b.com', authority: options.authority, random }, atClient);
  const server = new TlsServer({ ...identity, ...(options.certificate ? { certificate: options.certificate } : {}) }, random, atServer);
  return { atClient, atServer, client, server };
}

/** Lets both ends talk, octets split where `sizes` say. */
function handshake(ends: ReturnType<typeof pair>, sizes: number[] = [1 << 20]): void {
  const { atClient, atServer, client, server } = ends;
  const queue: { to: TlsClient | TlsServer; octets: Uint8Array }[] = [];
  atClient.wire = (octets) => queue.push({ to: server, octets });
  atServer.wire = (octets) => queue.push({ to: client, octets });
  client.start();
  let turn = 0;
  for (let next = queue.shift(); next; next = queue.shift())
    for (let at = 0; at < next.octets.length;) {
      const size = sizes[turn++ % sizes.length]!;
      next.to.received(next.octets.subarray(at, (at += size)));
    }
}

describe('a handshake', () => {
  test('takes one round trip, and both ends agree on what was agreed', () => {
    const ends = pair({ authority: authorityKey });
    handshake(ends);
    expect(ends.atClient.sent).toEqual(['ClientHello', 'Finished']);
    expect(ends.atServer.sent).toEqual(['ServerHello EncryptedExtensions Certificate CertificateVerify Finished']);
    const facts = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', serverName: 'mx.b.com' };
    expect([ends.atClient.facts, ends.atServer.facts]).toEqual([facts, facts]);
  });

  test('comes about however the octets are split, and what is said arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }), fc.string(), (sizes, said) => {
        const ends = pair();
        handshake(ends, sizes);
        ends.server.received(ends.client.seal(ascii(said)));
        expect(ends.atServer.heard).toBe(text(ascii(said)));
      }),
      { numRuns: 25 },
    );
  });

  test('hides what is said: the records hold none of it, and their length is that of the words and 22 octets', () => {
    const ends = pair();
    handshake(ends);
    const sealed = ends.client.seal(ascii('PASS correo\r\n'));
    expect(text(sealed)).not.toContain('correo');
    expect(sealed.length).toBe(13 + 22);
  });

  test.each([
    {
      name: 'a name that the certificate does not have',
      options: { serverName: 'mx.c.net', authority: authorityKey },
      alert: 'bad_certificate',
    },
    { name: 'an authority that did not sign it', options: { authority: ed25519.getPublicKey(privateKey) }, alert: 'unknown_ca' },
    { name: 'octets that are no certificate', options: { certificate: ascii('hello') }, alert: 'decode_error' },
  ])('is refused for $name', ({ options, alert }) => {
    const ends = pair(options);
    handshake(ends);
    expect([ends.atClient.why, ends.atServer.why || 'bad_record_mac']).toEqual([alert, expect.any(String)]);
    expect(ends.atClient.facts).toBeUndefined();
  });

  test('does not mind a certificate of anybody when no authority is asked for', () => {
    const ends = pair({ serverName: 'mx.c.net' });
    handshake(ends);
    expect(ends.atClient.facts?.serverName).toBe('mx.c.net');
  });

  test('ends with an alert, and only then, when a record is changed on the way', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (where, flip) => {
        const ends = pair();
        handshake(ends);
        const sealed = ends.client.seal(ascii('MAIL FROM:<ana@a.org>\r\n'));
        sealed[5 + (where % (sealed.length - 5))]! ^= flip;
        ends.server.received(sealed);
        expect([ends.atServer.heard, ends.atServer.why]).toEqual(['', 'bad_record_mac']);
      }),
      { numRuns: 50 },
    );
  });

  test('farewells are told', () => {
    const ends = pair();
    handshake(ends);
    ends.client.received(ends.server.farewell());
    expect(ends.atClient.why).toBe('close_notify');
  });

  test('arbitrary octets end it without a throw', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 80 })), (pieces) => {
        const { client, server } = pair();
        for (const piece of pieces) {
          client.received(piece);
          server.received(concat([Uint8Array.of(22, 3, 3, 0, piece.length), piece]));
        }
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('certificates', () => {
  test('are read back as they were written', () => {
    const read = readCertificate(identity.certificate);
    expect(read.dnsNames).toEqual(['mx.b.com']);
    expect(read.publicKey).toEqual(ed25519.getPublicKey(privateKey));
    expect(ed25519.verify(read.signature, read.signed, authorityKey)).toBe(true);
  });
});

describe("beside the platform's TLS", () => {
  test('our client and its server understand each other', async () => {
    const { privateKey: key } = generateKeyPairSync('ed25519');
    const der = key.export({ type: 'pkcs8', format: 'der' });
    const own = new Uint8Array(der.subarray(-32));
    const cert = certificate({
      names: ['mx.b.com'],
      issuer: 'mx.b.com',
      publicKey: ed25519PublicKeyInfo(ed25519.getPublicKey(own)),
      serial: Uint8Array.of(5),
      notBeforeMs: Date.UTC(2020, 0, 1),
      notAfterMs: Date.UTC(2120, 0, 1),
      algorithm: SIGNATURE.ed25519,
      sign: (octets) => ed25519.sign(octets, own),
    });
    const server = createTlsServer({ key: key.export({ type: 'pkcs8', format: 'pem' }), cert: pem(cert) }, (socket) =>
      socket.on('data', (octets) => socket.write(`heard ${String(octets)}`)),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connectTcp((server.address() as { port: number }).port, '127.0.0.1');
    await once(socket, 'connect');
    const user = new Noting();
    const client = new TlsClient({ serverName: 'mx.b.com', authority: ed25519.getPublicKey(own), random }, user);
    user.wire = (octets) => void socket.write(octets);
    const heard = new Promise<void>((resolve) => {
      socket.on('data', (octets: Buffer) => {
        client.received(new Uint8Array(octets));
        if (user.heard !== '' || user.why !== '') resolve();
      });
    });
    user.secured = (facts) => {
      user.facts = facts;
      socket.write(client.seal(ascii('EHLO')));
    };
    client.start();
    await heard;
    socket.destroy();
    server.close();
    expect([user.heard, user.why]).toEqual(['heard EHLO', '']);
  });

  test('our server and its client understand each other', async () => {
    const server = createServer((socket) => {
      const user = new Noting();
      const end = new TlsServer(identity, random, user);
      user.wire = (octets) => void socket.write(octets);
      user.plain = (octets) => void socket.write(end.seal(concat([ascii('heard '), octets])));
      socket.on('data', (octets: Buffer) => end.received(new Uint8Array(octets)));
      socket.on('error', () => {});
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect({
      port: (server.address() as { port: number }).port,
      host: '127.0.0.1',
      servername: 'mx.b.com',
      rejectUnauthorized: false,
    });
    await once(socket, 'secureConnect');
    socket.write('EHLO');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    const facts = [String(answer), socket.getProtocol(), (socket as TLSSocket).getPeerCertificate().subjectaltname];
    socket.destroy();
    server.close();
    expect(facts).toEqual(['heard EHLO', 'TLSv1.3', 'DNS:mx.b.com, IP Address:127.0.0.1']);
  });
});

function pem(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
}
