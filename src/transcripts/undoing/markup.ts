/** Colours of a terminal, and the entities of a web page that somebody copied from its source. */
import { text } from '../../mail/octets.ts';
import { own } from '../../own.ts';
import { eachLine } from './lines.ts';
import type { Undo } from './undoing.ts';

/** ECMA-48 §5.4: control sequences; §8.3.89: commands to the terminal, its title among them. */
// eslint-disable-next-line no-control-regex -- that is what it is about
const CONTROL = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))/g;
export const ENTITY = /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{1,3})|#x([0-9a-f]{1,2}));/gi;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
const BREAK = /<\/?(?:br|pre|code|p|div|span|samp|html|body)\b[^<>]*>/gi;

/** Where `<` is written out, none stands for itself but in the tags around the lines. */
function isEscaped(head: string): boolean {
  return /&(?:lt|gt);/i.test(head) && !/<[^<>\s]{1,200}[@.][^<>\s]{1,200}>/.test(head.replace(BREAK, ''));
}

const plain = (line: string): string => line.replace(BREAK, '').replace(ENTITY, characterOf);

export function characterOf(written: string, name?: string, decimal?: string, hexadecimal?: string): string {
  if (name !== undefined) return own(NAMED, name.toLowerCase())!;
  const code = decimal === undefined ? parseInt(hexadecimal!, 16) : Number(decimal);
  return code < 32 || code > 126 ? written : String.fromCharCode(code);
}

export const markup: readonly Undo[] = [
  { shows: (head) => text(head).search(CONTROL) >= 0, begin: eachLine((line) => line.replace(CONTROL, '')) },
  { shows: (head) => isEscaped(text(head)), begin: eachLine(plain) },
];
