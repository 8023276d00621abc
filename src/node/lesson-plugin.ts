/** Turns a lesson's Markdown into data when the page is built, so that the page needs neither a parser nor HTML. A fault stops the build. */
import { authoring } from '../content/authoring/en.ts';
import { faultSentence } from '../content/authoring/words.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { forReaders } from '../lessons/readers.ts';
import { readLesson } from '../lessons/reading/read.ts';
import { summaryOf } from '../lessons/reading/summary.ts';

/** For vite.config.ts: `.md` files below lessons/ become modules whose default export is a `Lesson`, with `?card` what its card says. */
export function lessons() {
  return {
    name: 'mailscope-lessons',
    enforce: 'pre' as const,
    transform(source: string, id: string) {
      const [file = '', query] = id.split('?');
      if (!/\/lessons\/[^/]+\/[^/]+\.md$/.test(file)) return null;
      const lesson = lessonIn(source, file);
      return { code: `export default ${JSON.stringify(query === 'card' ? summaryOf(lesson) : forReaders(lesson))};`, map: null };
    },
  };
}

/** Throws an `Error` that names file, line and remedy of each fault. */
export function lessonIn(source: string, file: string): Lesson {
  const { lesson, faults } = readLesson(source);
  if (faults.length > 0) throw new Error(faults.map((fault) => `${file}:${fault.line}: ${faultSentence(fault, authoring)}`).join('\n'));
  return lesson;
}
