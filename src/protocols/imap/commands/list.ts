/** Which mailboxes there are: LIST, as of old and with its options, and LSUB. RFC 3501 §6.3.8, §6.3.9, RFC 5258, RFC 9051 §6.3.9. */
import { parents, SEPARATOR } from '../../../mail/mailboxes.ts';
import { readAll, type Cursor } from '../cursor.ts';
import type { ImapDesk } from '../desk.ts';
import { statusData, untagged, type StatusItem } from '../mailboxData.ts';
import { matches } from '../pattern.ts';
import type { Place } from '../places.ts';
import { readStatusItems } from './status.ts';
import { completed, OK_OR_NO, verb } from './verb.ts';

const SELECTION = ['SUBSCRIBED', 'REMOTE', 'RECURSIVEMATCH', 'SPECIAL-USE'] as const;
type Selection = (typeof SELECTION)[number];

interface Listing {
  reference: string;
  patterns: string[];
  /** Which mailboxes: RFC 9051 §6.3.9.1. */
  selection: ReadonlySet<Selection>;
  /** What is to be told of each: RFC 9051 §6.3.9.2. `undefined`: the command is LIST as of old. */
  asked: ReadonlySet<Returned> | undefined;
  /** The mailbox data of STATUS with each. */
  status: StatusItem[];
}
type Returned = 'SUBSCRIBED' | 'CHILDREN' | 'SPECIAL-USE' | 'STATUS';

const PATTERN_LIMIT = 20;

const plain = { selection: new Set<Selection>(), asked: undefined, status: [] as StatusItem[] };

export const list = verb({
  verb: 'LIST',
  syntax: 'LIST [(selection)] reference pattern [RETURN (options)]',
  example: 'LIST "" "*"',
  rfc: 'rfc3501#6.3.8',
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Listing | undefined => {
      const selection = readSelection(cursor);
      const reference = selection && cursor.astring();
      const patterns = reference !== undefined && cursor.space ? readPatterns(cursor) : undefined;
      const returned = patterns && (cursor.done ? plain : readReturned(cursor));
      if (!returned) return undefined;
      const extended = selection!.size > 0 || patterns.length > 1;
      const asked = returned.asked ?? (extended ? new Set<Returned>() : undefined);
      return { reference: reference!, patterns, selection: selection!, asked, status: returned.status };
    }),
  answer: (desk, listing) => completed(desk, () => (isRoot(listing) ? [root('LIST')] : listed(desk, listing))),
});

export const lsub = verb({
  verb: 'LSUB',
  syntax: 'LSUB reference pattern',
  example: 'LSUB "" "*"',
  rfc: 'rfc3501#6.3.9',
  obsolete: 'rfc9051#E',
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Listing | undefined => {
      const reference = cursor.astring();
      const pattern = reference !== undefined && cursor.space ? cursor.listMailbox() : undefined;
      return pattern === undefined ? undefined : { reference: reference!, patterns: [pattern], ...plain };
    }),
  answer: (desk, listing) => completed(desk, () => (isRoot(listing) ? [root('LSUB')] : subscribed(desk, listing))),
});

/** `(SUBSCRIBED RECURSIVEMATCH) `, or nothing. RFC 5258 §6: RECURSIVEMATCH needs a base option beside it, and SPECIAL-USE is none (RFC 6154 §6). */
function readSelection(cursor: Cursor): ReadonlySet<Selection> | undefined {
  if (!cursor.sees('(')) return plain.selection;
  const options = cursor.list(() => SELECTION.find((option) => cursor.take(option)), 10);
  if (!options || !cursor.space) return undefined;
  const selection = new Set(options);
  return selection.has('RECURSIVEMATCH') && !selection.has('SUBSCRIBED') ? undefined : selection;
}

function readPatterns(cursor: Cursor): string[] | undefined {
  if (cursor.sees('(')) {
    const patterns = cursor.list(() => cursor.listMailbox(), PATTERN_LIMIT, 'patterns');
    return patterns && patterns.length > 0 ? patterns : undefined;
  }
  const pattern = cursor.listMailbox();
  return pattern === undefined ? undefined : [pattern];
}

function readReturned(cursor: Cursor): { asked: ReadonlySet<Returned>; status: StatusItem[] } | undefined {
  let status: StatusItem[] = [];
  const readOption = (): Returned | undefined => {
    const option = (['SUBSCRIBED', 'CHILDREN', 'SPECIAL-USE', 'STATUS'] as const).find((name) => cursor.take(name));
    if (option !== 'STATUS') return option;
    const items = cursor.space ? readStatusItems(cursor) : undefined;
    status = items ?? [];
    return items && option;
  };
  const options = cursor.take(' RETURN ') ? cursor.list(readOption, 10) : undefined;
  return options && { asked: new Set(options), status };
}

/** A name that may be listed: of a mailbox, of a subscription that outlived its mailbox, or only of a level above some. */
interface Entry {
  name: string;
  place: Place | undefined;
  subscribed: boolean;
}

/** RFC 3501 §6.3.8: an empty pattern asks for the hierarchy separator. */
function isRoot({ patterns, asked }: Listing): boolean {
  return patterns[0] === '' && patterns.length === 1 && !asked;
}
function root(verb: 'LIST' | 'LSUB'): Uint8Array {
  return untagged(`${verb} (\\Noselect) "/" ""`);
}

function matchesAny(desk: ImapDesk, { reference, patterns }: Listing, name: string): boolean {
  const encoded = desk.places.encoded(name);
  return patterns.some((pattern) => matches(reference + pattern, encoded));
}

/** RFC 3501 §6.3.9: of a name that is not subscribed itself but has subscribed ones below, `%` shows the level. */
function subscribed(desk: ImapDesk, listing: Listing): Uint8Array[] {
  const names = [...desk.account.mailboxes.subscribed];
  const fits = (name: string) => matchesAny(desk, listing, name);
  const levels = names
    .filter((name) => !fits(name))
    .flatMap((name) => parents(name).filter((level) => fits(level) && !names.includes(level)));
  const lines = [
    ...names.filter(fits).map((name) => ({ name, flags: '' })),
    ...[...new Set(levels)].map((name) => ({ name, flags: '\\Noselect' })),
  ];
  return lines.map(({ name, flags }) => untagged(`LSUB (${flags}) "/" ${desk.places.write(name)}`));
}

function listed(desk: ImapDesk, listing: Listing): Uint8Array[] {
  const all = entries(desk);
  const levels = new Levels(all, listing);
  const named = all.filter(({ name }) => matchesAny(desk, listing, name));
  const isShown = new Set(named.filter((entry) => isSelected(listing, entry)).map(({ name }) => name));
  return named.flatMap((entry) => line(desk, listing, entry, levels, isShown));
}

/** All names in order: mailboxes, levels above them that are none, subscriptions to what is no more. */
function entries(desk: ImapDesk): Entry[] {
  const { subscribed } = desk.account.mailboxes;
  const places = new Map(desk.places.all().map((place) => [place.name, place]));
  const names = new Set<string>();
  for (const name of [...places.keys(), ...subscribed]) for (const each of [...parents(name), name]) names.add(each);
  return [...names].map((name) => ({ name, place: places.get(name), subscribed: subscribed.has(name) }));
}

/** What lies below each name, read once a LIST. */
class Levels {
  readonly #existing = new Set<string>();
  /** Name → names below it that are selected. */
  readonly #selected = new Map<string, string[]>();

  constructor(all: readonly Entry[], listing: Listing) {
    for (const entry of all) {
      const levels = parents(entry.name);
      if (entry.place) for (const level of levels) this.#existing.add(level);
      if (isSelected(listing, entry)) for (const level of levels) this.#add(level, entry.name);
    }
  }

  #add(level: string, name: string): void {
    const below = this.#selected.get(level);
    if (below) below.push(name);
    else this.#selected.set(level, [name]);
  }

  hasChildren(name: string): boolean {
    return this.#existing.has(name);
  }
  selectedBelow(name: string): readonly string[] {
    return this.#selected.get(name) ?? [];
  }
}

/** RFC 5258 §4: CHILDINFO tells of names below that are selected; one that is not selected itself is shown only for those that are not. */
function tellsOfChildren({ selection }: Listing, name: string, levels: Levels, isShown: ReadonlySet<string>): boolean {
  if (!selection.has('RECURSIVEMATCH')) return false;
  const below = levels.selectedBelow(name);
  return isShown.has(name) ? below.length > 0 : below.some((child) => !isShown.has(child));
}

function line(desk: ImapDesk, listing: Listing, entry: Entry, levels: Levels, isShown: ReadonlySet<string>): Uint8Array[] {
  const fits = isShown.has(entry.name);
  const below = tellsOfChildren(listing, entry.name, levels, isShown);
  if (!fits && !below) return [];
  const flags = attributes(entry, levels, wantedOf(listing)).join(' ');
  const name = desk.places.write(entry.name);
  const told = untagged(`LIST (${flags}) "/" ${name}${below ? ' (CHILDINFO ("SUBSCRIBED"))' : ''}`);
  const { mailbox } = entry.place?.folder ?? {};
  const isCounted = fits && mailbox && listing.asked?.has('STATUS') && entry.place!.rights.includes('r');
  return [told, ...(isCounted ? [statusData(name, mailbox, listing.status)] : [])];
}

function isSelected({ selection }: Listing, { place, subscribed, name }: Entry): boolean {
  if (selection.has('SUBSCRIBED') && !subscribed) return false;
  if (selection.has('SPECIAL-USE') && !place?.folder.uses.size) return false;
  // a level above shared mailboxes is listed, a subscription without a mailbox only when it is asked for
  return place !== undefined || selection.has('SUBSCRIBED') || (!subscribed && isLevelOfOthers(name));
}

function isLevelOfOthers(name: string): boolean {
  return /^Other Users(?:\/[^/]*)?$/.test(name) && !name.endsWith(SEPARATOR);
}

/** RFC 3348, RFC 6154 §2: children and uses are told to everybody who asks by plain LIST. */
function wantedOf({ selection, asked }: Listing): ReadonlySet<Returned> {
  const wanted = new Set<Returned>(asked ?? ['CHILDREN', 'SPECIAL-USE']);
  if (selection.has('SUBSCRIBED')) wanted.add('SUBSCRIBED');
  if (selection.has('SPECIAL-USE')) wanted.add('SPECIAL-USE');
  if (asked) wanted.add('CHILDREN');
  return wanted;
}

function attributes({ name, place, subscribed }: Entry, levels: Levels, wanted: ReadonlySet<Returned>): string[] {
  const children = wanted.has('CHILDREN') && place ? [levels.hasChildren(name) ? '\\HasChildren' : '\\HasNoChildren'] : [];
  return [
    ...(place?.folder.mailbox ? [] : [place ? '\\Noselect' : levels.hasChildren(name) ? '\\Noselect' : '\\NonExistent']),
    ...(subscribed && wanted.has('SUBSCRIBED') ? ['\\Subscribed'] : []),
    ...(place ? children : levels.hasChildren(name) ? ['\\HasChildren'] : []),
    ...(wanted.has('SPECIAL-USE') && place ? [...place.folder.uses] : []),
  ];
}
