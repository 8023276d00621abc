/** Files of a lesson as somebody gives them: one or two texts, or a ZIP with them in it. */
import { unzipSync } from 'fflate';
import { isLessonFile } from './written.ts';

/** What is looked at of a ZIP, and of a file in it, octets: more is no lesson. */
const LARGEST_ZIP = 1_048_576;
const LARGEST = 262_144;

/** Files whose name says that they are a lesson's, from within ZIPs too. Never throws: a ZIP that cannot be opened has none. */
export async function lessonFilesIn(files: readonly File[]): Promise<File[]> {
  const all = await Promise.all(files.map(async (file) => (/\.zip$/i.test(file.name) ? unzipped(file) : [file])));
  return all.flat().filter(({ name }) => isLessonFile(name));
}

async function unzipped(file: File): Promise<File[]> {
  if (file.size > LARGEST_ZIP) return [];
  try {
    const octets = new Uint8Array(await file.arrayBuffer());
    // sizes are looked at before anything is unpacked
    const found = unzipSync(octets, { filter: ({ name, originalSize }) => isLessonFile(name) && originalSize <= LARGEST });
    return Object.entries(found).map(([name, content]) => new File([content as BlobPart], name.replace(/^.*\//s, '')));
  } catch {
    return [];
  }
}
