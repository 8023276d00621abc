/** A message version as the page shows it: its fields with who wrote each, its parts decoded. */
import { fieldValue, readHeader } from '../mail/header.ts';
import { decodeText, leaves, fileName, readMime, type Part } from '../mail/mime.ts';
import type { Journal } from '../sim/journal.ts';
import type { Letter, LetterField, LetterPart } from './api.ts';

/** What a panel shows of one text part, characters. */
const MAX_TEXT = 65_536;

/** Reads one version of a message; `journal` tells which hop put which octets at its top. */
export function readLetter(octets: Uint8Array, message: number, journal: Journal): Letter {
  const wrote = writers(message, journal);
  const header = readHeader(octets);
  const fields = header.fields.map((field): LetterField => ({
    name: field.name,
    value: fieldValue(octets, field),
    start: field.start,
    end: field.end,
    by: writerOf(field.start, wrote),
  }));
  return { octets: octets.length, fields, parts: leaves(readMime(octets)).map((part) => readPart(octets, part)) };
}

function readPart(octets: Uint8Array, part: Part): LetterPart {
  const type = `${part.type}/${part.subtype}`.toLowerCase();
  const shown = type.startsWith('text/') || type === 'message/delivery-status' ? decodeText(octets, part).slice(0, MAX_TEXT) : '';
  return { type, name: fileName(part), octets: part.end - part.bodyStart, text: shown };
}

/** Hops in the order of their fields from the top: how many octets each added, and who it was. */
function writers(message: number, journal: Journal): { octets: number; agent: number }[] {
  const added = new Map<number, { octets: number; agent: number }>();
  for (let index = 0; index < journal.length; index++) {
    if (journal.kind(index) === 'trace')
      added.set(journal.subject(index), { octets: journal.octetCount(index), agent: journal.from(index) });
  }
  const hops = [];
  for (let version = message; version >= 0; version = journal.messages[version]!.parent) {
    const hop = added.get(version);
    if (hop) hops.push(hop);
  }
  return hops;
}

/** The agent whose octets hold this offset; -1 for the author's own. */
function writerOf(offset: number, hops: { octets: number; agent: number }[]): number {
  let end = 0;
  for (const { octets, agent } of hops) {
    end += octets;
    if (offset < end) return agent;
  }
  return -1;
}
