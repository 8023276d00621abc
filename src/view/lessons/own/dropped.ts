/** Files of a lesson as somebody gives them: one or two texts, or a ZIP with them in it. */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { isLessonFile } from './written.ts';

/** What is looked at of a ZIP, and of a file in it, octets: more is no lesson. */
const LARGEST_ZIP = 1_048_576;
const LARGEST = 262_144;
/** What all that is unpacked may take together: many names in a ZIP may stand for the same octets. */
const LARGEST_TOGETHER = LARGEST_ZIP;

/** Files whose name says that they are a lesson's, from within ZIPs too. Never throws: a ZIP that cannot be opened has none. */
export async function lessonFilesIn(files: readonly File[]): Promise<File[]> {
  const all = await Promise.all(files.map(async (file) => (/\.zip$/i.test(file.name) ? unzipped(file) : [file])));
  return all.flat().filter(({ name }) => isLessonFile(name));
}

async function unzipped(file: File): Promise<File[]> {
  if (file.size > LARGEST_ZIP) return [];
  try {
    const octets = new Uint8Array(await file.arrayBuffer());
    const found = unzipSync(octets, { filter: fitting() });
    return Object.entries(found).map(([name, content]) => new File([content as BlobPart], name.replace(/^.*\//s, '')));
  } catch {
    return [];
  }
}

/** Sizes are looked at before anything is unpacked; what is stored unpacked takes its size in the ZIP, whatever else it says. */
function fitting(): (file: UnzipFileInfo) => boolean {
  let room = LARGEST_TOGETHER;
  return ({ name, size, originalSize }) => {
    const takes = Math.max(size, originalSize);
    if (!isLessonFile(name) || takes > LARGEST || takes > room) return false;
    room -= takes;
    return true;
  };
}
