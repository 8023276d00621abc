import type { Wordings } from '../words.ts';

/** What mail houses decide: lists, forwarding, greylisting, reports, queues that are asked for. */
export const house: Record<string, Wordings> = {
  'note.alias.expanded': {
    story: [
      '{from} knows better who is meant: `{detail}`.',
      'The first address is only another name for the ones behind it; the sender stays the same.',
    ],
    protocol: [
      'An alias (RFC 5321 §3.9.1): the recipient is replaced, the reverse-path is not.',
      'Failures are therefore still reported to the author.',
    ],
  },
  'note.list.expanded': {
    story: [
      '{from} makes one letter into several: `{detail}`.',
      'From here on the letter travels in the name of the list’s owner, so that failures are reported to whoever can mend the list.',
    ],
    protocol: [
      'A mailing list (RFC 5321 §3.9.2): recipients *and* reverse-path are replaced.',
      'The From field stays Ana’s; the envelope is the owner’s.',
    ],
  },
  'note.forward.expanded': {
    story: ['{from} sends the letter on: `{detail}`.', 'Its reader has told the house where he wants his mail.'],
    protocol: [
      'Forwarding (RFC 5321 §3.4, §3.9.1): a new forward-path, the old reverse-path.',
      'The next server sees Ana’s name coming from a host that is not hers: this is where SPF stumbles.',
    ],
  },
  'note.greylisted': {
    story: [
      '{from} does not know this sender yet and asks it to come back later.',
      'Real servers do; programs that only spray mail have moved on by then.',
    ],
    protocol: [
      'Greylisting (RFC 6647): client, sender and recipient are a triplet that was never seen.',
      'It is noted down; whoever brings it again after the waiting time passes, this time and from then on.',
    ],
  },
  'note.delay.reported': {
    story: [
      '{from} writes to the sender: still waiting, still trying.',
      'Nothing has to be done; the letter must not be sent a second time.',
    ],
    protocol: [
      'A report with `Action: delayed` (RFC 3464 §2.3.3), sent once, some hours after the first failure.',
      'Like every report it comes from nobody, `<>`, so that nothing can be reported about it.',
    ],
  },
  'note.success.reported': {
    story: [
      '{from} writes to the sender that it has arrived.',
      'Only because that was asked for: by itself a server is silent about what went well.',
    ],
    protocol: [
      'NOTIFY=SUCCESS was said with RCPT (RFC 3461 §4.1); whoever delivers last, or passes on to a server without DSN, reports.',
      'ENVID comes back in the report, so that the program can tell which letter is meant.',
    ],
  },
  'note.terminal.shown': {
    story: [
      'On the screen of `{detail}` the letter appears at once, in the middle of whatever was there.',
      'In 1982 people shared large machines, and a server knew who was sitting at which terminal.',
    ],
    protocol: [
      'SEND writes to the terminal, SAML to the terminal *and* the mailbox (RFC 821 §3.4).',
      'Obsolete since RFC 2821: hardly anybody implemented it, and nobody wants strangers on the screen.',
    ],
  },
  'note.store.chosen': {
    story: ['{from} hands the letter to the house’s store: `{detail}`.', 'The exchange takes mail in; the mailboxes are kept next door.'],
    protocol: [
      'Local delivery by LMTP (RFC 2033) to `{detail}`.',
      'It has no queue: for each recipient it says at once whether the letter is stored.',
    ],
  },
  'note.queue.asked': {
    story: [
      '{from} is on again and asks for the mail that was kept for it.',
      'A house that is not always on needs somebody who keeps its letters, and a way to ask for them.',
    ],
    protocol: [
      '`{detail}`: remote queue start.',
      'ETRN (RFC 1985) has the queue tried at once; ATRN (RFC 2645) and the old TURN fetch the mail along this very connection.',
    ],
  },
  'note.queue.started': {
    story: [
      '{from} looks into its queue: letters for `{detail}` are tried again now.',
      'Whoever asks gains nothing but that: the letters go where the DNS says.',
    ],
  },
  'note.queue.answered': {
    story: ['{from} was answered: `{detail}`.', 'What there is comes now, or there is nothing.'],
  },
  'note.turned.failed': {
    story: [
      'The connection that was turned round is gone before {from} could hand over a letter: `{detail}`.',
      'What was kept stays where it is, until somebody asks for it again.',
    ],
    protocol: [
      'The session that was to follow ATRN or TURN came to nothing: `{detail}`.',
      'There is no other host to try: this mail goes out only when its own server asks for it.',
    ],
  },
  'trace.Content-Transfer-Encoding': {
    story: [
      '{from} writes the letter in other signs: the next server takes seven bits only.',
      'A reader will see the same words. A signature over the octets would no longer fit.',
    ],
    protocol: [
      'The next server does not offer 8BITMIME: 8bit parts become quoted-printable or base64 (RFC 6152 §3).',
      'Had it not been MIME, or the header not ASCII, there would have been nothing to do but return it.',
    ],
  },
};
