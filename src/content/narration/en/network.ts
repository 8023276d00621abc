import type { Wordings } from '../words.ts';

/** TCP and DNS. */
export const network: Record<string, Wordings> = {
  open: {
    story: ['{from} calls {to} on port {port}.', 'Behind each port another language is spoken; here it is {protocol}.'],
    protocol: [
      '{from} opens a TCP connection to `{serverAddress}`: SYN, SYN-ACK, ACK.',
      'Only when both sides have confirmed can the first octet of {protocol} travel. The calling port, `{clientAddress}`, is chosen for this call alone.',
    ],
    octet: [
      'Three segments without any data build the connection.',
      'Each side announces the number from which it will count its octets; in these pages both counts begin at 0.',
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
      'SYN itself counts as one octet, so the first real octet will have the next number.',
    ],
  },
  'segment.SYN,ACK': {
    story: ['{from} answers: *yes, I hear you; do you hear me?*', 'Both directions must work before anything is entrusted to them.'],
    protocol: [
      'SYN and ACK in one segment: the server agrees and names its own initial sequence number.',
      'Two directions, two counts of octets, each confirmed by the other side.',
    ],
  },
  'segment.ACK': {
    story: ['{from} confirms what it has received.', 'What is not confirmed would be sent again.'],
    protocol: ['ACK: {from} expects octet {ack} next.', 'All octets before that one have arrived, in order and without gaps.'],
  },
  'segment.PSH,ACK': {
    story: [
      'A packet is on its way from {from} to {to}.',
      'TCP cuts what is said into packets and puts it together again in the right order on the other side.',
    ],
    protocol: [
      'A segment with data from octet {seq} on; it also confirms everything before {ack}.',
      'PSH asks the receiver to hand the octets to the program at once.',
    ],
    octet: [
      'Sequence number {seq}, acknowledgement {ack}, flags PSH and ACK.',
      'The mail protocol never sees these borders: a line may be spread over several segments, or several lines may share one.',
    ],
  },
  'segment.FIN,ACK': {
    story: ['{from} has said all it had to say.', 'Each direction is closed by itself.'],
    protocol: [
      'FIN: no more octets will come from {from}.',
      'Like SYN it counts as one octet and has to be confirmed; then the other side closes its own direction.',
    ],
  },
  'segment.RST': {
    story: ['{from} breaks off at once.', 'Nobody is listening here, or the conversation has become impossible.'],
    protocol: ['RST: the connection does not exist, or no longer.', 'Whatever was on its way is thrown away; no confirmation follows.'],
  },
  segment: {
    story: ['A packet travels from {from} to {to}.', 'Its flags are {label}.'],
    octet: [
      'Flags {label}, sequence number {seq}, acknowledgement {ack}.',
      'Shown relative to the start of the connection; on the wire the counts begin at a random number.',
    ],
  },
  'close.quit': {
    story: ['The line between {client} and {server} is closed, in good order.', 'Both had said what they wanted; nothing is left open.'],
    protocol: [
      'After the farewell of {protocol} both directions were closed with FIN.',
      'The order matters: first the last reply, then the end of the connection.',
    ],
  },
  'close.refused': {
    story: ['{server} refuses the call.', 'The host is there, but nobody listens on that port; {client} has to think of something else.'],
    protocol: [
      'The SYN was answered with RST.',
      'A refused connection is a quick and clear answer: the next address or the next MX can be tried at once.',
    ],
  },
  'close.timeout': {
    story: ['Nobody answers. {client} gives up waiting.', 'Silence is the slowest of all answers: only a clock can end it.'],
    protocol: [
      'No answer came in the time that is allowed.',
      'RFC 5321 §4.5.3.2 names a minimum for each step: five minutes for a greeting or a command, ten for the end of the text.',
    ],
  },
  'close.reset': {
    story: [
      'The line between {client} and {server} breaks off.',
      'One side has thrown the conversation away; whatever was not yet confirmed has not happened.',
    ],
  },
  'close.lost': {
    story: [
      'The line between {client} and {server} is cut.',
      'Neither has said goodbye: each must now behave as if the last unanswered thing had not been said.',
    ],
    protocol: [
      'The connection is lost without FIN.',
      'What counts is the last reply that arrived: a transaction without its final 250 is repeated, a POP3 session without QUIT deletes nothing.',
    ],
  },
  'close.unanswered': {
    story: ['Nobody answers. {client} gives up waiting for {server}.', 'Silence is the slowest of all answers: only a clock can end it.'],
    protocol: [
      'The SYN was sent again and again, and no answer came.',
      'An unreachable host does not refuse, it is silent; so the next address or MX is tried only when the time is up.',
    ],
  },
  'close.end': { story: ['{from} closes the line.', 'Whatever was confirmed before stands; what was not, did not happen.'] },
  close: { story: ['The line between {client} and {server} is closed.', 'Whatever was confirmed before stands.'] },
  'question.MX': {
    story: [
      '{from} asks {to}: *who takes the mail for {name}?*',
      'The address `…@{name}` names a domain, not a machine: only the DNS knows which machines serve it.',
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
      'An MX record names a host, and the host has to be looked up in its turn.',
    ],
  },
  question: {
    story: ['{from} asks {to} about `{label}`.', 'The DNS is asked for one kind of record at a time.'],
    protocol: [
      'A DNS query over UDP, port 53: `{label}`.',
      'One packet there, one packet back; whoever hears nothing asks again after a few seconds.',
    ],
    octet: [
      '{octets} octets: twelve of header, then the question: name, type, class.',
      'In the name a length stands before each part instead of dots, and a zero octet ends it (RFC 1035 §4.1.2).',
    ],
  },
  'question@resolver': {
    story: [
      '{from} does not know, and asks further: {to}.',
      'As far as it knows, this server is responsible for a zone in which the name lies: it should answer *with authority*, or name those who can. The resolver asks on behalf of others and remembers.',
    ],
  },
  'lost.question': {
    story: [
      'The question never arrives.',
      'A DNS question is a single packet without any confirmation; the one who asked will notice by the silence.',
    ],
  },
  'answer.NOERROR/MX': {
    story: [
      '{from} answers: mail for {name} goes to `{records}`.',
      'The number is a preference: the *smallest* is tried first, the others are there in case it fails.',
    ],
    protocol: [
      'MX records in the answer: `{records}`.',
      'Preference first, then the name of a host; equal preferences are chosen from at random, to share the load.',
    ],
  },
  'answer.NOERROR/A': {
    story: ['{from} answers with an address: `{records}`.', 'Now {to} knows whom to call.'],
    protocol: ['A record: `{records}`.', 'Four octets. The answer may be kept as long as its TTL says.'],
  },
  'answer.NOERROR': {
    story: ['{from} answers: `{records}`.', 'The answer may be remembered for as long as it says itself.'],
  },
  'answer.NODATA': {
    story: [
      '{from} answers: that name exists, but there is no such record.',
      'For mail it means: no MX, so the domain’s own address would be tried.',
    ],
  },
  'answer.NXDOMAIN': {
    story: ['{from} answers: *there is no such name*.', 'This is a clear no: nobody takes mail for it, and asking again would not help.'],
    protocol: [
      'NXDOMAIN, response code 3: the name does not exist.',
      'A permanent failure for mail; “no” too may be remembered, for as long as the SOA record allows.',
    ],
  },
  'answer.SERVFAIL': {
    story: ['{from} could not find out.', 'That is no “no”: it may work later, so the letter waits.'],
    protocol: ['SERVFAIL, response code 2.', 'For mail a temporary failure: the message stays in the queue (RFC 5321 §5.1).'],
  },
  answer: {
    story: ['{from} answers {to}: {label}.', '{records}'],
    protocol: [
      'The answer repeats the question and its number, so that the two can be matched; response code {label}.',
      'Each record has a time to live: until then anybody may answer from memory.',
    ],
    octet: [
      '{octets} octets: the header, the question once more, then the records.',
      'A name that has occurred before is replaced by two octets that point back to it; their first two bits are ones.',
    ],
  },
  cached: {
    story: ['{from} remembers the answer about `{label}`.', 'Asked the same again within {span}, it need not ask anybody.'],
    protocol: [
      '`{label}` is kept with its time to live: {span}.',
      'Memory makes the DNS bearable, and is why changes take their time to be seen.',
    ],
    octet: ['TTL: a count of seconds, 32 bits, in every record.', 'It counts down in the memory; at zero the record is forgotten.'],
  },
};
