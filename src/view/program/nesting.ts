/** Where folders may go: a name with its place in it, as servers with `/` between levels have them (RFC 3501 §5.1.1). */

const SEPARATOR = '/';

/** What a folder is called without those that it lies in. */
export function ownName(name: string): string {
  return name.slice(name.lastIndexOf(SEPARATOR) + 1);
}

/** The folder that it lies in; '' if it lies in none. */
export function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(SEPARATOR)));
}

/** Its name once it lies in that folder ('': in none); `null` where it cannot go: it is there already, or that one lies in it. */
export function placedIn(name: string, folder: string): string | null {
  if (folder === parentOf(name) || folder === name || folder.startsWith(name + SEPARATOR)) return null;
  return folder === '' ? ownName(name) : folder + SEPARATOR + ownName(name);
}
