import type { Wordings } from '../words.ts';

/** TCP and DNS. */
export const network: Record<string, Wordings> = {
  open: {
    story: ['{from} calls {to} on port {port}.', 'Each port has its own language; here it is {protocol}.'],
    protocol: [
      '{from} opens a TCP connection to `{serverAddress}`: SYN, SYN-ACK, ACK.',
      'Only when both sides have confirmed can the first octet of {protocol} travel. The caller’s port, `{clientAddress}`, is chosen just for this call.',
    ],
    octet: [
      'Three segments without any data set up the connection.',
      'Each side announces the number from which it will count its octets; here both counts are shown from 0.',
    ],
  },
  'segment.SYN': {
    story: ['{from} knocks.', 'A first small packet asks: may we talk?'],
    protocol: [
      'SYN: {from} proposes a connection and names its initial sequence number.',
      'Nothing of the mail protocol has been said yet (RFC 9293 §3.5).',
    ],
    octet: [
      'A segment with the SYN bit set and no data; sequence number {seq}.',
      'The SYN itself counts as one octet, so the first real octet has the next number.',
    ],
  },
  'segment.SYN,ACK': {
    story: ['{from} answers: *yes, I hear you; do you hear me?*', 'Both directions must work before anything important is sent.'],
    protocol: [
      'SYN and ACK in one segment: the server agrees and names its own initial sequence number.',
      'There are two directions and two counts of octets, each confirmed by the other side.',
    ],
  },
  'segment.ACK': {
    story: ['{from} confirms what it has received.', 'Anything not confirmed would be sent again.'],
    protocol: ['ACK: {from} now expects octet {ack}.', 'All the octets before that one have arrived, in order and without gaps.'],
  },
  'segment.PSH,ACK': {
    story: [
      'A packet is on its way from {from} to {to}.',
      'TCP cuts what is said into packets and puts them back together in the right order on the other side.',
    ],
    protocol: [
      'A segment with data, starting at octet {seq}; it also confirms everything before {ack}.',
      'PSH asks the receiver to hand the octets to the program at once.',
    ],
    octet: [
      'Sequence number {seq}, acknowledgement {ack}, flags PSH and ACK.',
      'The mail protocol never sees these boundaries: one line may be spread over several segments, or several lines may share one.',
    ],
  },
  'segment.FIN,ACK': {
    story: ['{from} has nothing more to say.', 'Each direction is closed separately.'],
    protocol: [
      'FIN: no more octets will come from {from}.',
      'Like a SYN, it counts as one octet and has to be confirmed; the other side closes its own direction too.',
    ],
  },
  'segment.RST': {
    story: ['{from} breaks off abruptly.', 'Either nobody is listening on this port, or the conversation cannot go on.'],
    protocol: [
      'RST: the connection does not exist, or exists no longer.',
      'Everything that was on its way is thrown away, and nothing is confirmed.',
    ],
  },
  segment: {
    story: ['A packet travels from {from} to {to}.', 'Its flags are {label}.'],
    octet: [
      'Flags {label}, sequence number {seq}, acknowledgement {ack}.',
      'These numbers are relative to the start of the connection; on the wire the counts begin at a random number.',
    ],
  },
  'close.quit': {
    story: ['The line between {client} and {server} is closed properly.', 'Both had said what they wanted to say; nothing is left open.'],
    protocol: [
      'After the goodbye of {protocol}, both directions were closed with FIN.',
      'The order matters: first the last reply, then the end of the connection.',
    ],
  },
  'close.refused': {
    story: [
      'The call to {server} is refused.',
      'Nobody listens on that port, or somebody on the way lets no call through to it; {client} has to think of something else.',
    ],
    protocol: [
      'The SYN was answered with an RST.',
      'A refused connection is a quick and clear answer: the next address or the next MX can be tried at once.',
    ],
  },
  'close.timeout': {
    story: ['Nobody answers. {client} gives up waiting.', 'Silence is the slowest answer of all: only a clock can end it.'],
    protocol: [
      'No answer came within the time allowed.',
      'RFC 5321 §4.5.3.2 sets a minimum wait for each step: five minutes for the greeting, MAIL or RCPT, ten for the end of the text.',
    ],
  },
  'close.reset': {
    story: [
      'The line between {client} and {server} breaks off.',
      'One side has dropped the conversation; treat whatever was not yet confirmed as if it had not happened.',
    ],
  },
  'close.lost': {
    story: [
      'The line between {client} and {server} is cut.',
      'Neither has said goodbye: each must now act as if the last unanswered thing had never been said.',
    ],
    protocol: [
      'The connection is lost without a FIN.',
      'What counts is the last reply that arrived: a transaction without its final 250 is repeated, a POP3 session without QUIT deletes nothing.',
    ],
  },
  'close.unanswered': {
    story: ['Nobody answers. {client} gives up waiting for {server}.', 'Silence is the slowest answer of all: only a clock can end it.'],
    protocol: [
      'The SYN was sent again and again, but no answer came.',
      'A host that cannot be reached does not refuse, it stays silent; so the next address or MX is tried only when the time is up.',
    ],
  },
  'close.end': { story: ['{from} closes the line.', 'Whatever was confirmed before still counts; the rest did not happen.'] },
  close: { story: ['The line between {client} and {server} is closed.', 'Whatever was confirmed before still counts.'] },
  'question.MX': {
    story: [
      '{from} asks {to}: *who accepts mail for {name}?*',
      'The address `…@{name}` names a domain, not a machine: only the DNS knows which machines accept its mail.',
    ],
    protocol: [
      'A query for the MX records of `{name}`.',
      'RFC 5321 §5.1: MX first; an address record of the domain itself counts only if there is no MX at all.',
    ],
  },
  'question.A': {
    story: ['{from} asks {to}: *what is the address of {name}?*', 'Names are for people; a connection needs a number.'],
    protocol: [
      'A query for the A record of `{name}`: its IPv4 address.',
      'An MX record only names a host, so the host’s address has to be looked up too.',
    ],
  },
  question: {
    story: ['{from} asks {to} about `{label}`.', 'Each question asks the DNS for one kind of record.'],
    protocol: [
      'A DNS query over UDP, port 53: `{label}`.',
      'One packet there, one packet back; if no answer comes, the question is asked again after a few seconds.',
    ],
    octet: [
      '{octets} octets: a header of twelve, then the question: name, type, class.',
      'Instead of dots, each part of the name has its length in front, and a zero octet ends it (RFC 1035 §4.1.2).',
    ],
  },
  'question@resolver': {
    story: [
      '{from} does not know yet, so it asks {to}.',
      'As far as the resolver knows, this server is responsible for a zone that contains the name: it should answer *with authority*, or name a server that can. A resolver asks on behalf of others, and remembers the answers.',
    ],
  },
  'lost.question': {
    story: ['The question never arrives.', 'A DNS question is a single packet that nobody confirms; {from} will only notice the silence.'],
  },
  'answer.NOERROR/MX': {
    story: [
      '{from} answers: mail for {name} goes to `{records}`.',
      'The number is a preference: the *smallest* is tried first, and the others are there in case it fails.',
    ],
    protocol: [
      'MX records in the answer: `{records}`.',
      'First the preference, then the name of a host; among equal preferences the choice is random, to share the load.',
    ],
  },
  'answer.NOERROR/A': {
    story: ['{from} answers with an address: `{records}`.', 'Now {to} knows where to call.'],
    protocol: ['A record: `{records}`.', 'An IPv4 address is four octets. The answer may be kept for as long as its TTL says.'],
  },
  'answer.NOERROR': {
    story: ['{from} answers: `{records}`.', 'The answer itself says how long it may be remembered.'],
  },
  'answer.NODATA': {
    story: [
      '{from} answers: *the name exists, but has no record of that kind*.',
      'If it was the MX that is missing, mail goes to the domain’s own address instead.',
    ],
  },
  'answer.NXDOMAIN': {
    story: ['{from} answers: *there is no such name*.', 'That is a clear no: nobody accepts mail for it, and asking again would not help.'],
    protocol: [
      'NXDOMAIN, response code 3: the name does not exist.',
      'For mail that is a permanent failure. A “no” may be remembered too, for as long as the SOA record allows.',
    ],
  },
  'answer.SERVFAIL': {
    story: ['{from} could not find out.', 'That is not a “no”: it may work later, so the letter waits.'],
    protocol: ['SERVFAIL, response code 2.', 'For mail that is a temporary failure: the message stays in the queue (RFC 5321 §5.1).'],
  },
  answer: {
    story: ['{from} answers {to}: {label}.', '{records}'],
    protocol: [
      'The answer repeats the question and its number, so that the two can be matched; response code {label}.',
      'Each record has a time to live: until it runs out, anybody may answer from memory.',
    ],
    octet: [
      '{octets} octets: the header, the question once more, then the records.',
      'A name that has appeared before is replaced by two octets that point back to it; their first two bits are ones.',
    ],
  },
  cached: {
    story: ['{from} remembers the answer about `{label}`.', 'If the same question comes within {span}, it will not have to ask anybody.'],
    protocol: [
      '`{label}` is kept with its time to live: {span}.',
      'Without this memory the DNS would be far too slow; but it is also why changes take a while to be noticed.',
    ],
    octet: [
      'TTL: a count of seconds, 32 bits, in every record.',
      'It counts down while the record is remembered; at zero the record is forgotten.',
    ],
  },
};
