import type { Wordings } from '../words.ts';

/** What only recordings have: gaps, conversations that were under way, traces that tell of a hop, sealed records nobody opened. */
export const recording: Record<string, Wordings> = {
  'open.middle': {
    story: [
      '{client} and {server} are talking already when the recording begins.',
      'What they said before is not in it: the greeting, and perhaps who logged in, can only be guessed.',
    ],
    protocol: [
      'The first packet that was captured belongs to a connection already open: there is no SYN.',
      'The state of the session is unknown, so the judge says nothing about what may have been settled before.',
    ],
    octet: [
      'No SYN was captured, so that the counts of octets begin with the first one that was seen.',
      'Sequence numbers are shown relative to that octet.',
    ],
  },
  'open.noPort': {
    story: ['{from} speaks to {to}.', 'The recording keeps what was said, and not the addresses of the two ends.'],
    protocol: [
      'A connection for {protocol}; its addresses and ports were not written down.',
      'Logs and dialogues hold the lines of the conversation and nothing of the packets that carried them.',
    ],
    octet: [
      'Of TCP itself nothing is in this recording.',
      'Handshake, sequence numbers and acknowledgements can be seen in a capture only.',
    ],
  },
  'open.other': {
    story: ['{from} calls {to} on port {port}.', 'What they speak is none of the mail protocols, so it is left alone.'],
  },
  'open.tls': {
    story: [
      '{from} calls {to} on port {port}, and everything is sealed from the first octet.',
      'Without the keys one can see that there is talk, when, and how much; not what about.',
    ],
    protocol: [
      'TLS from the first octet, on port {port} of {server}.',
      'With a key log (SSLKEYLOGFILE) opened together with the capture, the words inside become readable.',
    ],
  },
  'close.recordingEnds': {
    story: [
      'The recording ends here; the conversation between {client} and {server} had not.',
      'Whether they said goodbye, or what came next, nobody wrote down.',
    ],
    protocol: [
      'No end of the connection is in the recording: no FIN and no RST.',
      'What counts is the last reply that was seen; everything after it is unknown.',
    ],
  },
  'note.recording.gap': {
    story: [
      'Here something is missing: nobody knows how much {from} said that is not in the recording.',
      'The conversation goes on after the gap; what stood in it is not made up.',
    ],
    octet: ['A number of octets that nobody knows is missing here.', 'Counting goes on with the next octet that was seen.'],
  },
  'note.recording.gap/lost': {
    story: [
      'Here {missing} octets are missing that {from} sent: the recording never saw them.',
      'Whoever captured was too slow, or the packets went another way. The receiver confirmed them, so they did arrive.',
    ],
    octet: [
      '{missing} octets of the stream are not in the capture.',
      'The sequence numbers on both sides of the gap tell exactly how many.',
    ],
  },
  'note.recording.gap/snapped': {
    story: [
      'Here {missing} octets are missing: only the beginning of the packet was kept.',
      'Captures can be told to cut packets off, to save space or to spare what people wrote.',
    ],
    protocol: [
      'The snap length of the capture cut {missing} octets off.',
      'The packet’s own length says how much there was; capturing with `-s 0` keeps all of it.',
    ],
    octet: ['{missing} octets beyond the snap length.', 'Each packet has two lengths in a capture: as it was, and as it was kept.'],
  },
  'note.recording.gap/leftOut': {
    story: [
      'Whoever wrote this down left something out: {missing} octets of what {from} said.',
      'Logs leave out passwords and long texts on purpose. What stood here is not made up.',
    ],
    octet: ['{missing} octets were left out by the program that wrote the log.', 'It noted their number, though not the octets.'],
  },
  'note.hop.told': {
    story: [
      '{from} notes how the letter came in: `{detail}`.',
      'That stands in the Received field which it wrote, or in its log. What was said on the line stands nowhere.',
    ],
    protocol: [
      'What the trace tells of this hop: `{detail}`.',
      'After `with` stands the protocol: S means TLS, A that somebody logged in (RFC 3848). Only the fields that trusted servers wrote can be believed.',
    ],
  },
  'note.hop.nothing': {
    story: [
      '{from} tells nothing of how the letter came in.',
      'A Received field may be short; what is not in it cannot be known from the letter.',
    ],
  },
  'note.hop.delay': {
    story: [
      '{span} passed before the letter was at {host}.',
      'It may have waited in a queue, or have been put off, or the two clocks differ: the fields tell the times, not the reasons.',
    ],
    protocol: [
      '{host} wrote its field {span} later than the server before it (RFC 5321 §4.4).',
      'Each server writes the time of its own clock, so small differences mean little.',
    ],
  },
  'note.hop.skew': {
    story: [
      'By its clock {host} had the letter {span} before the server that sent it.',
      'Letters do not travel back in time: one of the two clocks is wrong.',
    ],
    protocol: [
      'The time in the field of {host} is {span} earlier than the one below it.',
      'Clock skew: the order of the fields is reliable, their times are as good as each server’s clock.',
    ],
  },
  'note.hop.noTime': {
    story: [
      '{from} does not tell when it had the letter, or not in a way that could be read.',
      'The hop stands where the order of the fields puts it.',
    ],
  },
  'tls.ServerHello': {
    story: [
      '{from} answers with its half of the key.',
      'From here on most of what the two say cannot be read by others; the papers that prove who the server is come next.',
    ],
    protocol: [
      '`{label}`: the server chose the version and the cipher suite (RFC 8446 §4.1.3; TLS 1.2: RFC 5246 §7.4.1.3).',
      'In TLS 1.3 everything after ServerHello is sealed; in TLS 1.2 the certificate still crosses the line in the clear.',
    ],
  },
  'tls.EncryptedExtensions': {
    story: [
      '{from} goes on inside sealed records: its papers, and the proof that they are its own.',
      'The capture shows how long they are, and no more.',
    ],
    protocol: [
      'Sealed records of the handshake: EncryptedExtensions, Certificate, CertificateVerify, Finished (RFC 8446 §2), or a part of them.',
      'On the line they look like any other data, which is what TLS 1.3 wants.',
    ],
  },
  'tls.ClientKeyExchange': {
    story: ['{from} answers with its half of the key.', 'Both ends can now compute the same secret.'],
    protocol: [
      'ClientKeyExchange of TLS 1.2 (RFC 5246 §7.4.7), and what was sent with it: `{label}`.',
      'TLS 1.3 has no such message: the client’s share travels in its very first one.',
    ],
  },
  'tls.application_data': {
    story: [
      '{from} says something, and only {to} can read it.',
      'Who listens learns when, and how much: {octets} octets. With a key log opened together with the capture, the words would stand here.',
    ],
    protocol: [
      'Sealed records of TLS, {octets} octets with their headers.',
      'A key log (SSLKEYLOGFILE, RFC 9850) of the client or the server opens them, also afterwards.',
    ],
    octet: [
      '{octets} octets of records: `17 03 03`, a length, then noise.',
      'The number at the front says application data; in TLS 1.3 it may also hide messages of the handshake.',
    ],
  },
  'tls.handshake': {
    story: ['{from} goes on with the handshake: `{label}`.', 'The two ends are still agreeing on how to seal what follows.'],
    protocol: ['Messages of the TLS handshake: `{label}`.', 'Once both sides have said Finished, the mail protocol goes on inside.'],
  },
};
