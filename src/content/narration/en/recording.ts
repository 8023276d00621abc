import type { Wordings } from '../words.ts';

/** What only recordings have: gaps, conversations that were under way, traces that tell of a hop, sealed records nobody opened. */
export const recording: Record<string, Wordings> = {
  'open.middle': {
    story: [
      '{client} and {server} are already talking when the recording begins.',
      'What they said before is not in it, so we can only guess at the greeting, and perhaps at who logged in.',
    ],
    protocol: [
      'The first packet captured belongs to a connection that was already open: there is no SYN.',
      'The state of the session is unknown, so the judge says nothing about what may have happened before.',
    ],
    octet: [
      'No SYN was captured, so the octets are counted from the first one seen.',
      'Sequence numbers are shown relative to that octet.',
    ],
  },
  'open.noPort': {
    story: ['{from} speaks to {to}.', 'The recording holds what was said, but not the addresses of the two ends.'],
    protocol: [
      'This is a connection for {protocol}; its addresses and ports were not written down.',
      'Logs and dialogues hold the lines of the conversation, but nothing about the packets that carried them.',
    ],
    octet: [
      'This recording has nothing about TCP itself.',
      'Only a packet capture shows the handshake, sequence numbers and acknowledgements.',
    ],
  },
  'open.other': {
    story: ['{from} calls {to} on port {port}.', 'They are not speaking a mail protocol, so their conversation is left alone.'],
  },
  'open.tls': {
    story: [
      '{from} calls {to} on port {port}, and everything is sealed from the first octet on.',
      'Without the keys we can see that the two are talking, when, and how much, but not what about.',
    ],
    protocol: [
      'TLS from the first octet on, on port {port} of {server}.',
      'If you open a key log (SSLKEYLOGFILE) together with the capture, you can read the words inside.',
    ],
  },
  'close.recordingEnds': {
    story: [
      'The recording ends here, before the conversation between {client} and {server} does.',
      'Nobody wrote down what came next, or whether they said goodbye.',
    ],
    protocol: [
      'The recording does not show the end of the connection: there is no FIN and no RST.',
      'What counts is the last reply seen; everything after it is unknown.',
    ],
  },
  'note.recording.gap': {
    story: [
      'Something is missing here: part of what {from} said is not in the recording, and nobody knows how much.',
      'The conversation goes on after the gap; Mailscope does not make up what was in it.',
    ],
    octet: ['An unknown number of octets is missing here.', 'The count goes on with the next octet seen.'],
  },
  'note.recording.gap/lost': {
    story: [
      '{missing} octets that {from} sent are missing here: the recording never saw them.',
      'The capture was too slow, or the packets went another way. The receiver confirmed them, so they did arrive.',
    ],
    octet: [
      '{missing} octets of the stream are not in the capture.',
      'The sequence numbers before and after the gap show exactly how many.',
    ],
  },
  'note.recording.gap/snapped': {
    story: [
      '{missing} octets are missing here: only the beginning of the packet was kept.',
      'A capture program can be told to cut packets short, to save space or to protect what people wrote.',
    ],
    protocol: [
      'The snap length of the capture cut off {missing} octets.',
      'The packet’s own length says how much there was; capturing with `-s 0` keeps everything.',
    ],
    octet: ['{missing} octets were beyond the snap length.', 'In a capture each packet has two lengths: what it was, and what was kept.'],
  },
  'note.recording.gap/leftOut': {
    story: [
      'Something was left out when this was written down: {missing} octets of what {from} said.',
      'Logs leave out passwords and long texts on purpose. Mailscope does not make up what was here.',
    ],
    octet: ['{missing} octets were left out by the program that wrote the log.', 'It noted how many there were, but not what they were.'],
  },
  'note.recording.preface': {
    story: [
      'Before the session begins, {from} says who it speaks for, or through whom it comes: `{detail}`.',
      'Proxies and load balancers do this. It belongs to the connection, not to the mail protocol.',
    ],
  },
  'note.recording.preface/TLS': {
    story: [
      '{from} begins with TLS, but {to} speaks first here, and in the clear.',
      'The port is one for STARTTLS. What the server made of the handshake is in its next reply.',
    ],
  },
  'note.recording.message': {
    story: [
      'This message is not whole in the recording: octets of it, or of its envelope, are missing.',
      'What is here is shown as it is; nothing is made up.',
    ],
  },
  'note.recording.message/unknown': {
    story: [
      'It is not known whether {to} accepted this message: there is no reply to it in the recording.',
      'It may have been accepted or refused, or may never have arrived.',
    ],
  },
  'note.hop.told': {
    story: [
      '{from} notes how the letter arrived: `{detail}`.',
      'This is in the Received field that it wrote, or in its log. What was said on the line is not written anywhere.',
    ],
    protocol: [
      'What the trace says about this hop: `{detail}`.',
      'After `with` comes the protocol: S means TLS, A means that somebody logged in (RFC 3848). Only believe the fields written by servers you trust.',
    ],
  },
  'note.hop.nothing': {
    story: [
      '{from} says nothing about how the letter arrived.',
      'A Received field may be short; what it leaves out cannot be learnt from the letter.',
    ],
  },
  'note.hop.delay': {
    story: [
      'It took {span} for the letter to reach {host}.',
      'It may have waited in a queue or been put off, or the two clocks may differ: the fields give the times, not the reasons.',
    ],
    protocol: [
      '{host} wrote its field {span} after the server before it (RFC 5321 §4.4).',
      'Each server goes by its own clock, so small differences mean little.',
    ],
  },
  'note.hop.skew': {
    story: [
      'By its own clock, {host} had the letter {span} before the server that sent it.',
      'Letters do not travel back in time: one of the two clocks is wrong.',
    ],
    protocol: [
      'The time in the field written by {host} is {span} earlier than the one below it.',
      'This is clock skew: the order of the fields is reliable, but their times are only as good as each server’s clock.',
    ],
  },
  'note.hop.noTime': {
    story: [
      '{from} does not say when it had the letter, or not in a form that can be read.',
      'The hop is shown where the order of the fields puts it.',
    ],
  },
  'tls.ServerHello': {
    story: [
      '{from} answers with its half of the key.',
      'From here on, others cannot read most of what the two say; next come the papers that prove who the server is.',
    ],
    protocol: [
      '`{label}`: the server chose the version and the cipher suite (RFC 8446 §4.1.3; TLS 1.2: RFC 5246 §7.4.1.3).',
      'In TLS 1.3 everything after ServerHello is sealed; in TLS 1.2 the certificate still crosses the line unencrypted.',
    ],
  },
  'tls.EncryptedExtensions': {
    story: [
      '{from} goes on inside sealed records, with its papers and the proof that they are its own.',
      'The capture shows how long they are, and nothing else.',
    ],
    protocol: [
      'Sealed records of the handshake: EncryptedExtensions, Certificate, CertificateVerify, Finished (RFC 8446 §2), or some of these.',
      'On the line they look like any other data, just as TLS 1.3 intends.',
    ],
  },
  'tls.ClientKeyExchange': {
    story: ['{from} answers with its half of the key.', 'Both ends can now compute the same secret.'],
    protocol: [
      'The ClientKeyExchange of TLS 1.2 (RFC 5246 §7.4.7), and what was sent with it: `{label}`.',
      'TLS 1.3 has no such message: the client’s share travels in its very first one.',
    ],
  },
  'tls.application_data': {
    story: [
      '{from} says something, and only {to} can read it.',
      'Anybody listening learns when, and how much: {octets} octets. If you opened a key log together with the capture, the words would be here.',
    ],
    protocol: [
      'Sealed TLS records: {octets} octets, including their headers.',
      'A key log (SSLKEYLOGFILE, RFC 9850) from the client or the server opens them, even afterwards.',
    ],
    octet: [
      '{octets} octets in records: `17 03 03`, a length, then noise.',
      'The number in front, `17`, means application data; in TLS 1.3 it may also hide handshake messages.',
    ],
  },
  'tls.handshake': {
    story: ['{from} goes on with the handshake: `{label}`.', 'The two ends are still agreeing on how to seal what follows.'],
    protocol: ['TLS handshake messages: `{label}`.', 'Once both sides have said Finished, the mail protocol continues inside.'],
  },
};
