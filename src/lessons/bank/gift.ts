/** Questions as GIFT (docs.moodle.org, “GIFT format”), which many systems read: plain text, a blank line between questions. */
import { htmlOf, htmlOfSpans } from './html.ts';
import type { Answer, Chapter, Question } from './question.ts';

export function gift(chapters: readonly Chapter[], category: string): string {
  return chapters.flatMap(({ title, questions }) => [categoryOf([category, title]), ...questions.map(questionGift)]).join('\n\n') + '\n';
}

const categoryOf = (names: readonly string[]): string => `$CATEGORY: $course$/top/${names.map((name) => name.replaceAll('/', '//')).join('/')}`;

/** What means something there stands behind a backslash, and a line never ends. */
const escaped = (words: string): string =>
  words
    .replace(/[\\~=#{}:]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n');

function questionGift(question: Question): string {
  const { name, text, after } = question;
  const answers = question.kind === 'choice' ? question.answers.map(answerGift) : question.pairs.map(({ left, right }) => `= ${escaped(htmlOfSpans(left))} -> ${escaped(plainOf(right))}`);
  const general = after.length > 0 ? [`####${escaped(htmlOf(after))}`] : [];
  return [`::${escaped(name)}::[html]${escaped(htmlOf(text))} {`, ...[...answers, ...general].map((line) => `  ${line}`), '}'].join('\n');
}

const plainOf = (spans: readonly { text: string }[]): string => spans.map(({ text }) => text).join('');

const answerGift = ({ text, isRight, told }: Answer): string =>
  `${isRight ? '=' : '~'}${escaped(htmlOfSpans(text))}${told.length > 0 ? `#${escaped(htmlOf(told))}` : ''}`;
