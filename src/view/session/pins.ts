/** What an end remembers of the DNS at a step, the newest first. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import type { World } from '../playback/panel.ts';

export interface Pin {
  /** 'b.com' and 'MX' */
  name: string;
  type: string;
  /** '10 mx.b.com', a line for each record; the RCODE of a remembered “no”. */
  records: string[];
  /** Virtual ms that it is still worth something, and the part of its life that is left. */
  leftMs: number;
  left: number;
  /** It was pinned with this step. */
  isNew: boolean;
}

/** Of all agents of a host; what has expired has fallen off. */
export function pinsAt(journal: Journal, scene: Scene, host: number, world: World): Pin[] {
  const now = journal.at(world.index);
  const known = [...world.caches].filter(([agent]) => scene.agents[agent]!.host === host).flatMap(([, cache]) => [...cache]);
  return known
    .filter(([, { until }]) => until > now)
    .toSorted(([, one], [, other]) => other.since - one.since)
    .map(([question, { records, since, until }]) => {
      const [name = '', type = ''] = question.split(' ');
      const isNew = journal.kind(world.index) === 'cached' && journal.label(world.index) === question;
      const leftMs = until - now;
      return { name, type, records: linesOf(records, question), leftMs, left: leftMs / Math.max(1, until - since), isNew };
    });
}

/** Between two records of an answer as the journal tells it: name and type follow, which no '; ' within a TXT is followed by. */
const BETWEEN = /; (?=\S+ [A-Z]+\d* )/;

function linesOf(records: string, question: string): string[] {
  return records.split(BETWEEN).map((record) => record.replace(`${question} `, ''));
}
