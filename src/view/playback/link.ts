/**
 * The address of a step: `#/es/journey?step=smtp:RCPT%231&seed=1`, of a page of the course: `#/es/lessons/to-cc-bcc/3`, or of
 * a letter that is taken apart: `#/es/mime?sample=words&part=1.2`.
 * Read with suspicion, for anybody may have written it. What it carries besides is packed, and `cargo.ts` is fetched for it.
 */
import { LANGUAGES } from '../../language.ts';
import { againstOf, namedAgainst } from './against.ts';
import { GRAINS } from './panel.ts';
import { ABOARD, START, type Aboard, type Place } from './place.ts';

/** What stands in place of a scenario in the lesson room. */
const LESSONS = 'lessons';
/** What stands in its place in the MIME room. */
const MIME = 'mime';

/** A parsed link. `unread`: what of it could not be read, as it stands there, shortened: in its place stands the default. */
interface ParsedLink {
  place: Place;
  unread: readonly string[];
}

/** Rooms in which the run on the stage is looked at in another way. */
const BESIDE = ['explore', 'editor', 'recipients', 'devices', 'measured'] as const;
const SCENARIO = /^[a-z0-9][a-z0-9-]{0,39}$/;
const PART = /^[a-z0-9.*-]{1,40}$/i;
const MIME_PART = /^1(?:\.\d{1,4}){0,20}$/;
const LONGEST_STEP = 300;
const LARGEST_SEED = 2 ** 32 - 1;
/** Characters up to which the reader is told what could not be read, and how many such things. */
const LONGEST_TOLD = 40;
const MOST_TOLD = 4;

const fetchCargo = () => import('./cargo.ts');

const aboard = ({ room }: Place): readonly Aboard[] => ABOARD[room === 'lessons' || room === 'mime' ? room : 'stage'];

function isLaden({ own, interventions, message, text, story, letter }: Place): boolean {
  return interventions.length > 0 || message !== null || [own, text, story, letter].some((each) => each !== '');
}

/** Whether a link has that aboard. */
export const carries = (hash: string, what: Aboard): boolean => partsOf(hash).query.has(what);

/** The hash of a place, `#` included. What stands at its default is left out. Rejects when what it carries cannot be packed now. */
export async function formatLink(place: Place): Promise<string> {
  if (!isLaden(place)) return plainLink(place);
  const { packedFor } = await fetchCargo();
  return plainLink(place, packedFor(place, aboard(place)));
}

/** The same without what it carries, or with what is packed already. */
export function plainLink(place: Place, cargo: Partial<Record<Aboard, string>> = {}): string {
  const query = new URLSearchParams({ ...plainQuery(place), ...cargo }).toString();
  const path = [`#/${place.language ?? 'en'}`, ...pathOf(place)].join('/');
  return query === '' ? path : `${path}?${query}`;
}

function pathOf({ room, page, part, scenario }: Place): string[] {
  if (room === 'lessons') return [LESSONS, page, part].filter((each) => each !== '');
  return [room === 'mime' ? MIME : scenario];
}

function plainQuery({ room, page, part, ...place }: Place): Record<string, string> {
  if (room === 'lessons') return {};
  if (room === 'mime') return { ...(page !== '' && { sample: page }), ...(part !== '' && { part }) };
  return {
    ...(place.step !== '' && { step: place.step }),
    ...(place.seed !== START.seed && { seed: String(place.seed) }),
    ...(place.grain !== START.grain && { grain: place.grain }),
    ...(room !== START.room && { room }),
    ...(place.against !== '' && { against: place.against }),
    ...(place.sample !== '' && { sample: place.sample }),
  };
}

/** Reads a hash. What cannot be read stands at its default, and is told. Rejects only when what reads its cargo does not come. */
export async function parseLink(hash: string): Promise<ParsedLink> {
  const plain = plainPlace(hash);
  const { query } = partsOf(hash);
  const carried = aboard(plain.place).filter((each) => query.has(each));
  if (carried.length === 0) return plain;
  const { unpackedFrom } = await fetchCargo();
  const { found, unread } = unpackedFrom(query, carried);
  return { place: { ...plain.place, ...found }, unread: [...plain.unread, ...unread] };
}

/** The same at once, without what it carries. */
export function plainPlace(hash: string): ParsedLink {
  const { path, query } = partsOf(hash);
  if (path === '' && query.size === 0) return { place: { ...START }, unread: [] };
  const [language = '', scenario = '', ...rest] = path.split('/');
  const reader = new Reader(query);
  const spoken = LANGUAGES.find((each) => each === language) ?? null;
  if (spoken === null && language !== '') reader.miss(language);
  const place: Place = { ...START, language: spoken, ...placeIn(scenario, rest, reader) };
  for (const more of rest) if (more !== '') reader.miss(more);
  reader.missOthers(aboard(place));
  return { place, unread: reader.unread };
}

function partsOf(hash: string): { path: string; query: URLSearchParams } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { path, query: new URLSearchParams(query) };
}

/** Takes from `rest` what it has understood. */
function placeIn(scenario: string, rest: string[], reader: Reader): Partial<Place> {
  if (scenario === LESSONS)
    return { room: 'lessons', page: reader.segment(rest.shift(), SCENARIO), part: reader.segment(rest.shift(), PART) };
  if (scenario === MIME) return { room: 'mime', page: reader.matching('sample', SCENARIO), part: reader.matching('part', MIME_PART) };
  return {
    scenario: reader.segment(scenario, SCENARIO) || START.scenario,
    seed: reader.seed(),
    step: reader.checked('step', (text) => text.length <= LONGEST_STEP),
    grain: reader.among('grain', GRAINS, START.grain),
    room: reader.among('room', BESIDE, START.room),
    against: reader.checked('against', (text) => namedAgainst(againstOf(text)) === text),
    sample: reader.matching('sample', SCENARIO),
  };
}

/** Reads one value after the other and remembers those that were not what they should be. What is left out is good. */
class Reader {
  readonly unread: string[] = [];
  readonly #query: URLSearchParams;
  /** What has been read, whether good or not. */
  readonly #read = new Set<string>();

  constructor(query: URLSearchParams) {
    this.#query = query;
  }
  miss(text: string): void {
    if (this.unread.length < MOST_TOLD) this.unread.push(text.length <= LONGEST_TOLD ? text : `${text.slice(0, LONGEST_TOLD)}…`);
  }
  /** Of the path. */
  segment(text: string | undefined, pattern: RegExp): string {
    if (text === undefined || text === '' || pattern.test(text)) return text ?? '';
    this.miss(text);
    return '';
  }
  checked(name: string, good: (text: string) => boolean): string {
    this.#read.add(name);
    const text = this.#query.get(name) ?? '';
    if (text === '' || good(text)) return text;
    this.miss(`${name}=${text}`);
    return '';
  }
  matching(name: string, pattern: RegExp): string {
    return this.checked(name, (text) => pattern.test(text));
  }
  among<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const text = this.checked(name, (each) => allowed.includes(each as T));
    return text === '' ? otherwise : (text as T);
  }
  /** What nobody has asked for and nobody will, and whatever is there twice: the first counts. */
  missOthers(carried: readonly string[]): void {
    const known = new Set([...this.#read, ...carried]);
    for (const [name, value] of this.#query) if (!known.delete(name)) this.miss(value === '' ? name : `${name}=${value}`);
  }
  seed(): number {
    const text = this.checked('seed', (each) => /^\d{1,10}$/.test(each) && Number(each) <= LARGEST_SEED);
    return text === '' ? START.seed : Number(text);
  }
}
