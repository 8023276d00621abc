/** Messages as Outlook saves them, made by a library that reads and writes its containers. [MS-OXMSG] §2. */
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';

type Value = string | Uint8Array | number | Date | Item;

/** Values by number; texts are written in Unicode, unless `ansi` encodes them. */
export interface Item {
  values: Readonly<Record<number, Value>>;
  people?: readonly Item['values'][];
  attachments?: readonly Item['values'][];
  ansi?: (text: string) => Uint8Array;
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
const hex = (number: number, digits: number): string => number.toString(16).toUpperCase().padStart(digits, '0');
const isItem = (value: Value): value is Item => typeof value === 'object' && !(value instanceof Uint8Array) && !(value instanceof Date);

export function msgFile(item: Item): Uint8Array {
  const entries: Entry[] = [];
  addStorage(entries, 'Root Entry', 5, item, 32);
  return burn(entries);
}

function addStorage(entries: Entry[], name: string, type: number, item: Item, before: number): number {
  const children: number[] = [];
  const number = entries.push({ name, type, children, length: 0 }) - 1;
  for (const [property, value] of Object.entries(item.values).map(([key, each]) => [Number(key), each] as const)) {
    const stream = (kind: string, octets: Uint8Array) => addStream(entries, `__substg1.0_${hex(property, 4)}${kind}`, octets);
    if (isItem(value)) children.push(addStorage(entries, `__substg1.0_${hex(property, 4)}000D`, 1, value, 24));
    else if (typeof value === 'string') children.push(item.ansi ? stream('001E', item.ansi(value)) : stream('001F', utf16(value)));
    else if (value instanceof Uint8Array) children.push(stream('0102', value));
  }
  for (const [index, values] of (item.people ?? []).entries())
    children.push(addStorage(entries, `__recip_version1.0_#${hex(index, 8)}`, 1, { values, ansi: item.ansi }, 8));
  for (const [index, values] of (item.attachments ?? []).entries())
    children.push(addStorage(entries, `__attach_version1.0_#${hex(index, 8)}`, 1, { values, ansi: item.ansi }, 8));
  children.push(addStream(entries, '__properties_version1.0', shortValues(item.values, before)));
  return number;
}

function addStream(entries: Entry[], name: string, octets: Uint8Array): number {
  return entries.push({ name, type: 2, length: octets.length, binaryProvider: () => octets }) - 1;
}

function shortValues(values: Item['values'], before: number): Uint8Array {
  const rows = Object.entries(values).flatMap(([property, value]) => shortValue(Number(property), value));
  return Uint8Array.from([...Array<number>(before).fill(0), ...rows]);
}

function shortValue(property: number, value: Value): number[] {
  const row = new DataView(new ArrayBuffer(16));
  row.setUint16(2, property, true);
  if (typeof value === 'number') {
    row.setUint16(0, 0x0003, true);
    row.setUint32(8, value, true);
  } else if (value instanceof Date) {
    row.setUint16(0, 0x0040, true);
    row.setBigUint64(8, (BigInt(value.getTime()) + 11_644_473_600_000n) * 10_000n, true);
  } else return [];
  return [...new Uint8Array(row.buffer)];
}
