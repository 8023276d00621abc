/** A journal as Markdown: a heading for each conversation, its lines in a fence, what the judge found as a list. Read back by the dialogue format. */
import type { Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';

/** Sentences in the reader's language, put under the conversation that they are about. */
export interface Remark {
  connection: number;
  sentence: string;
}

/** What the document is called, and how its parts are. */
export interface MarkdownWords {
  title: string;
  findings: string;
}

/** Lines, each with its end, for the entries `[first..end)`. */
export function* markdownLines(
  journal: Journal,
  scene: Scene,
  words: MarkdownWords,
  remarks: readonly Remark[],
  first = 0,
  end = journal.length,
): Generator<string> {
  yield `# ${words.title}\n`;
  for (const [connection, indices] of conversations(journal, first, end)) {
    yield `\n### ${headingOf(journal, scene, connection)}\n\n`;
    const lines = indices.flatMap((index) => [...linesOf(journal, index)]);
    // a fence must be longer than any in what it holds
    const fence = '`'.repeat(Math.max(3, 1 + Math.max(0, ...lines.map((line) => /`+/.exec(line)?.[0].length ?? 0))));
    yield `${fence}text\n${lines.join('')}${fence}\n`;
    const found = remarks.filter((remark) => remark.connection === connection);
    if (found.length > 0) yield `\n${words.findings}\n\n${found.map(({ sentence }) => `- ${escaped(sentence)}\n`).join('')}`;
  }
}

/** Entries of what was said, by connection, in the order in which the connections begin; look-ups by UDP are one of them, -1. */
function conversations(journal: Journal, first: number, end: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let index = first; index < end; index++) {
    const kind = journal.kind(index);
    if (!['command', 'text', 'reply', 'question', 'answer'].includes(kind)) continue;
    const connection = journal.connection(index);
    const indices = found.get(connection);
    if (indices) indices.push(index);
    else found.set(connection, [index]);
  }
  return found;
}

function headingOf(journal: Journal, scene: Scene, connection: number): string {
  const info = journal.connections[connection];
  if (!info) return 'dns';
  const { protocol, client, server, clientAddress, serverAddress } = info;
  return escaped(`${protocol} ${endOf(scene, client, clientAddress)} → ${endOf(scene, server, serverAddress)}`);
}

function endOf({ hosts, agents }: Scene, agent: number, address: string): string {
  const name = hosts[agents[agent]?.host ?? -1]?.name ?? '';
  return name === '' || address.startsWith(name) ? address || name || '?' : `${name}${address === '' ? '' : ` (${address})`}`;
}

function* linesOf(journal: Journal, index: number): Generator<string> {
  const kind = journal.kind(index);
  if (kind === 'question') yield `C: ${journal.label(index)}\n`;
  else if (kind === 'answer') yield `S: ${journal.label(index)} ${journal.detail(index)}\n`;
  else {
    const octets = journal.octets(index);
    const lines = new TextDecoder()
      .decode(octets)
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
    for (const line of lines) yield `${kind === 'reply' ? 'S' : 'C'}: ${visible(line)}\n`;
  }
}

/** Control characters would be lost in a document. */
const visible = (line: string): string =>
  line.replace(/[^\P{Cc}\t]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Text from outside that must not become markup. */
const escaped = (words: string): string => visible(words.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>#|]/g, '\\$&');
