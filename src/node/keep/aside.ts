/** What cannot be used is set aside under another name, never removed, and told. */
import { existsSync, readFileSync, renameSync } from 'node:fs';

/** Something in the keep folder that the reader should know of. */
export type Told =
  | { what: 'damaged'; path: string; aside: string; reason: string }
  /** It cannot be read, and not even be given another name. */
  | { what: 'unreadable'; path: string; reason: string }
  /** It was in the format of an earlier version, and has been taken over. */
  | { what: 'converted'; path: string; aside: string }
  /** The folder cannot be written to now. */
  | { what: 'unwritable'; reason: string };
export type Tell = (told: Told) => void;

/** The file under a name that tells that it is damaged: 'x.damaged', 'x.damaged-2'…; or this other name with such an end. */
export function setAside(path: string, reason: string, tell: Tell, name = path): void {
  const aside = freeName(`${name}.damaged`);
  try {
    renameSync(path, aside);
  } catch {
    return tell({ what: 'unreadable', path, reason });
  }
  tell({ what: 'damaged', path, aside, reason });
}

export function freeName(wanted: string): string {
  let name = wanted;
  for (let count = 2; existsSync(name); count++) name = `${wanted}-${count}`;
  return name;
}

/** What `read` makes of the file; `undefined` if there is none, or if it is damaged: then it is set aside. */
export function readOrSetAside<T>(path: string, read: (content: Buffer) => T, tell: Tell): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return read(readFileSync(path));
  } catch (error) {
    setAside(path, error instanceof Error ? error.message : String(error), tell);
    return undefined;
  }
}
