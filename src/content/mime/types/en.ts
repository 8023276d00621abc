/** What the types of MIME are for, in English: by type and subtype, by type alone, and for all others. */
export const partTypes = {
  'multipart/mixed':
    'Parts that are read one after the other, in this order: a text and its attachments. An unknown multipart counts as this one.',
  'multipart/alternative':
    'One content in several forms, the plainest first and the best last. A program shows only one: the last that it can.',
  'multipart/related': 'Parts that make one thing together: a page and its pictures, which it refers to by cid: and Content-ID.',
  'multipart/digest': 'A collection of letters. Parts without a type are message/rfc822 here, not text/plain.',
  'multipart/parallel': 'Parts to be shown at the same time, such as a picture and its sound. Programs treat it as mixed.',
  'multipart/report': 'A report in three parts: words for people, lines for programs, and the letter or its header.',
  'multipart/signed': 'Exactly two parts: what is signed, header and all, to the octet, and the signature. Nobody may change a line of it.',
  'multipart/encrypted':
    'Exactly two parts: what is needed to decrypt, and the encrypted content, which holds the real parts with their header (RFC 3156 §4). Subject and addresses stay outside.',
  'multipart/form-data': 'What a browser sends when a form is filled in: a part for each field, named in Content-Disposition.',
  'multipart/byteranges': 'Several stretches of one file, as HTTP delivers them; Content-Range says which.',
  'multipart/x-mixed-replace': 'Each part replaces the one before, like the pictures of a webcam. Only browsers know it.',
  'message/rfc822': 'A whole letter in the letter, with a header of its own. It may not be in base64 or quoted-printable.',
  'message/partial': 'A piece of a letter that was too large: id, number and total say how to put it together. Hardly any program does.',
  'message/external-body': 'Only the header of the content: the content itself is elsewhere, and access-type says how to fetch it.',
  'message/delivery-status': 'What became of a letter, for programs: a group of fields for the server, then one for each recipient.',
  'text/plain': 'Text without any markup. The charset says how octets become letters; without one it is US-ASCII.',
  'text/html': 'A page of HTML. It may ask for pictures from outside, and so give away that it was read.',
  'text/calendar': 'An appointment that a calendar can import; method says whether it is an invitation.',
  'text/rfc822-headers': 'Only the header of a letter, without its body: for reports.',
  'application/octet-stream': 'Octets of unknown kind: a program can only save them.',
  'application/pgp-signature': 'A signature by OpenPGP over the part before it.',
  'application/pkcs7-signature':
    'A signature by S/MIME over the part before it, with the signer’s certificate: SignedData of CMS, in base64.',
  'application/pkcs7-mime':
    'S/MIME in one piece. With smime-type=enveloped-data (RFC 8551 §3.3) text and attachments are encrypted under a key of their own, which is included once for each reader’s certificate; signed-data can be read by everybody.',
  'application/pgp-encrypted': 'Says that OpenPGP was used (“Version: 1”); the encrypted content is in the next part (RFC 3156 §4).',
  multipart: 'A multipart of unknown kind: it counts as mixed.',
  message: 'A message of unknown kind: it counts as a file.',
  text: 'A text that is shown as plain text if the program does not know its kind.',
  image: 'A picture.',
  audio: 'A sound.',
  video: 'A video.',
  font: 'A typeface.',
  application: 'A file for another program.',
  other: 'A type that hardly anybody knows: a file to save.',
};
