/** Which fields of a message a signature covers. RFC 6376 §5.4.2. */
import { text } from '../octets.ts';
import type { Field, Header } from '../header.ts';

/** The field with its line end, one character an octet. */
export function fieldText(message: Uint8Array, { start, end }: Field): string {
  return text(message, start, end);
}

/**
 * The fields that `names` (lower case) stand for: of fields of one name the last one first, and nothing for one more than there are,
 * so that a field added later breaks the signature. `own`: the signature's own field, never part of them.
 */
export function coveredFields(message: Uint8Array, header: Header, names: readonly string[], own?: Field): string[] {
  const left = new Map<string, Field[]>();
  for (const field of header.fields) {
    if (field === own) continue;
    const name = field.name.toLowerCase();
    const known = left.get(name);
    if (known) known.push(field);
    else left.set(name, [field]);
  }
  return names.flatMap((name) => {
    const field = left.get(name)?.pop();
    return field ? [fieldText(message, field)] : [];
  });
}
