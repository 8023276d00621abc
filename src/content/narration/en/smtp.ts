import type { Tellings } from '../words.ts';

/** SMTP and submission: what the client says. */
export const commands: Record<string, Tellings> = {
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
  'smtp.command': {
    story: [
      '{client} says `{label}`.',
      'Every SMTP command is one line that begins with a verb; the server answers each one before the next.',
    ],
  },
};

/** SMTP and submission: what the server answers. */
export const replies: Record<string, Tellings> = {
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
