import type { Wordings } from '../words.ts';

/** What happens to letters, what breaks, and what the reader does. */
export const mail: Record<string, Wordings> = {
  composed: {
    story: [
      '{from} turns what was written into a letter: a header, an empty line, the text.',
      'It also prepares an envelope: from `{reversePath}`, for {recipients}. The two travel together, but only the envelope decides where they go.',
    ],
    protocol: [
      'The MUA makes an RFC 5322 message: From, To, Date, Subject, Message-ID.',
      'Separate from it is the envelope of RFC 5321: reverse-path `{reversePath}`, forward-paths {recipients}. Bcc recipients appear only on the envelope.',
    ],
    octet: [
      '{size} of ASCII lines, each ending in CRLF; the first empty line separates the header from the body.',
      'What is not ASCII has been encoded, because SMTP without extensions only promises to carry seven bits.',
    ],
  },
  'trace.Received': {
    story: [
      '{from} stamps the letter: who received it, from whom, and when.',
      'Each server puts its stamp *above* the others, so you read the journey from the bottom up.',
    ],
    protocol: [
      'A `Received:` field is put in front (RFC 5321 §4.4): from whom, by whom, with which protocol, when.',
      'Nobody may change or remove earlier ones. If there are about a hundred, a server assumes that the letter is going in circles.',
    ],
    octet: [
      '{octets} octets are put before the first octet of the letter; the rest is not touched.',
      'Long fields are folded: after CRLF, a line that begins with a space or a tab continues the same field.',
    ],
  },
  'trace.Return-Path': {
    story: [
      '{from} copies the sender from the envelope into the letter, and throws the envelope away.',
      'Anybody who later wants to know where failures should have been reported will find it in this line.',
    ],
    protocol: [
      '`Return-Path:` is written once, by the server of final delivery (RFC 5321 §4.4).',
      'Until now the reverse-path existed only in MAIL FROM; the From field of the letter may hold a quite different address.',
    ],
  },
  'trace.Delivered-To': {
    story: ['{from} notes which mailbox this copy is for.', 'If the same line ever turns up again, the letter is going in circles.'],
  },
  trace: {
    story: [
      '{from} adds `{label}` at the top of the letter.',
      'Servers may add lines to a letter on its way, but they leave what others wrote alone.',
    ],
    octet: ['{octets} octets more at the front.', 'All the octets after them stay as they were.'],
  },
  'queued.accepted': {
    story: [
      '{from} puts the letter into its queue, for {recipients}.',
      'E-mail is *store and forward*: every server that accepts a letter keeps it safe until the next one has it.',
    ],
    protocol: [
      'The message is in the queue, envelope and text, and on disk before the 250 goes out.',
      'From here on the server keeps trying until the message is relayed, delivered, or given up with a report.',
    ],
  },
  'queued.deferred': {
    story: [
      '{from} puts the letter back into the queue, for {recipients}: not now, later.',
      'The author has nothing to do. Queues are patient: they usually try for four or five days before they give up.',
    ],
    protocol: [
      'Deferred. RFC 5321 §4.5.4.1: first retry after half an hour or so, then at longer intervals, for four to five days at least.',
      'Only the recipients that failed for now wait here; those already accepted are done.',
    ],
  },
  queued: {
    story: [
      '{from} keeps the letter in its queue, for {recipients}.',
      'It stays there until another server has taken responsibility for it.',
    ],
  },
  'dequeued.relayed': {
    story: ['{from} takes the letter out of its queue: another server has it now.', 'With the last 250, the responsibility passed on.'],
  },
  'dequeued.delivered': {
    story: ['{from} has delivered the letter and takes it out of its queue.', 'The letter is in the mailbox; SMTP has done its work.'],
  },
  'dequeued.bounced': {
    story: [
      '{from} cannot deliver the letter and takes it out of its queue.',
      'The next question is whether to tell the sender named on the envelope.',
    ],
  },
  'dequeued.expired': {
    story: [
      '{from} has tried long enough, and gives up.',
      'The sender gets a report: after several days, that is fairer than more silence.',
    ],
  },
  dequeued: { story: ['{from} takes the letter out of its queue.', 'Its part in this journey is over.'] },
  stored: {
    story: [
      '{from} puts the letter into the mailbox of {account}.',
      'There it waits, perhaps for days, until {person} comes for it: SMTP *brings* mail, it never fetches it.',
    ],
    protocol: [
      'Final delivery: {mailbox}, number {uid}.',
      'SMTP ends here. {person}’s devices use another protocol, POP3 or IMAP, which works the other way round: they ask for mail.',
    ],
    octet: ['Stored: {size}, including the trace fields.', 'Whoever fetches the letter will get exactly these octets.'],
  },
  'stored.copy': {
    story: [
      'The letter now lies in a mailbox of {account}, on the server.',
      'Nobody has delivered it there: it was laid down, and every program of {person} that reads by IMAP will see it.',
    ],
    protocol: [
      '{mailbox}, number {uid}: a copy, not a delivery.',
      'No Return-Path was added, because SMTP’s final delivery did not take place.',
    ],
    octet: ['Stored: {size}.', 'Whoever fetches the letter will get exactly these octets.'],
  },
  'note.copy.kept': {
    story: [
      '{from} keeps a copy of the letter for its sender, before sending it on.',
      'So the mail program need not send it a second time, only to have it in Sent.',
    ],
    protocol: [
      'The submission server itself files what it has accepted: `{detail}`, with `\\Seen`.',
      'No standard asks for it; Gmail does it. Elsewhere a program says APPEND (RFC 9051 §6.3.12), and the letter crosses the line twice.',
    ],
    octet: [
      'No octet travels for this: the letter is on this host already.',
      'The copy has the Date and the Message-ID, and no DKIM signature yet.',
    ],
  },
  'note.copy.full': {
    story: [
      '{from} keeps no copy of this letter: the mailbox of {account} is full.',
      'The letter goes on its way all the same, and nobody tells the sender.',
    ],
    protocol: [
      'SMTP has accepted the letter, and no reply of it is about Sent.',
      'A program that says APPEND itself would have heard NO with OVERQUOTA (RFC 9208 §5.1).',
    ],
    octet: ['Nothing is stored, and no octet travels for this.', 'Whoever looks for the letter in Sent will not find it.'],
  },
  removed: {
    story: [
      'The letter is removed from the mailbox of {account}.',
      'A copy that was fetched earlier is still on the device; the server no longer has one.',
    ],
    protocol: [
      '{mailbox}, number {uid}, is gone for good.',
      'POP3 deletes at QUIT, IMAP with EXPUNGE or CLOSE; no UID is ever given out twice.',
    ],
  },
  flagged: {
    story: ['The letter of {account} now has these marks: `{flags}`.', 'Marks are kept on the server, where every device can see them.'],
    protocol: [
      'Flags of {mailbox} {uid}: `{flags}`.',
      'Those with a backslash are defined by the standard: `\\Seen`, `\\Answered`, `\\Flagged`, `\\Deleted`, `\\Draft`.',
    ],
  },
  fetched: {
    story: ['{from} has the letter, and {person} can read it.', 'It is the same, octet for octet, as the one put into the mailbox.'],
    protocol: [
      '{from} now holds a copy for {account}.',
      'Whether the original stays on the server is up to the client: POP3 clients often delete, IMAP clients do not.',
    ],
    octet: [
      '{size}, identical to what was delivered.',
      'Doubled dots have been removed again and literals counted off: those were only disguises for the journey.',
    ],
  },
  'timer.retry': {
    story: [
      '{from} sets its alarm clock: it will try again in {span}.',
      'It does not keep knocking: that would only make things worse for a server in trouble.',
    ],
    protocol: ['Next attempt in {span}.', 'The intervals grow, so that a long failure costs little (RFC 5321 §4.5.4.1).'],
  },
  timer: {
    story: ['{from} puts something off for later: {label}, in {span}.', 'The virtual clock jumps ahead, so you do not have to wait.'],
  },
  'fault.stop': { story: ['{detail} is switched off.', 'Anybody who calls now hears nothing, and has to cope with that.'] },
  'fault.start': { story: ['{detail} is running again.', 'Those who were waiting for it will get through at their next attempt.'] },
  'fault.cut': { story: ['The line is cut here.', 'What was on its way is lost; what had already been confirmed still counts.'] },
  'fault.quota': {
    story: [
      'From now on there is room for {size} in the mailbox of {account}.',
      'If a letter does not fit, the server must tell whoever brings it.',
    ],
  },
  'fault.busy': { story: ['{detail} has as many visitors as it can handle.', 'Anybody who knocks now is told to come back later: 421.'] },
  'fault.noService': {
    story: ['{detail} takes no mail, now or ever.', 'It says so with 554 as soon as somebody calls, so nobody has to wait.'],
  },
  'fault.usual': { story: ['{detail} has room again.', 'It greets with 220 again, and those who come back will be served.'] },
  'fault.zone': {
    story: [
      'From now on the DNS says something different: {detail}.',
      'Those who still remember the old answer use it until its time is up.',
    ],
  },
  'fault.line': {
    story: [
      'The line {detail} is no longer what it was.',
      'The two ends cannot know: they only notice that answers take longer, or do not come.',
    ],
  },
  'fault.strip': {
    story: ['From now on a stranger sits on the line {detail}.', 'He lets everything through except one word: the offer of TLS.'],
  },
  'fault.stripped': {
    story: [
      'On the way a stranger overwrites STARTTLS: what {to} receives is not what {from} sent.',
      'Nobody can tell: the answer is exactly as long as before. A client that insists on TLS gives up; one that only takes it if offered goes on in the clear.',
    ],
    protocol: [
      'The keyword is replaced by the same number of Xs.',
      'Length and sequence numbers stay right, so TCP notices nothing (RFC 3207 §6). MTA-STS and DANE were made to prevent this (RFC 8461, RFC 7672).',
    ],
  },
  'fault.port.refused': {
    story: [
      'The call does not get past the line {detail}: whoever runs it lets nobody call port {port}.',
      '{client} is refused as if nobody were listening. {server} never hears of it. Providers close port 25 to keep their customers’ computers from sending spam, and some close more.',
    ],
  },
  'fault.port.silent': {
    story: [
      'The call is lost on the line {detail}: whoever runs it drops all packets for port {port}.',
      'Nobody says so. {client} can only wait, and will believe that {server} is off.',
    ],
  },
  'fault.port.intercepted': {
    story: [
      'On the line {detail} the call is diverted: it is {server} that answers.',
      '{client} has called `{serverAddress}`, and only the greeting can show that somebody else is there.',
    ],
  },
  'fault.refuse': { story: ['{detail} is closed.', 'Whoever calls there is refused at once, and need not wait.'] },
  'fault.slow': { story: ['{detail} is slow from now on.', 'It answers everything, only later. Patience is a number in every client.'] },
  'fault.disk': {
    story: ['The disk of {detail} is full.', 'Whoever brings a letter must be told, or it would be lost: 452 means “later”.'],
  },
  'fault.clock': {
    story: ['The clock of {detail} is wrong.', 'What it writes into Received and Date will not fit the rest of the journey.'],
  },
  'fault.expire': { story: ['The password of {detail} has expired.', 'The program still knows it, but it no longer opens any door.'] },
  'fault.policy': {
    story: ['{detail} has other rules from now on.', 'Conversations under way finish by the old ones; the next caller meets the new ones.'],
  },
  'fault.late': {
    story: [
      '{from} has its answer ready, and holds it back for {span}.',
      'Nothing is wrong yet: a client waits as long as its own patience says.',
    ],
  },
  'fault.password': { story: ['The password on a device has changed: {detail}.', 'The server will notice.'] },
  fault: {
    story: [
      'Something breaks here: {label} {detail}.',
      'Watch who notices, and how: protocols show their worth when something goes wrong.',
    ],
  },
  'intervention.say': {
    story: [
      'You stepped in: the client says something other than what it had planned.',
      'From here on the run is yours; the machines carry on as if the client had meant it.',
    ],
  },
  'intervention.reply': {
    story: [
      'You stepped in: the server gives a different answer.',
      'The client cannot know that it was you, and acts on the answer it got.',
    ],
  },
  'intervention.type': {
    story: ['You took the client’s place.', 'Its machine is silent from here on: you speak at this end of the line.'],
  },
  'intervention.serve': {
    story: ['You took the server’s place.', 'The client cannot know: it hears what you answer, and does what it would with any server.'],
  },
  'intervention.deny': {
    story: ['You stepped in at {from} ({machine}): {denial}', 'Its chart takes your word for it and goes another way from here.'],
  },
  'intervention.act': {
    story: ['You decided at {from} ({machine}): {edge}.', 'Left to itself, the chart would have gone another way.'],
  },
  'intervention.choose.exchange': {
    story: ['You chose {detail} as the next host to call.', 'The MTA itself calls the one with the lowest preference first.'],
  },
  'intervention.choose.server': {
    story: ['You chose to ask {detail} first.', 'The resolver itself asks in the order in which they were named.'],
  },
  'intervention.choose.mailbox': {
    story: ['You chose the mailbox {detail}.', 'The MDA itself follows the rules of its owner.'],
  },
  'intervention.choose.retry': {
    story: ['You decided to wait {span} before the next try.', 'The MTA itself keeps to its own timetable.'],
  },
  'intervention.choose.recipients': {
    story: ['You sorted the recipients your own way.', 'The MTA itself puts those together that the same server takes mail for.'],
  },
  'intervention.cut': { story: ['You cut the line.', 'Now see what each side makes of it.'] },
  'intervention.stop': { story: ['You switched off {detail}.', 'It will say nothing more, not even goodbye.'] },
  intervention: {
    story: [
      'You stepped in here: {detail}.',
      'The run started again from the beginning with this one change; up to here the two are the same.',
    ],
  },
  'note.mx.chosen': {
    story: [
      '{from} decides to try {exchange} for the mail of {name}: preference {preference}.',
      'The smallest number comes first; the other hosts stay in reserve.',
    ],
    protocol: [
      'MX of preference {preference}: `{exchange}`.',
      'RFC 5321 §5.1: in order of preference, at random among equals; then the address of that host is looked up.',
    ],
  },
  'note.mx.failed': {
    story: [
      '{exchange} turns {from} away before a letter is even mentioned: {reason}.',
      'There may be another MX to try; if not, the letter waits.',
    ],
    protocol: [
      'The attempt at `{exchange}` failed: {reason}.',
      'A failed connection or a 4xx greeting leads to the next address or MX; a 5xx to a recipient does not.',
    ],
  },
  'note.bounce.made': {
    story: [
      '{from} writes a letter itself: a report telling the sender that the letter could not be delivered.',
      'It is sent by *nobody*, `<>`, so that it can never be answered by another report.',
    ],
    protocol: [
      'A delivery status notification (RFC 3464): a part for people, a part for programs, and the original letter.',
      'It goes to the reverse-path of the envelope, not to From.',
    ],
  },
  'note.fetch.failed': {
    story: ['{from} has to stop: {detail}.', 'Nothing is lost. What was not fetched is still on the server.'],
  },
  'note.program.click': {
    story: [
      'Somebody clicks in the mail program of {from}: `{detail}`.',
      'What the servers hear of it follows; some clicks they never hear of.',
    ],
    protocol: [
      'A click is not a protocol: `{detail}` stays inside the program.',
      'Only the commands that follow, if any, cross the line; the standards say how those are written, not what a button does.',
    ],
  },
  'note.program.told': {
    story: [
      'The mail program of {from} now tells the server what was done offline: `{detail}`.',
      'Each change is sent on its own, and only if the letter is still there and its number still means the same (RFC 4549).',
    ],
  },
  'note.program.news': {
    story: [
      'The server has told the mail program of {from} that there is something new.',
      'With IDLE (RFC 2177) nobody has to ask: the program ends the wait with DONE, fetches what is new, and waits again.',
    ],
  },
  'note.program.done': {
    story: ['The mail program of {from} is ready for the next click.', 'With IMAP the line stays open meanwhile; with POP3 it is closed.'],
  },
  'note.program.failed': {
    story: ['The mail program of {from} could not do it: {detail}.', 'Its owner is told at once, and everything else stays as it was.'],
  },
  'note.submission.failed': {
    story: [
      'The letter was not accepted: {detail}.',
      '{person} finds out at once, because the refusal came during the conversation: no report has to be sent.',
    ],
  },
  'note.bounce.suppressed': {
    story: [
      'This time {from} sends no report.',
      'The letter that failed was itself a report, sent by nobody: bounces of bounces would never end.',
    ],
  },
  'note.lines.mended': {
    story: [
      '{from} ends every line of the letter with CRLF, because some lines ended differently.',
      'In a file, a line ends in whatever way the system likes; in mail there is only one way, so that nobody mistakes part of a letter for its end.',
    ],
    protocol: [
      'Bare CRs and LFs became CRLF (RFC 5322 §2.3).',
      'In POP3 a line with a single dot ends a letter: a dot between bare LFs, passed on unchanged, would be the end for some programs and not for others.',
    ],
  },
  'note.mx.failed/no connection': {
    story: [
      '{exchange} cannot be reached, so {from} gives up on it.',
      'There may be another MX to try; if not, the letter waits in the queue.',
    ],
  },
  'note.mx.failed/no address': {
    story: [
      '{exchange} has no address, so {from} cannot call it.',
      'The MX record names a host for which the DNS has no address: somebody at {name} has made a mistake.',
    ],
  },
  'note.fetch.failed/PASS': {
    story: [
      '{from} cannot get in: the password was not accepted.',
      'A program that kept trying by itself would only lock its owner out. Nothing is lost: the letters stay on the server.',
    ],
  },
  'note.fetch.failed/LOGIN': {
    story: [
      '{from} cannot get in: the password was not accepted.',
      'A program that kept trying by itself would only lock its owner out. Nothing is lost: the letters stay on the server.',
    ],
  },
  'note.fetch.failed/QUIT': {
    story: [
      '{from} never heard the answer to its QUIT.',
      'It cannot know whether the server deleted anything: if the QUIT was not heard, nothing is gone; if it was, the marked letters are.',
    ],
  },
  note: { story: ['{from} decides: {detail}.', 'Everything that comes next follows from this.'] },
  'trace.Date': {
    story: [
      'The letter had no date, so {from} adds one.',
      'A submission server may do this for its own users (RFC 6409 §8.2); a relay may not.',
    ],
  },
  'trace.Message-ID': {
    story: [
      'The letter had no Message-ID, so {from} gives it one.',
      'Without one, a reply could not say which letter it answers (RFC 6409 §8.3, RFC 5322 §3.6.4).',
    ],
  },
  'state.asked': {
    story: ['At {from} ({machine}): {event}. {guard} Yes.', 'Next step: {state}.'],
    protocol: [
      '`{detail}` moves the {machine} at {from} on: {state}.',
      'The chart asks its questions about what was found out, one by one, and takes the first way whose answer is yes.',
    ],
    octet: [
      'No octet travels for this: it is decided inside {from}.',
      'If anything comes of it, it is the next thing that {from} says or stores.',
    ],
  },
  'state.went': {
    story: ['At {from} ({machine}): {event}.', 'Next step: {state}.'],
    protocol: ['`{detail}` moves the {machine} at {from} on: {state}.', 'This was the only way on, or every question was answered no.'],
    octet: [
      'No octet travels for this: it happens inside {from}.',
      'If anything comes of it, it is the next thing that {from} says or stores.',
    ],
  },
  state: {
    story: ['{from} moves on to the state `{label}`.', 'What may be said next depends on the state it is in now.'],
    protocol: [
      '`{detail}` takes {from} to the state `{label}`.',
      'It takes the command *and* its reply to move along this edge: neither is enough alone.',
    ],
    octet: ['No octet travels for this: each side keeps its own state.', 'The other side works out the same state from the same replies.'],
  },
  lost: {
    story: ['What {from} sent never arrives at {to}.', 'The only sign will be the missing answer.'],
  },
  command: {
    story: ['{client} says `{label}` to {server}.', 'One question, one answer: that is how the conversation goes.'],
    octet: ['`{line}` and CRLF: {octets} octets.', 'The characters are ASCII, and verbs may be in capitals or not.'],
  },
  text: { story: ['The text crosses the line from {client} to {server}.', 'Its end is marked, so that both know when it is over.'] },
  reply: {
    story: ['{server} answers `{answered}` with {code}.', 'The client decides from this answer what to say next.'],
    octet: ['{octets} octets, including the CRLF.', 'The beginning is for programs, the rest is for people.'],
  },
  entry: {
    story: ['{from} is at work: {label}.', '{detail}'],
    octet: ['No octet travels over the wire in this step.', 'It happens in one place.'],
  },
};
