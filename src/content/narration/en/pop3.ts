import type { Wordings } from '../words.ts';

export const pop3: Record<string, Wordings> = {
  'pop3.USER': {
    story: [
      '{client} says whose mailbox it has come for: `{argument}`.',
      'That is only the first half; the server asks for the password next.',
    ],
  },
  'pop3.PASS': {
    story: [
      '{client} gives the password.',
      'Nothing hides it on the way: anybody listening in between could read it, which is why the line is encrypted today.',
    ],
  },
  'pop3.STAT': {
    story: [
      '{client} asks how many letters are waiting, and how large they are in total.',
      'That way it can tell {person} what is coming before it fetches anything.',
    ],
  },
  'pop3.LIST': { story: ['{client} asks for the size of each letter.', 'The letters’ numbers only count for this session.'] },
  'pop3.UIDL': {
    story: [
      '{client} asks for a lasting name for each letter.',
      'By those names it recognises what it has already fetched on another day, and leaves it alone.',
    ],
  },
  'pop3.RETR': {
    story: [
      '{client} asks for the whole of letter {argument}.',
      'It comes exactly as it is in the mailbox; asking for it does not delete it.',
    ],
  },
  'pop3.TOP': {
    story: [
      '{client} asks for the beginning of a letter: its header and a few lines.',
      'That is enough to decide whether the rest is worth fetching.',
    ],
  },
  'pop3.DELE': {
    story: [
      '{client} marks letter {argument} for deletion.',
      'It only *marks* it: the letter goes when the session ends with QUIT, and not a moment before.',
    ],
  },
  'pop3.RSET': { story: ['{client} takes back all its deletion marks.', 'Nothing has been deleted yet, so nothing has to be restored.'] },
  'pop3.NOOP': { story: ['{client} just asks whether {server} is still there.', 'It wants a yes, and nothing else.'] },
  'pop3.CAPA': {
    story: [
      '{client} asks what the server can do beyond the minimum.',
      'POP3 got its extensions late; this is how a client finds out about them.',
    ],
  },
  'pop3.QUIT': {
    story: [
      '{client} says that it is leaving.',
      'Now, and only now, the server deletes what was marked: if the line breaks earlier, nothing is lost.',
    ],
    protocol: [
      'QUIT in the TRANSACTION state leads to UPDATE, RFC 1939 §6: the deletions are carried out.',
      'Had the connection merely ended, the server would have had to keep every message.',
    ],
  },
  'pop3.AUTH': {
    story: [
      '{client} wants to prove who it is by the method `{argument}`.',
      'Next come questions and answers, whose rules are set by the method and not by POP3.',
    ],
    protocol: [
      'AUTH with a SASL mechanism (RFC 5034): challenges come after a plus sign, responses on lines of their own, both in base64.',
      'One framework for three protocols: the same mechanisms serve SMTP, POP3 and IMAP.',
    ],
  },
  'pop3.(response)': {
    story: [
      '{client} answers the question.',
      'The line looks scrambled, but base64 hides nothing; whether somebody listening learns the password depends on the method.',
    ],
    protocol: [
      'A response in the SASL exchange, in base64; a star alone would call it off.',
      'PLAIN and LOGIN send the password itself; CRAM-MD5 and SCRAM only prove that the client knows it.',
    ],
  },
  'pop3.STLS': {
    story: [
      '{client} asks for the line to be encrypted from here on.',
      'Until now, anybody along the way could read everything; soon only the two ends can.',
    ],
    protocol: [
      'STLS (RFC 2595): after +OK, the two begin the TLS handshake on the same connection.',
      'What was said before is forgotten, including the capabilities: somebody along the way might have changed it.',
    ],
  },
  'pop3.UTF8': {
    story: [
      '{client} says that it understands every script in headers: Greek, Arabic, Chinese…',
      'Old programs expect plain ASCII there, and a server must not surprise them.',
    ],
  },
  'pop3.LANG': {
    story: [
      '{client} chooses the language in which {server} speaks to people.',
      'Only the words after +OK and -ERR change; programs read the status and the code.',
    ],
  },
  'pop3.APOP': {
    story: [
      '{client} proves that it knows the password without saying it.',
      'It mixes the timestamp from the greeting with the password and sends a digest: whatever a listener hears is worthless the next time.',
    ],
    protocol: [
      'APOP: the MD5 of the timestamp and the password, in hexadecimal (RFC 1939 §7).',
      'To check it, the server must keep the password itself, and MD5 is broken; SCRAM has neither problem.',
    ],
  },
  'pop3.AUTH/+': {
    story: ['{server} takes its turn and asks a question.', 'A plus sign means: *go on*.'],
  },
  'pop3.AUTH/+OK': {
    story: ['{server} is convinced: it opens the mailbox and locks it.', 'With this method one exchange was enough.'],
  },
  'pop3.AUTH/-ERR': {
    story: [
      '{server} does not accept this.',
      'Perhaps it does not offer this method, or not on a line that others can read, or the answer was wrong.',
    ],
  },
  'pop3.(response)/+': {
    story: [
      '{server} has another question.',
      'Each method has its own number of rounds: LOGIN asks two questions, SCRAM also two, PLAIN at most one.',
    ],
  },
  'pop3.(response)/+OK': {
    story: ['{server} is convinced: it opens the mailbox and locks it.', 'From here on, everything is the same as after USER and PASS.'],
    protocol: [
      'From AUTHORIZATION to TRANSACTION: the maildrop is locked.',
      'How clients prove who they are makes no difference to what they may do.',
    ],
  },
  'pop3.(response)/-ERR': {
    story: ['{server} is not convinced.', 'It does not say what was wrong: somebody who is guessing should learn nothing.'],
  },
  'pop3.STLS/+OK': {
    story: [
      '{server} is ready, so the handshake begins.',
      'After that, the conversation starts again from the beginning, without another greeting.',
    ],
  },
  'pop3.STLS/-ERR': {
    story: ['{server} cannot encrypt the line.', 'Now {client} has to decide: go on unencrypted, or leave. A careful client leaves.'],
  },
  'pop3.APOP/+OK': {
    story: ['{server} has worked out the same digest, and opens the mailbox.', 'The password itself never crossed the line.'],
  },
  'pop3.APOP/-ERR': {
    story: [
      '{server} works out a different digest.',
      'The password or the name was different, or the timestamp came from another greeting.',
    ],
  },
  'pop3.+': {
    story: ['{server} asks for the next answer.', 'A plus sign means: *go on*.'],
    protocol: ['A challenge: a plus sign, a space, base64 (RFC 5034 §4).', 'An empty challenge only says that it is the client’s turn.'],
  },
  'pop3.command': {
    story: ['{client} says `{label}`.', 'A POP3 command is one line; the answer begins with +OK or -ERR.'],
    octet: [
      '`{line}` and CRLF: {octets} octets.',
      'Verbs have three or four letters and arguments at most forty, separated by a single space.',
    ],
  },
  'pop3.(connect)/+OK': {
    story: [
      '{server} picks up and says that it is ready.',
      'If there is something in angle brackets, it is different every time: with it, a client can prove that it knows the password without saying it.',
    ],
  },
  'pop3.USER/+OK': {
    story: ['{server} now wants the password.', 'A careful server says this to every name, known or not, so that strangers learn nothing.'],
  },
  'pop3.PASS/+OK': {
    protocol: [
      'From AUTHORIZATION to TRANSACTION: the maildrop is locked exclusively (RFC 1939 §5).',
      'Messages that arrive in the meantime are not seen in this session; the numbers 1, 2, 3… stay as they are until QUIT.',
    ],
    story: [
      '{server} opens the mailbox and locks it for this session.',
      'While {client} is here, no other POP3 client may come in: the letters’ numbers must not change.',
    ],
  },
  'pop3.PASS/-ERR': {
    story: [
      '{server} does not accept the password.',
      'It does not say whether the name or the password was wrong. No letter is touched; after a few attempts it will hang up.',
    ],
  },
  'pop3.STAT/+OK': {
    protocol: [
      '`+OK` and a *drop listing*: the number of messages and their total size in octets.',
      'Each line end counts as two octets; a dot that is doubled for the journey counts once.',
    ],
    story: [
      '{server} answers with two numbers: how many letters, and how many octets.',
      'Letters already marked as deleted are not counted.',
    ],
  },
  'pop3.LIST/+OK': {
    protocol: [
      'A *scan listing*: for each message, its number and its exact size.',
      'An answer of several lines ends with a line with a single dot; if LIST has an argument, the answer is a single line.',
    ],
    story: ['{server} lists the letters, one per line: number and size.', 'A line with a single dot marks the end of the list.'],
  },
  'pop3.UIDL/+OK': {
    protocol: [
      'For each message, its number and a unique identifier of 1 to 70 characters.',
      'The server never gives two messages in a maildrop the same identifier, so clients know which ones they have.',
    ],
    story: [
      '{server} lists the letters with their lasting names.',
      'A letter’s number may be different tomorrow; its name stays the same.',
    ],
  },
  'pop3.RETR/+OK': {
    protocol: [
      'After `+OK` comes the whole message, then `CRLF . CRLF`.',
      'Lines that begin with a dot are sent with two: the same *byte-stuffing* as in SMTP (RFC 1939 §3).',
    ],
    story: [
      '{server} sends the letter, octet for octet as it was delivered.',
      'It is a copy: the mailbox still holds the original until somebody deletes it.',
    ],
    octet: [
      '{octets} octets cross the line, from `+OK` to the final dot.',
      'As in SMTP, a line that begins with a dot is given a second one for the journey.',
    ],
  },
  'pop3.TOP/+OK': { story: ['{server} sends the header and the number of lines asked for.', 'The rest stays where it is.'] },
  'pop3.DELE/+OK': {
    protocol: [
      'The message is marked; asking for it now would get -ERR.',
      'RSET removes the mark. Only the UPDATE state, after QUIT, makes the deletion final.',
    ],
    story: ['{server} has marked the letter.', 'It has disappeared from the lists of this session, but it is still in the mailbox.'],
  },
  'pop3.RSET/+OK': { story: ['{server} has removed all the marks.', 'The mailbox is as it was when the session began.'] },
  'pop3.CAPA/+OK': {
    story: ['{server} lists what it can do, one capability per line.', 'The client uses the ones it knows and ignores the rest.'],
  },
  'pop3.QUIT/+OK': {
    protocol: [
      'UPDATE: marked messages are removed, the lock is released, the connection closes (RFC 1939 §6).',
      'If the removal fails, the answer is -ERR, and some messages may still be there.',
    ],
    story: [
      '{server} says goodbye and deletes what was marked.',
      'This is the UPDATE state: the only moment at which POP3 changes a mailbox.',
    ],
  },
  'pop3.+OK': { story: ['{server} agrees.', 'POP3 has only two answers, and this is the good one.'] },
  'pop3.-ERR': {
    story: ['{server} refuses `{answered}`.', 'POP3 has only two answers; the text after -ERR says what exactly is wrong.'],
  },
  'pop3.reply': {
    octet: [
      '`{code}`, text, CRLF: {octets} octets in all.',
      'Only the first octet matters to a program: `+` or `-`. An answer of several lines ends with `CRLF . CRLF`.',
    ],
  },
};
