/** What a mailing list changes in a letter before it sends it on: a tag before the Subject, a footer below the text. */
import { applied, type Change } from './change.ts';
import { encodeQuotedPrintable } from './encodings.ts';
import { unstructuredField } from './compose.ts';
import { fieldValue, firstField } from './header.ts';
import { leaves, readMime, type Part } from './mime.ts';
import { ascii, concat, CRLF, isAscii, utf8 } from './octets.ts';

/** The letter as the list sends it. A tag that is there already is not put there again, and a text that is encoded in base64 stays as it is. */
export function listed(letter: Uint8Array, { subjectTag, footer }: { subjectTag: string; footer: string }): Uint8Array {
  const root = readMime(letter);
  return applied(letter, [...tagged(letter, root, subjectTag), ...footed(letter, root, footer)]);
}

function tagged(letter: Uint8Array, { header, start }: Part, tag: string): Change[] {
  const field = firstField(header, 'Subject');
  const subject = field ? fieldValue(letter, field) : '';
  if (tag === '' || subject.includes(tag)) return [];
  return [
    { start: field?.start ?? start, end: field?.end ?? start, octets: ascii(unstructuredField('Subject', `${tag} ${subject}`.trim())) },
  ];
}

/** At the end of the first text that a reader sees: of a signed part too, which most programs of lists do not look for. */
function footed(letter: Uint8Array, root: Part, footer: string): Change[] {
  const part = leaves(root).find(
    ({ type, subtype, disposition }) => type === 'text' && subtype === 'plain' && disposition !== 'attachment',
  );
  if (footer === '' || !part || part.encoding === 'base64') return [];
  const lines = utf8(footer.replace(/\r?\n/g, '\r\n').replace(/(?:\r\n)*$/, '\r\n'));
  const written = part.encoding === 'quoted-printable' || !isAscii(footer) ? encodeQuotedPrintable(lines) : lines;
  const isEnded = part.end >= 2 && letter[part.end - 1] === 10;
  return [{ start: part.end, end: part.end, octets: concat(isEnded ? [written] : [CRLF, written]) }];
}
