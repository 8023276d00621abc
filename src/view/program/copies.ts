/** The copies of one letter: who got which version of it, how their headers differ, and where each person is named. */
import type { Journal } from '../../sim/journal.ts';
import type { Letter, LetterField } from '../../worker/api.ts';
import { lineage, versionAt, Versions } from '../panels/letter/versions.ts';

/** A letter as it was written. */
export interface Original {
  message: number;
  /** Entry in which it came to be. */
  index: number;
  forwardPaths: readonly string[];
}

/** What lies in somebody's mailbox of it. */
export interface Copy {
  address: string;
  /** -1: nothing has come. */
  message: number;
  /** Virtual ms; NaN: nothing has come. */
  atMs: number;
  /** The author's envelope names this address. */
  isEnveloped: boolean;
}

/** Letters that go to several people, in the order in which they were written. */
export function originalsIn(journal: Journal, end: number): Original[] {
  const { made } = new Versions(journal).extend(end);
  return made.flatMap(({ message, index }) => {
    const info = journal.messages[message]!;
    if (info.parent >= 0) return [];
    const original = { message, index, forwardPaths: info.forwardPaths };
    return copiesOf(journal, end, original).length > 1 ? [original] : [];
  });
}

/** The one that a step is about; else the first. */
export function originalAt(journal: Journal, originals: readonly Original[], index: number): Original | undefined {
  const { made } = new Versions(journal).extend(Math.min(index + 1, journal.length));
  const version = versionAt(journal, made, index);
  const root = version < 0 ? -1 : lineage(journal, version)[0];
  return originals.find(({ message }) => message === root) ?? originals[0];
}

/** What came of a letter: those of the envelope in its order, then whoever got it by others. A copy that its author laid into Sent is none. */
export function copiesOf(journal: Journal, end: number, { message, forwardPaths }: Original): Copy[] {
  const came = new Map<string, Copy>();
  for (let index = 0; index < end; index++) {
    if (journal.kind(index) !== 'stored') continue;
    const [address, version] = [journal.label(index), journal.subject(index)];
    if (version === message || version < 0 || came.has(address) || lineage(journal, version)[0] !== message) continue;
    const isEnveloped = forwardPaths.some((path) => isSame(path, address));
    came.set(address, { address, message: version, atMs: journal.at(index), isEnveloped });
  }
  const named = forwardPaths.map((path) => {
    const copy = [...came.values()].find(({ address }) => isSame(path, address));
    return copy ?? { address: path, message: -1, atMs: NaN, isEnveloped: true };
  });
  return [...named, ...[...came.values()].filter(({ isEnveloped }) => !isEnveloped)];
}

const isSame = (path: string, address: string): boolean => path.toLowerCase() === address.toLowerCase();

/** A header field of a copy. */
export interface Line {
  field: LetterField;
  /** It does not stand in every copy like this. */
  differs: boolean;
}

/** The header of each copy, line by line, compared with all the others. */
export function comparedHeaders(letters: readonly Letter[]): Line[][] {
  const keys = letters.map(({ fields }) => new Set(fields.map(keyOf)));
  return letters.map(({ fields }) => fields.map((field) => ({ field, differs: !keys.every((each) => each.has(keyOf(field))) })));
}

const keyOf = ({ name, value }: LetterField): string => `${name.toLowerCase()}: ${value}`;

export type Named = 'to' | 'cc' | 'bcc' | 'nowhere';

/** Where the author named this person. */
export function namedIn({ fields }: Letter, address: string): Named {
  const own = fields.filter((field) => field.by < 0 && holds(field, address)).map(({ name }) => name.toLowerCase());
  return (['to', 'cc', 'bcc'] as const).find((name) => own.includes(name)) ?? 'nowhere';
}

/** Fields that servers wrote and that name this person. */
export function tracesOf({ fields }: Letter, address: string): string[] {
  return [...new Set(fields.filter((field) => field.by >= 0 && holds(field, address)).map(({ name }) => name))];
}

/** The address as a whole, not as the end of another. */
function holds({ value }: LetterField, address: string): boolean {
  return value
    .toLowerCase()
    .split(/[\s<>()[\],;:"]+/)
    .includes(address.toLowerCase());
}

/** The octets after the empty line. */
export function bodyOf(octets: Uint8Array, { fields }: Letter): Uint8Array {
  return octets.subarray(fields.at(-1)?.end ?? 0);
}
