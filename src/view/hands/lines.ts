/** A conversation line by line, as a terminal shows it. */
import type { Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';
import type { Dug } from '../../worker/api.ts';
import { linesOf } from '../panels/wire.ts';

export interface TerminalLine {
  index: number;
  /** C: the client; S: the server; '' for what happens to the line. */
  who: 'C' | 'S' | '';
  line: string;
  /** First of what was said together. */
  isFirst: boolean;
  /** Code of a reply. */
  code: string;
}

/** Lines of one word of either side that are shown. */
const MOST_LINES = 60;

/** What was said by hand on a connection; where each request may have one of its own, on all that the same person made to the same server. */
export function linesIn(journal: Journal, length: number, connection: number): TerminalLine[] {
  const all = sameTerminal(journal, connection);

  const lines: TerminalLine[] = [];
  for (let index = 0; index < length; index++) if (all.has(journal.connection(index))) lines.push(...linesAt(journal, index));
  return lines;
}

function sameTerminal({ connections, machines }: Journal, connection: number): ReadonlySet<number> {
  const info = connections[connection];
  if (info?.protocol !== 'http') return new Set([connection]);
  const typed = new Set(machines.flatMap(({ chart, connection: of }) => (chart === 'typist' ? [of] : [])));
  const isSame = ({ client, serverAddress }: typeof info): boolean => client === info.client && serverAddress === info.serverAddress;
  return new Set([connection, ...connections.flatMap((each, number) => (typed.has(number) && isSame(each) ? [number] : []))]);
}

/** Questions and what is printed of their answers, as one reads them at a terminal. */
export function linesDug(dug: readonly Dug[], problemOf: (problem: NonNullable<Dug['problem']>) => string): TerminalLine[] {
  return dug.flatMap(({ line, printed, problem, entry }) => {
    const said = { index: entry, isFirst: true, code: '' };
    const answers = problem ? [problemOf(problem)] : printed;
    return [{ ...said, who: 'C' as const, line }, ...answers.map((each) => ({ ...said, who: 'S' as const, line: each }))];
  });
}

/** The last packet of the DNS that somebody sent or got by hand. */
export function lastPacket(journal: Journal, length: number, host: number, scene: Scene): number {
  for (let index = length - 1; index >= 0; index--) {
    const kind = journal.kind(index);
    const agent = kind === 'question' ? journal.from(index) : kind === 'answer' ? journal.to(index) : -1;
    if (scene.agents[agent]?.host === host) return index;
  }
  return -1;
}

function linesAt(journal: Journal, index: number): TerminalLine[] {
  const kind = journal.kind(index);
  if (kind === 'close') return [{ index, who: '', line: 'closed', isFirst: true, code: '' }];
  if (kind === 'state' && isSecured(journal, index)) return [{ index, who: '', line: 'tls', isFirst: true, code: '' }];
  if (kind !== 'command' && kind !== 'reply' && kind !== 'text') return [];
  const said = linesOf(journal.octets(index)).slice(0, MOST_LINES);
  const code = kind === 'reply' ? journal.label(index) : '';
  return said.map((line, place) => ({ index, who: kind === 'reply' ? 'S' : 'C', line, isFirst: place === 0, code }));
}

/** The server's end of a handshake is over. */
function isSecured(journal: Journal, index: number): boolean {
  return journal.label(index) === 'connected' && journal.machines[journal.subject(index)]?.chart === 'tls.server';
}

/** The connection on which a person speaks: the one that is waited for, or the one at which somebody took over last. */
export function connectionByHand(journal: Journal, length: number): number {
  for (let index = length - 1; index >= 0; index--) {
    const isTyped = journal.kind(index) === 'state' && journal.machines[journal.subject(index)]?.chart === 'typist';
    const isTaken = journal.kind(index) === 'intervention' && (journal.label(index) === 'serve' || journal.label(index) === 'type');
    if ((isTyped || isTaken) && journal.connection(index) >= 0) return journal.connection(index);
  }
  return -1;
}

/** The last word of a conversation: what comes after it are states. */
export function lastWord(journal: Journal, length: number, connection: number): number {
  for (let index = length - 1; index >= 0; index--)
    if (journal.connection(index) === connection && ['reply', 'command', 'text', 'close', 'open'].includes(journal.kind(index)))
      return index;
  return -1;
}

/** As one pastes it elsewhere: 'C: NOOP'; of dig as a shell shows it: '$ dig b.com MX'. */
export function asTranscript(lines: readonly TerminalLine[], isDns = false): string {
  if (isDns) return lines.map(({ who, line }) => (who === 'C' ? `$ dig ${line.replace(/^dig +/i, '')}` : line)).join('\n');
  return lines.map(({ who, line }) => (who === '' ? `-- ${line}` : `${who}: ${line}`)).join('\n');
}
