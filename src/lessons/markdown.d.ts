/** Lessons are imported as data: `node/lesson-plugin.ts` turns each `.md` into it. */
declare module '*.md' {
  const lesson: import('./lesson.ts').Lesson;
  export default lesson;
}
