/** The words of which IMAP's responses are made: RFC 9051 §9 and RFC 3501 §9, which agree on them but for what is noted. */
import { any, either, list, OPEN, CLOSE, sequence, SP, token, type Production, type Reader } from './reader.ts';

const LARGEST = 4_294_967_295;
/** RFC 7162 §7: a mod-sequence has 63 bits. */
const LARGEST_64 = 9_223_372_036_854_775_807n;

// eslint-disable-next-line no-control-regex -- atoms hold no control characters
const ATOM = /[^(){ %*"\\\]\x00-\x1f\x7f]+/.source;

const NOTHING = 'NIL(?![^ ()])';
/** The text has a literal's announcement, and nothing in the place of its octets. */
const LITERAL = '\\{\\d{1,15}\\+?\\}';
const STRING = `"(?:[^"\\\\\\r\\n\\0]|\\\\["\\\\])*"|${LITERAL}`;
// eslint-disable-next-line no-control-regex -- nor do they
const ASTRING = `${/[^(){ %*"\\\x00-\x1f\x7f]+/.source}|${STRING}`;

export const NIL = token('nil', NOTHING, 'i');
export const string = token('string', STRING);
export const nstring = token('nstring', `${NOTHING}|${STRING}`, 'i');
/** literal8 may hold NUL. */
export const nstring8 = token('nstring / literal8', `${NOTHING}|~?${LITERAL}|${STRING}`, 'i');
export const astring = token('astring', ASTRING);
/** INBOX, or an astring. */
export const mailbox = token('mailbox', ASTRING);

function digits(name: string, least: number, isSmall: (written: string) => boolean): Production {
  return (reader) => {
    const start = reader.at;
    // nine digits are small enough for everything
    if (!reader.skip(DIGITS) || (least > 0 && reader.text.charCodeAt(start) === 48)) return put(reader, start, name);
    return reader.at - start < 10 || isSmall(reader.text.slice(start, reader.at)) || put(reader, start, name);
  };
}
const DIGITS = /\d+/y;

/** It fails, and stands where it began. */
function put(reader: Reader, start: number, name: string): boolean {
  reader.at = start;
  return reader.failValue(name);
}
const small = (written: string): boolean => Number(written) <= LARGEST;
const wide = (written: string): boolean => written.length < 20 && BigInt(written) <= LARGEST_64;
export const number = digits('number', 0, small);
export const nzNumber = digits('nz-number', 1, small);
export const number64 = digits('number64', 0, wide);
export const modSequence = digits('mod-sequence-value', 1, wide);

const SET = /(?:[1-9]\d*|\*)(?::(?:[1-9]\d*|\*))?(?:,(?:[1-9]\d*|\*)(?::(?:[1-9]\d*|\*))?)*/.source;
export const sequenceSet = token('sequence-set', SET);
/** What a server tells has no star. */
export const uidSet = token('uid-set', SET.replaceAll('|\\*', ''));

/** RFC 3501 §2.3.2: keywords are atoms, the others begin with a backslash. */
export const flag = token('flag', `\\\\?${ATOM}`);
export const flagPerm = token('flag-perm', `\\\\\\*|\\\\?${ATOM}`);
export const mailboxFlag = token('mbx-list-oflag', `\\\\${ATOM}`);
export const capability = token('capability', ATOM);
/** A single character between quotes, or NIL. */
export const delimiter = token('DQUOTE QUOTED-CHAR DQUOTE / nil', `${NOTHING}|"(?:[^"\\\\\\r\\n]|\\\\["\\\\])"`, 'i');
export const dateTime = token(
  'date-time',
  '"(?: [1-9]|0[1-9]|[12]\\d|3[01])-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\\d{4} (?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60) [+-]\\d{4}"',
  'i',
);

/** What an extension brings that is not known here: a word, a string, or a list of such. RFC 4466 §3, tagged-ext-val. */
export const unknownValue: Production = (reader: Reader) =>
  reader.within(
    'tagged-ext-val',
    '(1 2)',
    either(sequence(OPEN, any(either(SP, unknownValue)), CLOSE), nstring8, token('atom', '[^() "{\\r\\n]+')),
  );

export const word = (written: string): Production => token(`"${written}"`, written.replace(/[.[\]*+]/g, '\\$&'), 'i');
export const objectId = list(token('objectid', '[A-Za-z0-9_-]{1,255}'));
