/**
 * The name of a message's file: unique, with its size (`S=`, as Dovecot and others write it) and its UID (`U=`, as mbsync does), and
 * behind the colon its flags. So the name alone tells what a client must find again, whatever becomes of an index.
 */
import { hostname } from 'node:os';
import { flagsIn, infoOf, lettersBeside } from '../../mail/maildir.ts';

export interface LetterName {
  /** All before the colon: it never changes. */
  base: string;
  uid: number | undefined;
  octets: number | undefined;
  flags: readonly string[];
  /** Letters of other programs: they stay. */
  others: string;
}

const HOST = hostname().replaceAll('/', '\\057').replaceAll(':', '\\072').replaceAll(',', '\\054');
let count = 0;

/** No two are alike, of any process on any host. */
export function uniqueName(): string {
  return `${Math.floor(Date.now() / 1000)}.P${process.pid}Q${++count}.${HOST}`;
}

export function letterBase(octets: number, uid: number): string {
  return `${uniqueName()},S=${octets},U=${uid}`;
}

/** Whether it is a temporary name that a process of ours has left behind. */
export function isOurs(name: string): boolean {
  return /^\d+\.P\d+Q\d+\./.test(name);
}

export function readLetterName(name: string): LetterName {
  const [base = ''] = name.split(':');
  return { base, uid: numberIn(base, 'U'), octets: numberIn(base, 'S'), flags: flagsIn(name), others: lettersBeside(name) };
}

/** Where the file belongs: 'new' while nobody has seen it and it has no flags, since names there have none. */
export function placeOf(base: string, flags: ReadonlySet<string>, recent: boolean, others = ''): string {
  const info = infoOf(flags, others);
  return recent && info === '' ? `new/${base}` : `cur/${base}:2,${info}`;
}

function numberIn(base: string, field: 'S' | 'U'): number | undefined {
  const digits = new RegExp(`,${field}=([1-9]\\d{0,9}|0)(?=,|$)`).exec(base)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
