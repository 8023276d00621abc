/** What FETCH tells of a message: msg-att of RFC 9051 §9, and of the extensions that our book knows. */
import { own } from '../../../../own.ts';
import { bodyStructure, envelope, plainBody, section } from './body.ts';
import { anyList, either, list, named, sequence, SP, spaced, OPEN, CLOSE, token, type Production } from './reader.ts';
import { dateTime, flag, modSequence, NIL, nstring, nstring8, number64, nzNumber, objectId, unknownValue } from './words.ts';

const VALUES: Readonly<Record<string, Production>> = {
  FLAGS: named('msg-att-dynamic', 'FLAGS (\\Seen)', anyList(flag)),
  ENVELOPE: envelope,
  INTERNALDATE: named('date-time', '"21-Nov-2026 19:46:26 +0000"', dateTime),
  RFC822: nstring,
  'RFC822.HEADER': nstring,
  'RFC822.TEXT': nstring,
  'RFC822.SIZE': named('RFC822.SIZE', 'RFC822.SIZE 513', number64),
  BODY: plainBody,
  BODYSTRUCTURE: bodyStructure,
  UID: named('uniqueid', 'UID 7', nzNumber),
  MODSEQ: named('fetch-mod-resp', 'MODSEQ (624)', list(modSequence)),
  EMAILID: objectId,
  THREADID: either(NIL, objectId),
  PREVIEW: nstring,
  SAVEDATE: either(NIL, dateTime),
};
const NAME = /[A-Za-z][A-Za-z0-9.-]*/y;
const offset = token('"<" number ">"', '<\\d{1,10}>');

const item: Production = (reader) => {
  const start = reader.at;
  const name = reader.match(NAME)?.toUpperCase();
  if (name === undefined) return reader.fail('msg-att');
  if (reader.sees(/\[/y)) return sectioned(name, start)(reader);
  const value = own(VALUES, name) ?? unknownValue;
  return SP(reader) && value(reader);
};

/** BODY[…]<n>, BINARY[…]<n>, BINARY.SIZE[…]: never with .PEEK, which is a word of the client's. */
function sectioned(name: string, start: number): Production {
  return (reader) => {
    if (name === 'BINARY.SIZE') return sequence(section, SP, number64)(reader);
    if (name !== 'BODY' && name !== 'BINARY') {
      reader.at = start;
      return reader.fail('"BODY" section');
    }
    const value = name === 'BODY' ? nstring : nstring8;
    return section(reader) && (!reader.sees(/</y) || offset(reader)) && SP(reader) && value(reader);
  };
}

const EXAMPLE = '(FLAGS (\\Seen) UID 7)';
/** What stands behind some of the items. */
export const fetchedFurther = named('msg-att', EXAMPLE, sequence(spaced(item), CLOSE));
export const fetched = named('msg-att', EXAMPLE, sequence(OPEN, spaced(item), CLOSE));
