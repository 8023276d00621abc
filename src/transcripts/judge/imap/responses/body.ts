/** ENVELOPE, BODY and BODYSTRUCTURE: RFC 9051 §7.5.2, §9. */
import { any, CLOSE, either, list, named, OPEN, optional, sequence, SP, spaced, token, type Production, type Reader } from './reader.ts';
import { NIL, nstring, number, number64, string } from './words.ts';

const address = named('address', '("Ana" NIL "ana" "a.org")', sequence(OPEN, nstring, SP, nstring, SP, nstring, SP, nstring, CLOSE));
// the standard's own example has a space between them: RFC 3501 §8
const addresses = (name: string): Production =>
  named(name, '(("Ana" NIL "ana" "a.org"))', either(NIL, sequence(OPEN, address, any(sequence(optional(SP), address)), CLOSE)));

export const envelope = named(
  'envelope',
  '("Mon, 5 Jan 2026 10:00:00 +0100" "Hola" NIL NIL NIL NIL NIL NIL NIL "<1@a.org>")',
  sequence(
    ...[OPEN, nstring, SP, nstring],
    ...['env-from', 'env-sender', 'env-reply-to', 'env-to', 'env-cc', 'env-bcc'].flatMap((name) => [SP, addresses(name)]),
    ...[SP, nstring, SP, nstring, CLOSE],
  ),
);

const parameters = named('body-fld-param', '("charset" "utf-8")', either(NIL, list(sequence(string, SP, string))));
const encoding = named('body-fld-enc', '"7BIT"', string);
const octets = named('body-fld-octets', '21', number);
const lines = named('body-fld-lines', '2', number64);
const disposition = named(
  'body-fld-dsp',
  '("attachment" ("filename" "p.txt"))',
  either(NIL, sequence(OPEN, string, SP, parameters, CLOSE)),
);
const language = named('body-fld-lang', '("es")', either(nstring, list(string)));
const extension: Production = (reader) =>
  reader.within('body-extension', 'NIL', either(nstring, number64, sequence(OPEN, spaced(extension), CLOSE)));

/** Each of these only behind the one before. */
const furtherParts = sequence(
  SP,
  disposition,
  optional(sequence(SP, language, optional(sequence(SP, nstring, any(sequence(SP, extension)))))),
);
const singleExtension = named('body-ext-1part', 'NIL NIL NIL NIL', sequence(SP, nstring, behind(furtherParts)));
const multiExtension = named('body-ext-mpart', '("boundary" "b") NIL NIL NIL', sequence(SP, parameters, behind(furtherParts)));

/** Where a space stands, this stands; else nothing. */
function behind(production: Production): Production {
  return (reader) => !reader.sees(/ /y) || production(reader);
}

const FIELDS = [parameters, nstring, nstring, encoding, octets];
const fields = named('body-fields', 'NIL NIL NIL "7BIT" 21', sequence(FIELDS[0]!, ...FIELDS.slice(1).flatMap((field) => [SP, field])));
const media = sequence(string, SP, string, SP);
const text = named('body-type-text', '"TEXT" "PLAIN" NIL NIL NIL "7BIT" 21 2', sequence(media, fields, SP, lines));
const basic = named('body-type-basic', '"APPLICATION" "PDF" NIL NIL NIL "BASE64" 690', sequence(media, fields));

/** BODYSTRUCTURE has the extension data, BODY must not have it. */
function bodyWith(extended: boolean): Production {
  const single = extended ? behind(singleExtension) : () => true;
  const multi = extended ? behind(multiExtension) : () => true;
  const within: Production = (reader: Reader) => body(reader);
  const message = named(
    'body-type-msg',
    '"MESSAGE" "RFC822" NIL NIL NIL "7BIT" 300 (…) (…) 12',
    sequence(media, fields, SP, envelope, SP, within, SP, lines),
  );
  const multipart = named(
    'body-type-mpart',
    '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 21 2) "MIXED"',
    sequence(
      within,
      any((reader) => reader.sees(/\(/y) && within(reader)),
      SP,
      string,
      multi,
    ),
  );
  const onePart: Production = (reader) => {
    if (reader.sees(/"MESSAGE" "(?:RFC822|GLOBAL)" /iy)) return message(reader) && single(reader);
    return reader.sees(/"TEXT" /iy) ? text(reader) && single(reader) : basic(reader) && single(reader);
  };
  const body: Production = named(
    'body',
    '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 21 2)',
    sequence(OPEN, (reader) => (reader.sees(/\(/y) ? multipart(reader) : onePart(reader)), CLOSE),
  );
  return body;
}

export const bodyStructure = bodyWith(true);
export const plainBody = bodyWith(false);

const header = sequence(
  token(
    'header-list',
    '\\((?:[^ ()"\\\\{]+|"(?:[^"\\\\]|\\\\.)*"|\\{\\d+\\+?\\})(?: (?:[^ ()"\\\\{]+|"(?:[^"\\\\]|\\\\.)*"|\\{\\d+\\+?\\}))*\\)',
  ),
);
const messageText = sequence(
  token('section-msgtext', 'HEADER\\.FIELDS(?:\\.NOT)? (?=\\()|HEADER(?![.\\w])|TEXT(?!\\w)|MIME(?!\\w)', 'i'),
  (reader) => !reader.sees(/\(/y) || header(reader),
);
const part = token('section-part', '[1-9]\\d*(?:\\.[1-9]\\d*)*');
export const section = named(
  'section',
  '[HEADER.FIELDS (FROM)]',
  sequence(
    token('"["', '\\['),
    (reader) => reader.sees(/\]/y) || either(sequence(part, token('"." section-text', '\\.'), messageText), part, messageText)(reader),
    token('"]"', '\\]'),
  ),
);
