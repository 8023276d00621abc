import type { Wordings } from '../words.ts';

/** What mail houses decide: lists, forwarding, greylisting, reports, queues that are asked for. */
export const house: Record<string, Wordings> = {
  'note.alias.expanded': {
    story: [
      '{from} knows who is really meant: `{detail}`.',
      'The first address is just another name for the ones behind it; the sender stays the same.',
    ],
    protocol: [
      'An alias (RFC 5321 §3.9.1): the recipient is replaced, the reverse-path is not.',
      'So failures are still reported to the author.',
    ],
  },
  'note.list.expanded': {
    story: [
      '{from} turns one letter into several: `{detail}`.',
      'From here on the letter travels in the name of the list’s owner, so failures are reported to the person who can fix the list.',
    ],
    protocol: [
      'A mailing list (RFC 5321 §3.9.2): recipients *and* reverse-path are replaced.',
      'The From field is still the author’s; the envelope is the owner’s.',
    ],
  },
  'note.forward.expanded': {
    story: ['{from} sends the letter on: `{detail}`.', 'The owner of the mailbox has asked for mail to be sent there.'],
    protocol: [
      'Forwarding (RFC 5321 §3.4, §3.9.1): a new forward-path, the old reverse-path.',
      'The next server sees the author’s domain on mail from a host that does not belong to it: this is where SPF stumbles.',
    ],
  },
  'note.greylisted': {
    story: [
      '{from} does not know this sender yet and asks it to come back later.',
      'Real mail servers do; programs that only spray spam have moved on by then.',
    ],
    protocol: [
      'Greylisting (RFC 6647): this triplet of client, sender and recipient has never been seen before.',
      'It is noted down; once the waiting time is over, the same triplet passes, this time and from then on.',
    ],
  },
  'note.delay.reported': {
    story: [
      '{from} writes to the sender: still waiting, still trying.',
      'The sender has nothing to do, and should not send the letter a second time.',
    ],
    protocol: [
      'A report with `Action: delayed` (RFC 3464 §2.3.3), sent once, some hours after the first failure.',
      'Like every report it comes from nobody, `<>`, so that it can never set off another report.',
    ],
  },
  'note.success.reported': {
    story: [
      '{from} tells the sender that the letter has arrived.',
      'Only because the sender asked: otherwise a server says nothing about what went well.',
    ],
    protocol: [
      'RCPT carried NOTIFY=SUCCESS (RFC 3461 §4.1); the server that delivers the letter, or passes it on to a server without DSN, sends the report.',
      'The report repeats the ENVID, so that the sender’s program can tell which letter is meant.',
    ],
  },
  'note.terminal.shown': {
    story: [
      'The letter appears at once on the screen of `{detail}`, in the middle of whatever was there.',
      'In 1982 people shared large computers, and a server knew who was sitting at which terminal.',
    ],
    protocol: [
      'SEND writes to the terminal, SAML to the terminal *and* the mailbox (RFC 821 §3.4).',
      'Obsolete since RFC 2821: hardly anybody implemented it, and nobody wants strangers writing on their screen.',
    ],
  },
  'note.store.chosen': {
    story: ['{from} hands the letter to the mail store: `{detail}`.', 'One server takes mail in; another keeps the mailboxes.'],
    protocol: [
      'Local delivery by LMTP (RFC 2033) to `{detail}`.',
      'LMTP has no queue: for each recipient the store says at once whether it has kept the letter.',
    ],
  },
  'note.queue.asked': {
    story: [
      '{from} is online again and asks for the mail that was kept for it.',
      'A server that is not always online needs somebody to keep its letters, and a way to ask for them.',
    ],
    protocol: [
      '`{detail}`: remote queue start.',
      'ETRN (RFC 1985) makes the other server try its queue at once; ATRN (RFC 2645) and the old TURN fetch the mail over this very connection.',
    ],
  },
  'note.queue.started': {
    story: [
      '{from} looks in its queue and tries the letters for `{detail}` again now.',
      'Asking cannot send them anywhere else: the letters go where the DNS says.',
    ],
  },
  'note.queue.answered': {
    story: ['{from} gets its answer: `{detail}`.', 'Either the mail comes now, or there is none.'],
  },
  'note.turned.failed': {
    story: [
      'The two had changed places, but the connection broke before {from} could hand over a letter: `{detail}`.',
      'The mail stays where it is until somebody asks for it again.',
    ],
    protocol: [
      'The session that was to follow ATRN or TURN came to nothing: `{detail}`.',
      'There is no other host to try: this mail goes out only when its own server asks for it.',
    ],
  },
  'trace.Content-Transfer-Encoding': {
    story: [
      '{from} encodes the letter differently, because the next server only takes seven bits.',
      'The reader will see the same words, but a signature over the octets would no longer match.',
    ],
    protocol: [
      'The next server does not offer 8BITMIME: 8bit parts become quoted-printable or base64 (RFC 6152 §3).',
      'If it were not MIME, or if its header were not ASCII, the server could only have returned it.',
    ],
  },
};
