/** What a scenario sends: its draft as octets, when, and to whom. */
import type { Posting } from '../agents/mua/mua.ts';
import { composing, type MailDraft } from '../mail/compose.ts';
import { once } from '../mail/once.ts';
import { skewAt } from './faults/faults.ts';
import { protectedBy } from './personal-keys.ts';
import type { Intervention, Scenario } from './scenario.ts';

/** Those whom somebody has chosen instead are its recipients. */
export function addressed(posting: Posting, interventions: readonly Intervention[]): Posting {
  const last = interventions.findLast((intervention) => intervention.kind === 'recipients');
  return last ? { ...posting, forwardPaths: last.to } : posting;
}

/** When the person sends the letter, epoch milliseconds: what its Date says. */
export function sentAt({ startsAt, actions }: Scenario, interventions: readonly Intervention[] = []): number {
  const sending = actions.find((action) => action.do === 'send' && !action.draft);
  const { at = 0, host = '' } = sending ?? {};
  return startsAt + at + skewAt(interventions, host, at);
}

/** The octets of a draft, with what the program adds: the same draft and seed give the same message. */
export function composed(draft: MailDraft, dateMs: number, seed: number): Posting {
  return posted(draft, composing(draft), dateMs, seed);
}

/** `write`: the draft, ready to be composed. */
export function posted(draft: MailDraft, write: ReturnType<typeof composing>, dateMs: number, seed: number): Posting {
  const day = new Date(dateMs).toISOString().slice(0, 10).replaceAll('-', '');
  const posting = write({ idLeft: `${day}.${seed}`, date: dateMs, boundarySeed: String(seed) });
  if (!draft.signed && !draft.encrypted) return posting;
  return { ...posting, octets: protectedBy(draft, posting.octets, dateMs, seed), ...(draft.signed && { signed: draft.signed }) };
}

/** A draft of a scenario, ready to be sent by any of its runs. */
export const ready = once(composing);
