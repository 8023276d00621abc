/** Questions as Moodle XML (docs.moodle.org, “Moodle XML format”). */
import { escapeXml } from '../packing/xml.ts';
import { htmlOf, htmlOfSpans } from './html.ts';
import type { Span } from '../lesson.ts';
import type { Answer } from './answer.ts';
import type { Chapter, Question } from './question.ts';

export function moodleXml(chapters: readonly Chapter[], category: string, about: string): string {
  const questions = chapters.flatMap(({ title, questions: asked }) => [categoryOf([category, title]), ...asked.map(questionXml)]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${categoryOf([category], about)}\n${questions.join('\n')}\n</quiz>\n`;
}

/** A stroke parts categories; one in a name is doubled. */
const categoryOf = (names: readonly string[], about = ''): string =>
  `<question type="category">\n<category><text>${escapeXml(['$course$', 'top', ...names.map((name) => name.replaceAll('/', '//'))].join('/'))}</text></category>\n${about === '' ? '' : `${html('info', htmlOf([{ type: 'paragraph', spans: [{ text: about }] }]))}\n`}</question>`;

const text = (words: string): string => `<text>${escapeXml(words)}</text>`;
const html = (tag: string, words: string, more = ''): string => `<${tag} format="html"${more}>${text(words)}</${tag}>`;

function questionXml(question: Question): string {
  const head = [`<name>${text(question.name)}</name>`, html('questiontext', htmlOf(question.text)), html('generalfeedback', htmlOf(question.after))];
  return `<question type="${TYPES[question.kind]}">\n${[...head, ...bodyXml(question)].join('\n')}\n</question>`;
}

const TYPES: Readonly<Record<Question['kind'], string>> = { choice: 'multichoice', pairs: 'matching', line: 'shortanswer', open: 'essay' };

function bodyXml(question: Question): string[] {
  switch (question.kind) {
    case 'choice':
      return ['<single>true</single>', '<shuffleanswers>true</shuffleanswers>', '<answernumbering>abc</answernumbering>', ...question.answers.map(answerXml)];
    case 'pairs':
      return ['<shuffleanswers>true</shuffleanswers>', ...question.pairs.map(pairXml)];
    case 'line':
      return ['<usecase>0</usecase>', ...question.answers.map(lineXml)];
    case 'open':
      return [
        ...['<responseformat>monospaced</responseformat>', '<responserequired>1</responserequired>', '<responsefieldlines>10</responsefieldlines>'],
        html('graderinfo', htmlOf([{ type: 'code', text: question.solution }])),
      ];
  }
}

const pairXml = ({ left, right }: { left: Span[]; right: Span[] }): string =>
  html('subquestion', htmlOfSpans(left)).replace('</subquestion>', () => `<answer>${text(plainOf(right))}</answer></subquestion>`);
const plainOf = (spans: readonly Span[]): string => spans.map((each) => each.text).join('');

/** What is written is compared as plain text. */
const lineXml = ({ text: words, isRight, told }: Answer): string =>
  `<answer fraction="${isRight ? 100 : 0}" format="plain_text">${text(plainOf(words))}${html('feedback', htmlOf(told))}</answer>`;

const answerXml = ({ text: words, isRight, told }: Answer): string =>
  html('answer', htmlOfSpans(words), ` fraction="${isRight ? 100 : 0}"`).replace('</answer>', () => `${html('feedback', htmlOf(told))}</answer>`);
