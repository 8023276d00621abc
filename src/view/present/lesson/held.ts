/** How far a lesson in front of a class has come: kept for this tab, so that a reload of the page goes on where the class is. */
import { forget, recall, remember } from '../../remembered.ts';

export interface Held {
  lesson: string;
  /** Among the cues of the lesson, from 0. */
  place: number;
  /** Hands for each choice, by step and task. */
  polls: [question: string, hands: number[]][];
}

const NAME = 'presenting.lesson';

/** What was held of this lesson; `null` for none, and for what nobody of us has written. Never throws. */
export function heldOf(lesson: string): Held | null {
  try {
    const held: unknown = JSON.parse(recall(NAME, 'tab') ?? 'null');
    return isHeld(held) && held.lesson === lesson ? held : null;
  } catch {
    return null;
  }
}

/** Where nothing can be kept, the lesson goes on all the same: only a reload begins its step anew. */
export const hold = (held: Held): void => void remember(NAME, JSON.stringify(held), 'tab');
export const letGo = (): void => forget(NAME, 'tab');

function isHeld(value: unknown): value is Held {
  if (typeof value !== 'object' || value === null) return false;
  const { lesson, place, polls } = value as Record<keyof Held, unknown>;
  return typeof lesson === 'string' && isCount(place) && Array.isArray(polls) && polls.every(isPoll);
}

function isPoll(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [question, hands] = value as unknown[];
  return typeof question === 'string' && Array.isArray(hands) && hands.every(isCount);
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
