import type { Wordings } from '../words.ts';

export const imap: Record<string, Wordings> = {
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
  'imap.STARTTLS': {
    story: ['{client} asks to go on inside TLS.', 'From the next octet on nobody on the way can read along, or put words in.'],
  },
  'imap.STARTTLS/OK': {
    story: ['{server} agrees: the handshake may begin.', 'Everything said before counts no more, for anybody could have said it.'],
  },
  'imap.AUTHENTICATE': {
    story: [
      '{client} names the way in which it wants to prove who it is: `{argument}`.',
      'Some mechanisms never send the password itself: that is what they are for.',
    ],
  },
  'imap.AUTHENTICATE/+': {
    story: ['{server} sets a challenge.', 'After the plus sign stands base64: a question that only the right client can answer.'],
  },
  'imap.AUTHENTICATE/OK': {
    story: ['{server} is convinced, and lets {person}’s program in.', 'One turn was enough: the proof came along with the command.'],
  },
  'imap.AUTHENTICATE/NO': {
    story: ['{server} does not accept this proof.', 'Either the mechanism is not offered on this line, or name and secret do not match.'],
  },
  'imap.(response)': {
    story: ['{client} answers the challenge.', 'A line without tag and without command: only the base64 of the answer.'],
  },
  'imap.(response)/+': {
    story: ['{server} asks on.', 'Some mechanisms need several turns; in SCRAM the server proves itself in the last.'],
  },
  'imap.(response)/OK': {
    story: ['{server} is convinced, and lets {person}’s program in.', 'From now on it may open mailboxes.'],
  },
  'imap.(response)/NO': {
    story: ['{server} does not accept the answer.', 'It does not say what was wrong with it: that would help those who guess.'],
  },
  'imap.ENABLE': {
    story: [
      '{client} says which novelties it understands: `{argument}`.',
      'Without that word a server keeps to what every old client can read.',
    ],
  },
  'imap.ID': {
    story: ['{client} says its name.', 'Only for curiosity and for finding faults: nobody may behave otherwise because of it.'],
  },
  'imap.IDLE': {
    story: ['{client} stays on the line and waits for news.', 'So a letter shows up at once, and nobody has to ask every minute.'],
  },
  'imap.IDLE/+': {
    story: ['{server} will tell as soon as something happens.', 'Until DONE nothing else is said from this side.'],
  },
  'imap.DONE': {
    story: ['{client} ends its waiting.', 'DONE has no tag: it belongs to the IDLE that was said before.'],
  },
  'imap.DONE/OK': {
    story: ['{server} answers the IDLE of before, with its tag.', 'Now other commands may follow.'],
  },
  'imap.*': {
    story: ['{server} tells news of the open mailbox.', 'Nobody asked at this moment: the lines begin with a star.'],
  },
  'imap.CREATE': {
    story: ['{client} has a mailbox made: `{argument}`.', 'A slash in the name puts it below another one.'],
  },
  'imap.DELETE': {
    story: ['{client} has a mailbox removed: `{argument}`.', 'Its letters go with it. Only INBOX cannot be removed.'],
  },
  'imap.RENAME': {
    story: ['{client} gives a mailbox another name.', 'What lies below it moves along; INBOX gives its letters away and stays.'],
  },
  'imap.SUBSCRIBE': {
    story: ['{client} notes that this mailbox is to be shown.', 'The list lives on the server, so that all devices show the same folders.'],
  },
  'imap.UNSUBSCRIBE': {
    story: ['{client} takes a mailbox off the list of those shown.', 'The mailbox itself stays where it is.'],
  },
  'imap.LSUB': {
    story: ['{client} asks which mailboxes are to be shown.', 'That is the list of subscriptions, not of all there are.'],
  },
  'imap.NAMESPACE': {
    story: [
      '{client} asks where one’s own mailboxes begin, and where those of others.',
      'Servers have different customs; here the others lie below `Other Users/`.',
    ],
  },
  'imap.APPEND': {
    story: ['{client} puts a letter into a mailbox itself.', 'So the copy of a sent letter gets into Sent: SMTP keeps none.'],
  },
  'imap.APPEND/OK': {
    story: ['{server} has put the letter there.', '`APPENDUID` tells its UID, so that the client need not look for it.'],
  },
  'imap.APPEND/NO': {
    story: ['{server} does not take the letter.', 'There is no such mailbox, no right to write into it, or no room left.'],
  },
  'imap.COPY': {
    story: ['{client} has letters copied into another mailbox.', 'They do not travel: the server does it at its own desk.'],
  },
  'imap.UID COPY': {
    story: [
      '{client} has letters, named by their UIDs, copied into another mailbox.',
      'They do not travel: the server does it at its own desk.',
    ],
  },
  'imap.MOVE': {
    story: ['{client} has letters put into another mailbox.', 'Before MOVE that took three commands, and a cut line left it half done.'],
  },
  'imap.UID MOVE': {
    story: [
      '{client} has letters, named by their UIDs, put into another mailbox.',
      'Before MOVE that took three commands, and a cut line left it half done.',
    ],
  },
  'imap.UID EXPUNGE': {
    story: ['{client} has some of the marked letters removed.', 'Naming their UIDs, it spares what another device has marked.'],
  },
  'imap.SORT': {
    story: [
      '{client} wants the letters in an order: `{argument}`.',
      'The server has them all at hand; the telephone would have to fetch every header.',
    ],
  },
  'imap.UID SORT': {
    story: [
      '{client} wants the letters in an order, by UID.',
      'The server has them all at hand; the telephone would have to fetch every header.',
    ],
  },
  'imap.THREAD': {
    story: ['{client} wants to see who answered whom.', 'The fields References and In-Reply-To tell it; the server follows them.'],
  },
  'imap.UID THREAD': {
    story: ['{client} wants to see who answered whom, by UID.', 'The fields References and In-Reply-To tell it; the server follows them.'],
  },
  'imap.SETACL': {
    story: [
      '{client} says what somebody else may do with a mailbox: `{argument}`.',
      'Each letter is a right: l to see, r to read, i to put in, t to delete…',
    ],
  },
  'imap.DELETEACL': {
    story: ['{client} takes somebody’s rights away.', 'From now on the mailbox is for them as if it were not there.'],
  },
  'imap.GETACL': {
    story: ['{client} asks who may do what with a mailbox.', 'Only who may administer it gets an answer.'],
  },
  'imap.LISTRIGHTS': {
    story: ['{client} asks which rights could be given.', 'A program needs to know it before it shows boxes to tick.'],
  },
  'imap.MYRIGHTS': {
    story: ['{client} asks what it may do here.', 'So it need not offer what would be refused.'],
  },
  'imap.GETQUOTA': {
    story: ['{client} asks how much room is left.', 'The numbers are units of 1024 octets.'],
  },
  'imap.GETQUOTAROOT': {
    story: ['{client} asks which limits hold for a mailbox.', 'All mailboxes of a person share one limit here.'],
  },
  'imap.SETQUOTA': {
    story: ['{client} would like another limit.', 'That is for the house to say.'],
  },
  'imap.CHECK': {
    story: ['{client} asks the server to put the mailbox in order.', 'A word from the time of slow disks: today it does what NOOP does.'],
  },
  'imap.UNSELECT': {
    story: ['{client} closes the mailbox and has nothing removed.', 'CLOSE would sweep away what is marked.'],
  },
  'imap.COPY/OK': {
    story: ['{server} has made the copies.', '`COPYUID` says which UIDs they got.'],
  },
  'imap.UID COPY/OK': {
    story: ['{server} has made the copies.', '`COPYUID` says which UIDs they got.'],
  },
  'imap.MOVE/OK': {
    story: ['{server} has moved the letters.', 'First the new UIDs, then EXPUNGE for each that is gone from here.'],
  },
  'imap.UID MOVE/OK': {
    story: ['{server} has moved the letters.', 'First the new UIDs, then EXPUNGE for each that is gone from here.'],
  },
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
