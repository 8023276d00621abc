/** In a package this stands in place of later.ts: of what the worker loads only when it is asked, what a lesson asks for. */
const elsewhere = (): Promise<never> => Promise.reject(new Error('a package has lessons only'));

export const later = {
  given: elsewhere,
  story: elsewhere,
  continuation: elsewhere,
  conforming: elsewhere,
  morning: elsewhere,
  travelling: elsewhere,
  wrapping: () => import('./wrapping.ts'),
  decoded: () => import('../transcripts/continuation/decoded.ts'),
  hands: () => import('./hands/index.ts'),
  programs: () => import('./programs.ts'),
  lessons: () => import('./lessons.ts'),
  mime: () => import('./mime.ts'),
  recordings: () => import('./recordings.ts'),
};
