import type { Wordings } from '../words.ts';

/** TLS: the handshake, and what is sealed by it. */
export const tls: Record<string, Wordings> = {
  'tls.ClientHello': {
    story: [
      '{from} holds out its hand: *let us talk so that nobody else can understand*.',
      'It says what kinds of encryption it knows, and sends half of a key made for this one conversation.',
    ],
    protocol: [
      'ClientHello (RFC 8446 §4.1.2): random octets, cipher suites, a key share on the X25519 curve, and the name of the server that it wants (SNI).',
      'That name still travels unencrypted: anybody listening learns which server is called, though not what is said there.',
    ],
    octet: [
      '{octets} octets, including the record’s header of five: `16` for a handshake, then an old version number, kept for old equipment along the way.',
      'From the other side’s share and its own secret, each end computes the same key; the key itself never crosses the line.',
    ],
  },
  'tls.ServerHello EncryptedExtensions Certificate CertificateVerify Finished': {
    story: [
      '{from} answers with its half of the key and with its papers: a certificate with its name on it.',
      'The papers are already sealed. To prove that they are its own, it signs everything said so far.',
    ],
    protocol: [
      'ServerHello travels unencrypted, and everything after it is sealed with the new keys: EncryptedExtensions, Certificate, CertificateVerify, Finished (RFC 8446 §2).',
      'All of it comes in one go: TLS 1.3 needs one round trip where TLS 1.2 needed two.',
    ],
    octet: [
      '{octets} octets in one go; others can only read the first record.',
      'A client that checks compares the name in the certificate with the one it called, and verifies the signature with an authority it trusts.',
    ],
  },
  'tls.Finished': {
    story: [
      '{from} confirms that both have heard the same things.',
      'From now on everything is sealed. Anybody listening can tell that the two are talking, and how much, but nothing else.',
    ],
    protocol: [
      'Finished: a keyed digest over the whole handshake (RFC 8446 §4.4.4). If anybody had changed a single octet, it would not match.',
      'This ends the handshake, and the mail protocol begins. After STARTTLS it starts again from the beginning, because nothing learnt on the open line counts (RFC 3207 §4.2).',
    ],
  },
  'tls.close_notify': {
    story: [
      '{from} says, inside the sealed line, that it has nothing more to say.',
      'Without this goodbye, nobody could tell an ending from a cut.',
    ],
    protocol: [
      'The alert `close_notify` (RFC 8446 §6.1) ends one direction of the TLS connection.',
      'It guards against truncation: an attacker who cuts the line cannot forge it.',
    ],
  },
  tls: {
    story: ['{from} breaks off the handshake: `{label}`.', 'Without an agreement nothing secret is said, and the connection is closed.'],
    protocol: [
      'A TLS alert: `{label}` (RFC 8446 §6.2).',
      'Except for those that close it in good order, every alert ends the connection at once.',
    ],
    octet: [
      '{octets} octets: the record’s header, then a level and a number for the reason.',
      'Once there are keys, alerts are sealed too, like everything else.',
    ],
  },
  sealed: {
    octet: [
      '{sealed} octets that look like noise travel between the two ends; only those two can open them and read the {octets} shown here.',
      'Each record adds 22: a header of 5, one for the kind of content, and 16 that let the other side check that nothing was changed.',
    ],
  },
};
