/** What the reader said in a task, said once more in the stories that ask for it. */
import type { Story, Task } from '../../lessons/lesson.ts';

/** The stories with the reader's own lines where, as the file has them, those of the solution stand. */
export function inOwnWords(stories: readonly Story[], { name, at }: Task, lines: readonly string[]): Story[] {
  return stories.map((story) => (story.replays === name ? { ...story, interventions: story.interventions.map((each) => (isSaidAt(each, at) ? { ...each, lines } : each)) } : story));
}

function isSaidAt(intervention: unknown, at: string): intervention is { kind: 'type'; at: string } {
  const { kind, at: place } = (intervention ?? {}) as { kind?: unknown; at?: unknown };
  return kind === 'type' && place === at;
}
