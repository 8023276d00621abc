/** Opens files of tests/recordings/files, or octets, as the page and the command line do. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecordingListener } from '../../src/transcripts/listener.ts';
import { CHUNK_OCTETS } from '../../src/transcripts/files/file.ts';
import { Opening } from '../../src/transcripts/files/opening.ts';
import { JournalWriter } from '../../src/transcripts/stage/writer.ts';
import type { ConversationJson } from '../../src/transcripts/summary/conversation-json.ts';
import { Summary } from '../../src/transcripts/summary/summary.ts';

export const FILES = join(import.meta.dirname, 'files');

export interface File {
  name: string;
  octets: Uint8Array;
}

/** A file below tests/recordings/files. */
export function fileOf(path: string): File {
  return { name: basename(path), octets: new Uint8Array(readFileSync(join(FILES, path))) };
}

/** Reads files into a listener, in chunks of `chunk` octets; returns the formats that were found. */
export function readInto(listener: RecordingListener, files: readonly File[], chunk = CHUNK_OCTETS): string[] {
  const offsets = files.map(() => 0);
  const opening = new Opening(
    files.map(({ name }) => name),
    listener,
  );
  for (let file = opening.wants(); file >= 0; file = opening.wants()) {
    const octets = files[file]!.octets.subarray(offsets[file], offsets[file]! + chunk);
    offsets[file]! += octets.length;
    if (octets.length > 0) opening.push(file, octets);
    else opening.end(file);
  }
  return opening.formats;
}

/** The journal, scene, rows and findings that the page would get. */
export function written(...files: File[]): JournalWriter {
  const writer = new JournalWriter();
  readInto(writer, files);
  return writer;
}

/** The conversations that the command line would print, and the problems. */
export function summarised(...files: File[]): { conversations: ConversationJson[]; summary: Summary; formats: string[] } {
  const conversations: ConversationJson[] = [];
  const summary = new Summary((conversation) => conversations.push(conversation));
  const formats = readInto(summary, files);
  return { conversations, summary, formats };
}
