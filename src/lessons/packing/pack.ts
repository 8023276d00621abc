/** A package: lessons and all that plays them, as a page, or as what an LMS takes. The same lessons give the same octets. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { LANGUAGES, type Language } from '../../language.ts';
import type { Lesson, Term } from '../lesson.ts';
import { forReaders } from '../readers.ts';
import { summaryOf } from '../reading/summary.ts';
import { manifest12, manifest2004, PAGE } from './manifest.ts';
import type { Form, PackedLesson, Packet } from './packet.ts';
import { pageWith } from './page.ts';

/** What an LMS takes from everybody, octets. */
export const MOST_OCTETS = 2 * 1024 * 1024;

/** One file. */
export interface Package {
  name: string;
  type: string;
  octets: Uint8Array;
}

/** Lessons by the name of their folder, in the languages they are written in. */
export type Written = ReadonlyMap<string, Partial<Record<Language, Lesson>>>;

/** `terms`: what other lessons explain; `title`: what several are called together, of one its own. */
export function packetOf(name: string, form: Form, written: Written, terms: Packet['terms'], title: Packet['title'] = {}): Packet {
  const lessons = [...written].map(([id, languages]) => packedLesson(id, languages)).sort((one, other) => moduleOf(one) - moduleOf(other));
  const [only] = lessons;
  const own = Object.fromEntries(LANGUAGES.flatMap((each) => (only?.in[each] ? [[each, only.in[each].card.title]] : [])));
  return { form, name, title: lessons.length === 1 ? own : title, lessons, terms: usedTerms(lessons, terms) };
}

/** Lessons stand in the order of the course, whatever their folders are called. */
const moduleOf = ({ in: written }: PackedLesson): number => Object.values(written)[0]?.card.module ?? 0;

function packedLesson(id: string, languages: Partial<Record<Language, Lesson>>): PackedLesson {
  const told = LANGUAGES.flatMap((each) => (languages[each] ? [[each, { card: summaryOf(languages[each]), lesson: forReaders(languages[each]) }]] : []));
  return { id, in: Object.fromEntries(told) as PackedLesson['in'] };
}

/** Of the words that others explain, those that these lessons point at. */
function usedTerms(lessons: readonly PackedLesson[], terms: Packet['terms']): Packet['terms'] {
  const pointed = JSON.stringify(lessons);
  const isUsed = ({ key }: Term): boolean => pointed.includes(JSON.stringify({ kind: 'term', term: key }));
  return Object.fromEntries(LANGUAGES.flatMap((each) => (terms[each] ? [[each, terms[each].filter(isUsed)]] : [])));
}

/** `shell`: the page of all packages. Throws where that is none. */
export function packed(shell: string, packet: Packet): Package {
  const page = strToU8(pageWith(shell, packet));
  const { form, name } = packet;
  if (form === 'html') return { name: `${name}.html`, type: 'text/html', octets: page };
  const title = Object.values(packet.title)[0] ?? name;
  const described = { id: `mailscope-${name}`, title, files: [PAGE] };
  const manifest = form === 'scorm12' ? manifest12(described) : manifest2004(described);
  const octets = zipped({ 'imsmanifest.xml': strToU8(manifest), [PAGE]: page });
  return { name: `${name}-${form}.zip`, type: 'application/zip', octets };
}

/** A ZIP keeps a time for each file, and none before 1980: all of them have the first. Local time, so that it is the same everywhere. */
const zipped = (files: Record<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, octets]) => [name, [octets, { level: 9, mtime: new Date(1980, 0, 1) }]])) as Zippable);
