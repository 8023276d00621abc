/** Files with the folders in which they lie: chosen with a folder, or dropped as one. */

/** 'Mail/cur/1.a', with its folders if it came with them. */
export const pathOf = (file: File): string => file.webkitRelativePath || file.name;

export const isInFolder = (file: File): boolean => pathOf(file) !== file.name;

/** All that was dropped, folders opened. What cannot be read is left out by the browser. */
export async function filesIn(entries: readonly (FileSystemEntry | null)[]): Promise<File[]> {
  return (await Promise.all(entries.map((entry) => entry && filesOf(entry)))).flatMap((files) => files ?? []);
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFolder(entry)) return filesIn(await entriesOf(entry));
  const file = await new Promise<File | undefined>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(undefined)));
  if (!file) return [];
  const path = entry.fullPath.replace(/^\//, '');
  // a file of no folder has no path
  return [path.includes('/') ? Object.defineProperty(file, 'webkitRelativePath', { value: path }) : file];
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** A browser tells some of them at a time, and none when there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    found.push(...some);
  }
}
