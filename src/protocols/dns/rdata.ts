/** The data of resource records, between their octets and the writing of zone files. RFC 1035 §3.3, RFC 3596, RFC 3597, RFC 7505. */
import { own } from '../../own.ts';
import { ascii, text } from '../../mail/octets.ts';
import { readName, writeName } from './names.ts';

export const TYPES = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;
export type RecordType = keyof typeof TYPES;
/** Types that only questions and OPT have. */
const OTHER_TYPES = { OPT: 41, IXFR: 251, AXFR: 252, ANY: 255 } as const;
const numbers: Record<string, number> = { ...TYPES, ...OTHER_TYPES };
const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));
const MAX_STRING_OCTETS = 255;
const STRING = /"((?:[^"\\]|\\[^])*)"/g;
const QUOTED = /^"(?:[^"\\]|\\[^])*"(?: +"(?:[^"\\]|\\[^])*")*$/;

/** 'MX' → 15; 'TYPE257' → 257 (RFC 3597 §5). */
export function typeNumber(type: string): number {
  return own(numbers, type) ?? Number(type.replace(/^TYPE/, '')) & 0xffff;
}

export function typeName(number: number): string {
  return names.get(number) ?? `TYPE${number}`;
}

export function push16(out: number[], value: number): void {
  out.push((value >> 8) & 0xff, value & 0xff);
}

export function push32(out: number[], value: number): void {
  out.push((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

export function at16(octets: Uint8Array, offset: number): number {
  return ((octets[offset] ?? 0) << 8) | (octets[offset + 1] ?? 0);
}

export function at32(octets: Uint8Array, offset: number): number {
  return at16(octets, offset) * 65536 + at16(octets, offset + 2);
}

/** Appends the octets of `data`, which is written as in a zone file. */
export function writeData(out: number[], { type, data }: { type: string; data: string }, known: Map<string, number>): void {
  const words = data.split(' ');
  switch (type) {
    case 'A':
      for (const octet of data.split('.')) out.push(Number(octet) & 0xff);
      break;
    case 'AAAA':
      for (const group of fullIpv6(data)) push16(out, group);
      break;
    case 'MX':
      push16(out, Number(words[0]));
      writeName(out, words[1] ?? '', known);
      break;
    case 'NS':
    case 'CNAME':
    case 'PTR':
      writeName(out, data, known);
      break;
    case 'SOA':
      writeName(out, words[0] ?? '', known);
      writeName(out, words[1] ?? '', known);
      for (let index = 2; index < 7; index++) push32(out, Number(words[index] ?? 0));
      break;
    case 'TXT':
      for (const string of stringsOf(data)) out.push(string.length, ...ascii(string));
      break;
    default:
      out.push(...unknownOctets(data));
  }
}

/**
 * The strings of a TXT record. `"one" "two"` are written apart; without quotation marks it is one text, cut after every
 * 255 octets (RFC 1035 §3.3.14).
 */
export function stringsOf(data: string): string[] {
  if (QUOTED.test(data)) return [...data.matchAll(STRING)].map(([, string]) => unescaped(string!).slice(0, MAX_STRING_OCTETS));
  const strings: string[] = [];
  for (let at = 0; at === 0 || at < data.length; at += MAX_STRING_OCTETS) strings.push(data.slice(at, at + MAX_STRING_OCTETS));
  return strings;
}

/** What a TXT record says: its strings put together without anything between them (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
export function joinedText(data: string): string {
  return stringsOf(data).join('');
}

/** As `stringsOf` reads it: plain if it was only cut where it had to be. */
function writtenStrings(strings: readonly string[]): string {
  const joined = strings.join('');
  const plain = !joined.startsWith('"') && strings.slice(0, -1).every(({ length }) => length === MAX_STRING_OCTETS);
  if (plain && (strings.length === 1 || strings.at(-1) !== '')) return joined;
  return strings.map((string) => `"${string.replace(/["\\]/g, '\\$&')}"`).join(' ');
}

function unescaped(string: string): string {
  return string.replace(/\\(\d{3}|[^])/g, (_, octet: string) => (octet.length === 3 ? String.fromCharCode(Number(octet) & 0xff) : octet));
}

/** RFC 3597 §5: `\# 4 c0000201`. */
function unknownOctets(data: string): number[] {
  const [, digits = ''] = /^\\# \d+ ?([0-9a-f ]*)$/i.exec(data) ?? [];
  return (digits.replaceAll(' ', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function fullIpv6(address: string): number[] {
  const [left = '', right] = address.split('::');
  const groups = (half: string) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16) & 0xffff));
  const before = groups(left);
  const after = right === undefined ? [] : groups(right);
  const zeros = new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0);
  return [...before, ...(right === undefined ? [] : zeros), ...after, ...zeros].slice(0, 8);
}

/** RFC 5952 §4: no leading zeros, the longest row of two or more zero groups as `::`. */
function writtenIpv6(octets: Uint8Array, start: number): string {
  const groups = Array.from({ length: 8 }, (_, index) => at16(octets, start + index * 2).toString(16));
  const zeros = [...groups.join(':').matchAll(/\b0(?::0)+\b/g)].map(([row]) => row);
  const longest = zeros.reduce((best, row) => (row.length > best.length ? row : best), '');
  if (longest === '') return groups.join(':');
  const whole = `:${groups.join(':')}:`;
  const at = whole.indexOf(`:${longest}:`);
  const before = whole.slice(1, Math.max(at, 1));
  return `${at === 0 ? '' : before}::${whole.slice(at + longest.length + 2, -1)}`;
}

/** The data from `start` to `end` in the writing of zone files; `undefined` if it is none of this type. */
export function readData(octets: Uint8Array, type: string, start: number, end: number): string | undefined {
  switch (type) {
    case 'A':
      return end - start === 4 ? octets.subarray(start, end).join('.') : undefined;
    case 'AAAA':
      return end - start === 16 ? writtenIpv6(octets, start) : undefined;
    case 'MX':
      return end - start > 2 ? prefixed(`${at16(octets, start)} `, hostAt(octets, start + 2, end)) : undefined;
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return hostAt(octets, start, end);
    case 'SOA':
      return readSoa(octets, start, end);
    case 'TXT':
      return readStrings(octets, start, end);
    default:
      return `\\# ${end - start} ${hex(octets.subarray(start, end))}`.trimEnd();
  }
}

function prefixed(before: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : before + name;
}

/** A name that fills the data; the root is written `.` (RFC 7505: the null MX). */
function hostAt(octets: Uint8Array, start: number, end: number): string | undefined {
  const read = readName(octets, start);
  return read?.end === end ? read.name || '.' : undefined;
}

function readSoa(octets: Uint8Array, start: number, end: number): string | undefined {
  const server = readName(octets, start);
  const mailbox = server && readName(octets, server.end);
  if (!mailbox || mailbox.end + 20 !== end) return undefined;
  const figures = [0, 4, 8, 12, 16].map((offset) => at32(octets, mailbox.end + offset));
  return [server.name || '.', mailbox.name || '.', ...figures].join(' ');
}

function readStrings(octets: Uint8Array, start: number, end: number): string | undefined {
  const strings: string[] = [];
  for (let at = start; at < end; at += 1 + octets[at]!) {
    if (at + 1 + octets[at]! > end) return undefined;
    strings.push(text(octets, at + 1, at + 1 + octets[at]!));
  }
  return strings.length === 0 ? undefined : writtenStrings(strings);
}

function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
