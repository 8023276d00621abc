/** Who waits for what: the two machines of RFC 8446 appendix A, for a full handshake with a certificate. */
import { setup } from 'xstate';
import { stepper } from '../step.ts';

/** What came: a handshake message by its name, the other side's farewell, or something that should not have come. */
export type TlsEvent = {
  type:
    'ClientHello' | 'ServerHello' | 'EncryptedExtensions' | 'Certificate' | 'CertificateVerify' | 'Finished' | 'close_notify' | 'failure';
};

const types = { context: {} as Record<never, never>, events: {} as TlsEvent };
const over = { close_notify: 'closed', failure: 'failed' } as const;

/** Appendix A.1. */
export const tlsClientMachine = setup({ types }).createMachine({
  id: 'tls-client',
  context: {},
  initial: 'awaitingServerHello',
  states: {
    awaitingServerHello: { on: { ServerHello: 'awaitingEncryptedExtensions', ...over } },
    awaitingEncryptedExtensions: { on: { EncryptedExtensions: 'awaitingCertificate', ...over } },
    awaitingCertificate: { on: { Certificate: 'awaitingCertificateVerify', ...over } },
    awaitingCertificateVerify: { on: { CertificateVerify: 'awaitingFinished', ...over } },
    awaitingFinished: { on: { Finished: 'connected', ...over } },
    connected: { on: over },
    closed: { type: 'final' },
    failed: { type: 'final' },
  },
});

/** Appendix A.2. */
export const tlsServerMachine = setup({ types }).createMachine({
  id: 'tls-server',
  context: {},
  initial: 'awaitingClientHello',
  states: {
    awaitingClientHello: { on: { ClientHello: 'awaitingFinished', ...over } },
    awaitingFinished: { on: { Finished: 'connected', ...over } },
    connected: { on: over },
    closed: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const tlsClient = stepper<TlsEvent>(tlsClientMachine);
export const tlsServer = stepper<TlsEvent>(tlsServerMachine);
