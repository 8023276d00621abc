/** A lesson that is begun from the stage: as files, and as what the room for lessons of one's own opens. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Language } from '../../../language.ts';
import type { WrittenLesson } from '../../../worker/api.ts';
import type { Part } from '../../panels/export/chosen.ts';
import type { RunView } from '../../playback/panel.ts';
import { begunRecorded, recordedName } from './begun-recorded.ts';
import { begun, nameOf } from './begun.ts';
import { reopened } from './reopened.ts';
import type { Source } from './tellable.ts';
import { textOf } from './written.ts';

export interface Beginning {
  /** Of the file. */
  name: string;
  /** A ZIP of a folder with a file for each language. */
  octets: Uint8Array;
  /** The same as the text of a link. */
  text: string;
}

/**
 * `part`: which entries of a recording; of a run the whole story is told. `null` where too little is said on the stage, 'long'
 * where a lesson cannot hold so much of a recording. Rejects when the words cannot be loaded.
 */
export async function begin(source: Source, run: RunView, titles: Record<Language, string>, part: Part): Promise<Beginning | 'long' | null> {
  const [es, en] = await Promise.all([import('../../../content/authoring/es.ts'), import('../../../content/authoring/en.ts')]);
  const words = { es: es.authoring.begun, en: en.authoring.begun };
  if (!run.recording) return packed(nameOf(source), begun(source, run, words, titles));
  const opened = await reopened(run, part);
  if (opened === 'long' || !opened) return opened;
  const name = recordedName(run.recording.names[0] ?? '');
  return packed(name, begunRecorded(name, opened, words, titles));
}

function packed(name: string, written: WrittenLesson[] | null): Beginning | null {
  if (!written) return null;
  const files = Object.fromEntries(written.map(({ language, source }) => [`${name}/${language}.md`, [strToU8(source), { level: 9 }]]));
  return { name: `${name}.zip`, octets: zipSync(files as Zippable), text: textOf(written) };
}
