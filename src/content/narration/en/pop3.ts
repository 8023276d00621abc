import type { Wordings } from '../words.ts';

export const pop3: Record<string, Wordings> = {
  'pop3.USER': {
    story: [
      '{client} says whose mailbox it comes for: `{argument}`.',
      'That is only the first half; the server asks for the password next.',
    ],
  },
  'pop3.PASS': {
    story: [
      '{client} gives the password.',
      'On this line it is written in clear letters: anybody listening between the two could read it, which is why one encrypts the line today.',
    ],
  },
  'pop3.STAT': {
    story: [
      '{client} asks how many letters are waiting, and how large they are together.',
      'So it can tell {person} what is coming before it fetches anything.',
    ],
  },
  'pop3.LIST': { story: ['{client} asks for the size of each letter.', 'The numbers that it learns here hold for this session only.'] },
  'pop3.UIDL': {
    story: [
      '{client} asks for a lasting name for each letter.',
      'With it, it recognises what it has fetched on another day and leaves it alone.',
    ],
  },
  'pop3.RETR': {
    story: ['{client} asks for letter {argument}, whole.', 'It comes exactly as it lies in the mailbox; asking for it does not delete it.'],
  },
  'pop3.TOP': {
    story: [
      '{client} asks for the beginning of a letter: its header and a few lines.',
      'Enough to decide whether the rest is worth fetching.',
    ],
  },
  'pop3.DELE': {
    story: [
      '{client} marks letter {argument} to be deleted.',
      '*Marks* only: the letter goes when the session ends with QUIT, and not a moment before.',
    ],
  },
  'pop3.RSET': { story: ['{client} takes back all marks of deletion.', 'Nothing has been deleted yet, so nothing has to be restored.'] },
  'pop3.NOOP': { story: ['{client} asks only whether {server} is still there.', 'It wants a positive answer and nothing else.'] },
  'pop3.CAPA': {
    story: [
      '{client} asks what the server can do beyond the minimum.',
      'POP3 came to have extensions late; this is how a client learns of them.',
    ],
  },
  'pop3.QUIT': {
    story: ['{client} takes its leave.', 'Now, and only now, the server deletes what was marked: a line that breaks before loses nothing.'],
    protocol: [
      'QUIT in the TRANSACTION state leads to UPDATE, RFC 1939 §6: the deletions are carried out.',
      'Had the connection merely ended, the server would have had to keep every message.',
    ],
  },
  'pop3.AUTH': {
    story: [
      '{client} wants to prove who it is by the method `{argument}`.',
      'What comes next is a conversation of questions and answers whose rules the method lays down, not POP3.',
    ],
    protocol: [
      'AUTH with a SASL mechanism (RFC 5034): challenges come behind a plus sign, responses in lines of their own, both in base64.',
      'One framework for three protocols: the same mechanisms serve SMTP, POP3 and IMAP.',
    ],
  },
  'pop3.(response)': {
    story: [
      '{client} answers the question.',
      'The line looks scrambled, but base64 hides nothing; whether a listener learns the password depends on the method.',
    ],
    protocol: [
      'A response of the SASL exchange, in base64; a star alone would give it up.',
      'PLAIN and LOGIN say the password itself, CRAM-MD5 and SCRAM only prove that they know it.',
    ],
  },
  'pop3.STLS': {
    story: [
      '{client} asks for the line to be encrypted from here on.',
      'Everything so far could be read by anybody on the way; soon nobody but the two ends can.',
    ],
    protocol: [
      'STLS (RFC 2595): after +OK both begin the TLS handshake on the same connection.',
      'What was said before is forgotten, capabilities included: somebody on the way might have changed it.',
    ],
  },
  'pop3.UTF8': {
    story: [
      '{client} says that it understands letters of all scripts in the header.',
      'Old programs expect plain ASCII there; a server must not surprise them.',
    ],
  },
  'pop3.LANG': {
    story: [
      '{client} chooses the language in which {server} speaks to people.',
      'Only the words behind +OK and -ERR change; programs read status and code.',
    ],
  },
  'pop3.APOP': {
    story: [
      '{client} proves that it knows the password without saying it.',
      'It mixes the time stamp of the greeting with the password and sends a digest: what a listener hears is worthless the next time.',
    ],
    protocol: [
      'APOP: MD5 over the stamp and the password, in hexadecimal (RFC 1939 §7).',
      'The server must keep the password in clear to check it, and MD5 is broken; SCRAM has neither fault.',
    ],
  },
  'pop3.AUTH/+': {
    story: ['{server} asks: its turn in the conversation.', 'A plus sign means: go on.'],
  },
  'pop3.AUTH/+OK': {
    story: ['{server} is convinced, opens the mailbox and locks it.', 'With this method one exchange was enough.'],
  },
  'pop3.AUTH/-ERR': {
    story: [
      '{server} does not accept this.',
      'Either it does not offer the method, or not on a line that others can read, or the answer was wrong.',
    ],
  },
  'pop3.(response)/+': {
    story: [
      '{server} has another question.',
      'Each method has its own number of rounds: LOGIN two questions, SCRAM two as well, PLAIN at most one.',
    ],
  },
  'pop3.(response)/+OK': {
    story: ['{server} is convinced, opens the mailbox and locks it.', 'From here on everything is as if USER and PASS had been said.'],
    protocol: [
      'From AUTHORIZATION to TRANSACTION: the maildrop is locked.',
      'How somebody proved who he is makes no difference to what he may do.',
    ],
  },
  'pop3.(response)/-ERR': {
    story: ['{server} is not convinced.', 'It does not say what was wrong: whoever guesses should learn nothing from it.'],
  },
  'pop3.STLS/+OK': {
    story: [
      '{server} is ready; the handshake begins.',
      'After it the conversation starts again from the beginning, without another greeting.',
    ],
  },
  'pop3.STLS/-ERR': {
    story: ['{server} cannot encrypt the line.', 'Now {client} has to decide: go on in the clear, or leave. A careful one leaves.'],
  },
  'pop3.APOP/+OK': {
    story: ['{server} has reckoned the same digest and opens the mailbox.', 'The password itself has not crossed the line.'],
  },
  'pop3.APOP/-ERR': {
    story: ['{server} reckons another digest.', 'The password was another, or the name, or the stamp belonged to another greeting.'],
  },
  'pop3.+': {
    story: ['{server} asks for the next answer.', 'A plus sign means: go on.'],
    protocol: [
      'A challenge: plus sign, space, base64 (RFC 5034 §4).',
      'An empty challenge says no more than that it is the client’s turn.',
    ],
  },
  'pop3.command': {
    story: ['{client} says `{label}`.', 'A POP3 command is one line; the answer begins with +OK or -ERR.'],
    octet: [
      '`{line}` and CRLF: {octets} octets.',
      'Verbs of three or four letters, arguments of forty at most, separated by a single space.',
    ],
  },
  'pop3.(connect)/+OK': {
    story: [
      '{server} picks up and says that it is ready.',
      'What stands in angle brackets is different every time: with it a client could prove that it knows the password without saying it.',
    ],
  },
  'pop3.USER/+OK': {
    story: [
      '{server} wants to hear the password.',
      'A careful server says this to every name, known or not, and so tells strangers nothing.',
    ],
  },
  'pop3.PASS/+OK': {
    protocol: [
      'From AUTHORIZATION to TRANSACTION: the maildrop is locked exclusively (RFC 1939 §5).',
      'Messages that arrive meanwhile are not seen in this session; the numbers 1, 2, 3… stay as they are until QUIT.',
    ],
    story: [
      '{server} opens the mailbox and locks it for this session.',
      'While {client} is here no other POP3 client may come in: the numbers must not shift under its hands.',
    ],
  },
  'pop3.PASS/-ERR': {
    story: [
      '{server} does not accept the password.',
      'It does not say whether name or password was wrong. No letter is touched; after a few attempts it will hang up.',
    ],
  },
  'pop3.STAT/+OK': {
    protocol: [
      '`+OK` and a *drop listing*: number of messages, total in octets.',
      'Octets are counted as they would be sent, each line end as two.',
    ],
    story: [
      '{server} answers with two numbers: how many letters, and how many octets.',
      'Letters already marked as deleted are not counted.',
    ],
  },
  'pop3.LIST/+OK': {
    protocol: [
      'A *scan listing*: for each message its number and exact size.',
      'An answer of several lines ends in a line with a dot; with an argument, LIST answers in one line.',
    ],
    story: ['{server} lists the letters, one a line: number and size.', 'A line with a single dot ends the list.'],
  },
  'pop3.UIDL/+OK': {
    protocol: [
      'For each message its number and a unique identifier of 1 to 70 characters.',
      'The server never gives the same identifier to two messages of a maildrop; so clients know what they have.',
    ],
    story: ['{server} lists the letters with their lasting names.', 'The number may be another tomorrow; the name stays.'],
  },
  'pop3.RETR/+OK': {
    protocol: [
      'After `+OK` the whole message follows, then `CRLF . CRLF`.',
      'Lines that begin with a dot are sent with two: the same *byte-stuffing* as in SMTP (RFC 1939 §3).',
    ],
    story: [
      '{server} sends the letter, octet for octet as it was delivered.',
      'It is a copy: the mailbox still holds the original until somebody deletes it.',
    ],
    octet: [
      '{octets} octets cross the line, from `+OK` to the line with the dot.',
      'As in SMTP, a line that begins with a dot carries a second one while it travels.',
    ],
  },
  'pop3.TOP/+OK': { story: ['{server} sends the header and as many lines as were asked for.', 'The rest stays where it is.'] },
  'pop3.DELE/+OK': {
    protocol: [
      'The message is marked; asking for it now would bring -ERR.',
      'RSET takes the mark away. Only the UPDATE state, after QUIT, makes it final.',
    ],
    story: ['{server} has made a mark.', 'The letter has disappeared from the lists of this session, but it still lies in the mailbox.'],
  },
  'pop3.RSET/+OK': { story: ['{server} has taken away all marks.', 'The mailbox is as it was when the session began.'] },
  'pop3.CAPA/+OK': {
    story: ['{server} lists what it can do, one capability a line.', 'The client uses what it knows of these and ignores the rest.'],
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
    story: ['{server} refuses `{answered}`.', 'POP3 has only two answers; what is meant exactly stands in the text behind -ERR.'],
  },
  'pop3.reply': {
    octet: [
      '`{code}`, text, CRLF: {octets} octets in all.',
      'Only the first octet matters to a program: `+` or `-`. An answer of several lines ends in `CRLF . CRLF`.',
    ],
  },
};
