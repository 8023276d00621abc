/** The server's end of a TLS connection: RFC 8446 §2, appendix A.2. */
import { concat, equal } from '../../mail/octets.ts';
import { publicKeyOf, sharedSecret, signatureOf } from './curves.ts';
import { Alert, TlsEnd, type TlsUser } from './end.ts';
import { tlsServer } from './handshake.machine.ts';
import {
  certificateMessage,
  certificateVerify,
  CIPHER_NAME,
  encryptedExtensions,
  finished,
  readClientHello,
  serverHello,
  TYPE,
  VERSION_NAME,
  type Handshake,
} from './messages.ts';
import { applicationSecrets, handshakeSecrets, signedContent, verifyData, type Secrets } from './schedule.ts';

/** What a host proves itself with. */
export interface TlsIdentity {
  /** In DER. */
  certificate: Uint8Array;
  /** Ed25519, 32 octets. */
  privateKey: Uint8Array;
}

export class TlsServer extends TlsEnd {
  readonly #identity: TlsIdentity;
  readonly #random: (octets: number) => Uint8Array;
  #serverName = '';
  #secrets!: Secrets;
  #application!: Secrets;

  /** `random`: so many octets that nobody can guess. */
  constructor(identity: TlsIdentity, random: (octets: number) => Uint8Array, user: TlsUser) {
    super(user, tlsServer);
    this.#identity = identity;
    this.#random = random;
  }

  protected take(message: Handshake): void {
    if (message.type === TYPE.clientHello) this.#answer(message);
    else this.#finish(message);
  }

  /** The whole answer in one flight: ServerHello in the clear, the rest sealed with the keys that it gave. */
  #answer({ body, octets }: Handshake): void {
    const { sessionId, serverName, publicKey } = readClientHello(body);
    if (!publicKey) throw new Alert('handshake_failure');
    this.#serverName = serverName;
    this.remember(octets);
    const privateKey = this.#random(32);
    const hello = this.flight([serverHello(this.#random(32), sessionId, publicKeyOf(privateKey))]);
    this.#secrets = handshakeSecrets(sharedSecret(privateKey, publicKey), this.messages);
    this.protect(this.#secrets.client, this.#secrets.server);
    const sealed = [this.flight([encryptedExtensions(), certificateMessage(this.#identity.certificate)])];
    sealed.push(this.flight([certificateVerify(signatureOf(signedContent(this.messages), this.#identity.privateKey))]));
    sealed.push(this.flight([finished(verifyData(this.#secrets.server, this.messages))]));
    this.#application = applicationSecrets(this.#secrets, this.messages);
    this.protectWriting(this.#application.server);
    this.user.send('ServerHello EncryptedExtensions Certificate CertificateVerify Finished', concat([hello, ...sealed]));
  }

  #finish({ body }: Handshake): void {
    if (!equal(body, verifyData(this.#secrets.client, this.messages))) throw new Alert('decrypt_error');
    this.protectReading(this.#application.client);
  }

  protected settled(): void {
    this.user.secured({ version: VERSION_NAME, cipher: CIPHER_NAME, serverName: this.#serverName });
  }
}
