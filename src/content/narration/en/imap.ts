import type { Wordings } from '../words.ts';

export const imap: Record<string, Wordings> = {
  'imap.CAPABILITY': {
    story: [
      '{client} asks what the server can do.',
      'IMAP has been growing for forty years: both sides must know which parts of it they share.',
    ],
  },
  'imap.LOGIN': {
    story: [
      '{client} gives the name and password in one line.',
      'They are not hidden in any way: today this should only be said on an encrypted line.',
    ],
  },
  'imap.SELECT': {
    story: [
      '{client} opens a mailbox to work in: `{argument}`.',
      'The letters stay on the server; the device looks into the mailbox instead of carrying it away.',
    ],
  },
  'imap.EXAMINE': {
    story: ['{client} opens a mailbox just to look.', 'It is like SELECT, but nothing can be changed, not even the mark “read”.'],
  },
  'imap.FETCH': {
    story: [
      '{client} asks for parts of certain letters.',
      'It says exactly which parts: flags, sizes, the header or the whole text. What nobody asks for does not travel.',
    ],
  },
  'imap.UID FETCH': {
    story: [
      '{client} asks for a letter by its lasting number, the UID.',
      'Ordinary numbers shift when letters disappear; a UID is never given to another letter.',
    ],
  },
  'imap.STORE': {
    story: ['{client} changes the marks of a letter.', 'The marks are kept on the server, so {person}’s other devices will see them too.'],
  },
  'imap.UID STORE': {
    story: [
      '{client} changes the marks of a letter, which it names by its UID.',
      '“Read” or “deleted” is kept on the server: the laptop will show what the phone did.',
    ],
  },
  'imap.SEARCH': {
    story: ['{client} lets the server do the search.', 'Only the numbers of the letters that match come back, not the letters themselves.'],
  },
  'imap.UID SEARCH': {
    story: ['{client} lets the server do the search, and wants UIDs back.', 'A phone need not download a thousand letters to find one.'],
  },
  'imap.EXPUNGE': {
    story: ['{client} asks the server to remove everything marked `\\Deleted`.', 'In IMAP, deleting takes two steps: mark, then sweep.'],
  },
  'imap.CLOSE': {
    story: ['{client} closes the mailbox.', 'Whatever was marked as deleted is removed without a word; the session itself goes on.'],
  },
  'imap.LIST': {
    story: ['{client} asks what mailboxes there are.', 'An account may have many: INBOX is the only name that always exists.'],
  },
  'imap.STATUS': {
    story: [
      '{client} asks about a mailbox without opening it.',
      'How many letters, how many unread: enough for the number next to a folder’s name.',
    ],
  },
  'imap.NOOP': {
    story: [
      '{client} says nothing in particular.',
      'This gives the server a chance to report any news, and shows that the client is still there.',
    ],
  },
  'imap.LOGOUT': {
    story: ['{client} says that it is leaving.', 'The server says BYE first, and then OK; the mailbox stays as it is.'],
  },
  'imap.command': {
    story: ['{client} says `{label}`.', 'Each IMAP command begins with a tag chosen by the client, so that the answers can be told apart.'],
    octet: [
      '`{line}`: a tag, a space, the command, CRLF; {octets} octets.',
      'The answer that ends this command will begin with the same tag.',
    ],
  },
  'imap.(connect)/OK': {
    story: ['{server} picks up and says that it is ready.', 'There is a star instead of a tag, because nobody has asked anything yet.'],
  },
  'imap.LOGIN/OK': {
    protocol: [
      'The tagged OK leads to the *authenticated* state.',
      'Commands about mailboxes are now allowed; those about messages need SELECT first.',
    ],
    story: [
      '{server} lets {person}’s program in.',
      'From now on it may list and open mailboxes. Other devices may be connected at the same time.',
    ],
  },
  'imap.LOGIN/NO': { story: ['{server} does not accept the name or the password.', 'It does not say which of the two was wrong.'] },
  'imap.SELECT/OK': {
    protocol: [
      'Untagged data first (EXISTS, RECENT, FLAGS, UIDVALIDITY, UIDNEXT), then the tagged `OK [READ-WRITE]`.',
      'UIDVALIDITY and UID together identify a message for good; if UIDVALIDITY changes, everything remembered is worthless.',
    ],
    story: [
      '{server} opens the mailbox and describes it: how many letters, which marks, the next UID.',
      'If UIDVALIDITY is the one the device remembers, everything it knows about this mailbox is still true.',
    ],
  },
  'imap.FETCH/OK': {
    protocol: [
      'One untagged FETCH for each message, with the data items in parentheses; then the tagged OK.',
      'ENVELOPE is the header, already taken apart by the server: date, subject, from, to, message-id.',
    ],
    story: [
      '{server} sends what was asked for.',
      'Each line with a star is data about one letter; the line with the tag says: *that was all*.',
    ],
  },
  'imap.UID FETCH/OK': {
    protocol: [
      'The answer includes `UID`, although nobody asked for it, and `BODY[]` as a *literal*: its length in braces, then exactly that many octets.',
      'Fetching `BODY[]` sets `\\Seen`; `BODY.PEEK[]` would not (RFC 3501 §6.4.5).',
    ],
    story: [
      '{server} sends the letter, octet for octet as it was delivered.',
      'The device gets a copy to show; the letter itself stays on the server.',
    ],
    octet: [
      '{octets} octets. A number in braces says how many octets of the letter follow: a *literal*.',
      'So no octet needs a disguise: no doubled dots, no quotation marks; the count alone says where the letter ends.',
    ],
  },
  'imap.STORE/OK': {
    story: ['{server} has set the marks and says what they are now.', 'Every device that opens this mailbox will see the same marks.'],
  },
  'imap.UID STORE/OK': {
    story: ['{server} has set the marks and says what they are now.', 'Every device that opens this mailbox will see the same marks.'],
  },
  'imap.SEARCH/OK': { story: ['{server} names the letters that match.', 'The device can now fetch just these.'] },
  'imap.EXPUNGE/OK': {
    story: ['{server} has removed what was marked.', 'The letters after them move up and get smaller numbers; their UIDs stay the same.'],
  },
  'imap.LOGOUT/OK': {
    protocol: [
      'An untagged BYE must come before the tagged OK; then the server closes.',
      'Unlike POP3, nothing is deleted by leaving: only EXPUNGE and CLOSE remove messages.',
    ],
    story: ['{server} says BYE, and then confirms the LOGOUT.', 'The letters are where they were, ready for the next device.'],
  },
  'imap.CAPABILITY/OK': { story: ['{server} lists what it can do.', 'The client uses the ones it knows and ignores the rest.'] },
  'imap.STARTTLS': {
    story: [
      '{client} asks to go on inside TLS.',
      'After the handshake, nobody along the way can read what is said or add words of their own.',
    ],
  },
  'imap.STARTTLS/OK': {
    story: ['{server} agrees: the handshake may begin.', 'Everything said before no longer counts, because anybody could have said it.'],
  },
  'imap.AUTHENTICATE': {
    story: [
      '{client} names the method by which it wants to prove who it is: `{argument}`.',
      'Some mechanisms never send the password itself: that is what they are for.',
    ],
  },
  'imap.AUTHENTICATE/+': {
    story: ['{server} sets a challenge.', 'After the plus sign comes base64: a question that only the right client can answer.'],
  },
  'imap.AUTHENTICATE/OK': {
    story: ['{server} is convinced and lets {person}’s program in.', 'One turn was enough: the proof came along with the command.'],
  },
  'imap.AUTHENTICATE/NO': {
    story: [
      '{server} does not accept this proof.',
      'Either the mechanism is not offered on this line, or the name and the secret do not match.',
    ],
  },
  'imap.(response)': {
    story: ['{client} answers the challenge.', 'The line has no tag and no command, just the answer in base64.'],
  },
  'imap.(response)/+': {
    story: [
      '{server} asks another question.',
      'Some mechanisms take several turns; in SCRAM, the server proves who it is in the last one.',
    ],
  },
  'imap.(response)/OK': {
    story: ['{server} is convinced and lets {person}’s program in.', 'From now on it may open mailboxes.'],
  },
  'imap.(response)/NO': {
    story: ['{server} does not accept the answer.', 'It does not say what was wrong: that would only help people who guess.'],
  },
  'imap.ENABLE': {
    story: [
      '{client} says which newer features it understands: `{argument}`.',
      'Otherwise the server keeps to what every old client can read.',
    ],
  },
  'imap.ID': {
    story: ['{client} says its name.', 'This is only for curiosity and for finding faults: nobody may behave differently because of it.'],
  },
  'imap.IDLE': {
    story: ['{client} stays on the line and waits for news.', 'This way a letter shows up at once, and nobody has to ask every minute.'],
  },
  'imap.IDLE/+': {
    story: ['{server} will say as soon as something happens.', 'Until DONE, the client says nothing else.'],
  },
  'imap.DONE': {
    story: ['{client} stops waiting.', 'DONE has no tag: it belongs to the IDLE said before.'],
  },
  'imap.DONE/OK': {
    story: ['{server} now answers the earlier IDLE, with its tag.', 'Other commands may follow.'],
  },
  'imap.*': {
    story: ['{server} has news of the open mailbox.', 'Nobody asked for it just now, so the lines begin with a star.'],
  },
  'imap.CREATE': {
    story: ['{client} asks for a new mailbox: `{argument}`.', 'A slash in the name puts it inside another one.'],
  },
  'imap.DELETE': {
    story: [
      '{client} asks the server to remove a mailbox: `{argument}`.',
      'Its letters go with it. INBOX is the only one that can never be removed.',
    ],
  },
  'imap.RENAME': {
    story: [
      '{client} gives a mailbox another name.',
      'The mailboxes inside it move too. If INBOX is renamed, its letters move to the new name and INBOX stays, empty.',
    ],
  },
  'imap.SUBSCRIBE': {
    story: [
      '{client} asks to have this mailbox in the list of those to show.',
      'The list is kept on the server, so that all devices show the same folders.',
    ],
  },
  'imap.UNSUBSCRIBE': {
    story: ['{client} takes a mailbox off the list of those to show.', 'The mailbox itself stays where it is.'],
  },
  'imap.LSUB': {
    story: ['{client} asks which mailboxes to show.', 'This is the list of subscriptions, not of every mailbox there is.'],
  },
  'imap.NAMESPACE': {
    story: [
      '{client} asks where its own mailboxes are, and where other people’s are.',
      'Each server arranges them in its own way; here other people’s are under `Other Users/`.',
    ],
  },
  'imap.APPEND': {
    story: ['{client} puts a letter into a mailbox itself.', 'This is how the copy of a sent letter gets into Sent: SMTP keeps no copies.'],
  },
  'imap.APPEND/OK': {
    story: ['{server} has put the letter there.', '`APPENDUID` gives its UID, so the client does not have to look for it.'],
  },
  'imap.APPEND/NO': {
    story: ['{server} does not accept the letter.', 'There is no such mailbox, no permission to write to it, or no room left.'],
  },
  'imap.COPY': {
    story: ['{client} asks for letters to be copied into another mailbox.', 'They do not travel: the server makes the copies itself.'],
  },
  'imap.UID COPY': {
    story: [
      '{client} asks for letters, named by their UIDs, to be copied into another mailbox.',
      'They do not travel: the server makes the copies itself.',
    ],
  },
  'imap.MOVE': {
    story: [
      '{client} asks for letters to be moved into another mailbox.',
      'Before MOVE this took three commands, and a cut line could leave the job half done.',
    ],
  },
  'imap.UID MOVE': {
    story: [
      '{client} asks for letters, named by their UIDs, to be moved into another mailbox.',
      'Before MOVE this took three commands, and a cut line could leave the job half done.',
    ],
  },
  'imap.UID EXPUNGE': {
    story: [
      '{client} asks the server to remove some of the marked letters.',
      'By naming their UIDs, it spares those that another device has marked.',
    ],
  },
  'imap.SORT': {
    story: [
      '{client} wants the letters sorted: `{argument}`.',
      'The server has them all to hand; the device would have to fetch every header.',
    ],
  },
  'imap.UID SORT': {
    story: [
      '{client} wants the letters sorted, as a list of UIDs.',
      'The server has them all to hand; the device would have to fetch every header.',
    ],
  },
  'imap.THREAD': {
    story: ['{client} wants to see which letter answers which.', 'The References and In-Reply-To fields tell; the server follows them.'],
  },
  'imap.UID THREAD': {
    story: [
      '{client} wants to see which letter answers which, by UID.',
      'The References and In-Reply-To fields tell; the server follows them.',
    ],
  },
  'imap.SETACL': {
    story: [
      '{client} says what another person may do with a mailbox: `{argument}`.',
      'Each character stands for a right: l to see it, r to read, i to put letters in, t to delete them…',
    ],
  },
  'imap.DELETEACL': {
    story: ['{client} takes somebody’s rights away.', 'From now on it is as if the mailbox did not exist for them.'],
  },
  'imap.GETACL': {
    story: ['{client} asks who may do what with a mailbox.', 'Only those who may administer it get an answer.'],
  },
  'imap.LISTRIGHTS': {
    story: ['{client} asks what rights could be given.', 'A program needs to know that before it shows any boxes to tick.'],
  },
  'imap.MYRIGHTS': {
    story: ['{client} asks what it may do here.', 'That way it will not offer anything that would be refused.'],
  },
  'imap.GETQUOTA': {
    story: ['{client} asks how much room is left.', 'The numbers are in units of 1024 octets.'],
  },
  'imap.GETQUOTAROOT': {
    story: ['{client} asks what limits apply to a mailbox.', 'Here all of a person’s mailboxes share one limit.'],
  },
  'imap.SETQUOTA': {
    story: ['{client} would like a different limit.', 'That is for whoever runs the server to decide.'],
  },
  'imap.CHECK': {
    story: [
      '{client} asks the server to put the mailbox in order.',
      'CHECK comes from the days of slow disks: today it does the same as NOOP.',
    ],
  },
  'imap.UNSELECT': {
    story: ['{client} closes the mailbox without removing anything.', 'CLOSE would have swept away what is marked.'],
  },
  'imap.COPY/OK': {
    story: ['{server} has made the copies.', '`COPYUID` says what UIDs they were given.'],
  },
  'imap.UID COPY/OK': {
    story: ['{server} has made the copies.', '`COPYUID` says what UIDs they were given.'],
  },
  'imap.MOVE/OK': {
    story: ['{server} has moved the letters.', 'First come the new UIDs, then an EXPUNGE for each letter that has gone from here.'],
  },
  'imap.UID MOVE/OK': {
    story: ['{server} has moved the letters.', 'First come the new UIDs, then an EXPUNGE for each letter that has gone from here.'],
  },
  'imap.OK': { story: ['{server} has done `{answered}`.', 'The tag at the beginning says which command this is the answer to.'] },
  'imap.NO': { story: ['{server} understood `{answered}` but could not do it.', 'NO means: *correctly asked, but it cannot be done*.'] },
  'imap.BAD': { story: ['{server} did not understand `{answered}`.', 'BAD means that the program made a mistake, not the person.'] },
  'imap.BYE': { story: ['{server} announces that it is going to hang up.', 'BYE may come at any time, even if nobody asked for it.'] },
  'imap.+': {
    story: [
      '{server} says: *go on, I am waiting for the rest*.',
      'A plus sign is not an answer yet; it invites the client to go on sending.',
    ],
  },
  'imap.PREAUTH': { story: ['{server} already knows who is calling.', 'No LOGIN is needed on this line.'] },
  'imap.reply': {
    octet: [
      '{octets} octets. Lines that begin with `*` are untagged data, `+` asks for more, and the last one carries the tag.',
      'A command is not finished until its own tag comes back.',
    ],
  },
};
