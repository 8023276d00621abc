/** The DNS beyond a single question and answer: the walk from the root, other records, answers cut off, TCP. */
import type { Wordings } from '../words.ts';

export const dns: Record<string, Wordings> = {
  'question.TXT': {
    story: [
      '{from} asks {to}: *what does the text at {name} say?*',
      'A TXT record is a notice board: it says who may send for a domain, or holds a key.',
    ],
    protocol: [
      'A query for the TXT records of `{name}`.',
      'SPF, DKIM and DMARC are all read from TXT records; each consists of strings of at most 255 octets.',
    ],
  },
  'question.AAAA': {
    story: [
      '{from} asks {to}: *does {name} have an address of the new kind?*',
      'IPv6 addresses are sixteen octets long and have a record type of their own.',
    ],
    protocol: [
      'A query for the AAAA record of `{name}`: its IPv6 address.',
      'RFC 5321 §5.1: a host may be reached at an A or an AAAA address.',
    ],
  },
  'question.NS': {
    story: ['{from} asks {to}: *who is responsible for {name}?*', 'Each zone names the servers that answer for it.'],
  },
  'question.PTR': {
    story: [
      '{from} asks {to}: *what name belongs to this address?*',
      'The way back, from number to name, is a zone of its own: in-addr.arpa.',
    ],
  },
  'answer.referral': {
    story: [
      '{from} does not know, but knows who does: `{records}`.',
      'No server knows every name. Each one only knows who is responsible one step further down.',
    ],
    protocol: [
      'A referral: no answer, only NS records in the authority section and the address of that server in the additional section.',
      'That address is called glue. Without it, the resolver would have to ask the server for the way to itself (RFC 1034 §4.2.1).',
    ],
    octet: [
      'ANCOUNT is zero, NSCOUNT is not, and the AA bit is off.',
      'Nothing is settled yet: the same question now goes to the server that was named.',
    ],
  },
  'answer.truncated': {
    story: [
      '{from} has more to say than fits on a postcard, so the answer comes cut off.',
      'So {to} picks up the phone and asks again, over TCP.',
    ],
    protocol: [
      'The TC bit is set: truncated.',
      'A datagram without EDNS holds 512 octets (RFC 1035 §4.2.1); a resolver that sees TC asks again over TCP (RFC 7766 §5).',
    ],
    octet: [
      '{octets} octets, and bit 0x0200 of the flags says that there is more.',
      'Part of an answer is no answer: what arrived is not used (RFC 2181 §9).',
    ],
  },
  'answer.NOERROR/TXT': {
    story: ['{from} reads it out: `{records}`.', 'To the DNS it is only text; making sense of it is up to {to}.'],
  },
  'answer.NOERROR/AAAA': {
    story: ['{from} answers with an IPv6 address: `{records}`.', 'Now {to} knows whom to call.'],
  },
  'answer.REFUSED': {
    story: [
      '{from} is not responsible for this name, and says so.',
      'A name server answers only for its own zones; if it is asked about others, somebody’s list is wrong.',
    ],
    protocol: ['REFUSED, response code 5.', 'The next server named for the zone is asked; if there is none, the answer is SERVFAIL.'],
  },
  'answer.FORMERR': {
    story: ['{from} could not make sense of the question.', 'It answers anyway, so that nobody waits for nothing.'],
    protocol: [
      'FORMERR, response code 1: the query could not be interpreted.',
      'It could read nothing but the ID and the flags, so its answer does not repeat the question.',
    ],
  },
  'answer.NOTIMP': {
    story: [
      '{from} does not support that kind of request.',
      'The DNS has other operations besides the query; this server knows only the query.',
    ],
  },
  'answer.BADVERS': {
    story: ['{from} does not speak that version of the extensions (EDNS).', 'Its answer says which one it does speak.'],
  },
  'lost.answer': {
    story: ['The answer never arrives.', 'To {to} it looks as if nobody were there; after a few seconds it asks again.'],
  },
  'dns.QUERY': {
    story: ['{client} asks again, this time over TCP.', 'A connection has room for any answer; it costs a handshake.'],
    protocol: [
      'The same message as over UDP, with its length in two octets in front.',
      'TCP carries one unbroken stream: the length says where the message ends (RFC 1035 §4.2.2).',
    ],
    octet: [
      '{octets} octets, two of them for the length.',
      'The reader has to wait until that many have arrived; a segment may end anywhere.',
    ],
  },
  'dns.command': {
    story: ['{client} asks over TCP.', 'A connection has room for any answer.'],
  },
  'dns.QUERY/NOERROR': {
    story: ['{server} answers, and this time everything fits.', 'Over TCP, one message can hold up to 65,535 octets.'],
    protocol: [
      'The whole answer, with its length in front.',
      'The connection may be kept for the next question (RFC 7766 §6.2); here it is closed.',
    ],
  },
  'dns.NXDOMAIN': {
    story: ['{server} answers: *there is no such name*.', 'A clear no, the same as over UDP.'],
  },
  'dns.reply': {
    story: ['{server} answers over TCP: {code}.', 'The codes are the same as over UDP.'],
    protocol: [
      'Response code {code}, in a message with its length in front.',
      'Here answers come in the order of the questions, though RFC 7766 §6.2.1.1 allows any order.',
    ],
  },
};
