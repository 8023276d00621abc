/** Lines that stand in something else: escapes of a programming language, JSON, and replies whose code is in brackets. */
import { text } from '../../mail/octets.ts';
import { objectIn } from '../formats/log/json-line.ts';
import { entries } from './entries.ts';
import { eachLine, someLine } from './lines.ts';
import { loggedIn } from './logged.ts';
import { rows } from './rows.ts';
import type { Undo } from './undoing.ts';

/** Not those of `<CRLF>.<CRLF>`, which servers say behind 354. */
const WRITTEN_END = /\\r\\n|\\n|(?<!\.)<CR><LF>(?!\.)|(?<!\.)<CRLF>(?!\.)/g;
/** Line ends that are written out end lines; the last of a line need not end another. */
const ended = (line: string): string =>
  line.replace(/(?:\\r\\n|\\n|(?<!\.)<CR><LF>|(?<!\.)<CRLF>)(["']?)\s*$/, '$1').replace(WRITTEN_END, '\n');

/** An object alone, or as one of a list, an event of a stream (`-o json-sse`), a record of RFC 7464. */
// eslint-disable-next-line no-control-regex -- that record begins with one
const OBJECT = /^(?:\x1e|data: ?|[[\s,]*)(\{".*\})[\],\s]*$/s;

const logged = (line: string): string => {
  const object = OBJECT.exec(line)?.[1];
  return (object === undefined ? undefined : loggedIn(objectIn(object))) ?? line;
};

const CODE = /^([ \t]*)(?:\[([2-5]\d\d)\]|\(([2-5]\d\d)\)|([2-5]\d\d)[=:|])[ \t]*/;
/** RFC 5321 §4.2: the code, and a space behind it. */
const coded = (line: string): string => line.replace(CODE, (_, indent: string, ...codes: string[]) => `${indent}${codes.find(Boolean)} `);

/** Each is tried where a text is not understood as it stands. */
export const wordings: readonly Undo[] = [
  { shows: (head) => text(head).search(WRITTEN_END) >= 0, begin: eachLine(ended) },
  { shows: someLine(OBJECT), begin: eachLine(logged) },
  ...entries,
  rows,
  { shows: someLine(CODE), begin: eachLine(coded) },
];
