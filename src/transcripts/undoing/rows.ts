/** The rows of a web page's table, on one line or over several, become lines with tabs between their cells. */
import { joined } from './entries.ts';
import { eachLine, someLine } from './lines.ts';
import { characterOf, ENTITY } from './markup.ts';
import type { Undo } from './undoing.ts';

const CELL = /<t[dh]\b[^<>]*>(.*?)(?=<\/t[dh]>|<t[dh]\b|<\/tr>|$)/gis;
/** No address in angle brackets is one of them. */
const TAG = /<\/?(?:a|b|i|em|strong|tt|kbd|code|samp|span|font|pre|p|div|br)(?: [^<>]*)?\/?>/gi;

const plain = (cell: string): string => cell.replace(TAG, '').replace(/\s+/g, ' ').trim().replace(ENTITY, characterOf);

/** Each row on lines of its own. */
const apart = eachLine((line) => line.replace(/(?<=[^\s])[ \t]*(?=<tr\b)/gi, '\n').replace(/<\/tr>[ \t]*(?=[^\s])/gi, '</tr>\n'));

const joinedRows = joined({
  begins: /^\s*<tr\b/i,
  isLast: (line) => /<\/tr>\s*$/i.test(line),
  holdsLast: true,
  whole: (lines) => [...lines.join(' ').matchAll(CELL)].map(([, cell]) => plain(cell!)).join('\t'),
});

export const rows: Undo = {
  shows: someLine(/<tr\b[^<>]*>/i),
  begin: (next, numbers) => apart(joinedRows(next, numbers), numbers),
};
