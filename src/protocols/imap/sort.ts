/** The order that SORT asks for: RFC 5256 §3. What is equal in all criteria stays in the order of the mailbox. */
import { firstRawValue, readHeader } from '../../mail/header.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';
import { readable } from '../../mail/octets.ts';
import { baseSubject } from './baseSubject.ts';
import { casemapped } from './casemap.ts';
import { envelopeAddresses } from './envelopeAddresses.ts';
import { sentDateMs, subjectOf } from './sentDate.ts';
import type { Selected } from './view.ts';

export const SORT_KEYS = ['ARRIVAL', 'CC', 'DATE', 'FROM', 'SIZE', 'SUBJECT', 'TO'] as const;
export interface SortKey {
  by: (typeof SORT_KEYS)[number];
  reverse: boolean;
}

type Value = number | string;

export function sorted(messages: readonly Selected[], by: readonly SortKey[]): Selected[] {
  const keyed = messages.map((selected) => ({ selected, values: by.map((key) => valueOf(selected, key)) }));
  keyed.sort((a, b) => compareAll(a.values, b.values, by) || a.selected.number - b.selected.number);
  return keyed.map(({ selected }) => selected);
}

function valueOf({ message }: Selected, { by }: SortKey): Value {
  switch (by) {
    case 'ARRIVAL':
      return message.internalDateMs;
    case 'SIZE':
      return message.octets.length;
    case 'DATE':
      return sentDateMs(message);
    case 'SUBJECT':
      return casemapped(baseSubject(subjectOf(message)).text);
    default:
      return casemapped(firstMailbox(message, by));
  }
}

/** RFC 5256 §3: addr-mailbox of the first address, which may be the name of a group; '' for none. */
function firstMailbox({ octets }: StoredMessage, field: string): string {
  const [first] = envelopeAddresses(firstRawValue(octets, readHeader(octets), field));
  return readable(first?.mailbox ?? '');
}

function compareAll(a: readonly Value[], b: readonly Value[], by: readonly SortKey[]): number {
  for (let index = 0; index < by.length; index++) {
    const order = compare(a[index]!, b[index]!);
    if (order !== 0) return by[index]!.reverse ? -order : order;
  }
  return 0;
}

function compare(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
