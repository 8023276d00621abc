/** What a card of the gallery draws of its story, and by which words it is found: from the story's own run. */
import { loadPublicSuffixes } from '../mail/authentication/publicSuffixes.ts';
import { own } from '../own.ts';
import type { Scenario, Scene } from '../run/scenario.ts';
import { Run } from '../run/run.ts';
import { stories } from '../scenarios/index.ts';
import type { Journal, Kind } from '../sim/journal.ts';
import type { Sketch, SketchHost, SketchLine, StoryIndex } from './api.ts';

/** Machines of a kind that are drawn: a card is small. */
const MOST_OF_A_KIND = 4;
/** Names of what is said, asked and answered: by these a story is found. */
const SPOKEN = new Set<Kind>(['command', 'reply', 'question', 'note']);

// with the module itself: whoever computes this at build time loads nothing later
await loadPublicSuffixes();

/** All stories. Computed when the page is built: nobody waits for eighty runs. */
export function storyIndex(): StoryIndex {
  return Object.fromEntries(stories.map(({ scenario }) => [scenario.id, indexed(scenario)]));
}

function indexed(scenario: Scenario): StoryIndex[string] {
  const run = new Run({ scenario, seed: 1 });
  while (!run.advance(10_000));
  return { said: saidIn(run.journal), sketch: sketched(run.journal, run.scene) };
}

function saidIn(journal: Journal): string {
  const said = new Set<string>();
  for (let index = 0; index < journal.length; index++) if (SPOKEN.has(journal.kind(index))) said.add(journal.label(index));
  return [...said].join(' ');
}

function sketched(journal: Journal, scene: Scene): Sketch {
  const lines = linesOf(journal, scene);
  const drawn = new Map<number, number>();
  const hosts: SketchHost[] = [];
  const counts = new Map<string, number>();
  for (const number of lines.flatMap(({ from, to }) => [from, to])) {
    const { kind, id } = scene.hosts[number]!;
    const count = (counts.get(kind) ?? 0) + (drawn.has(number) ? 0 : 1);
    if (drawn.has(number) || count > MOST_OF_A_KIND) continue;
    counts.set(kind, count);
    drawn.set(number, hosts.push({ kind, writes: writes(journal, scene, number), fails: stops(journal, id) }) - 1);
  }
  const seen = lines.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  return { hosts, lines: seen.map((line) => ({ ...line, from: drawn.get(line.from)!, to: drawn.get(line.to)! })) };
}

/** Somebody composes on this machine. */
function writes(journal: Journal, scene: Scene, host: number): boolean {
  return some(journal, (index) => journal.kind(index) === 'composed' && scene.agents[journal.from(index)]?.host === host);
}

/** It is switched off at some time. */
const stops = (journal: Journal, host: string): boolean =>
  some(journal, (index) => journal.kind(index) === 'fault' && journal.label(index) === 'stop' && journal.detail(index) === host);

function some(journal: Journal, holds: (index: number) => boolean): boolean {
  for (let index = 0; index < journal.length; index++) if (holds(index)) return true;
  return false;
}

/** One for each two hosts and each protocol between them, in the order of their first word; the worst that happened on it. */
function linesOf(journal: Journal, scene: Scene): SketchLine[] {
  const lines = new Map<string, SketchLine>();
  for (let index = 0; index < journal.length; index++) {
    const ends = endsAt(journal, scene, index);
    if (!ends) continue;
    const key = `${Math.min(ends.from, ends.to)} ${Math.max(ends.from, ends.to)} ${ends.protocol}`;
    const line = lines.get(key) ?? { ...ends, outcome: '', isSealed: false };
    lines.set(key, line);
    line.isSealed ||= journal.kind(index) === 'tls';
    const outcome = outcomeAt(journal, index);
    if (GRAVITY.indexOf(outcome) > GRAVITY.indexOf(line.outcome)) line.outcome = outcome;
  }
  return [...lines.values()];
}

function endsAt(journal: Journal, scene: Scene, index: number): Pick<SketchLine, 'from' | 'to' | 'protocol'> | null {
  const [from, to] = [scene.agents[journal.from(index)]?.host, scene.agents[journal.to(index)]?.host];
  if (from === undefined || to === undefined || from === to) return null;
  const protocol = journal.connections[journal.connection(index)]?.protocol ?? 'dns';
  return { from, to, protocol };
}

const GRAVITY: readonly SketchLine['outcome'][] = ['', 'later', 'no', 'cut'];
const CLOSED: Readonly<Record<string, SketchLine['outcome']>> = { lost: 'cut', reset: 'cut', timeout: 'cut', refused: 'cut' };

function outcomeAt(journal: Journal, index: number): SketchLine['outcome'] {
  const label = journal.label(index);
  if (journal.kind(index) === 'close') return own(CLOSED, label) ?? '';
  if (journal.kind(index) === 'answer') return label === 'NOERROR' ? '' : 'no';
  if (journal.kind(index) !== 'reply') return '';
  if (/^4\d\d$/.test(label)) return 'later';
  return /^(?:5\d\d|-ERR|NO|BAD)$/.test(label) ? 'no' : '';
}
