/** What page and worker say to each other about lessons. */
import type { Story } from '../lessons/lesson.ts';
import type { Intervention } from '../run/scenario.ts';

/** A story of a lesson, with what its reader does in it. */
export interface Telling {
  stories: Story[];
  key: string;
  interventions: Intervention[];
}

/** What somebody did to solve a task, and what it is worth. */
export interface Attempted {
  isReached: boolean;
  /** Place of the case that is told; -1: the attempt is not finished. */
  told: number;
  /** Of `type`: nothing that is said now can help any more. */
  isOver: boolean;
  /** What was done, as data of a run. */
  interventions: Intervention[];
}
