/** What is wrong with a letter and how it is mended, in English. */
import type { MimeValues } from '../values.ts';

export const repairing = {
  findings: {
    title: 'What is wrong',
    none: 'Nothing: the letter is whole.',
    repair: 'Repair',
    cannot: 'Only the author could repair it.',
    go: (path: string) => `part ${path}`,
    keys: {
      noVersion: () => 'MIME-Version is missing: strictly, this is one plain text, boundaries and all.',
      noBoundary: () => 'A multipart without a boundary parameter: nobody can tell where its parts begin.',
      boundaryUnused: ({ boundary }: MimeValues) => `The header promises the boundary “${boundary}”, but no line of the body is that one.`,
      boundaryTooLong: ({ length }: MimeValues) => `The boundary has ${length} characters; 70 are allowed.`,
      notClosed: ({ boundary }: MimeValues) => `The closing line --${boundary}-- is missing: is this all, or was the letter cut off?`,
      strayBoundary: ({ boundary }: MimeValues) =>
        `--${boundary} is in the middle of a text and splits it: a boundary must not occur in a part.`,
      multipartEncoded: ({ encoding }: MimeValues) => `A multipart in ${encoding}: only its parts may be encoded, not the whole.`,
      messageEncoded: ({ encoding }: MimeValues) => `A message/rfc822 in ${encoding}: only 7bit, 8bit and binary are allowed.`,
      encodingUnknown: ({ encoding }: MimeValues) => `The encoding “${encoding}” is unknown: the part counts as a file of unknown kind.`,
      notSevenBit: () => 'It says 7bit, but there are octets over 127: a strict server may refuse the letter or change it.',
      looksBase64: ({ encoding }: MimeValues) => `It says ${encoding}, but looks like base64: the reader sees rows of letters.`,
      badBase64: ({ seen }: MimeValues) => `It says base64, but is not; it looks like ${seen}. Decoded, it is rubbish.`,
      cutBase64: ({ letters }: MimeValues) =>
        `Base64 comes in groups of four, and ${letters} letters are not a whole number of groups: something is missing.`,
      badQuotedPrintable: () => 'An = that begins neither an escape =XX nor a soft line break.',
      charsetUnknown: ({ charset }: MimeValues) => `Nobody here knows the charset “${charset}”.`,
      charsetWrong: ({ charset, seen }: MimeValues) =>
        `It says ${charset}, but the octets look like ${seen}: letters beyond ASCII come out wrong.`,
      longLine: () => 'A line over 998 octets: servers may cut it.',
      wordTooLong: ({ field, length }: MimeValues) => `An encoded word of ${length} characters in ${field}; 75 are allowed.`,
      wordInParameter: ({ parameter }: MimeValues) =>
        `An encoded word in the parameter ${parameter}: forbidden there. RFC 2231 has a form of its own.`,
      eightBitName: ({ parameter }: MimeValues) => `Octets over 127 in the parameter ${parameter}, and nothing says in which charset.`,
      twoParts: ({ count }: MimeValues) => `signed and encrypted have exactly two parts; here: ${count}.`,
    },
  },
  repairs: {
    close: 'The closing line is back.',
    stray: 'The stray line is gone; the text is in one piece again.',
    boundary: 'The header now names the boundary that the body uses.',
    encoding: 'The header now says what the octets look like.',
    charset: 'The header now names the charset that the octets look like.',
    cut: 'The incomplete group is gone. What was lost stays lost.',
    version: 'MIME-Version is back.',
    name: 'The name is now written as RFC 2231 has it.',
  },
  damages: {
    close: 'Lose the closing line',
    stray: 'Write the boundary into the text',
    boundary: 'Name another boundary in the header',
    encoding: 'Declare another encoding',
    charset: 'Declare another charset',
    cut: 'Cut the base64 off',
    version: 'Lose MIME-Version',
    eightBit: 'Call it 7bit',
  },
  refusals: {
    noPart: 'That part is not there any more.',
    notHere: 'That cannot be done with this part.',
    lastPart: 'A multipart needs at least one part (RFC 2046 §5.1). Remove the multipart itself.',
    notInCharset: 'This text has characters that ISO-8859-1 lacks.',
    nothingToMend: 'There is nothing to repair.',
  },
};
