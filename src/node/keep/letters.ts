/** The letters of one Maildir, read as they lie there, whoever wrote them. */
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { concat, CR, CRLF, LF, lineEnd } from '../../mail/octets.ts';
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

/** In the order in which they came. What was never finished is removed; what has lost its end is set aside. */
export function readLetters(folder: string, tell: Tell): LetterFile[] {
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
    return [{ path, named, octets: named.uid === undefined ? adopted(folder, file, octets, timeMs) : octets, timeMs }];
  } catch (error) {
    // where no mail program takes it for a letter
    setAside(file, (error as Error).message, tell, join(folder, named.base));
    return [];
  }
}

/** A letter that another program has put there, usually with LF: as mail crosses the wire, in its file too. */
function adopted(folder: string, file: string, octets: Uint8Array, timeMs: number): Uint8Array {
  const wire = withCrlf(octets);
  if (wire.length === octets.length) return octets;
  writeBeside(file, join(folder, 'tmp', uniqueName()), wire);
  utimesSync(file, timeMs / 1000, timeMs / 1000);
  return wire;
}

function withCrlf(octets: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < octets.length;) {
    const next = lineEnd(octets, at);
    const bare = octets[next - 1] === LF && octets[next - 2] !== CR;
    pieces.push(octets.subarray(at, bare ? next - 1 : next));
    if (bare) pieces.push(CRLF);
    at = next;
  }
  return concat(pieces);
}
