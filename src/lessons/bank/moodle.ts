/** Questions as Moodle XML (docs.moodle.org, “Moodle XML format”). */
import { escapeXml } from '../packing/xml.ts';
import { htmlOf, htmlOfSpans } from './html.ts';
import type { Answer, Chapter, Question } from './question.ts';

export function moodleXml(chapters: readonly Chapter[], category: string): string {
  const questions = chapters.flatMap(({ title, questions: asked }) => [categoryOf([category, title]), ...asked.map(questionXml)]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;
}

/** A stroke parts categories; one in a name is doubled. */
const categoryOf = (names: readonly string[]): string =>
  `<question type="category">\n<category><text>${escapeXml(['$course$', 'top', ...names.map((name) => name.replaceAll('/', '//'))].join('/'))}</text></category>\n</question>`;

const text = (words: string): string => `<text>${escapeXml(words)}</text>`;
const html = (tag: string, words: string, more = ''): string => `<${tag} format="html"${more}>${text(words)}</${tag}>`;

function questionXml(question: Question): string {
  const head = [`<name>${text(question.name)}</name>`, html('questiontext', htmlOf(question.text)), html('generalfeedback', htmlOf(question.after))];
  const lines =
    question.kind === 'choice'
      ? [...head, '<single>true</single>', '<shuffleanswers>true</shuffleanswers>', '<answernumbering>abc</answernumbering>', ...question.answers.map(answerXml)]
      : [
          ...head,
          '<shuffleanswers>true</shuffleanswers>',
          ...question.pairs.map(({ left, right }) => html('subquestion', htmlOfSpans(left)).replace('</subquestion>', `<answer>${text(right.map((each) => each.text).join(''))}</answer></subquestion>`)),
        ];
  return `<question type="${question.kind === 'choice' ? 'multichoice' : 'matching'}">\n${lines.join('\n')}\n</question>`;
}

const answerXml = ({ text: words, isRight, told }: Answer): string =>
  html('answer', htmlOfSpans(words), ` fraction="${isRight ? 100 : 0}"`).replace('</answer>', `${html('feedback', htmlOf(told))}</answer>`);
