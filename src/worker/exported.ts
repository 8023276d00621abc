/** What a run or a recording is exported as: a file's octets, made piece by piece so that the worker can be asked meanwhile. */
import { journalLines } from '../transcripts/export/journal-json.ts';
import { markdownLines, type MarkdownWords, type Remark } from '../transcripts/export/markdown.ts';
import { pcapng } from '../transcripts/export/pcapng.ts';
import { transcriptLines } from '../transcripts/export/transcript.ts';
import type { Journal } from '../sim/journal.ts';
import { excerptOf } from '../transcripts/export/excerpt.ts';
import type { Shown } from './shown.ts';

/** Which file, and of which entries: `[first..end)`. */
export interface ExportRequest {
  format: 'transcript' | 'markdown' | 'journal' | 'pcapng';
  first: number;
  end: number;
  /** Only the conversation of this number of a connection. */
  connection?: number;
  /** Asterisks in place of passwords and what is as good as one; keys of TLS are left out with them. */
  covered?: boolean;
  /** Markdown only: its headings and the judge's sentences, in the reader's language. */
  words?: MarkdownWords;
  remarks?: Remark[];
}

/** Octets that are gathered before the page's questions are heard again. */
const PIECE_OCTETS = 1 << 20;

const MEDIA_TYPES: Record<ExportRequest['format'], string> = {
  transcript: 'text/plain;charset=utf-8',
  markdown: 'text/markdown;charset=utf-8',
  journal: 'application/x-ndjson',
  pcapng: 'application/octet-stream',
};

export async function given(shown: Shown & { keys?: string }, request: ExportRequest, pause: () => Promise<void>): Promise<Blob> {
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

/** A part of a journal is made a journal of its own first, where a range of entries does not say which. */
function partOf({ journal }: Shown, { first, end, connection, covered }: ExportRequest): { journal: Journal; first: number; last: number } {
  const last = Math.min(end, journal.length);
  if (connection === undefined && !covered) return { journal, first, last };
  const part = { first, end: last, ...(connection !== undefined && { connection }), ...(covered && { covered }) };
  const excerpt = excerptOf(journal, part);
  return { journal: excerpt, first: 0, last: excerpt.length };
}

function partsOf(shown: Shown & { keys?: string }, request: ExportRequest): Iterable<string | Uint8Array> {
  const { scene } = shown;
  const { format, words, remarks, covered } = request;
  const { journal, first, last } = partOf(shown, request);
  if (format === 'pcapng') return pcapng(journal, scene, { first, end: last, ...(shown.keys && !covered && { keys: shown.keys }) });
  if (format === 'journal') return journalLines(journal, scene, (message) => shown.body(message), first, last);
  if (format === 'transcript') return transcriptLines(journal, scene, first, last);
  return markdownLines(journal, scene, words ?? { title: 'Mailscope', findings: '' }, remarks ?? [], first, last);
}
