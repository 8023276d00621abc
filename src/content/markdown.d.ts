/** Lessons are imported as trees: `lesson-plugin.ts` turns each `.md` into one. */
declare module '*.md' {
  const lesson: import('./lesson.ts').Lesson;
  export default lesson;
}
