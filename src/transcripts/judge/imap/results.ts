/** Whether what a search found can be: messages that there are, in the form that was asked for, and without contradiction. */
import type { ImapAsked } from '../../dialogues/imap/command.ts';
import type { Accuse } from './accuse.ts';
import { imapRules } from './rules.ts';

/** What results are measured by. */
export interface Known {
  /** Messages in the mailbox; -1 if nobody knows. */
  exists: number;
  /** No UID reaches this one; 0 if nobody knows. */
  uidNext: number;
  /** The server said that it knows ESEARCH. */
  isExtended: boolean;
  isRev2: boolean;
}

/** Characters of a list of numbers that are looked through. */
const MAX_NUMBERS = 1_000_000;
const PLAIN: ReadonlySet<string> = new Set(['SEARCH', 'SORT', 'THREAD']);
const ESEARCH = /^(?:\(TAG "((?:[^"\\]|\\.)*)"\) ?)?(UID(?= |$))?/i;

/** `running`: commands that have no tagged reply yet. */
export function judgeResults(name: string, rest: string, running: readonly ImapAsked[], known: Known, accuse: Accuse): void {
  if (PLAIN.has(name)) judgePlain(name, rest, running, known, accuse);
  if (name === 'ESEARCH') judgeExtended(rest, running, known, accuse);
}

const isByUid = ({ verb }: ImapAsked): boolean => verb.startsWith('UID ');

function judgePlain(name: string, rest: string, running: readonly ImapAsked[], known: Known, accuse: Accuse): void {
  const asking = running.filter(({ verb }) => verb.endsWith(name));
  if (asking.length === 0) return;
  judgeForm(name, asking, known, accuse);
  const byUid = asking.filter(isByUid).length;
  if (byUid === 0 || byUid === asking.length) judgeLargest(rest.replace(/\(MODSEQ [^)]*\)/i, ''), byUid > 0, known, accuse);
}

/** RFC 4731 §3.1, RFC 5267 §3.2: whoever asks with RETURN is answered by ESEARCH; so is everybody where IMAP4rev2 is on (RFC 9051 §7.3.4). */
function judgeForm(name: string, asking: readonly ImapAsked[], { isExtended, isRev2 }: Known, accuse: Accuse): void {
  const [{ tag, rest, verb }] = asking as [ImapAsked];
  const isOfRev2 = isRev2 && name === 'SEARCH';
  const isWanted = isExtended && name !== 'THREAD' && asking.every((each) => /^RETURN \(/i.test(each.rest));
  if (!isOfRev2 && !isWanted) return;
  const rule = isOfRev2 ? { ...imapRules.esearchMissing, rfc: 'rfc9051#7.3.4' } : imapRules.esearchMissing;
  const asked = /^RETURN \([^)]{0,60}\)/i.exec(rest)?.[0] ?? '';
  accuse(rule, { verb, name, asked }, `* ESEARCH (TAG "${tag}")`);
}

/** Numbers end with the mailbox, UIDs before UIDNEXT. */
function judgeLargest(written: string, byUid: boolean, { exists, uidNext }: Known, accuse: Accuse): void {
  let largest = 0;
  for (const [digits] of written.slice(0, MAX_NUMBERS).matchAll(/\d+/g)) largest = Math.max(largest, Number(digits));
  if (!byUid && exists >= 0 && largest > exists) accuse(imapRules.searchBeyond, { number: largest, count: exists });
  if (byUid && uidNext > 0 && largest >= uidNext) accuse(imapRules.uidBeyond, { uid: largest, next: uidNext });
}

/** RFC 4466 §2.6.2 has the tag, RFC 4731 §3.1 the word UID; an update (RFC 5267) comes when it will. */
function judgeExtended(rest: string, running: readonly ImapAsked[], known: Known, accuse: Accuse): void {
  const [whole, tag, uid] = ESEARCH.exec(rest)!;
  if (running.length === 0 || /(?:ADDTO|REMOVEFROM) /i.test(rest)) return;
  const asked = tag === undefined ? running[0]! : running.find((each) => each.tag === tag.replace(/\\(.)/g, '$1'));
  if (!asked) return accuse(imapRules.esearchTag, { tag: tag! }, `* ESEARCH (TAG "${running[0]!.tag}")`);
  if (!/SEARCH|SORT/.test(asked.verb)) return;
  if (isByUid(asked) !== (uid !== undefined)) {
    return accuse(imapRules.esearchUid, { verb: asked.verb }, `* ESEARCH (TAG "${asked.tag}")${isByUid(asked) ? ' UID' : ''}`);
  }
  const told = toldIn(rest.slice(whole.length));
  judgeLargest(`${told.MIN ?? ''} ${told.MAX ?? ''} ${told.ALL ?? ''}`, isByUid(asked), known, accuse);
  judgeTogether(told, asked, accuse);
}

type Told = Partial<Record<'MIN' | 'MAX' | 'ALL' | 'COUNT', string>>;

function toldIn(written: string): Told {
  const told: Told = {};
  for (const [, name, value] of written.slice(0, MAX_NUMBERS).matchAll(/(?:^| )(MIN|MAX|ALL|COUNT) ([\d:,]+)(?= |$)/gi)) {
    told[name!.toUpperCase() as keyof Told] = value!;
  }
  return told;
}

/** RFC 4731 §3.1: the options tell of the same messages. */
function judgeTogether({ MIN, MAX, ALL, COUNT }: Told, asked: ImapAsked, accuse: Accuse): void {
  const differ = (name: string, told: number, other: string): void =>
    accuse(imapRules.esearchDiffers, { name, told, other: other.slice(0, 40) });
  const count = COUNT === undefined ? undefined : Number(COUNT);
  const [min, max] = [Number(MIN ?? 0), Number(MAX ?? 0)];
  // RFC 5267 §3.1: of what is sorted they are the first and the last
  const isSorted = asked.verb.endsWith('SORT');
  if (!isSorted && min > 0 && max > 0 && min > max) return differ('MIN', min, `MAX ${max}`);
  if (count !== undefined) judgeCount(count, { MIN, MAX, ALL }, isByUid(asked), differ);
  if (ALL === undefined || isSorted) return;
  const { lowest, highest } = extentOf(ALL);
  if (min > 0 && min !== lowest) differ('MIN', min, `ALL ${ALL}`);
  if (max > 0 && max !== highest) differ('MAX', max, `ALL ${ALL}`);
}

function judgeCount(
  count: number,
  { MIN, MAX, ALL }: Told,
  byUid: boolean,
  differ: (name: string, told: number, other: string) => void,
): void {
  const [min, max] = [Number(MIN ?? 0), Number(MAX ?? 0)];
  const any = Object.entries({ MIN, MAX, ALL }).find(([, value]) => value !== undefined);
  if (count === 0) return any && differ('COUNT', count, any.join(' '));
  if (ALL !== undefined) {
    const { size } = extentOf(ALL);
    // a range of UIDs may span some that nobody has
    return count > size || (!byUid && count < size) ? differ('COUNT', count, `ALL ${ALL}`) : undefined;
  }
  if (min === 0 || max === 0) return;
  const room = Math.abs(max - min) + 1;
  if (count > room || (count === 1 && room > 1)) differ('COUNT', count, `MIN ${min} MAX ${max}`);
}

/** How many numbers a set has, and between which. */
function extentOf(set: string): { size: number; lowest: number; highest: number } {
  const extent = { size: 0, lowest: Infinity, highest: 0 };
  for (const range of set.split(',')) {
    const [from = 0, to = from] = range.split(':').map(Number);
    extent.size += Math.abs(to - from) + 1;
    extent.lowest = Math.min(extent.lowest, from, to);
    extent.highest = Math.max(extent.highest, from, to);
  }
  return extent;
}
