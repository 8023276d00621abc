/** The client's end of a TLS connection: RFC 8446 §2, appendix A.1. */
import { equal } from '../../mail/octets.ts';
import { isSignedBy, publicKeyOf, sharedSecret } from './curves.ts';
import { Alert, indicated, TlsEnd, type TlsUser } from './end.ts';
import { tlsClient } from './handshake.machine.ts';
import {
  CIPHER_NAME,
  clientHello,
  finished,
  readCertificateMessage,
  readCertificateVerify,
  readServerHello,
  TYPE,
  VERSION_NAME,
  type Handshake,
} from './messages.ts';
import { applicationSecrets, handshakeSecrets, signedContent, verifyData, type Secrets } from './schedule.ts';
import { readCertificate, type ReadCertificate } from './x509.ts';

export interface TlsClientOptions {
  /** The name of the server that is wanted: sent as SNI, and looked for in the certificate if that is checked. */
  serverName: string;
  /** Ed25519 key of the authority that must have signed the certificate; `undefined`: any certificate will do (RFC 7435). */
  authority: Uint8Array | undefined;
  /** So many octets that nobody can guess. */
  random(octets: number): Uint8Array;
}

export class TlsClient extends TlsEnd {
  readonly #options: TlsClientOptions;
  readonly #privateKey: Uint8Array;
  #secrets!: Secrets;
  #certificate!: ReadCertificate;

  constructor(options: TlsClientOptions, user: TlsUser) {
    super(user, tlsClient);
    this.#options = options;
    this.#privateKey = options.random(32);
  }

  /** Says ClientHello. */
  start(): void {
    const { random, serverName } = this.#options;
    const hello = clientHello(random(32), publicKeyOf(this.#privateKey), indicated(serverName));
    this.user.send('ClientHello', this.flight([hello]));
  }

  protected take(message: Handshake): void {
    if (message.type === TYPE.serverHello) this.#serverHello(message);
    else if (message.type === TYPE.certificate) this.#judge(readCertificate(readCertificateMessage(message.body)));
    else if (message.type === TYPE.certificateVerify) this.#verify(message.body);
    else if (message.type === TYPE.finished) return this.#finish(message);
    this.remember(message.octets);
    if (message.type === TYPE.serverHello) this.#deriveKeys();
  }

  #shared!: Uint8Array;

  #serverHello({ body }: Handshake): void {
    const key = readServerHello(body);
    if (!key) throw new Alert('handshake_failure');
    this.#shared = sharedSecret(this.#privateKey, key);
  }

  #deriveKeys(): void {
    this.#secrets = handshakeSecrets(this.#shared, this.messages);
    this.protect(this.#secrets.server, this.#secrets.client);
  }

  #judge(certificate: ReadCertificate): void {
    const { authority, serverName } = this.#options;
    this.#certificate = certificate;
    if (!authority) return;
    if (!signedBy(authority, certificate.signature, certificate.signed)) throw new Alert('unknown_ca');
    if (!certificate.dnsNames.some((name) => name.toLowerCase() === serverName.toLowerCase())) throw new Alert('bad_certificate');
  }

  /** The server has the key of its certificate: it signed what was said so far. */
  #verify(body: Uint8Array): void {
    const signature = readCertificateVerify(body);
    const { publicKey } = this.#certificate;
    if (!signature || !publicKey || !signedBy(publicKey, signature, signedContent(this.messages))) throw new Alert('decrypt_error');
  }

  #finish({ body, octets }: Handshake): void {
    if (!equal(body, verifyData(this.#secrets.server, this.messages))) throw new Alert('decrypt_error');
    this.remember(octets);
    const application = applicationSecrets(this.#secrets, this.messages);
    this.user.send('Finished', this.flight([finished(verifyData(this.#secrets.client, this.messages))]));
    this.protect(application.server, application.client);
  }

  protected settled(): void {
    this.user.secured({ version: VERSION_NAME, cipher: CIPHER_NAME, serverName: indicated(this.#options.serverName) });
  }
}

function signedBy(key: Uint8Array, signature: Uint8Array, signed: Uint8Array): boolean {
  return signature.length === 64 && isSignedBy(signature, signed, key);
}
