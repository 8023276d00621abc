/** Questions as GIFT (docs.moodle.org, “GIFT format”), which many systems read: plain text, a blank line between questions. */
import { htmlOf, htmlOfSpans } from './html.ts';
import type { Answer } from './answer.ts';
import type { Chapter, Question } from './question.ts';

export function gift(chapters: readonly Chapter[], category: string, about: string): string {
  const head = `// ${about.replaceAll('\n', ' ')}`;
  const questions = chapters.flatMap(({ title, questions }) => [categoryOf([category, title]), ...questions.map(questionGift)]);
  return [head, ...questions].join('\n\n') + '\n';
}

const categoryOf = (names: readonly string[]): string => `$CATEGORY: $course$/top/${names.map((name) => name.replaceAll('/', '//')).join('/')}`;

/** What means something there stands behind a backslash, and a line never ends. */
const escaped = (words: string): string =>
  words
    .replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n');

function questionGift(question: Question): string {
  const { name, text, after } = question;
  const general = after.length > 0 ? [`####${escaped(htmlOf(after))}`] : [];
  return [`::${escaped(name)}::[html]${escaped(htmlOf(text))} {`, ...[...answersGift(question), ...general].map((line) => `  ${line}`), '}'].join('\n');
}

function answersGift(question: Question): string[] {
  switch (question.kind) {
    case 'choice':
      return question.answers.map(answerGift);
    case 'pairs':
      return question.pairs.map(({ left, right }) => `= ${escaped(htmlOfSpans(left))} -> ${escaped(plainOf(right))}`);
    case 'line':
      return question.answers.map(lineGift);
    case 'open':
      return [];
  }
}

/** Of a line that is written, what is right and what is not begin alike. */
const lineGift = ({ text, isRight, told }: Answer): string =>
  `=%${isRight ? 100 : 0}%${escaped(plainOf(text))}${told.length > 0 ? `#${escaped(htmlOf(told))}` : ''}`;

const plainOf = (spans: readonly { text: string }[]): string => spans.map(({ text }) => text).join('');

const answerGift = ({ text, isRight, told }: Answer): string =>
  `${isRight ? '=' : '~'}${escaped(htmlOfSpans(text))}${told.length > 0 ? `#${escaped(htmlOf(told))}` : ''}`;
