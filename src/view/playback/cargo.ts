/** What a link carries besides where it leads to: changes, a message, a recording, a story, a lesson, a letter. Fetched for a link that has some. */
import { isName, nameOfText } from '../lessons/own/kept.ts';
import { characters, octetsOf } from '../mime/linked.ts';
import { isInterventions } from './interventions.ts';
import { LONGEST_LINKED, type Aboard, type Place } from './place.ts';
import { linkedMessage, messageOf } from './message.ts';
import { packed, unpacked } from './packed.ts';

/** Characters that a story, a lesson, a letter may take in a link, packed. */
export const LONGEST_LINKED_STORY = 8192;
export const LONGEST_LINKED_LESSON = 24_576;
export const LONGEST_LINKED_LETTER = 8192;

const KEPT = 'kept:';

/** How many characters a story takes in a link. */
export const linkedLength = (story: string): number => packed(story).length;

/** How many characters a letter takes. What is surely too large is not packed to find out. */
export const linkedLetterLength = (octets: Uint8Array): number =>
  octets.length > 16 * LONGEST_LINKED_LETTER ? octets.length : packed(characters(octets)).length;

/** A lesson that somebody wrote may travel in a link. */
export const isLinkable = (own: string): boolean => packed(own).length <= LONGEST_LINKED_LESSON;

const PACKED: Record<Aboard, (place: Place) => string> = {
  changes: ({ interventions }) => (interventions.length === 0 ? '' : packed(interventions)),
  message: ({ message }) => {
    const linked = message && linkedMessage(message);
    return linked ? packed(linked) : '';
  },
  text: ({ text }) => (text === '' ? '' : packed(text)),
  story: ({ story }) => packedUpTo(story, LONGEST_LINKED_STORY),
  letter: ({ page, letter }) => (page === '' ? packedUpTo(letter, LONGEST_LINKED_LETTER) : ''),
  own: ({ own }) => (isName(own) ? '' : packedUpTo(own, LONGEST_LINKED_LESSON)),
  kept: ({ own }) => (own === '' || (!isName(own) && isLinkable(own)) ? '' : (isName(own) ? own : nameOfText(own)).slice(KEPT.length)),
};

function packedUpTo(text: string, longest: number): string {
  const short = text === '' ? '' : packed(text);
  return short.length <= longest ? short : '';
}

/** What of these a place has, ready for its link. */
export function packedFor(place: Place, aboard: readonly Aboard[]): Partial<Record<Aboard, string>> {
  const texts = aboard.map((each) => [each, PACKED[each](place)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/** `null` for anything that a link of ours would not have. */
const UNPACKED: Record<Aboard, (text: string) => Partial<Place> | null> = {
  changes: (text) => {
    const interventions = unpacked(text);
    return isInterventions(interventions) ? { interventions } : null;
  },
  message: (text) => {
    const message = messageOf(unpacked(text));
    return message && { message };
  },
  text: (text) => {
    const found = unpacked(text);
    return typeof found === 'string' && found.length <= LONGEST_LINKED ? { text: found } : null;
  },
  story: (text) => {
    const story = unpackedUpTo(text, LONGEST_LINKED_STORY);
    return story === null ? null : { story };
  },
  letter: (text) => {
    const letter = unpackedUpTo(text, LONGEST_LINKED_LETTER);
    return letter === null || octetsOf(letter) === null ? null : { letter };
  },
  own: (text) => {
    const own = unpackedUpTo(text, LONGEST_LINKED_LESSON);
    return own === null ? null : { own };
  },
  kept: (text) => (isName(KEPT + text) ? { own: KEPT + text } : null),
};

function unpackedUpTo(text: string, longest: number): string | null {
  const found = text.length <= longest ? unpacked(text) : null;
  return typeof found === 'string' ? found : null;
}

/** What a link has of these. `unread`: those that could not be read and stand at their default. */
export function unpackedFrom(query: URLSearchParams, aboard: readonly Aboard[]): { found: Partial<Place>; unread: Aboard[] } {
  const read = aboard.map((each) => [each, UNPACKED[each](query.get(each) ?? '')] as const);
  const unread = read.flatMap(([each, found]) => (found === null ? [each] : []));
  return { found: Object.assign({}, ...read.map(([, found]) => found)) as Partial<Place>, unread };
}
