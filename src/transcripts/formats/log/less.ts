/** A sink that hears less of a capture than there seems to be in it. */
import { withAsides } from '../../aside.ts';
import type { Sink } from '../../sink.ts';

/** Without a date no day is made up: what is told has no time, and segments, of which the times are the point, are not told. */
export function timeless(sink: Sink): Sink {
  return {
    ...withAsides(sink, (aside) => aside),
    open: (start) => sink.open({ ...start, atMs: null }),
    say: (conversation, side, octets) => sink.say(conversation, side, octets, null),
    miss: (conversation, side, octets, why) => sink.miss(conversation, side, octets, why, null),
    close: (conversation, how) => sink.close(conversation, how, null),
    segment: () => undefined,
  };
}

/** What was printed as text is no evidence of octets. */
export function linesOnly(sink: Sink): Sink {
  return { ...withAsides(sink, (aside) => aside), open: (start) => sink.open({ ...start, evidence: 'lines' }), segment: () => undefined };
}
