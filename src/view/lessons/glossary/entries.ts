/** Everything that has a name in the course: words, verbs, replies, fields, items and RFCs, each with where it is taught. */
import type { BookWords } from '../../../content/book/words.ts';
import type { GlossaryWords } from '../../../content/glossary/words.ts';
import type { Language } from '../../../language.ts';
import type { Span } from '../../../lessons/lesson.ts';
import { fieldKey, itemKey, rfcKey } from '../../../content/glossary/keys.ts';
import { own } from '../../../own.ts';
import { lessons, type LessonCard } from '../catalogue.ts';

export const GROUPS = ['term', 'verb', 'reply', 'field', 'item', 'rfc'] as const;
export type Group = (typeof GROUPS)[number];

export interface Taught {
  card: LessonCard;
  /** From 0. */
  step: number;
}

export interface GlossaryEntry {
  group: Group;
  /** Its place in the address of the page. */
  key: string;
  name: string;
  /** 'smtp', 'imap'…; '' where it belongs to none. */
  protocol: string;
  /** Of a term. */
  means: readonly Span[];
  /** Of all others, in the marks of narration/words.ts. */
  meaning: string;
  taught: readonly Taught[];
}

export function glossaryOf(language: Language, book: BookWords, { fields, items, rfcs }: GlossaryWords): GlossaryEntry[] {
  return [...termsIn(language), ...spokenIn(language, book), ...namedIn(language, 'field', fields), ...namedIn(language, 'item', items), ...rfcsIn(language, rfcs)];
}

/** Lessons in the order of the course, each with its steps. */
export function byLesson(taught: readonly Taught[]): { card: LessonCard; steps: number[] }[] {
  const cards = [...new Set(taught.map(({ card }) => card))];
  return cards.map((card) => ({ card, steps: taught.filter((each) => each.card === card).map(({ step }) => step) }));
}

/** Every place in the course whose summary says yes. */
function taughtWhere(language: Language, isThere: (step: LessonCard[Language]['steps'][number]) => boolean): Taught[] {
  return lessons.flatMap((card) => card[language].steps.flatMap((each, step) => (isThere(each) ? [{ card, step }] : [])));
}

function termsIn(language: Language): GlossaryEntry[] {
  const terms = new Map(lessons.flatMap((card) => card[language].terms).map((term) => [term.key, term]));
  return [...terms.values()]
    .map(({ key, name, means }): GlossaryEntry => {
      const taught = taughtWhere(language, ({ terms: spoken }) => spoken.includes(key));
      return { group: 'term', key, name, protocol: '', means, meaning: '', taught };
    })
    .sort((one, other) => one.name.localeCompare(other.name, language));
}

/** A code or a verb that several protocols have stands once for each. */
function spokenIn(language: Language, book: BookWords): GlossaryEntry[] {
  const named = Object.entries(book).map(([key, meaning]) => {
    const [protocol = '', ...rest] = key.split('.');
    return { key, meaning, protocol, name: rest.join('.') };
  });
  const speakers = speakersOf(named, language);
  return named
    .map(({ key, meaning, protocol, name }): GlossaryEntry => {
      const said = taughtWhere(language, ({ words }) => words.includes(name));
      const taught = said.filter(({ card }) => speakers.get(protocol)!.has(card));
      return { group: REPLY.test(name) ? 'reply' : 'verb', key, name, protocol, means: [], meaning, taught };
    })
    .sort((one, other) => one.name.localeCompare(other.name) || one.protocol.localeCompare(other.protocol));
}

const REPLY = /^(\d{3}|[+-].*|OK|NO|BAD|BYE|PREAUTH|NOERROR|FORMERR|SERVFAIL|NXDOMAIN|NOTIMP|REFUSED|BADVERS)$/;

/** A lesson is about a protocol if it says a word that no other protocol has: NOOP alone proves nothing. */
function speakersOf(named: readonly { protocol: string; name: string }[], language: Language): Map<string, Set<LessonCard>> {
  const speakers = new Map(named.map(({ protocol }) => [protocol, new Set<LessonCard>()]));
  const protocolsOf = new Map<string, string[]>();
  for (const { protocol, name } of named) protocolsOf.set(name, [...(protocolsOf.get(name) ?? []), protocol]);
  for (const card of lessons)
    for (const word of card[language].steps.flatMap(({ words }) => words)) {
      const protocols = protocolsOf.get(word) ?? [];
      if (protocols.length === 1) speakers.get(protocols[0]!)!.add(card);
    }
  return speakers;
}

/** Fields and items: each under the name that it has on the wire. */
function namedIn(language: Language, group: 'field' | 'item', said: Record<string, string>): GlossaryEntry[] {
  const keyOf = { field: fieldKey, item: itemKey }[group];
  return Object.entries(said)
    .map(([name, meaning]): GlossaryEntry => {
      const taught = taughtWhere(language, ({ words }) => words.includes(name));
      return { group, key: keyOf(name), name: name.endsWith('-') ? `${name}…` : name, protocol: '', means: [], meaning, taught };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

function rfcsIn(language: Language, rfcs: GlossaryWords['rfcs']): GlossaryEntry[] {
  const numbers = [...new Set(lessons.flatMap((card) => card[language].steps.flatMap(({ rfcs }) => rfcs)))].sort((a, b) => a - b);
  return numbers.map((rfc): GlossaryEntry => {
    const taught = taughtWhere(language, ({ rfcs }) => rfcs.includes(rfc));
    return { group: 'rfc', key: rfcKey(rfc), name: `RFC ${rfc}`, protocol: '', means: [], meaning: own(rfcs, String(rfc)) ?? '', taught };
  });
}
