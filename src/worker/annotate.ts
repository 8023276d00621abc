/** The octets of a step with their fields named, whatever kind of step it is. */
import { annotate as annotateDns } from '../protocols/dns/annotate.ts';
import type { OctetField } from '../protocols/field.ts';
import { text } from '../mail/octets.ts';
import type { Journal } from '../sim/journal.ts';
import type { Annotated, Vantage } from './api.ts';
import { bookOf } from './books.ts';
import { coveredIn, withCover } from '../transcripts/export/covered.ts';
import { crossing } from './crossing.ts';
import { segmentFields, segmentOctets } from './segments.ts';
import { recordFields } from './tls-fields.ts';

/** Octets shown of one step. */
const MAX_SHOWN = 65_536;

/** `covered`: with asterisks in place of secrets. `vantage`: what the two ends say and hear, or what whoever listens in between gets to see. */
export function annotateStep(journal: Journal, index: number, vantage: Vantage = 'ends', covered = false): Annotated {
  const sealed = vantage === 'line' ? crossing(journal, index) : undefined;
  const whole = sealed ?? (covered ? coveredOctets(journal, index) : openOctets(journal, index));
  const octets = whole.slice(0, MAX_SHOWN);
  return { octets, total: whole.length, fields: sealed ? recordFields(octets) : fieldsOf(journal, index, octets) };
}

function openOctets(journal: Journal, index: number): Uint8Array {
  return journal.kind(index) === 'segment' ? segmentOctets(journal, index) : journal.octets(index);
}

/** Entries after a segment among which the command that it carries is looked for: a recording tells segments first. */
const NEAR = 24;

/** A command without its secret; a segment without that of the command that it carries, as far as it is in one piece. */
function coveredOctets(journal: Journal, index: number): Uint8Array {
  const isSegment = journal.kind(index) === 'segment';
  const [first, end] = isSegment ? [index - NEAR, index + NEAR] : [index, index + 1];
  let octets = openOctets(journal, index);
  for (const span of coveredIn(journal, first, end)) {
    const said = journal.octets(span.index);
    const at = isSegment ? placeOf(said, octets) : 0;
    if (at >= 0) octets = withCover(octets, { ...span, start: at + span.start, end: at + span.end });
  }
  return octets;
}

/** Where the octets of `said` begin in `within`, or -1. */
function placeOf(said: Uint8Array, within: Uint8Array): number {
  return text(within).indexOf(text(said));
}

function fieldsOf(journal: Journal, index: number, octets: Uint8Array): OctetField[] {
  const kind = journal.kind(index);
  if (kind === 'segment') return segmentFields(journal, index, octets);
  if (kind === 'tls') return recordFields(octets);
  if (kind === 'question' || kind === 'answer') return annotateDns(octets);
  if (kind === 'command' || kind === 'reply' || kind === 'text') return bookOf(journal, index)?.annotate(kind, octets) ?? [];
  return [];
}
