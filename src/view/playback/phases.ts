/** The five classical phases of the journey, found in a journal: which phase each moment belongs to. */
import { own } from '../../own.ts';
import type { Journal } from '../../sim/journal.ts';
import type { AgentRole, Scene } from '../../run/scenario.ts';

export const PHASES = ['submission', 'question', 'answer', 'relay', 'fetch'] as const;
export type Phase = (typeof PHASES)[number];

/** Entries `[first..last]` of one phase. A run may pass through a phase more than once (retries, several domains). */
export interface PhaseSpan {
  phase: Phase;
  first: number;
  last: number;
}

const PHASE_OF_PROTOCOL: Record<string, Phase> = {
  submission: 'submission',
  smtp: 'relay',
  lmtp: 'relay',
  pop3: 'fetch',
  imap: 'fetch',
  http: 'fetch',
};

/**
 * Cuts a journal into phases. A phase begins where something of another phase is begun: a connection opened, a lookup asked.
 * What an older connection still has to say (a QUIT while the DNS is asked already) does not bring its phase back.
 */
export function phaseSpans(journal: Journal, scene: Scene, length: number): PhaseSpan[] {
  const known = knownOf.get(journal);
  const seen =
    known && known.read <= length && isSame(known.people, scene) ? known : { read: 0, spans: [], lookup: new Lookup(), people: '' };
  const { spans, lookup } = seen;
  for (; seen.read < length; seen.read++) {
    const current = spans.at(-1);
    const phase = phaseBegun(journal, scene, lookup, seen.read) ?? current?.phase ?? 'submission';
    if (current?.phase === phase) current.last = seen.read;
    else spans.push({ phase, first: seen.read, last: seen.read });
  }
  seen.people = peopleIn(scene);
  knownOf.set(journal, seen);
  return spans.map((span) => ({ ...span }));
}

/** What was found in journals so far: those of recordings grow in many pieces, and so do their scenes. */
interface Seen {
  read: number;
  spans: PhaseSpan[];
  lookup: Lookup;
  people: string;
}
const knownOf = new WeakMap<Journal, Seen>();

/** Which agents are people's programs, a letter for each: only this of a scene is asked for. */
function peopleIn({ agents }: Scene): string {
  return agents.map(({ role }) => (asksForPerson(role) ? 'p' : '-')).join('');
}
function isSame(people: string, scene: Scene): boolean {
  return peopleIn(scene).startsWith(people);
}

/** The questions under way: a resolver asks others while it is being asked, and the answer is there when the first one is answered. */
class Lookup {
  asked = -1;
}

function phaseBegun(journal: Journal, scene: Scene, lookup: Lookup, index: number): Phase | undefined {
  switch (journal.kind(index)) {
    case 'open':
      return own(PHASE_OF_PROTOCOL, journal.connections[journal.connection(index)]!.protocol);
    case 'question':
      if (asksForPerson(roleOf(scene, journal.from(index)))) return undefined;
      if (lookup.asked >= 0) return undefined;
      lookup.asked = index;
      return 'question';
    case 'answer':
      if (journal.cause(index) !== lookup.asked) return undefined;
      lookup.asked = -1;
      return 'answer';
    default:
      return undefined;
  }
}

function roleOf(scene: Scene, agent: number): AgentRole | undefined {
  return scene.agents[agent]?.role;
}

/** A MUA that looks up its own server does so as part of submitting or fetching. */
function asksForPerson(role: AgentRole | undefined): boolean {
  return role === 'mua';
}

/** The same, with a whole enquiry (which server? which address?) as one question and one answer: the classical five in the plain case. */
export function journeySpans(journal: Journal, scene: Scene, length: number): PhaseSpan[] {
  const spans: PhaseSpan[] = [];
  for (const span of phaseSpans(journal, scene, length)) {
    const [question, answer] = spans.slice(-2);
    if (span.phase === 'question' && answer?.phase === 'answer' && question?.phase === 'question') {
      spans.pop();
      question.last = span.last;
    } else spans.push({ ...span });
  }
  return spans;
}

/** The phase that the entry `index` belongs to. */
export function phaseAt(spans: readonly PhaseSpan[], index: number): Phase {
  return spans.findLast((span) => span.first <= index)?.phase ?? 'submission';
}
