import type { Tellings } from '../words.ts';

export const imap: Record<string, Tellings> = {
  'imap.CAPABILITY': {
    story: ['{client} asks what the server can do.', 'IMAP has grown for forty years: both sides must know which parts of it they share.'],
  },
  'imap.LOGIN': {
    story: [
      '{client} gives name and password in one line.',
      'They are written in clear letters here: today this would be said only on an encrypted line.',
    ],
  },
  'imap.SELECT': {
    story: [
      '{client} opens a mailbox to work in it: `{argument}`.',
      'The letters stay on the server; the device sees into the mailbox instead of carrying it away.',
    ],
  },
  'imap.EXAMINE': {
    story: ['{client} opens a mailbox only to look.', 'As SELECT, but nothing in it can be changed, not even the mark “read”.'],
  },
  'imap.FETCH': {
    story: [
      '{client} asks for parts of some letters.',
      'It says exactly which: flags, sizes, the header or the whole text. What nobody asks for does not travel.',
    ],
  },
  'imap.UID FETCH': {
    story: [
      '{client} asks for a letter by its lasting number, the UID.',
      'Ordinary numbers shift when letters disappear; a UID is never given to another letter.',
    ],
  },
  'imap.STORE': {
    story: ['{client} changes the marks of a letter.', 'The marks live on the server, so that {person}’s other devices will see them too.'],
  },
  'imap.UID STORE': {
    story: [
      '{client} changes the marks of a letter, named by its UID.',
      '“Read” or “deleted” is kept on the server: the laptop will show what the telephone did.',
    ],
  },
  'imap.SEARCH': {
    story: ['{client} lets the server do the searching.', 'Only the numbers of the letters found come back, not the letters.'],
  },
  'imap.UID SEARCH': {
    story: [
      '{client} lets the server search, and wants lasting numbers back.',
      'A telephone need not download a thousand letters to find one.',
    ],
  },
  'imap.EXPUNGE': {
    story: ['{client} has everything removed that is marked `\\Deleted`.', 'In IMAP deleting has two steps: mark, then sweep.'],
  },
  'imap.CLOSE': {
    story: ['{client} closes the mailbox.', 'What was marked as deleted goes without further notice; the session itself goes on.'],
  },
  'imap.LIST': {
    story: ['{client} asks which mailboxes there are.', 'An account may have many: INBOX is the only name that always exists.'],
  },
  'imap.STATUS': {
    story: [
      '{client} asks about a mailbox without opening it.',
      'How many letters, how many unread: enough for the figure beside a folder’s name.',
    ],
  },
  'imap.NOOP': {
    story: [
      '{client} says nothing in particular.',
      'It gives the server an opportunity to tell what is new, and shows that it is still there.',
    ],
  },
  'imap.LOGOUT': {
    story: ['{client} takes its leave.', 'The server says BYE first and then that all is well; the mailbox stays as it is.'],
  },
  'imap.command': {
    story: ['{client} says `{label}`.', 'Each IMAP command begins with a tag of the client’s choice, so that answers can be told apart.'],
    octet: [
      '`{line}`: a tag, a space, the command, CRLF; {octets} octets.',
      'The answer that ends this command will begin with the same tag.',
    ],
  },
  'imap.(connect)/OK': {
    story: ['{server} picks up and says that it is ready.', 'A star instead of a tag: nobody has asked anything yet.'],
  },
  'imap.LOGIN/OK': {
    protocol: [
      'The tagged OK leads to the *authenticated* state.',
      'Commands about mailboxes are allowed now; those about messages need SELECT first.',
    ],
    story: [
      '{server} lets {person}’s program in.',
      'From now on it may list and open mailboxes. Other devices may be inside at the same time.',
    ],
  },
  'imap.LOGIN/NO': { story: ['{server} does not accept name or password.', 'It does not say which of the two was wrong.'] },
  'imap.SELECT/OK': {
    protocol: [
      'Untagged data first — EXISTS, RECENT, FLAGS, UIDVALIDITY, UIDNEXT — then the tagged `OK [READ-WRITE]`.',
      'UIDVALIDITY and UID together name a message for good; if UIDVALIDITY changes, all that was remembered is void.',
    ],
    story: [
      '{server} opens the mailbox and describes it: how many letters, which marks, the next UID.',
      'If UIDVALIDITY is the one the device remembers, everything it knows of this mailbox still holds.',
    ],
  },
  'imap.FETCH/OK': {
    protocol: [
      'One untagged FETCH for each message, with the data items in parentheses; then the tagged OK.',
      'ENVELOPE is the header already taken apart by the server: date, subject, from, to, message-id.',
    ],
    story: [
      '{server} sends what was asked for.',
      'Each line with a star is data about one letter; the line with the tag says: that was all.',
    ],
  },
  'imap.UID FETCH/OK': {
    protocol: [
      'The answer holds `UID` although nobody asked, and `BODY[]` as a *literal*: its length in braces, then exactly so many octets.',
      'Fetching `BODY[]` sets `\\Seen`; `BODY.PEEK[]` would not (RFC 3501 §6.4.5).',
    ],
    story: [
      '{server} sends the letter, octet for octet as it was delivered.',
      'The device holds a copy to show; the letter itself stays on the server.',
    ],
    octet: [
      '{octets} octets. A number in braces announces how many octets of letter follow: a *literal*.',
      'So no octet needs disguise: no doubled dots, no quotation marks, the count alone says where the letter ends.',
    ],
  },
  'imap.STORE/OK': {
    story: ['{server} has set the marks and says what they are now.', 'Every device that opens this mailbox will find them so.'],
  },
  'imap.UID STORE/OK': {
    story: ['{server} has set the marks and says what they are now.', 'Every device that opens this mailbox will find them so.'],
  },
  'imap.SEARCH/OK': { story: ['{server} names the letters that fit.', 'The device can now fetch just these.'] },
  'imap.EXPUNGE/OK': {
    story: ['{server} has removed what was marked.', 'The letters behind move up and get smaller numbers; their UIDs stay.'],
  },
  'imap.LOGOUT/OK': {
    protocol: [
      'An untagged BYE must come before the tagged OK; then the server closes.',
      'Unlike POP3, nothing is deleted by leaving: only EXPUNGE and CLOSE remove messages.',
    ],
    story: ['{server} says BYE, and then that this too went well.', 'The letters lie where they lay, ready for the next device.'],
  },
  'imap.CAPABILITY/OK': { story: ['{server} lists what it can do.', 'The client uses what it knows of these and ignores the rest.'] },
  'imap.OK': { story: ['{server} has done `{answered}`.', 'The tag at the beginning says which command this answers.'] },
  'imap.NO': { story: ['{server} understood `{answered}`, but could not do it.', 'NO means: properly asked, and yet it does not work.'] },
  'imap.BAD': { story: ['{server} did not understand `{answered}`.', 'BAD means: this is a mistake of the program, not of the person.'] },
  'imap.BYE': { story: ['{server} announces that it is going to hang up.', 'BYE may come at any time, also without being asked.'] },
  'imap.+': {
    story: [
      '{server} says: *go on, I am waiting for the rest*.',
      'A plus sign is no answer yet; it invites the client to send the announced octets.',
    ],
  },
  'imap.PREAUTH': { story: ['{server} knows already who is calling.', 'No LOGIN is needed on this line.'] },
  'imap.reply': {
    octet: [
      '{octets} octets. Lines that begin with `*` are untagged data, `+` asks for more, and the last one carries the tag.',
      'Until its own tag comes back, a command is not finished.',
    ],
  },
};
