import type { Wordings } from '../words.ts';

/** What happens to letters, what breaks, and what the reader does. */
export const mail: Record<string, Wordings> = {
  composed: {
    story: [
      '{from} turns what was written into a letter: header, an empty line, text.',
      'And it prepares an envelope: from `{reversePath}`, for {recipients}. The two will travel together, but only the envelope decides where to.',
    ],
    protocol: [
      'The MUA makes an RFC 5322 message: From, To, Date, Subject, Message-ID.',
      'Apart from it the envelope of RFC 5321: reverse-path `{reversePath}`, forward-paths {recipients}. Bcc is in the second only.',
    ],
    octet: [
      '{size} of ASCII lines, each ended by CRLF; the first empty line separates header and body.',
      'What is not ASCII has been encoded, because SMTP without extensions promises to carry seven bits only.',
    ],
  },
  'trace.Received': {
    story: [
      '{from} stamps the letter: received here, from there, at this time.',
      'Each server puts its stamp *above* the others, so the way is read from below upwards.',
    ],
    protocol: [
      'A `Received:` field is put in front (RFC 5321 §4.4): from whom, by whom, with which protocol, when.',
      'Nobody may change or remove earlier ones. A hundred of them, and a server takes the letter for one that goes in circles.',
    ],
    octet: [
      '{octets} octets are put before the first octet of the letter; the rest is not touched.',
      'Long fields are folded: a CRLF followed by a blank or a tab goes on with the same field.',
    ],
  },
  'trace.Return-Path': {
    story: [
      '{from} copies the sender from the envelope into the letter: the envelope is now thrown away.',
      'Whoever wants to know later where failures were to be reported finds it in this line.',
    ],
    protocol: [
      '`Return-Path:` is written once, by the server of final delivery (RFC 5321 §4.4).',
      'Until here the reverse-path existed in MAIL FROM only; From in the letter may be quite another address.',
    ],
  },
  'trace.Delivered-To': {
    story: [
      '{from} notes for which mailbox this copy is.',
      'If the same line were to turn up again, the letter would be going in circles.',
    ],
  },
  trace: {
    story: [
      '{from} adds `{label}` at the top of the letter.',
      'Servers may add lines to a letter on its way, but leave what others wrote as it is.',
    ],
    octet: ['{octets} octets more at the front.', 'All octets behind stay as they were.'],
  },
  'queued.accepted': {
    story: [
      '{from} puts the letter into its queue, for {recipients}.',
      'E-mail is *store and forward*: whoever accepts a letter keeps it safe until the next one has it.',
    ],
    protocol: [
      'The message is in the queue: envelope and text, on disk before the 250 goes out.',
      'From here on it is tried until it is relayed, delivered, or given up with a report.',
    ],
  },
  'queued.deferred': {
    story: [
      '{from} puts the letter back into the queue, for {recipients}: not now, later.',
      'Its author has nothing to do. Queues are patient; four or five days are usual before they give up.',
    ],
    protocol: [
      'Deferred. RFC 5321 §4.5.4.1: first retry after half an hour or so, then at longer intervals, for four to five days at least.',
      'Only recipients that failed for the time being wait here; those accepted are done.',
    ],
  },
  queued: {
    story: ['{from} keeps the letter in its queue, for {recipients}.', 'It stays until somebody else has taken responsibility for it.'],
  },
  'dequeued.relayed': {
    story: ['{from} takes the letter out of its queue: somebody else has it now.', 'Responsibility has passed on with the last 250.'],
  },
  'dequeued.delivered': {
    story: ['{from} has delivered the letter and takes it out of its queue.', 'It lies in the mailbox; SMTP’s work is done here.'],
  },
  'dequeued.bounced': {
    story: [
      '{from} cannot deliver the letter and takes it out of its queue.',
      'Whether the sender named on the envelope is told of it is the next question.',
    ],
  },
  'dequeued.expired': {
    story: [
      '{from} has tried long enough, and gives up.',
      'The sender gets a report: after some days that is fairer than further silence.',
    ],
  },
  dequeued: { story: ['{from} takes the letter out of its queue.', 'Its part in this letter is over.'] },
  stored: {
    story: [
      '{from} lays the letter into the mailbox of {account}.',
      'Here it waits, perhaps for days, until {person} comes for it: SMTP *brings*, it never fetches.',
    ],
    protocol: [
      'Final delivery: {mailbox}, number {uid}.',
      'SMTP ends here. What {person}’s devices use is another protocol, POP3 or IMAP, in the other direction: they ask.',
    ],
    octet: ['{size} are stored, trace fields included.', 'Exactly these octets will go to whoever fetches the letter.'],
  },
  removed: {
    story: [
      'The letter is removed from the mailbox of {account}.',
      'What has been fetched before lives on in the device; the server no longer has it.',
    ],
    protocol: [
      '{mailbox}, number {uid}, is gone for good.',
      'POP3 deletes at QUIT, IMAP with EXPUNGE or CLOSE; no UID is ever given out twice.',
    ],
  },
  flagged: {
    story: ['The letter of {account} carries other marks now: `{flags}`.', 'The mark is kept on the server, where every device sees it.'],
    protocol: [
      'Flags of {mailbox} {uid}: `{flags}`.',
      'Those with a backslash are defined by the standard: `\\Seen`, `\\Answered`, `\\Flagged`, `\\Deleted`, `\\Draft`.',
    ],
  },
  fetched: {
    story: ['{from} has the letter, and {person} can read it.', 'It is the same, octet for octet, that was laid into the mailbox.'],
    protocol: [
      '{from} now holds a copy for {account}.',
      'Whether the original stays on the server is up to the client: POP3 clients often delete, IMAP clients do not.',
    ],
    octet: [
      '{size}, identical to what was delivered.',
      'Doubled dots have been taken away again, literals counted out: disguises for the journey only.',
    ],
  },
  'timer.retry': {
    story: [
      '{from} sets its alarm clock: it will try again in {span}.',
      'It does not knock all the time: a server in trouble would only get into more.',
    ],
    protocol: ['Next attempt in {span}.', 'Intervals grow, so that a long failure costs little (RFC 5321 §4.5.4.1).'],
  },
  timer: { story: ['{from} puts something off: {label}, in {span}.', 'On the virtual clock this takes no time to wait for.'] },
  'fault.stop': { story: ['{detail} is switched off.', 'Whoever calls now hears nothing, and has to cope.'] },
  'fault.start': { story: ['{detail} is running again.', 'Whoever waited for it will succeed at the next attempt.'] },
  'fault.cut': { story: ['A line is cut: {detail}.', 'What was on its way is lost; what had been confirmed stands.'] },
  'fault.quota': {
    story: [
      'From now on there is room for {size} in the mailbox of {account}.',
      'If a letter does not fit, the server must say so to whoever brings it.',
    ],
  },
  'fault.busy': { story: ['{detail} has as many visitors as it can bear.', 'Whoever knocks now is told to come back later: 421.'] },
  'fault.noService': {
    story: ['{detail} takes no mail, now or ever.', 'It says so with 554 as soon as somebody calls, so that nobody has to wait.'],
  },
  'fault.usual': { story: ['{detail} has room again.', 'It greets with 220, and whoever comes back will be heard.'] },
  'fault.zone': {
    story: [
      'The DNS says something else from now on: {detail}.',
      'Whoever still remembers the old answer keeps to it until its time is over.',
    ],
  },
  'fault.password': { story: ['A device has another password: {detail}.', 'The server will notice.'] },
  fault: {
    story: [
      'Something breaks here: {label} {detail}.',
      'Watch who notices, and how: protocols show their worth when something goes wrong.',
    ],
  },
  'intervention.say': {
    story: [
      'You stepped in: the client says something other than its own line.',
      'From here the run is yours; the machines take it as if the client had meant it.',
    ],
  },
  'intervention.reply': {
    story: ['You stepped in: the server answers something else.', 'The client cannot know that it was you, and acts on the answer it got.'],
  },
  'intervention.deny': {
    story: ['You stepped in at {from} ({machine}): {denial}', 'Its chart takes your word for it, and goes another way from here.'],
  },
  'intervention.cut': { story: ['You cut the line.', 'Now see what each side makes of it.'] },
  'intervention.stop': { story: ['You switched off {detail}.', 'It says nothing more, not even goodbye.'] },
  intervention: {
    story: ['You stepped in here: {detail}.', 'The run began again from the start with this one change; up to here both are the same.'],
  },
  'note.mx.chosen': {
    story: [
      '{from} decides to try {exchange} for the mail of {name}: preference {preference}.',
      'The smallest number comes first; the other records stay in reserve.',
    ],
    protocol: [
      'MX of preference {preference}: `{exchange}`.',
      'RFC 5321 §5.1: in order of preference, at random among equals; then the address of that host is looked up.',
    ],
  },
  'note.mx.failed': {
    story: [
      '{exchange} turns {from} away before a letter is even mentioned: {reason}.',
      'Perhaps there is another MX to try; if not, the letter waits.',
    ],
    protocol: [
      'The attempt at `{exchange}` failed: {reason}.',
      'A failed connection or a 4xx greeting leads to the next address or MX; a 5xx to a recipient does not.',
    ],
  },
  'note.bounce.made': {
    story: [
      '{from} writes a letter itself: the report to the sender that it could not be done.',
      'It is sent by *nobody*, `<>`, so that it can never be answered by another report.',
    ],
    protocol: [
      'A delivery status notification, RFC 3464: for people, for programs, and the original letter.',
      'It goes to the reverse-path of the envelope, not to From.',
    ],
  },
  'note.fetch.failed': {
    story: ['{from} breaks off: {detail}.', 'Nothing is lost. What was not fetched still lies on the server.'],
  },
  'note.submission.failed': {
    story: [
      'The letter was not taken: {detail}.',
      '{person} learns of it at once, because the refusal came during the conversation: no report has to be sent.',
    ],
  },
  'note.bounce.suppressed': {
    story: [
      '{from} writes no report this time.',
      'The letter that failed was a report itself, sent by nobody: a bounce of a bounce would never end.',
    ],
  },
  'note.lines.mended': {
    story: [
      '{from} ends every line of the letter with CRLF, for some ended otherwise.',
      'In files a line ends as the system likes; in mail it ends in one way only, so that nobody takes part of a letter for the end of it.',
    ],
    protocol: [
      'Bare CR or LF became CRLF (RFC 5322 §2.3).',
      'POP3 ends a letter with a line that is one dot: a bare LF around a dot, passed on as it is, would be that end for some programs and not for others.',
    ],
  },
  'note.mx.failed/no connection': {
    story: [
      '{exchange} cannot be reached, so {from} gives this way up.',
      'Perhaps there is another MX to try; if not, the letter waits in the queue.',
    ],
  },
  'note.mx.failed/no address': {
    story: [
      '{exchange} has no address, so {from} cannot call it.',
      'The MX record names a host that the DNS does not know: somebody at {name} has made a mistake.',
    ],
  },
  'note.fetch.failed/PASS': {
    story: [
      '{from} cannot get in: the password was not accepted.',
      'A program that kept trying on its own would only lock its owner out. Nothing is lost, the letters stay on the server.',
    ],
  },
  'note.fetch.failed/LOGIN': {
    story: [
      '{from} cannot get in: the password was not accepted.',
      'A program that kept trying on its own would only lock its owner out. Nothing is lost, the letters stay on the server.',
    ],
  },
  'note.fetch.failed/QUIT': {
    story: [
      '{from} never heard the answer to its QUIT.',
      'It cannot know whether the server has deleted anything; the server, which heard no QUIT, has deleted nothing.',
    ],
  },
  note: { story: ['{from} decides: {detail}.', 'What follows, follows from this.'] },
  'trace.Date': {
    story: [
      'The letter bore no date: {from} adds one.',
      'A submission server may do so for the people of its house (RFC 6409 §8.2); a relay may not.',
    ],
  },
  'trace.Message-ID': {
    story: [
      'The letter bore no Message-ID: {from} gives it one.',
      'Without it replies could not name what they answer (RFC 6409 §8.3, RFC 5322 §3.6.4).',
    ],
  },
  'state.asked': {
    story: ['At {from} ({machine}): {event}. {guard} Yes.', 'What it does next: {state}.'],
    protocol: [
      '`{detail}` leads the {machine} at {from} on: {state}.',
      'The chart asks its questions of what was found out, one after the other, and goes the first way whose answer is yes.',
    ],
    octet: [
      'No octet travels for this: it is decided within {from}.',
      'What comes of it, if anything, is the next thing that {from} says or stores.',
    ],
  },
  'state.went': {
    story: ['At {from} ({machine}): {event}.', 'What it does next: {state}.'],
    protocol: ['`{detail}` leads the {machine} at {from} on: {state}.', 'From here there was only this way, or no question had a yes.'],
    octet: [
      'No octet travels for this: it happens within {from}.',
      'What comes of it, if anything, is the next thing that {from} says or stores.',
    ],
  },
  state: {
    story: ['The machine of {from} moves on to `{label}`.', 'What may be said next depends on where it stands now.'],
    protocol: [
      '`{detail}` leads {from} to the state `{label}`.',
      'The edge is taken by the command *and* its reply together: neither alone would do.',
    ],
    octet: [
      'No octet travels for this: a state lives in one place.',
      'What the other side believes it has worked out from the same replies.',
    ],
  },
  lost: {
    story: ['What {from} sent never arrives at {to}.', 'Only the missing answer will give it away.'],
  },
  command: {
    story: ['{client} says `{label}` to {server}.', 'One question, one answer: so the conversation goes on.'],
    octet: ['`{line}` and CRLF: {octets} octets.', 'Letters are ASCII, and capitals do not matter in verbs.'],
  },
  text: { story: ['The text crosses the line from {client} to {server}.', 'Its end is marked, so that both know when it is over.'] },
  reply: {
    story: ['{server} answers `{answered}` with {code}.', 'The client decides by this answer what to say next.'],
    octet: ['{octets} octets, CRLF included.', 'The beginning is for programs, the rest for people.'],
  },
  entry: {
    story: ['{from} is at work: {label}.', '{detail}'],
    octet: ['No octet travels over a wire in this step.', 'It happens in one place.'],
  },
};
