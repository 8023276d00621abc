/** What somebody did to solve a task, as data of a run: a person's hands in the story that the task is about. */
import { typedFor } from '../../agents/typist/typed.ts';
import { EMPTY, readable, text, utf8 } from '../../mail/octets.ts';
import { stuffed, unstuffed } from '../../protocols/dots.ts';
import type { Intervention } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';
import { envelopeOf } from '../goals/envelope.ts';
import type { Played } from '../goals/played.ts';
import type { Task } from '../lesson.ts';
import { edited, type Edited } from './edits.ts';
import { ruled, ruledHost } from './policies.ts';
import { worked } from './workbench.ts';
import { published, zoneOf } from './zones.ts';

/** What is changed in the story, and the letter as it was edited, if it was. */
export interface Attempt {
  interventions: Intervention[];
  letter?: Uint8Array;
}

/** `words`: as in a solution: lines that are said, a reply, edits. `played`: the story as it goes without the reader. */
export function attemptAt(task: Task, words: string, played: Played): Attempt {
  const { kind, at } = task;
  if (kind === 'serve') return { interventions: [{ kind: 'serve', at, replies: [{ reply: words }], runs: true }] };
  if (task.isOnStage) return { interventions: brokenBy(words) };
  if (kind === 'break') return { interventions: [{ kind: 'say', at: stepSaid(task), line: words }] };
  if (kind === 'repair') return repaired(task, words, played);
  return { interventions: [{ kind: 'type', at, lines: words.split('\n'), runs: true }] };
}

/** What is edited: what a client says, records of a zone and rules of a server, the parts of a letter, or its header and envelope. */
function repaired(task: Task, words: string, played: Played): Attempt {
  const { at, edits } = task;
  if (edits.includes('dialogue')) return { interventions: [{ kind: 'type', at, lines: words.split('\n'), runs: true }] };
  const [zone, host] = [zoneOf(task), ruledHost(task)];
  const records = zone === '' ? [] : [published(zone, words, played)];
  const rules = host === '' ? [] : ruled(host, words, played);
  if (zone !== '' || host !== '') return { interventions: [...records, ...rules] };
  const { letter, envelope } = sentAt(at, played.journal);
  if (edits.includes('workbench')) return sentInstead(task, worked(letter, words), envelope);
  const changed = edited({ letter: readable(text(letter)), envelope }, words);
  return sentInstead(task, utf8(changed.letter), changed.envelope);
}

/** One a line, in JSON (reading/broken.ts). */
const brokenBy = (words: string): Intervention[] => (words === '' ? [] : words.split('\n').map((line) => JSON.parse(line) as Intervention));

/** What else a `break` may change: 'say submission:MAIL#1'. */
export const stepSaid = ({ may }: Pick<Task, 'may'>): string => may.replace(/^say /, '');

/** The letter and its envelope, as they went over the connection of this step. */
export function originalAt(at: string, journal: Journal): Edited {
  const { letter, envelope } = sentAt(at, journal);
  return { letter: readable(text(letter)), envelope };
}

/** The same with the octets of the letter. */
export function sentAt(at: string, journal: Journal): { letter: Uint8Array; envelope: string[] } {
  const step = journal.find(at);
  const connection = step < 0 ? -1 : journal.connection(step);
  const name = journal.connections[connection]?.name ?? '';
  for (let index = Math.max(0, step); index < journal.length; index++)
    if (journal.connection(index) === connection && journal.kind(index) === 'text')
      return { letter: unstuffed(journal.octets(index)), envelope: envelopeOf(name, journal) };
  return { letter: EMPTY, envelope: [] };
}

/** From the first recipient on the reader's letter takes the place of the one that went. */
function sentInstead({ at }: Task, letter: Uint8Array, envelope: readonly string[]): Attempt {
  const recipients = envelope.map((address) => `RCPT TO:<${address}>`);
  const lines = [...recipients, 'DATA', typedFor(stuffed(letter)).trimEnd()];
  return { interventions: [{ kind: 'type', at, lines, runs: true }], letter };
}
