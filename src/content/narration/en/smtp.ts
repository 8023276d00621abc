import type { Wordings } from '../words.ts';

/** SMTP and submission: what the client says. */
export const commands: Record<string, Wordings> = {
  'smtp.EHLO': {
    story: [
      '{client} introduces itself to {server}.',
      'It says EHLO rather than HELO, which means: *tell me what you can do besides the old basics*.',
    ],
    octet: [
      'The line `{line}` and its CRLF take {octets} octets.',
      'The word after the verb is the client’s own name, or its address in square brackets if it has no name in the DNS.',
    ],
  },
  'smtp.HELO': {
    story: [
      '{client} introduces itself in the old way, as in 1982.',
      'After HELO a server offers no extensions; only the four basic steps are left: sender, recipients, text, goodbye.',
    ],
  },
  'submission.MAIL': {
    story: [
      '{client} begins a letter and says who should be told if something goes wrong: `{address}`.',
      'This is the sender on the *envelope*; the From line that the reader will see is inside the letter, and here nobody compares the two.',
    ],
  },
  'smtp.MAIL': {
    story: [
      '{client} begins a letter; any failure is to be reported to `{address}`.',
      'It copied this address from the envelope it received; it did not look at the letter inside.',
    ],
    octet: [
      '`{line}`: the verb, the word `FROM:`, the reverse-path in angle brackets, then any parameters.',
      'There is no space after the colon; with its CRLF the line takes {octets} octets.',
    ],
  },
  'smtp.MAIL<>': {
    story: [
      '{client} begins a letter whose sender is *nobody*: `<>`.',
      'Failure reports travel like this, so that a report that fails never causes another report.',
    ],
    protocol: [
      'The null reverse-path `<>` marks a notification.',
      'RFC 5321 §4.5.5 requires it, and a bounce is never sent in answer to a bounce: this is where mail loops end.',
    ],
  },
  'smtp.RCPT': {
    story: [
      '{client} names *each* recipient in turn: now `{address}`.',
      'This address is on the envelope; what the letter itself says under “To” does not matter here.',
    ],
    octet: [
      '`{line}`: the verb, the word `TO:`, the forward-path in angle brackets.',
      'A path may be at most 256 octets long; this whole line, with its CRLF, has {octets}.',
    ],
  },
  'smtp.DATA': {
    story: [
      '{client} asks whether it may now send the letter itself.',
      'So far they have only talked about the envelope, so a refusal would have cost hardly anything.',
    ],
    octet: [
      'Four letters and CRLF: {octets} octets.',
      'After the reply 354 the line carries text, not commands, until a line with nothing but a dot.',
    ],
  },
  'smtp.(message)': {
    story: [
      'The letter crosses the line: the header, an empty line, the text.',
      'A line with a single dot marks the end; if {server} says yes, it is responsible for the letter from then on.',
    ],
    protocol: [
      'The whole text comes in one stream and ends with `CRLF . CRLF`.',
      'Any line of the letter that begins with a dot was given a second one, which the receiver removes again: *dot-stuffing*, RFC 5321 §4.5.2.',
    ],
    octet: [
      '{octets} octets, including the final dot.',
      'Lines have at most 998 octets and end in CRLF, `0D 0A`; a lone LF must never count as the end of a line, or strangers could smuggle commands inside a letter.',
    ],
  },
  'smtp.RSET': {
    story: [
      '{client} has changed its mind: {server} should forget what was said about this letter.',
      'The two still know each other; another letter can begin at once.',
    ],
  },
  'smtp.NOOP': {
    story: ['{client} just asks whether {server} is still there.', 'Nothing changes; it only breaks the silence.'],
  },
  'smtp.QUIT': {
    story: [
      '{client} has nothing more to say, and wants to leave.',
      'It waits for the answer before hanging up, so both sides know that nothing was lost.',
    ],
  },
  'smtp.LHLO': {
    story: [
      '{client} introduces itself to {server} with the greeting of LMTP.',
      'LHLO instead of EHLO says: *I have mail for the mailboxes you keep, and I want an answer for each one*.',
    ],
  },
  'smtp.STARTTLS': {
    story: [
      '{client} asks to go on in private.',
      'So far anybody along the way could read everything; if {server} agrees, the two will make keys, and listeners will see only noise.',
    ],
  },
  'smtp.AUTH': {
    story: [
      '{client} wants to prove who it is.',
      'A submission server only carries letters for people it knows; the word after AUTH names the method of proof.',
    ],
  },
  'smtp.(response)': {
    story: [
      '{client} answers the server’s question.',
      'The line is base64: characters that stand for octets. Whether somebody listening learns a password from it depends on the mechanism.',
    ],
  },
  'smtp.BDAT': {
    story: [
      '{client} sends a piece of the letter, and says first how long it is.',
      'It does not need a dot at the end, so every octet can travel as it is: even pictures, without base64.',
    ],
  },
  'smtp.VRFY': {
    story: [
      '{client} asks whether there is such a person.',
      'In 1982 this was a friendly question; today it mostly comes from people who collect addresses for spam.',
    ],
  },
  'smtp.EXPN': {
    story: ['{client} asks who is on a mailing list.', 'Anybody who finds out can write to all of them, which is why so few servers tell.'],
  },
  'smtp.HELP': {
    story: ['{client} asks what commands it can use here.', 'HELP is for people who type SMTP by hand; programs read the list after EHLO.'],
  },
  'smtp.ETRN': {
    story: [
      '{client} says: *I am back, send me what you have kept for me*.',
      '{server} will do so over a connection of its own, to the address in the DNS, and never to whoever happens to ask.',
    ],
  },
  'smtp.ATRN': {
    story: [
      '{client} suggests changing places.',
      'Its address changes from day to day, so mail cannot be sent to it; it fetches the mail over the line that it has opened itself.',
    ],
  },
  'smtp.TURN': {
    story: [
      '{client} says: *now you speak and I listen*.',
      'In 1982 nobody asked for proof, so anyone could pretend to be somebody else and be given their mail.',
    ],
  },
  'smtp.SEND': {
    story: [
      '{client} wants this shown on the screen of somebody who is working at {server} now.',
      'In 1982 mail and messages to a terminal were close relatives; later, people no longer worked on the mail host itself.',
    ],
  },
  'smtp.SOML': {
    story: [
      '{client} wants this shown on the screen, or put in the mailbox if nobody is there.',
      'SOML means “send or mail”: the server checks which of the two is possible.',
    ],
  },
  'smtp.SAML': {
    story: [
      '{client} wants this both on the screen and in the mailbox.',
      'SAML means “send and mail”: it is seen now and can be found again later.',
    ],
  },
  'lmtp.(message)': {
    story: [
      'The letter crosses the line to the store: the header, an empty line, the text.',
      'After the final dot {server} answers once for each recipient, so that one full mailbox does not hold up the others.',
    ],
  },
  'smtp.command': {
    story: ['{client} says `{label}`.', 'Every SMTP command is one line that begins with a verb, and the server answers each of them.'],
  },
};

/** SMTP and submission: what the server answers. */
export const replies: Record<string, Wordings> = {
  'smtp.unasked': {
    story: [
      '{from} answers {label} to a command that {to} never sent.',
      'It was in the middle of the letter, after an LF, a dot and a line end. There {from} took the text to be over; {to} did not, and reads the answer as one to something else.',
    ],
    protocol: [
      'One reply too many.',
      'RFC 5321 §2.3.8 allows no LF without its CR, and §4.1.1.4 ends a text at CR LF . CR LF alone: where one server keeps to that and the next does not, mail can be smuggled.',
    ],
  },
  'smtp.220': {
    story: ['{server} picks up and gives its name.', 'In SMTP the server speaks first; 220 means that it is ready.'],
  },
  'smtp.(connect)/421': {
    story: [
      '{server} picks up, but only to say: *too busy, try again later*.',
      'The 4 makes it just a delay; the letter has not even been mentioned.',
    ],
  },
  'smtp.(connect)/554': {
    story: ['{server} picks up and says: *no mail service here*.', 'The 5 makes it final: {client} must try another MX, or give up.'],
  },
  'smtp.EHLO/250': {
    protocol: [
      'Each line names an extension: SIZE with its limit, 8BITMIME, PIPELINING, ENHANCEDSTATUSCODES… (RFC 5321 §4.1.1.1).',
      'What is not in this list may not be used in this session; EHLO after STARTTLS may bring a different list.',
    ],
    story: [
      '{server} returns the greeting and lists what it can do, one extension per line.',
      'The client will only use what it finds here: that is how old and new programs still understand each other.',
    ],
    octet: [
      'Every line except the last has a hyphen after the code, `250-`; the last has a space.',
      'That one octet, `2D` or `20`, tells the client whether there are more lines to come.',
    ],
  },
  'smtp.HELO/250': { story: ['{server} returns the greeting.', 'Just one line: after HELO there are no extensions to list.'] },
  'smtp.MAIL/250': {
    protocol: [
      '`250 2.1.0`: a transaction is open and its reverse-path is noted.',
      'Another MAIL would now get 503. The server has checked syntax and policy, not whether the address is genuine.',
    ],
    story: ['{server} has noted the sender.', 'It has only noted it: nothing here proves that `{address}` really wrote this.'],
  },
  'smtp.RCPT/250': {
    protocol: [
      '`250 2.1.5`: this forward-path is now in the list of recipients.',
      'Each RCPT gets its own answer; DATA is allowed as soon as one of them has been accepted.',
    ],
    story: [
      '{server} accepts `{address}`.',
      'It knows this mailbox, or knows where to send the letter next. Now the client may name another recipient, or go on to the text.',
    ],
  },
  'smtp.251': {
    story: [
      '{server} accepts `{address}`, which has moved, and will forward the letter itself.',
      'Nobody has to write again: the new address is only for next time.',
    ],
  },
  'smtp.252': {
    story: [
      '{server} will neither confirm nor deny.',
      'A server that confirmed every name would give away its list of users to anyone who asked.',
    ],
  },
  'smtp.(message)/250': {
    story: [
      '{server} has the letter, and from now on is responsible for it.',
      'This is the moment that counts: either it delivers the letter, or it reports the failure to the sender. The client may forget its copy.',
    ],
    protocol: [
      'With this 250, responsibility passes to the receiver (RFC 5321 §6.1).',
      'If the reply were lost on the way, the client would send again: duplicates are possible, silent loss is not.',
    ],
  },
  'smtp.RSET/250': {
    story: ['{server} has forgotten sender, recipients and text.', 'The session is back where it was after the greeting.'],
  },
  'smtp.NOOP/250': { story: ['{server} is there.', 'All the client wanted was to hear “all right”.'] },
  'smtp.221': { story: ['{server} says goodbye and closes the line.', 'Everything it has accepted stays accepted.'] },
  'smtp.250': { story: ['{server} agrees.', '250 is SMTP’s ordinary “done”.'] },
  'smtp.354': {
    story: [
      '{server} says: *go ahead, I am listening*.',
      'That is not “done” yet: 3xx asks the client to go on, and the verdict on the letter comes after its last line.',
    ],
  },
  'smtp.421': {
    story: [
      '{server} has to close the line.',
      'The 4 says that this is only for now: the client keeps its letter and will call again later.',
    ],
  },
  'smtp.450': {
    story: ['{server} cannot use this mailbox right now.', 'Nothing is lost: the letter waits in the client’s queue, to be tried again.'],
  },
  'smtp.451': {
    story: [
      'Something went wrong at {server} while it worked on this.',
      'The problem is on its own side and may go away, so the client should try again later.',
    ],
  },
  'smtp.452': {
    story: [
      '{server} has no room for it at the moment.',
      'The 4 makes all the difference: it means *not now* instead of *never*, so the letter goes back into the queue and waits.',
    ],
  },
  'smtp.500': { story: ['{server} did not understand this line at all.', 'The session goes on: an error is an answer like any other.'] },
  'smtp.501': {
    story: ['{server} knows the verb, but not what came after it.', 'The client got it wrong; nothing has changed, and it may try again.'],
  },
  'smtp.502': {
    story: [
      '{server} knows this command, but does not offer it.',
      'An old or cautious server may leave commands out; its answer to EHLO says so beforehand.',
    ],
  },
  'smtp.503': {
    story: [
      '{server} refuses: this is not the right moment for `{answered}`.',
      'SMTP has a fixed order: greeting, sender, recipients, text. The server keeps track of where it is.',
    ],
  },
  'smtp.RCPT/550': {
    story: [
      '{server} knows nobody called `{address}`.',
      'The 5 means that trying again would not help: the letter cannot be delivered, and whoever has it must tell its sender.',
    ],
  },
  'smtp.550': {
    story: [
      '{server} refuses for good.',
      'Either the mailbox does not exist or the server’s rules forbid it; asking again would get the same answer.',
    ],
  },
  'smtp.552': {
    story: [
      '{server} says that this is too large.',
      'It is more than the server is allowed to store: the sender has to be told, and send less.',
    ],
  },
  'smtp.553': { story: ['{server} cannot accept this mailbox name.', 'It could never deliver to an address like this one.'] },
  'smtp.554': { story: ['{server} will not do this.', '554 is for failures that have no number of their own.'] },
  'smtp.555': {
    story: [
      '{server} does not know one of the parameters.',
      'The client may only use parameters of extensions that the server listed after EHLO.',
    ],
  },
  'smtp.STARTTLS/220': {
    story: [
      '{server} is ready for the handshake.',
      'With the next octet the two begin to make keys; nothing said before counts, and the greeting starts again.',
    ],
  },
  'smtp.LHLO/250': {
    story: [
      '{server} returns the greeting and lists what it can do.',
      'This works as it does after EHLO; only the number of answers after the text will be different.',
    ],
  },
  'smtp.235': {
    story: ['{server} believes the client.', 'From now on it knows whose letters these are, and will send them on to anyone.'],
  },
  'smtp.334': {
    story: [
      '{server} asks for the next piece of the proof.',
      'After the code comes base64: a question from the mechanism, or nothing at all, which means *go on*.',
    ],
  },
  'smtp.214': { story: ['{server} lists the commands it knows.', 'This is only for people: programs do not read it.'] },
  'smtp.BDAT/250': {
    story: [
      '{server} has counted the piece and keeps it.',
      'If it was marked LAST, the letter is complete, and from now on {server} is responsible for it.',
    ],
  },
  'smtp.VRFY/250': {
    story: [
      '{server} knows this person and says so.',
      'Either it is a friendly server or it is among friends: on the open Internet such answers have become rare.',
    ],
  },
  'smtp.VRFY/251': {
    story: [
      '{server} knows where this person has moved to, and would send a letter on.',
      'This only answers a question: nobody has mentioned a letter yet.',
    ],
  },
  'smtp.EXPN/250': {
    story: [
      '{server} names the members of the list, one per line.',
      'As with EHLO, a hyphen after the code says that there are more to come.',
    ],
  },
  'smtp.ETRN/250': {
    story: ['{server} will look through its queue.', 'That is all it promises: if there is any mail, {server} will call.'],
  },
  'smtp.ETRN/251': { story: ['{server} has nothing for this node.', 'The question was fine; there is simply no mail.'] },
  'smtp.ETRN/252': { story: ['{server} has mail for this node and begins to send it.', 'It does not say how much.'] },
  'smtp.253': {
    story: [
      '{server} has counted the mail for this node and begins to send it.',
      'It will come over connections that {server} opens itself.',
    ],
  },
  'smtp.ATRN/250': {
    story: [
      '{server} agrees to change places.',
      'From the next line on, the one that asked is the server: it greets with 220, and the other brings the mail.',
    ],
  },
  'smtp.TURN/250': {
    story: ['{server} agrees, without asking for any proof.', 'Now it will greet and say MAIL, and the other side will take the letters.'],
  },
  'smtp.453': { story: ['{server} has no mail to give.', 'Nothing is wrong; the client may ask again some other day.'] },
  'smtp.454': {
    story: [
      '{server} cannot do this at the moment.',
      'The problem is on its own side, perhaps a certificate, or a directory that it cannot reach, and it may go away.',
    ],
  },
  'smtp.458': { story: ['{server} cannot start this queue now.', 'The mail stays where it is, and will be tried at the usual times.'] },
  'smtp.459': {
    story: ['{server} does not start a queue for just anybody.', 'The client may only name nodes that the server keeps mail for.'],
  },
  'smtp.504': { story: ['{server} knows the command, but not this variant of it.', 'The ones it does know are in the list after EHLO.'] },
  'smtp.530': {
    story: [
      '{server} wants something else first.',
      'Either the client has to prove who it is, or the line has to be encrypted: the text says which.',
    ],
  },
  'smtp.534': { story: ['{server} finds this proof too weak.', 'Its list has a stronger one.'] },
  'smtp.535': {
    story: [
      '{server} does not believe the client.',
      'The name or the password is wrong: it does not say which, so that nobody can find out names by trying.',
    ],
  },
  'smtp.538': { story: ['{server} will not accept a password that others can read.', 'STARTTLS comes first, then the password.'] },
  'smtp.551': {
    story: [
      '{server} will not take the letter, but says where the person has moved to.',
      'The client may send it there; {server} forwards nothing.',
    ],
  },
  'smtp.(response)/501': {
    story: [
      'The attempt to log in has been called off.',
      'Either the client said `*`, or what it said was not a valid answer; nothing has changed, and it may begin again.',
    ],
  },
  'lmtp.(connect)/220': {
    story: [
      '{server} gives its name, and says that it speaks LMTP.',
      'It keeps mailboxes and has no queue: what it cannot store now, the other side has to keep.',
    ],
  },
  'lmtp.(message)/250': {
    story: [
      '{server} has put the letter into this mailbox, or will answer for it.',
      'In LMTP this answer is about one recipient only; each of the others gets a line of its own.',
    ],
  },
  'lmtp.(connect)/250': {
    story: [
      '{server} has taken the letter for the next recipient too.',
      'One text gets several answers, in the order in which the recipients were named.',
    ],
  },
  'lmtp.(connect)/452': {
    story: [
      '{server} has no room in this recipient’s mailbox.',
      'The others have their copies; only for this one does the letter go back into the queue.',
    ],
  },
  'lmtp.(connect)/552': {
    story: [
      '{server} refuses the letter for this recipient.',
      'It is larger than that mailbox could ever hold; the others are not affected.',
    ],
  },
  'smtp.2xx': { story: ['{server} has done what was asked.', 'The first digit says so: 2 means *done*.'] },
  'smtp.3xx': { story: ['{server} is waiting for more.', 'The first digit says so: 3 means *fine so far, go on*.'] },
  'smtp.4xx': { story: ['{server} cannot do it right now.', 'The first digit says so: 4 means *try again later*.'] },
  'smtp.5xx': { story: ['{server} refuses.', 'The first digit says so: 5 means *no, and not later either*.'] },
  'smtp.reply': {
    octet: [
      '`{code}`, a space, a text for people, and CRLF: {octets} octets.',
      'Programs only read the three digits: the first says whether it went well, the second what it is about, and the third gives the detail.',
    ],
  },
};
