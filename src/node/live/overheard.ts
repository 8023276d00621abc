/** A connection of ours as a witness hears of it: what this end hears, the other has said. */
import type { ConversationStart, Side } from '../../transcripts/sink.ts';
import type { SocketWitness } from '../tcp-carrier.ts';
import { nowMs, type Witness } from './witness.ts';

/** What the start of a conversation has in common with every other one that is told while it lasts. */
type Known = Omit<ConversationStart, 'atMs' | 'fromTheStart' | 'evidence'>;

/** Opens the conversation; `side`: which end of it we are. `closed` says how it ended. */
export function overheard(witness: Witness, known: Known, side: Side): SocketWitness & { closed(how: 'end' | 'reset' | 'cut'): void } {
  const number = witness.open({ ...known, atMs: nowMs(), fromTheStart: true, evidence: 'octets' });
  const other = side === 'client' ? 'server' : 'client';
  return {
    heard: (octets) => witness.say(number, other, octets, nowMs()),
    said: (octets) => witness.say(number, side, octets, nowMs()),
    secured: (facts) => witness.secure(number, facts, nowMs()),
    closed: (how) => witness.close(number, how, nowMs()),
  };
}
