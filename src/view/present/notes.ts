/** What a teacher wants to say at a step, kept on this device. Words from outside stand in values, never as keys of an object. */
import { recall, remember } from '../remembered.ts';

const KEPT = 'notes';
/** Notes of so many steps are kept; the oldest go first. */
const MOST = 500;

function all(): Map<string, string> {
  try {
    const kept: unknown = JSON.parse(recall(KEPT) ?? '[]');
    return new Map(Array.isArray(kept) ? kept.filter(isNote) : []);
  } catch {
    return new Map();
  }
}

function isNote(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');
}

const placeOf = (story: string, step: string): string => `${story} ${step}`;

export function noteAt(story: string, step: string): string {
  return all().get(placeOf(story, step)) ?? '';
}

export function writeNote(story: string, step: string, note: string): void {
  const notes = all();
  notes.delete(placeOf(story, step));
  if (note.trim() !== '') notes.set(placeOf(story, step), note);
  remember(KEPT, JSON.stringify([...notes].slice(-MOST)));
}
