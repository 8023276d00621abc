/** What each recipient of a letter got: copies side by side. */
export const recipients = {
  title: 'What each one sees',
  open: 'What each one sees',
  hint: 'All copies of one letter side by side, with the header that each person got',
  leave: 'Back to the stage',
  letter: 'Letter',
  untitled: '[no subject]',
  none: 'No letter of this story goes to several people.',
  envelope: (paths: string) => `Envelope: ${paths}`,
  envelopeHint: 'The author’s program named these addresses to its server in RCPT TO. No reader ever sees this list.',
  copyOf: (name: string) => `The copy of ${name}`,
  named: {
    to: 'named in To',
    cc: 'named in Cc',
    bcc: 'named in Bcc',
    nowhere: 'named nowhere in the letter',
  },
  arrived: (time: string) => `arrived ${time}`,
  notArrived: 'It has not arrived here.',
  viaOthers: 'Not in the envelope that the author’s program wrote: a list, an alias or forwarding brought it here.',
  same: (count: number) => (count === 1 ? 'one line is the same in all copies' : `${count} lines are the same in all copies`),
  differs: (count: number) =>
    count === 0 ? 'no line differs' : count === 1 ? 'one line is not in every copy' : `${count} lines are not in every copy`,
  onlyHere: 'not in every copy',
  body: { same: 'The text is the same in all copies, octet for octet.', differs: 'The text is not the same in all copies.' },
  /** `traces`: fields of servers that name this person all the same. */
  blind: (name: string, author: string, traces: string) =>
    `${name} finds no trace of their own address in what ${author} wrote: the program put the address into the envelope and left Bcc out of the header, ` +
    `the first of the three ways in RFC 5322 §3.6.3.` +
    (traces === '' ? '' : ` Only ${traces}, written by the receiving server, says why the letter is here.`),
  shown: (name: string) =>
    `${name} is named in a Bcc field that reached at least this copy: RFC 5322 §3.6.3 allows that for the copies of blind recipients only.`,
};
