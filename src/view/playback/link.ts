/**
 * The address of a step: `#/es/journey?step=smtp:RCPT%231&seed=1`, of a page of the course: `#/es/lessons/to-cc-bcc/3`, or of
 * a letter that is taken apart: `#/es/mime?sample=words&part=1.2`.
 * Read with suspicion, for anybody may have written it.
 */
import type { Intervention } from '../../run/scenario.ts';
import { LANGUAGES, type Language } from '../../language.ts';
import type { MessageSource } from '../../worker/api.ts';
import { againstOf, namedAgainst } from './against.ts';
import { GRAINS, type Grain } from './panel.ts';
import { isInterventions } from './interventions.ts';
import { linkedMessage, messageOf } from './message.ts';
import { isName, nameOfText } from '../lessons/own/kept.ts';
import { LONGEST_LINKED_LETTER, octetsOf } from '../mime/linked.ts';
import { packed, unpacked } from './packed.ts';

export interface Place {
  language: Language | null;
  scenario: string;
  seed: number;
  /** Id of the step, or '' for the beginning. */
  step: string;
  grain: Grain;
  room: 'explore' | 'lessons' | 'editor' | 'mime' | 'recipients' | 'devices' | 'measured';
  /** In the lesson room: a lesson's folder, or another page; '' for the course. In the MIME room: a sample; '' for another letter. */
  page: string;
  /** The number of its step, from 1, or what else is meant on it; '' for where the reader was. In the MIME room: the part that is looked at. */
  part: string;
  /** In the lesson room: a lesson that somebody wrote, as `lessons/own/` packs it; '' for none. One that is too large to travel is named instead. */
  own: string;
  /** What stands beside it, as `against.ts` names it; '' for nothing. */
  against: string;
  interventions: Intervention[];
  /** The visitor's own; `null` for the scenario's. */
  message: MessageSource | null;
  /** With the scenario `RECORDING`: a sample of the shelf; '' for none. */
  sample: string;
  /** With the scenario `RECORDING`: a small recording as text; '' for none. */
  text: string;
  /** With the scenario `OWN`: the story as text; '' for none, or one that is too large to travel. */
  story: string;
  /** In the MIME room: the letter, one character an octet; '' for none, or one that is too large to travel. */
  letter: string;
}

/** What stands in place of a scenario when a recording is shown. */
export const RECORDING = 'recording';
/** What stands in place of a scenario when real connections are watched. */
export const LIVE = 'live';
/** What stands in place of a scenario in the lesson room. */
const LESSONS = 'lessons';
/** What stands in its place in the MIME room. */
const MIME = 'mime';
/** Characters of a recording up to which a link carries it. */
export const LONGEST_LINKED = 8192;
/** Characters that a story may take in a link, packed. */
export const LONGEST_LINKED_STORY = 8192;
/** Characters that a lesson may take in a link, packed. */
export const LONGEST_LINKED_LESSON = 24_576;

export const START: Place = {
  language: null,
  scenario: 'journey',
  seed: 1,
  step: '',
  grain: 'message',
  room: 'explore',
  page: '',
  part: '',
  own: '',
  against: '',
  interventions: [],
  message: null,
  sample: '',
  text: '',
  story: '',
  letter: '',
};

/** A parsed link. `damaged`: something in it could not be read and stands at its default. */
interface ParsedLink {
  place: Place;
  damaged: boolean;
}

/** Rooms in which the run on the stage is looked at in another way. */
const BESIDE = ['explore', 'editor', 'recipients', 'devices', 'measured'] as const;
const SCENARIO = /^[a-z0-9][a-z0-9-]{0,39}$/;
const PART = /^[a-z0-9.*-]{1,40}$/i;
const MIME_PART = /^1(?:\.\d{1,4}){0,20}$/;
const LONGEST_STEP = 300;
const LARGEST_SEED = 2 ** 32 - 1;

/** How many characters a story takes in a link. */
export const linkedLength = (story: string): number => packed(story).length;

/** The hash of a place, `#` included. What stands at its default is left out. */
export function formatLink(place: Place): string {
  const start = `#/${place.language ?? 'en'}`;
  if (place.room === 'lessons') return lessonLink(start, place);
  if (place.room === 'mime') return `${start}/${MIME}${mimeQuery(place)}`;
  const query = new URLSearchParams();
  if (place.step !== '') query.set('step', place.step);
  if (place.seed !== START.seed) query.set('seed', String(place.seed));
  if (place.grain !== START.grain) query.set('grain', place.grain);
  if (place.room !== START.room) query.set('room', place.room);
  if (place.against !== '') query.set('against', place.against);
  if (place.interventions.length > 0) query.set('changes', packed(place.interventions));
  const message = place.message && linkedMessage(place.message);
  if (message) query.set('message', packed(message));
  if (place.sample !== '') query.set('sample', place.sample);
  if (place.text !== '') query.set('text', packed(place.text));
  const story = place.story === '' ? '' : packed(place.story);
  if (story !== '' && story.length <= LONGEST_LINKED_STORY) query.set('story', story);
  const text = query.toString();
  return `${start}/${place.scenario}${text === '' ? '' : `?${text}`}`;
}

function mimeQuery({ page, part, letter }: Place): string {
  const query = new URLSearchParams();
  if (page !== '') query.set('sample', page);
  if (part !== '') query.set('part', part);
  const text = page !== '' || letter === '' ? '' : packed(letter);
  if (text !== '' && text.length <= LONGEST_LINKED_LETTER) query.set('letter', text);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function lessonLink(start: string, { page, part, own }: Place): string {
  const path = [start, LESSONS, page, part].filter((each) => each !== '').join('/');
  if (own === '') return path;
  if (!isName(own) && isLinkable(own)) return `${path}?own=${packed(own)}`;
  return `${path}?kept=${(isName(own) ? own : nameOfText(own)).slice('kept:'.length)}`;
}

/** A lesson that somebody wrote may travel in a link. */
export const isLinkable = (own: string): boolean => packed(own).length <= LONGEST_LINKED_LESSON;

/** Reads a hash. Never throws: what cannot be read stands at its default, and the link counts as damaged. */
export function parseLink(hash: string): ParsedLink {
  if (hash === '' || hash === '#' || hash === '#/') return { place: { ...START }, damaged: false };
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [language = '', scenario = '', ...rest] = path.split('/');
  const reader = new Reader(new URLSearchParams(query));
  if (scenario === LESSONS) return lessonPlace(reader, language, rest);
  if (scenario === MIME) return mimePlace(reader, language, rest);
  const place: Place = {
    language: reader.among(language, LANGUAGES, null),
    scenario: scenario === '' ? START.scenario : reader.checked(scenario, START.scenario, (text) => SCENARIO.test(text)),
    seed: reader.seed(),
    step: reader.checked(reader.get('step') ?? '', '', (text) => text.length <= LONGEST_STEP),
    grain: reader.among(reader.get('grain') ?? START.grain, GRAINS, START.grain),
    room: reader.among(reader.get('room') ?? START.room, BESIDE, START.room),
    page: '',
    part: '',
    own: '',
    against: reader.checked(reader.get('against') ?? '', '', (text) => namedAgainst(againstOf(text)) === text),
    interventions: reader.interventions(),
    message: reader.message(),
    sample: reader.checked(reader.get('sample') ?? '', '', (text) => text === '' || SCENARIO.test(text)),
    text: reader.text(),
    story: reader.story(),
    letter: '',
  };
  return { place, damaged: reader.damaged || rest.some((part) => part !== '') };
}

function mimePlace(reader: Reader, language: string, rest: string[]): ParsedLink {
  const place: Place = {
    ...START,
    language: reader.among(language, LANGUAGES, null),
    room: 'mime',
    page: reader.checked(reader.get('sample') ?? '', '', (text) => text === '' || SCENARIO.test(text)),
    part: reader.checked(reader.get('part') ?? '', '', (text) => text === '' || MIME_PART.test(text)),
    letter: reader.letter(),
  };
  return { place, damaged: reader.damaged || rest.some((more) => more !== '') };
}

function lessonPlace(reader: Reader, language: string, [page = '', part = '', ...rest]: string[]): ParsedLink {
  const place: Place = {
    ...START,
    language: reader.among(language, LANGUAGES, null),
    room: 'lessons',
    page: reader.checked(page, '', (text) => text === '' || SCENARIO.test(text)),
    part: reader.checked(part, '', (text) => text === '' || PART.test(text)),
    own: reader.own(),
  };
  return { place, damaged: reader.damaged || rest.some((more) => more !== '') };
}

/** Reads one value after the other and remembers whether one of them was not what it should be. */
class Reader {
  damaged = false;
  readonly #query: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.#query = query;
  }
  get(name: string): string | null {
    return this.#query.get(name);
  }
  checked(text: string, otherwise: string, good: (text: string) => boolean): string {
    if (good(text)) return text;
    this.damaged = true;
    return otherwise;
  }
  among<T extends string, U>(text: string, allowed: readonly T[], otherwise: U): T | U {
    if (allowed.includes(text as T)) return text as T;
    this.damaged = true;
    return otherwise;
  }
  seed(): number {
    const text = this.get('seed') ?? String(START.seed);
    const seed = /^\d{1,10}$/.test(text) ? Number(text) : -1;
    if (seed >= 0 && seed <= LARGEST_SEED) return seed;
    this.damaged = true;
    return START.seed;
  }
  interventions(): Intervention[] {
    const text = this.get('changes');
    const value = text === null ? [] : unpacked(text);
    if (isInterventions(value)) return value;
    this.damaged = true;
    return [];
  }
  text(): string {
    const text = this.get('text');
    const value = text === null ? '' : unpacked(text);
    if (typeof value === 'string' && value.length <= LONGEST_LINKED) return value;
    this.damaged = true;
    return '';
  }
  own(): string {
    const kept = this.get('kept');
    if (kept !== null && isName(`kept:${kept}`)) return `kept:${kept}`;
    const text = this.get('own');
    const value = text === null ? '' : text.length <= LONGEST_LINKED_LESSON ? unpacked(text) : undefined;
    if (typeof value === 'string' && kept === null) return value;
    this.damaged = true;
    return '';
  }
  story(): string {
    const text = this.get('story');
    const value = text === null ? '' : text.length <= LONGEST_LINKED_STORY ? unpacked(text) : undefined;
    if (typeof value === 'string') return value;
    this.damaged = true;
    return '';
  }
  letter(): string {
    const text = this.get('letter');
    const value = text === null ? '' : text.length <= LONGEST_LINKED_LETTER ? unpacked(text) : undefined;
    if (typeof value === 'string' && octetsOf(value) !== null) return value;
    this.damaged = true;
    return '';
  }
  message(): MessageSource | null {
    const text = this.get('message');
    const message = text === null ? null : messageOf(unpacked(text));
    if (text !== null && message === null) this.damaged = true;
    return message;
  }
}
