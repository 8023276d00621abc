/** BODYSTRUCTURE as a client reads it: the kinds of the parts, and how they want to be shown. RFC 3501 §7.4.2. */
import type { PartShape } from '../../mail/attached.ts';
import type { Cursor } from './cursor.ts';

/** How deep parts may lie in each other, with the lists that each consists of. */
const DEPTH_LIMIT = 100;
const PLAIN = /[^() "{\r\n]+/y;

type Value = string | null | Value[];

/** The value at the cursor; `undefined` if it is no structure. */
export function readStructure(cursor: Cursor): PartShape | undefined {
  const value = readValue(cursor, 0);
  return Array.isArray(value) ? shapeOf(value) : undefined;
}

function readValue(cursor: Cursor, depth: number): Value | undefined {
  if (depth > DEPTH_LIMIT) return undefined;
  if (!cursor.take('(')) {
    const quoted = cursor.string();
    if (quoted !== undefined) return quoted;
    const plain = cursor.match(PLAIN)?.[0];
    return plain?.toUpperCase() === 'NIL' ? null : plain;
  }
  const values: Value[] = [];
  while (!cursor.take(')')) {
    // parts of a multipart follow each other without a space
    if (cursor.space) continue;
    const value = readValue(cursor, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

const word = (value: Value | undefined): string => (typeof value === 'string' ? value.toLowerCase() : '');

function shapeOf(value: readonly Value[]): PartShape {
  const first = value.findIndex((each) => !Array.isArray(each));
  if (first > 0) {
    const [subtype, parameters, disposition] = value.slice(first);
    const children = value.slice(0, first).flatMap((each) => (Array.isArray(each) ? [shapeOf(each)] : []));
    return { type: 'multipart', subtype: word(subtype), ...shown(disposition), parameters: pairs(parameters), children };
  }
  const [type, subtype, parameters] = value;
  const isMessage = word(type) === 'message' && Array.isArray(value[8]);
  const within = isMessage ? [shapeOf(value[8] as Value[])] : [];
  // text has its lines before the extension data, a message its envelope, its structure and its lines
  const extension = isMessage ? 10 : word(type) === 'text' ? 8 : 7;
  return { type: word(type), subtype: word(subtype), ...shown(value[extension + 1]), parameters: pairs(parameters), children: within };
}

function shown(value: Value | undefined): Pick<PartShape, 'disposition' | 'dispositionParameters'> {
  const [disposition, parameters] = Array.isArray(value) ? value : [];
  return { disposition: word(disposition), dispositionParameters: pairs(parameters) };
}

/** A name that is continued or says its charset (RFC 2231) is still one. */
function pairs(value: Value | undefined): Map<string, string> {
  const words = Array.isArray(value) ? value : [];
  const found = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [name, said] = [words[at], words[at + 1]];
    if (typeof name === 'string' && typeof said === 'string') found.set(name.toLowerCase().replace(/\*.*$/, ''), said);
  }
  return found;
}
