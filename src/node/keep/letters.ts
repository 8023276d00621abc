/** The letters of one Maildir, read as they lie there, whoever wrote them. */
import { readdirSync, readFileSync, renameSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { storable } from '../../mail/storable.ts';
import { makeFolder } from '../make-folder.ts';
import { setAside, type Tell } from './aside.ts';
import { isOurs, readLetterName, uniqueName, type LetterName } from './letter-names.ts';
import { removeIfThere } from './remove.ts';
import { writeBeside } from './write-beside.ts';

export interface LetterFile {
  /** 'new/…', 'cur/…' */
  path: string;
  named: LetterName;
  octets: Uint8Array;
  /** When it was delivered, epoch milliseconds. */
  timeMs: number;
}

/** What a Maildir is made of; whoever packs or copies one may have left out what was empty. */
export function makePlaces(folder: string): void {
  for (const place of ['tmp', 'new', 'cur']) makeFolder(join(folder, place), 0o700);
}

/** In the order in which they came. What was never finished is removed; what has lost its end is set aside. */
export function readLetters(folder: string, tell: Tell): LetterFile[] {
  makePlaces(folder);
  for (const name of filesIn(join(folder, 'tmp'))) if (isOurs(name)) removeIfThere(join(folder, 'tmp', name));
  const paths = ['new', 'cur'].flatMap((place) => filesIn(join(folder, place)).map((name) => `${place}/${name}`));
  return paths.flatMap((path) => readLetter(folder, path, tell)).sort((a, b) => a.timeMs - b.timeMs || (a.path < b.path ? -1 : 1));
}

function filesIn(folder: string): string[] {
  // a name with a dot in front is no letter
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

function readLetter(folder: string, path: string, tell: Tell): LetterFile[] {
  const file = join(folder, path);
  const named = readLetterName(path.slice('new/'.length));
  try {
    const octets = new Uint8Array(readFileSync(file));
    if (named.octets !== undefined && octets.length < named.octets) throw new Error(`${octets.length} of ${named.octets} octets`);
    const timeMs = Math.round(statSync(file).mtimeMs);
    const letter = { path, named, octets, timeMs };
    const wire = storable(octets);
    return [wire === octets ? letter : adopted(folder, letter, wire)];
  } catch (error) {
    // where no mail program takes it for a letter
    setAside(file, (error as Error).message, tell, join(folder, named.base));
    return [];
  }
}

/**
 * A letter that another program has put there, usually with LF: as mail crosses the wire, in its file too. A UID that its name tells
 * is not ours, or was of other octets: it goes first.
 */
function adopted(folder: string, { path, named, timeMs }: LetterFile, octets: Uint8Array): LetterFile {
  const unnumbered = `${path.slice(0, 'new/'.length)}${uniqueName()}${path.slice('new/'.length + named.base.length)}`;
  const own = named.uid === undefined ? path : unnumbered;
  const file = join(folder, own);
  if (own !== path) renameSync(join(folder, path), file);
  writeBeside(file, join(folder, 'tmp', uniqueName()), octets);
  utimesSync(file, timeMs / 1000, timeMs / 1000);
  return { path: own, named: { ...named, uid: undefined }, octets, timeMs };
}
