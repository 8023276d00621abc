/** A lesson that is begun from the stage: as files, and as what the room for lessons of one's own opens. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Language } from '../../../language.ts';
import type { RunView } from '../../playback/panel.ts';
import { begun, nameOf } from './begun.ts';
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

/** `null` where too little is said on the stage. Rejects when the words cannot be loaded. */
export async function begin(source: Source, run: RunView, titles: Record<Language, string>): Promise<Beginning | null> {
  const [es, en] = await Promise.all([import('../../../content/authoring/es.ts'), import('../../../content/authoring/en.ts')]);
  const written = begun(source, run, { es: es.authoring.begun, en: en.authoring.begun }, titles);
  if (!written) return null;
  const name = nameOf(source);
  const files = Object.fromEntries(written.map(({ language, source: text }) => [`${name}/${language}.md`, [strToU8(text), { level: 9 }]]));
  return { name: `${name}.zip`, octets: zipSync(files as Zippable), text: textOf(written) };
}
