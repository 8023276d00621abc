/** A recording of what happened as a file, like what the page exports: a journal or a capture, by the ending of its name. */
import { writeFile } from 'node:fs/promises';
import { excerptOf } from '../../transcripts/export/excerpt.ts';
import { journalLines } from '../../transcripts/export/journal-json.ts';
import { pcapng } from '../../transcripts/export/pcapng.ts';
import type { Recorder } from './recorder.ts';

/** Whether a file of this name can be written. */
export function isSavable(path: string): boolean {
  return /\.(?:jsonl|pcapng)$/i.test(path);
}

/** Rejects with what the system says against it. */
export async function save(path: string, { writer, showSecrets }: Recorder): Promise<void> {
  const { town, bodies } = writer;
  const journal = showSecrets ? writer.journal : excerptOf(writer.journal, { first: 0, end: writer.journal.length, covered: true });
  const isCapture = /\.pcapng$/i.test(path);
  await writeFile(path, isCapture ? pcapng(journal, town.scene) : journalLines(journal, town.scene, (message) => bodies.get(message)));
}
