import type { Wordings } from '../words.ts';

/** TLS: the handshake, and what is sealed by it. */
export const tls: Record<string, Wordings> = {
  'tls.ClientHello': {
    story: [
      '{from} holds out its hand: *let us speak so that nobody else can follow*.',
      'It says which kinds of encryption it knows, and sends half of a key that is made for this one conversation.',
    ],
    protocol: [
      'ClientHello (RFC 8446 §4.1.2): random octets, cipher suites, a key share on the curve X25519, and the name of the server it wants (SNI).',
      'The name still travels in the clear: who listens learns which house is called, though not what is said there.',
    ],
    octet: [
      '{octets} octets, the record’s header of five among them: `16` for a handshake, `03 03` for an old version number kept for the sake of old boxes.',
      'From the other side’s share and its own secret each end computes the same key; the key itself never crosses the line.',
    ],
  },
  'tls.ServerHello EncryptedExtensions Certificate CertificateVerify Finished': {
    story: [
      '{from} answers with its half of the key, and with its papers: a certificate that bears its name.',
      'The papers are sealed already. To prove that they are its own, it signs what was said so far.',
    ],
    protocol: [
      'ServerHello in the clear, and all the rest sealed with the keys that it gave: EncryptedExtensions, Certificate, CertificateVerify, Finished (RFC 8446 §2).',
      'All of it in one flight: TLS 1.3 needs a single round trip where TLS 1.2 needed two.',
    ],
    octet: [
      '{octets} octets in one flight; only the first record can be read by others.',
      'A client that checks compares the name in the certificate with the one it called, and the signature with the authority that it trusts.',
    ],
  },
  'tls.Finished': {
    story: [
      '{from} confirms that both have heard the same.',
      'From now on everything is sealed. Who listens sees that there is talk, and how much of it, and nothing else.',
    ],
    protocol: [
      'Finished: a keyed digest over the whole handshake (RFC 8446 §4.4.4). Had anybody changed a single octet of it, it would not fit.',
      'With it the handshake is over, and the mail protocol begins: after STARTTLS from the beginning, for nothing that was learnt in the clear counts (RFC 3207 §4.2).',
    ],
  },
  'tls.close_notify': {
    story: [
      '{from} says that it has nothing more to say, inside the sealed line.',
      'Without this farewell nobody could tell an end from a cut.',
    ],
    protocol: [
      'The alert `close_notify` (RFC 8446 §6.1) ends one direction of the TLS connection.',
      'It guards against truncation: who cuts the line cannot forge it.',
    ],
  },
  tls: {
    story: ['{from} breaks the handshake off: `{label}`.', 'Without agreement nothing secret is said, and the connection is closed.'],
    protocol: ['An alert of TLS: `{label}` (RFC 8446 §6.2).', 'Except for `close_notify` every alert ends the connection at once.'],
    octet: [
      '{octets} octets: the record’s header, and in it a level and a number for the reason.',
      'Once there are keys, alerts are sealed like everything else.',
    ],
  },
  sealed: {
    octet: [
      'Between the two ends go {sealed} octets that look like noise; only the ends can open them and read the {octets} that are shown here.',
      'Each record adds 22: a header of 5, one for the kind of content, and 16 by which the other side sees that nothing was changed.',
    ],
  },
};
