/** What the worker loads only when somebody opens a recording, gives something out, takes a lesson, or takes over: the journey comes first. */
export const later = {
  recordings: () => import('./recordings.ts'),
  given: () => import('./exported.ts'),
  wrapping: () => import('./wrapping.ts'),
  decoded: () => import('../transcripts/continuation/decoded.ts'),
  hands: () => import('./hands/index.ts'),
  story: () => import('./story.ts'),
  mime: () => import('./mime.ts'),
  morning: () => import('./measured-morning.ts'),
  programs: () => import('./programs.ts'),
  lessons: () => import('./lessons.ts'),
  travelling: () => import('./travelling.ts'),
  continuation: () => import('./continuation.ts'),
  conforming: () => import('./conforming.ts'),
};
