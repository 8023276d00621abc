import type { Wordings } from '../words.ts';

/** SMTP and submission: what the client says. */
export const commands: Record<string, Wordings> = {
  'smtp.EHLO': {
    story: [
      '{client} introduces itself to {server}.',
      'It says EHLO rather than HELO, which means: *tell me what you can do beyond the old basics*.',
    ],
    octet: [
      'The line `{line}` and its CRLF are {octets} octets.',
      'The word after the verb is the client’s own name, or its address in square brackets if it has no name in the DNS.',
    ],
  },
  'smtp.HELO': {
    story: [
      '{client} introduces itself in the old manner of 1982.',
      'After HELO a server offers no extensions; only the four basic steps remain: sender, recipients, text, goodbye.',
    ],
  },
  'submission.MAIL': {
    story: [
      '{client} begins a letter and says who is to hear of it if something goes wrong: `{address}`.',
      'This is the sender on the *envelope*; the From line that the reader will see is inside the letter, and nobody compares the two here.',
    ],
  },
  'smtp.MAIL': {
    story: [
      '{client} opens a transaction: a letter whose failures are to be reported to `{address}`.',
      'It has taken this over from the envelope it was given itself; the letter inside is not looked at.',
    ],
    octet: [
      '`{line}`: verb, the word `FROM:`, the reverse-path in angle brackets, then parameters.',
      'There is no space after the colon; with the CRLF the line takes {octets} octets.',
    ],
  },
  'smtp.MAIL<>': {
    story: [
      '{client} begins a letter whose sender is *nobody*: `<>`.',
      'Reports of failure travel like this, so that a report that fails is never answered by yet another report.',
    ],
    protocol: [
      'The null reverse-path `<>` marks a notification.',
      'RFC 5321 §4.5.5 demands it, and forbids sending a bounce in answer to a bounce: mail loops die here.',
    ],
  },
  'smtp.RCPT': {
    story: [
      '{client} asks for *each* recipient by name: now for `{address}`.',
      'This address stands on the envelope; what the letter itself says under “To” does not count here.',
    ],
    octet: [
      '`{line}`: verb, the word `TO:`, the forward-path in angle brackets.',
      'A path may be 256 octets long at most; this whole line has {octets} with its CRLF.',
    ],
  },
  'smtp.DATA': {
    story: [
      '{client} asks leave to hand over the letter itself.',
      'Until now only the envelope has been discussed, so a refusal has cost hardly anything.',
    ],
    octet: [
      'Four letters and CRLF: {octets} octets.',
      'After the reply 354 the line no longer carries commands but text, until a line with nothing but a dot.',
    ],
  },
  'smtp.(message)': {
    story: [
      'The letter crosses the line: header, an empty line, text.',
      'A line with a single dot says that it ends here; from the reply on, {server} is answerable for it.',
    ],
    protocol: [
      'All the text follows in one stream, and its end is `CRLF . CRLF`.',
      'A line of the letter that begins with a dot was given a second one, which the receiver takes away again: *dot-stuffing*, RFC 5321 §4.5.2.',
    ],
    octet: [
      '{octets} octets, the final dot included.',
      'Lines have at most 998 octets and end in CRLF, `0D 0A`; an LF alone must never be taken for an end of line, or strangers could smuggle commands into a letter.',
    ],
  },
  'smtp.RSET': {
    story: [
      '{client} has changed its mind: what was said of this letter is to be forgotten.',
      'The acquaintance remains; another letter can begin at once.',
    ],
  },
  'smtp.NOOP': {
    story: ['{client} asks only whether {server} is still there.', 'Nothing changes but the silence.'],
  },
  'smtp.QUIT': {
    story: [
      '{client} has nothing more to say and takes its leave.',
      'It waits for the answer before hanging up, so that both sides know that nothing was lost.',
    ],
  },
  'smtp.LHLO': {
    story: [
      '{client} introduces itself to {server}, in the word of LMTP.',
      'LHLO instead of EHLO says: *I bring mail to the mailboxes behind you, and want an answer for each*.',
    ],
  },
  'smtp.STARTTLS': {
    story: [
      '{client} asks to go on in secret.',
      'So far everything could be read along the way; if {server} agrees, the two will make keys, and listeners see noise.',
    ],
  },
  'smtp.AUTH': {
    story: [
      '{client} wants to prove who it is.',
      'A submission server carries letters only for people it knows; the word behind AUTH names the way of proving it.',
    ],
  },
  'smtp.(response)': {
    story: [
      '{client} answers what the server has asked.',
      'The line is base64: letters that stand for octets. Whether a listener learns a password from it depends on the mechanism.',
    ],
  },
  'smtp.BDAT': {
    story: [
      '{client} sends a piece of the letter, counted beforehand.',
      'No dot has to end it, so every octet may travel as it is — pictures too, without base64.',
    ],
  },
  'smtp.VRFY': {
    story: [
      '{client} asks whether there is such a person.',
      'A friendly question of 1982; today it mostly comes from those who collect addresses.',
    ],
  },
  'smtp.EXPN': {
    story: ['{client} asks who is on a mailing list.', 'Whoever learns it can write to all of them, which is why so few servers tell.'],
  },
  'smtp.HELP': {
    story: [
      '{client} asks what can be said here.',
      'It is a question for people who type SMTP by hand; programs read the list after EHLO.',
    ],
  },
  'smtp.ETRN': {
    story: [
      '{client} says: *I am here again, send me what you have kept*.',
      '{server} will do so on a connection of its own, to the address in the DNS — never to whoever happens to ask.',
    ],
  },
  'smtp.ATRN': {
    story: [
      '{client} proposes to change places.',
      'Its address changes from day to day, so its mail cannot be sent to it; it fetches the mail along the line that it has opened.',
    ],
  },
  'smtp.TURN': {
    story: [
      '{client} says: *now you speak and I listen*.',
      'In 1982 nobody asked it to prove anything; so anyone could say he was somebody else and be given his mail.',
    ],
  },
  'smtp.SEND': {
    story: [
      '{client} wants this on the screen of somebody who is working at {server} now.',
      'In 1982 mail and message to a terminal were neighbours; then people stopped sitting at the mail host.',
    ],
  },
  'smtp.SOML': {
    story: [
      '{client} wants this on the screen, or in the mailbox if nobody is there.',
      '“Send or mail”: the server looks which of the two is possible.',
    ],
  },
  'smtp.SAML': {
    story: ['{client} wants this on the screen and in the mailbox.', '“Send and mail”: so that it is seen now and can be found later.'],
  },
  'lmtp.(message)': {
    story: [
      'The letter crosses the line to the store: header, empty line, text.',
      'After its final dot {server} answers once for each recipient, so that one full mailbox does not hold up the others.',
    ],
  },
  'smtp.command': {
    story: [
      '{client} says `{label}`.',
      'Every SMTP command is one line that begins with a verb; the server answers each one before the next.',
    ],
  },
};

/** SMTP and submission: what the server answers. */
export const replies: Record<string, Wordings> = {
  'smtp.220': {
    story: ['{server} picks up and says its name.', 'In SMTP it is the server that speaks first; 220 means that it is ready.'],
  },
  'smtp.(connect)/421': {
    story: [
      '{server} picks up only to say: *too busy, try again later*.',
      'The 4 makes it a delay and no more; the letter has not even been mentioned.',
    ],
  },
  'smtp.(connect)/554': {
    story: [
      '{server} picks up and says: *no mail service here*.',
      'The 5 makes it final: whoever holds the letter must look for another MX, or give it up.',
    ],
  },
  'smtp.EHLO/250': {
    protocol: [
      'Each line names an extension: SIZE its limit, 8BITMIME, PIPELINING, ENHANCEDSTATUSCODES… (RFC 5321 §4.1.1.1).',
      'What is not in this list may not be used in this session; a later STARTTLS or EHLO may bring another list.',
    ],
    story: [
      '{server} greets back and lists what it can do, one extension on each line.',
      'The client will use only what it finds here: so old and new programs still understand each other.',
    ],
    octet: [
      'All lines but the last have a hyphen after the code: `250-`; the last has a space.',
      'That one octet, `2D` or `20`, tells the client whether more lines are coming.',
    ],
  },
  'smtp.HELO/250': { story: ['{server} greets back.', 'One line only: after HELO there are no extensions to list.'] },
  'smtp.MAIL/250': {
    protocol: [
      '`250 2.1.0`: a transaction is open, its reverse-path is noted.',
      'Another MAIL would now be answered 503. The server has checked syntax and policy, not whether the address is true.',
    ],
    story: ['{server} has noted the sender.', 'It has only noted it: nothing in SMTP proves that `{address}` really wrote this.'],
  },
  'smtp.RCPT/250': {
    protocol: [
      '`250 2.1.5`: this forward-path is in the list of recipients.',
      'Each RCPT is answered by itself; DATA is allowed as soon as one of them has been accepted.',
    ],
    story: [
      '{server} accepts `{address}`.',
      'It knows this mailbox, or knows where to send the letter on; the next recipient may be named, or the text may follow.',
    ],
  },
  'smtp.251': {
    story: [
      '{server} accepts `{address}`, which has moved, and will forward the letter itself.',
      'Nobody need write again: it tells the new address only for the next time.',
    ],
  },
  'smtp.252': {
    story: [
      '{server} will neither confirm nor deny.',
      'A server that confirmed every name would hand its list of users to anyone who asks.',
    ],
  },
  'smtp.(message)/250': {
    story: [
      '{server} has the letter, and answers for it from now on.',
      'This is the moment that counts: either it delivers the letter or it reports a failure to the sender. The client may forget its copy.',
    ],
    protocol: [
      'With this 250 the responsibility passes to the receiver (RFC 5321 §6.1).',
      'If the reply were lost on the way, the client would send again: duplicates are possible, silent loss is not.',
    ],
  },
  'smtp.RSET/250': {
    story: ['{server} has forgotten sender, recipients and text.', 'The session stands where it stood after the greeting.'],
  },
  'smtp.NOOP/250': { story: ['{server} is there.', 'A reply of “all right” was the whole purpose.'] },
  'smtp.221': { story: ['{server} says goodbye and closes the line.', 'All that it had accepted before remains accepted.'] },
  'smtp.250': { story: ['{server} agrees.', '250 is the ordinary “done” of SMTP.'] },
  'smtp.354': {
    story: [
      '{server} says: *go ahead, I am listening*.',
      'It is no “done” yet: 3xx asks the client to go on, and the verdict on the letter comes after its last line.',
    ],
  },
  'smtp.421': {
    story: [
      '{server} has to close the line.',
      'The 4 says that it is for now only: the client keeps its letter and will call again later.',
    ],
  },
  'smtp.450': {
    story: ['{server} cannot reach this mailbox just now.', 'Nothing is lost: the letter waits in the client’s queue and is tried again.'],
  },
  'smtp.451': {
    story: [
      'Something went wrong at {server} while it worked on this.',
      'The fault is its own and may pass, so the client is to try again later.',
    ],
  },
  'smtp.452': {
    story: [
      '{server} has no room for it now.',
      'The 4 makes all the difference: *not now* instead of *never*, so the letter goes back into the queue and waits.',
    ],
  },
  'smtp.500': { story: ['{server} did not understand the line at all.', 'The session goes on: an error is an answer like any other.'] },
  'smtp.501': {
    story: [
      '{server} knows the verb, but not what came after it.',
      'The client said it wrongly; nothing has changed and it may try again.',
    ],
  },
  'smtp.502': {
    story: [
      '{server} knows this command, but does not offer it.',
      'An old or cautious server may leave commands out; EHLO and its list tell beforehand.',
    ],
  },
  'smtp.503': {
    story: [
      '{server} refuses: this is not the moment for `{answered}`.',
      'SMTP has an order — greeting, sender, recipients, text — and the server keeps to where it stands.',
    ],
  },
  'smtp.RCPT/550': {
    story: [
      '{server} knows no `{address}`.',
      'The 5 means that trying again would not help: the letter cannot be delivered, and whoever holds it must tell its sender.',
    ],
  },
  'smtp.550': {
    story: [
      '{server} refuses for good.',
      'The mailbox is not there or the rules of the house forbid it; asking again would bring the same answer.',
    ],
  },
  'smtp.552': {
    story: ['{server} finds this too large.', 'More than it is allowed to store: the sender has to hear of it and send less.'],
  },
  'smtp.553': { story: ['{server} cannot accept this name of a mailbox.', 'The address is not one that it could ever deliver to.'] },
  'smtp.554': { story: ['{server} will not do this.', '554 is the answer for a failure that has no number of its own.'] },
  'smtp.555': {
    story: [
      '{server} does not know one of the parameters.',
      'Only parameters of extensions that the server listed after EHLO may be used.',
    ],
  },
  'smtp.STARTTLS/220': {
    story: [
      '{server} is ready for the handshake.',
      'With the next octet the two begin to make keys; what was said before counts for nothing, and the greeting starts anew.',
    ],
  },
  'smtp.LHLO/250': {
    story: ['{server} greets back and lists what it can do.', 'As after EHLO; only the number of answers after the text will be another.'],
  },
  'smtp.235': { story: ['{server} believes the client.', 'From now on it knows whose letters these are, and will carry them to anyone.'] },
  'smtp.334': {
    story: [
      '{server} asks for the next piece of the proof.',
      'What stands behind the code is base64: a question of the mechanism, or nothing at all, which means *go on*.',
    ],
  },
  'smtp.214': { story: ['{server} tells what can be said here.', 'Only for human eyes: programs do not read it.'] },
  'smtp.BDAT/250': {
    story: [
      '{server} has counted the piece and keeps it.',
      'If it was marked LAST, the letter is complete and {server} answers for it from now on.',
    ],
  },
  'smtp.VRFY/250': {
    story: [
      '{server} knows this person and says so.',
      'A friendly server, or one among friends: in the open Internet such answers have become rare.',
    ],
  },
  'smtp.VRFY/251': {
    story: [
      '{server} knows where this person has moved, and would send a letter on.',
      'It is only the answer to a question: no letter has been spoken of.',
    ],
  },
  'smtp.EXPN/250': {
    story: [
      '{server} names the members of the list, one on each line.',
      'As with EHLO, the hyphen after the code says that more are coming.',
    ],
  },
  'smtp.ETRN/250': {
    story: ['{server} will look through its queue.', 'It promises no more: whether anything waits there will be seen when it calls.'],
  },
  'smtp.ETRN/251': { story: ['{server} has nothing for this node.', 'The question was in order; there is simply no mail.'] },
  'smtp.ETRN/252': { story: ['{server} has mail for this node and begins to send it.', 'How much it is it does not say.'] },
  'smtp.253': {
    story: [
      '{server} has mail for this node, has counted it and begins to send it.',
      'It will come over connections that {server} opens itself.',
    ],
  },
  'smtp.ATRN/250': {
    story: [
      '{server} agrees to change places.',
      'With the next line the one that asked is the server: it greets with 220, and the other brings the mail.',
    ],
  },
  'smtp.TURN/250': {
    story: ['{server} agrees, without asking who wants it.', 'Now it will say EHLO and MAIL, and the other side takes the letters.'],
  },
  'smtp.453': { story: ['{server} has no mail to give.', 'Nothing is wrong; the client may ask again another day.'] },
  'smtp.454': {
    story: [
      '{server} cannot do this at the moment.',
      'The trouble is its own, a certificate or a directory that it cannot reach, and it may pass.',
    ],
  },
  'smtp.458': { story: ['{server} cannot start this queue now.', 'The mail stays where it is and will go at its usual times.'] },
  'smtp.459': { story: ['{server} does not start this queue for just anybody.', 'Only nodes that it keeps mail for may be named.'] },
  'smtp.504': { story: ['{server} knows the command, but not this way of doing it.', 'What it does know is in the list after EHLO.'] },
  'smtp.530': {
    story: ['{server} wants something else first.', 'Either the client says who it is, or the two go on in secret: the text tells which.'],
  },
  'smtp.534': { story: ['{server} finds this proof too weak.', 'There is a stronger one in its list.'] },
  'smtp.535': {
    story: [
      '{server} does not believe the client.',
      'Wrong name or wrong password: it does not say which, so that nobody can try out names.',
    ],
  },
  'smtp.538': { story: ['{server} will not hear a password that others can read.', 'First STARTTLS, then the password.'] },
  'smtp.551': {
    story: ['{server} will not take it, but tells where the person has moved.', 'The client may write there; {server} forwards nothing.'],
  },
  'smtp.(response)/501': {
    story: [
      'The proof has been given up.',
      'Either the client said `*`, or what it said was no answer; nothing has changed, and it may begin again.',
    ],
  },
  'lmtp.(connect)/220': {
    story: [
      '{server} says its name, and that it speaks LMTP.',
      'It keeps mailboxes and has no queue: what it cannot store now, the other side has to keep.',
    ],
  },
  'lmtp.(message)/250': {
    story: [
      '{server} has put the letter into this mailbox, or will answer for it.',
      'In LMTP this is the word about one recipient only; each of the others gets a line of its own.',
    ],
  },
  'lmtp.(connect)/250': {
    story: [
      '{server} has taken the letter for the next recipient too.',
      'One text, several answers, in the order in which the recipients were named.',
    ],
  },
  'lmtp.(connect)/452': {
    story: [
      '{server} has no room in the mailbox of this one recipient.',
      'The others have theirs; only for this one does the letter go back into the queue.',
    ],
  },
  'lmtp.(connect)/552': {
    story: [
      '{server} refuses the letter for this one recipient.',
      'It is larger than that mailbox may ever hold; the others are not concerned.',
    ],
  },
  'smtp.2xx': { story: ['{server} has done what was asked.', 'The first digit tells it: 2 means *done*.'] },
  'smtp.3xx': { story: ['{server} waits for more.', 'The first digit tells it: 3 means *so far so good, go on*.'] },
  'smtp.4xx': { story: ['{server} cannot do it now.', 'The first digit tells it: 4 means *try again later*.'] },
  'smtp.5xx': { story: ['{server} refuses.', 'The first digit tells it: 5 means *no, and not later either*.'] },
  'smtp.reply': {
    octet: [
      '`{code}`, then a space, then text for human eyes, then CRLF: {octets} octets.',
      'Programs read the three digits only: the first says whether it went well, the second what it is about, the third tells them apart.',
    ],
  },
};
