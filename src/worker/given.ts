/** What a run or a recording is given out as: a file's octets, made piece by piece so that the worker can be asked meanwhile. */
import { journalLines } from '../transcripts/export/journal-json.ts';
import { markdownLines, type MarkdownWords, type Remark } from '../transcripts/export/markdown.ts';
import { pcapng } from '../transcripts/export/pcapng.ts';
import { transcriptLines } from '../transcripts/export/transcript.ts';
import type { Shown } from './recordings.ts';

/** Which file, and of which entries: `[first..end)`. */
export interface GiveRequest {
  format: 'transcript' | 'markdown' | 'journal' | 'pcapng';
  first: number;
  end: number;
  /** Markdown only: its headings and the judge's sentences, in the reader's language. */
  words?: MarkdownWords;
  remarks?: Remark[];
}

/** Octets that are gathered before the page's questions are heard again. */
const PIECE_OCTETS = 1 << 20;

const MEDIA_TYPES: Record<GiveRequest['format'], string> = {
  transcript: 'text/plain;charset=utf-8',
  markdown: 'text/markdown;charset=utf-8',
  journal: 'application/x-ndjson',
  pcapng: 'application/octet-stream',
};

export async function given(shown: Shown & { keys?: string }, request: GiveRequest, pause: () => Promise<void>): Promise<Blob> {
  const pieces: BlobPart[] = [];
  let waiting: BlobPart[] = [];
  let octets = 0;
  for (const part of partsOf(shown, request)) {
    waiting.push(part as BlobPart);
    octets += part.length;
    if (octets < PIECE_OCTETS) continue;
    pieces.push(new Blob(waiting));
    waiting = [];
    octets = 0;
    await pause();
  }
  return new Blob([...pieces, ...waiting], { type: MEDIA_TYPES[request.format] });
}

function partsOf(shown: Shown & { keys?: string }, { format, first, end, words, remarks }: GiveRequest): Iterable<string | Uint8Array> {
  const { journal, scene } = shown;
  const last = Math.min(end, journal.length);
  if (format === 'pcapng') return pcapng(journal, scene, { first, end: last, ...(shown.keys && { keys: shown.keys }) });
  if (format === 'journal') return journalLines(journal, scene, (message) => shown.body(message), first, last);
  if (format === 'transcript') return transcriptLines(journal, scene, first, last);
  return markdownLines(journal, scene, words ?? { title: 'Mailscope', findings: '' }, remarks ?? [], first, last);
}
