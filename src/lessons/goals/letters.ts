/** What letters say, as goals ask for it. */
import { sameAddress } from '../../mail/address.ts';
import { parseAddressList } from '../../mail/addressList.ts';
import { allFields, fieldValue, readHeader } from '../../mail/header.ts';
import { decodeText, leaves, readMime } from '../../mail/mime.ts';
import { readable, text } from '../../mail/octets.ts';
import type { Box, Part } from './goal.ts';
import { hasFinding, hasPartLike } from './parts.ts';

/** Whether a letter holds this part, or does not, as it is wished. Case does not matter. */
export function hasPart(letter: Uint8Array, part: Part): boolean {
  return isIn(letter, part) === part.isThere;
}

function isIn(letter: Uint8Array, { field, text: words, wish, isAlone }: Part): boolean {
  if (field === '') return words !== null && holds(readable(text(letter)), words);
  if (wish) return hasPartLike(letter, wish);
  if (field === 'finding') return hasFinding(letter, words ?? '');
  if (field === 'text') return words !== null && holds(textOf(letter), words);
  const values = valuesOf(letter, field);
  if (isAlone) return values.length === 1 && isOnly(values[0]!, words ?? '');
  return words === null ? values.length > 0 : values.some((value) => holds(value, words));
}

const holds = (whole: string, words: string): boolean => whole.toLowerCase().includes(words.toLowerCase());

function isOnly(list: string, address: string): boolean {
  const [first, ...others] = parseAddressList(list) ?? [];
  return first !== undefined && others.length === 0 && sameAddress(first.address, address);
}

/** What a reader sees: the text parts, decoded. */
function textOf(letter: Uint8Array): string {
  const texts = leaves(readMime(letter)).filter(({ type, disposition }) => type === 'text' && disposition !== 'attachment');
  return texts.map((part) => decodeText(letter, part)).join('\n');
}

function valuesOf(letter: Uint8Array, name: string): string[] {
  return allFields(readHeader(letter), name).map((field) => fieldValue(letter, field));
}

/** What a delivery status notification says of itself: RFC 3464 §2.2.2 and §2.3.3. */
interface ReportFacts {
  actions: string[];
  reportingMta: string;
}

/** `null` for a letter that is no report. RFC 6522 §3. */
function reportIn(letter: Uint8Array): ReportFacts | null {
  const tree = readMime(letter);
  const status = leaves(tree).find(({ type, subtype }) => type === 'message' && subtype.endsWith('delivery-status'));
  if (tree.subtype !== 'report' || !status) return null;
  const said = text(letter, status.bodyStart, status.end);
  const fields = (name: RegExp): string[] => [...said.matchAll(name)].map(([, value]) => value!.trim().toLowerCase());
  return {
    actions: fields(/^Action:(.*)$/gim),
    reportingMta: fields(/^Reporting-MTA:.*;(.*)$/gim)[0] ?? '',
  };
}

/** Whether this letter is what a mailbox is to hold. */
export function isWanted(letter: Uint8Array, { holds: kind, action, from, parts }: Box): boolean {
  const report = reportIn(letter);
  if ((report !== null) !== (kind === 'report')) return false;
  if (report && action !== '' && !report.actions.includes(action)) return false;
  if (report && from !== '' && report.reportingMta !== from.toLowerCase()) return false;
  return parts.every((part) => hasPart(letter, part));
}
