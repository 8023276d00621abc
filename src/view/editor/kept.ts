/** The reader's own stories, as they are kept on this device: each as the text that is exported. Read with suspicion. */
import { forget, recall, remember } from '../remembered.ts';

export interface Kept {
  key: string;
  /** '' while nobody has given it one. */
  title: string;
  text: string;
}

const NAME = 'stories';
const OPEN = 'story';

export function keptStories(): Kept[] {
  try {
    const stories: unknown = JSON.parse(recall(NAME) ?? '[]');
    return Array.isArray(stories) ? stories.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { key, title, text } = value as Record<string, unknown>;
  return typeof key === 'string' && typeof title === 'string' && typeof text === 'string';
}

/** False if this device keeps nothing, or has no room left. */
export function keepStories(stories: readonly Kept[]): boolean {
  return remember(NAME, JSON.stringify(stories));
}

/** Key of the story that is being written in this tab; '' for none. */
export const openKey = (): string => recall(OPEN, 'tab') ?? '';

export function setOpenKey(key: string): void {
  if (key === '') forget(OPEN, 'tab');
  else remember(OPEN, key, 'tab');
}
