import type { ShelfWords } from './words.ts';

export const shelf = {
  topics: {
    journey: 'A letter on its way',
    trouble: 'When it does not go smoothly',
    extensions: 'SMTP in more detail',
    fetching: 'Fetching mail',
    logs: 'What programs log themselves',
  },
  samples: {
    v01: {
      title: 'The whole journey',
      notice: 'Port 25, the DNS from the root down, relay, LMTP to the store, POP3: all five steps, as they really happened.',
    },
    v03: {
      title: 'Submission with TLS, opened by a key log',
      notice: 'After STARTTLS everything is sealed; with the key log beside the capture AUTH LOGIN and the letter can be read.',
    },
    v39: {
      title: 'One packet in five is lost',
      notice: 'At segment detail TCP sends again what was lost; the SMTP dialogue notices nothing but the time.',
    },
    v16: {
      title: 'Greylisting',
      notice: 'The first attempt gets 450, “come back later”; three seconds later the same letter is accepted.',
    },
    v17: {
      title: 'An unknown user, and the bounce',
      notice: '550 5.1.1 to RCPT: now Ana’s own server must write her a report, from the empty sender <>.',
    },
    v19: {
      title: 'The first MX is down',
      notice: 'The connection is refused, and without a pause the server with the next preference is called.',
    },
    v15: {
      title: 'Everything wrong on purpose',
      notice: 'Commands out of order and bad syntax: compare what the judge says with what Postfix let pass.',
    },
    v10: {
      title: 'Pipelining',
      notice: 'MAIL, two RCPT and DATA leave in one packet; the replies come back together, in order.',
    },
    v11: {
      title: 'BDAT instead of DATA',
      notice: 'The text travels in counted chunks: no final dot, no dots to double; and one BDAT 0 LAST.',
    },
    v13: {
      title: 'An address with an accent',
      notice: 'beá@b.com works with SMTPUTF8 only; without the keyword the server refuses.',
    },
    v21: {
      title: 'LMTP: a reply for each recipient',
      notice: 'After one dot there are several answers: one mailbox is full, one user unknown, the rest is stored.',
    },
    v22: {
      title: 'POP3 from USER to QUIT',
      notice: 'STAT, LIST, UIDL, TOP, RETR, DELE and RSET; the password is there for everybody to read.',
    },
    v26: {
      title: 'Cut before QUIT',
      notice: 'A message is marked by DELE, the line breaks, and the next session finds it again.',
    },
    v27: {
      title: 'IMAP: login, select, fetch',
      notice: 'Every answer carries the tag of its command; lines with * come untagged, before it.',
    },
    v30: {
      title: 'IDLE: mail arrives during the wait',
      notice: 'Three protocols interlock: SMTP takes the letter, LMTP stores it, and IMAP calls “EXISTS” at once.',
    },
    v31: {
      title: 'Two sessions in one mailbox',
      notice: 'Whatever one of them flags or expunges, the other hears of it, untagged, at its next command.',
    },
    'v02-log': {
      title: 'swaks logs a submission',
      notice: 'No capture at all: arrows and lines of a log. After STARTTLS it still tells what was said inside.',
    },
    'v28-text': {
      title: 'An IMAP dialogue with C: and S:',
      notice: 'As in an RFC: flags, SEARCH, COPY, MOVE and EXPUNGE. Sequence numbers shift, UIDs stay.',
    },
  },
} satisfies ShelfWords;
