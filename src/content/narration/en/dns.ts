/** The DNS beyond a single question and answer: the walk from the root, other records, answers cut off, TCP. */
import type { Wordings } from '../words.ts';

export const dns: Record<string, Wordings> = {
  'question.TXT': {
    story: [
      '{from} asks {to}: *what is written at {name}?*',
      'A TXT record is a notice board: it says who may send for a domain, or holds a key.',
    ],
    protocol: [
      'A query for the TXT records of `{name}`.',
      'SPF, DKIM and DMARC are all read from TXT records; each consists of strings of at most 255 octets.',
    ],
  },
  'question.AAAA': {
    story: ['{from} asks {to}: *has {name} an address of the new kind?*', 'IPv6 addresses have sixteen octets, in a record of their own.'],
    protocol: [
      'A query for the AAAA record of `{name}`: its IPv6 address.',
      'RFC 5321 §5.1: a host may be called on at an A or an AAAA address.',
    ],
  },
  'question.NS': {
    story: ['{from} asks {to}: *who is responsible for {name}?*', 'Each zone names the servers that answer for it.'],
  },
  'question.PTR': {
    story: [
      '{from} asks {to}: *which name belongs to this address?*',
      'The way back, from number to name, is a zone of its own: in-addr.arpa.',
    ],
  },
  'answer.referral': {
    story: [
      '{from} does not know, but knows who does: `{records}`.',
      'Nobody knows all names. Each server knows only who is responsible one step further down.',
    ],
    protocol: [
      'A referral: no answer, but NS records in the authority section, and the address of that server in the additional one.',
      'The address is called glue. Without it one would have to ask the server for the way to itself (RFC 1034 §4.2.1).',
    ],
    octet: [
      'ANCOUNT is zero, NSCOUNT is not, and the AA bit is off.',
      'Such an answer ends nothing: the same question goes on to the server that is named.',
    ],
  },
  'answer.truncated': {
    story: [
      '{from} has more to say than fits on a postcard: the answer comes cut off.',
      'So {to} picks up the telephone and asks once more, over TCP.',
    ],
    protocol: [
      'The TC bit is set: truncated.',
      'A datagram without EDNS holds 512 octets (RFC 1035 §4.2.1); who sees TC asks again over TCP (RFC 7766 §5).',
    ],
    octet: [
      '{octets} octets, and the bit 0x0200 of the flags says that there would be more.',
      'Part of an answer is no answer: what came of it is not used (RFC 2181 §9).',
    ],
  },
  'answer.NOERROR/TXT': {
    story: [
      '{from} answers what is written there: `{records}`.',
      'Whoever asked must make sense of it himself; for the DNS it is only text.',
    ],
  },
  'answer.NOERROR/AAAA': {
    story: ['{from} answers with an IPv6 address: `{records}`.', 'Now {to} knows whom to call.'],
  },
  'answer.REFUSED': {
    story: [
      '{from} is not responsible for this name and says so.',
      'A name server answers for its own zones only; to ask it about others is a mistake in somebody’s list.',
    ],
    protocol: [
      'REFUSED, response code 5.',
      'The next server that is named for the zone is asked; if there is none, the asker hears SERVFAIL.',
    ],
  },
  'answer.FORMERR': {
    story: ['{from} could not make sense of the question.', 'It answers nevertheless, so that nobody waits in vain.'],
    protocol: [
      'FORMERR, response code 1: the query could not be interpreted.',
      'Number and flags are all that it could read, so it repeats no question.',
    ],
  },
  'answer.NOTIMP': {
    story: ['{from} does not do that kind of thing.', 'There are other operations than a query; this server knows only the query.'],
  },
  'answer.BADVERS': {
    story: ['{from} speaks no such version of the extensions.', 'Its answer says which one it does speak.'],
  },
  'lost.answer': {
    story: [
      'The answer never arrives.',
      'For the one who asked it looks the same as if nobody were there; a few seconds later he asks again.',
    ],
  },
  'dns.QUERY': {
    story: ['{client} asks once more, this time over TCP.', 'A connection has room for any answer; it costs a handshake.'],
    protocol: [
      'The same message as over UDP, with two octets of length before it.',
      'TCP carries a stream without seams: the length says where the message ends (RFC 1035 §4.2.2).',
    ],
    octet: [
      '{octets} octets, two of them for the length.',
      'Whoever reads must wait until that many have come; a segment may end anywhere.',
    ],
  },
  'dns.command': {
    story: ['{client} asks over TCP.', 'A connection has room for any answer.'],
  },
  'dns.QUERY/NOERROR': {
    story: ['{server} answers, and this time everything fits.', 'Up to 65,535 octets go into one message over TCP.'],
    protocol: [
      'The whole answer, its length before it.',
      'The connection may be kept for the next question (RFC 7766 §6.2); here it is closed.',
    ],
  },
  'dns.NXDOMAIN': {
    story: ['{server} answers: *there is no such name*.', 'A clear no, over TCP as over UDP.'],
  },
  'dns.reply': {
    story: ['{server} answers over TCP: {code}.', 'The codes are the same as over UDP.'],
    protocol: [
      'Response code {code}, in a message with its length before it.',
      'Answers come in the order of the questions here, though RFC 7766 §6.2.1.1 would allow another.',
    ],
  },
};
