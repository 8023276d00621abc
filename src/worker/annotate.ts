/** The octets of a step with their fields named, whatever kind of step it is. */
import { annotate as annotateDns } from '../protocols/dns/annotate.ts';
import type { OctetField } from '../protocols/field.ts';
import type { Journal } from '../sim/journal.ts';
import type { Annotated, Vantage } from './api.ts';
import { bookOf } from './books.ts';
import { crossing } from './crossing.ts';
import { segmentFields, segmentOctets } from './segments.ts';
import { recordFields } from './tls-fields.ts';

/** Octets shown of one step. */
const MAX_SHOWN = 65_536;

/** `vantage`: what the two ends say and hear, or what whoever listens in between gets to see. */
export function annotateStep(journal: Journal, index: number, vantage: Vantage = 'ends'): Annotated {
  const sealed = vantage === 'line' ? crossing(journal, index) : undefined;
  const whole = sealed ?? (journal.kind(index) === 'segment' ? segmentOctets(journal, index) : journal.octets(index));
  const octets = whole.slice(0, MAX_SHOWN);
  return { octets, total: whole.length, fields: sealed ? recordFields(octets) : fieldsOf(journal, index, octets) };
}

function fieldsOf(journal: Journal, index: number, octets: Uint8Array): OctetField[] {
  const kind = journal.kind(index);
  if (kind === 'segment') return segmentFields(journal, index, octets);
  if (kind === 'tls') return recordFields(octets);
  if (kind === 'question' || kind === 'answer') return annotateDns(octets);
  if (kind === 'command' || kind === 'reply' || kind === 'text') return bookOf(journal, index)?.annotate(kind, octets) ?? [];
  return [];
}
