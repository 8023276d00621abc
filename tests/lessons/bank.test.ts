/** Questions for the quizzes of others: all of them are read back by those who know the forms, and say what they said. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse as parseGift, type GIFTQuestion } from 'gift-pegjs';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { practice as en } from '../../src/content/practice/en.ts';
import { practice as es } from '../../src/content/practice/es.ts';
import { LANGUAGES } from '../../src/language.ts';
import { banked, type BankForm } from '../../src/lessons/bank/bank.ts';
import { htmlOf, htmlOfSpans } from '../../src/lessons/bank/html.ts';
import { askedIn } from '../../src/lessons/bank/of-lesson.ts';
import { chapterOf, type Chapter } from '../../src/lessons/bank/question.ts';
import { drawnExercise } from '../../src/lessons/practice/drawn.ts';
import { LEVELS, PRACTICE_KINDS } from '../../src/lessons/practice/exercise.ts';
import { stepOf } from '../../src/lessons/practice/worded.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';

const names = readdirSync('lessons', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** Replies are tried one after the other, which takes a while: once is enough. */
const made = new Map<string, Chapter[]>();
function chapters(language: 'es' | 'en'): Chapter[] {
  const known = made.get(language) ?? chaptersOf(language);
  made.set(language, known);
  return known;
}

function chaptersOf(language: 'es' | 'en'): Chapter[] {
  const lessons = names.map((name) => {
    const { lesson } = readLesson(readFileSync(`lessons/${name}/${language}.md`, 'utf8'));
    return chapterOf(askedIn({ id: name, lesson, told: '{title}, {step}', url: `https://a.org/?a=1&b=2#/${name}/{step}` }));
  });
  const drawn = PRACTICE_KINDS.map((kind) => {
    const tasks = LEVELS.flatMap((level) => [1, 2].flatMap((seed) => stepOf(drawnExercise(kind, seed, level), { es, en }[language]).tasks));
    return chapterOf({ title: kind, tasks, within: '' });
  });
  return [...lessons, ...drawn];
}

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Throws at what is not well-formed. */
function xmlIn(text: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (words) => (open.at(-1)!.text += words));
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root.children[0]!;
}
const under = ({ children }: Element, name: string): Element[] => children.filter((each) => each.name === name);
const wordsIn = (element: Element, name: string): string => under(under(element, name)[0]!, 'text')[0]!.text;
const fileOf = (form: BankForm, all: readonly Chapter[]) => banked('q', form, all, { category: 'Mail/scope', about: '{questions} asked, {open} open,\n', leftOut: '{left} <left>' });

/** What both readers are to find: of each question its text, and of each answer the words, right or not, and what is said. */
type Read = [text: string, answers: unknown[], after: string];
const expected = (all: readonly Chapter[]): Read[] =>
  all.flatMap(({ questions }) =>
    questions.map((question): Read => {
      const answers =
        question.kind === 'choice' || question.kind === 'line'
          ? question.answers.map(({ text, isRight, told }) => [htmlOfSpans(text), isRight, htmlOf(told)])
          : question.kind === 'open'
            ? []
            : question.pairs.map(({ left, right }) => [htmlOfSpans(left), right.map(({ text }) => text).join('')]);
      return [htmlOf(question.text), answers, htmlOf(question.after)];
    }),
  );

function moodleRead(text: string): Read[] {
  const questions = under(xmlIn(text), 'question').filter(({ attributes }) => attributes.type !== 'category');
  return questions.map((question) => [
    wordsIn(question, 'questiontext'),
    question.attributes.type === 'matching'
      ? under(question, 'subquestion').map((pair) => [under(pair, 'text')[0]!.text, wordsIn(pair, 'answer')])
      : under(question, 'answer').map((answer) => [under(answer, 'text')[0]!.text, answer.attributes.fraction === '100', wordsIn(answer, 'feedback')]),
    wordsIn(question, 'generalfeedback'),
  ]);
}

function giftRead(text: string): Read[] {
  const questions = parseGift(text).filter(({ type }: GIFTQuestion) => type !== 'Category') as unknown as {
    type: string;
    stem: { text: string };
    choices?: { isCorrect: boolean; weight?: number | null; text: { text: string }; feedback: { text: string } | null }[];
    matchPairs?: { subquestion: { text: string }; subanswer: string }[];
    globalFeedback: { text: string } | null;
  }[];
  return questions.map(({ type, stem, choices = [], matchPairs = [], globalFeedback }) => [
    stem.text,
    type === 'Matching'
      ? matchPairs.map(({ subquestion, subanswer }) => [subquestion.text, shown(subanswer)])
      : choices.map(({ text: words, isCorrect, weight, feedback }) => [words.text, type === 'Short' ? weight === 100 : isCorrect, feedback?.text ?? '']),
    globalFeedback?.text ?? '',
  ]);
}

/** This reader leaves what stood behind a backslash in its own writing, in right cells alone; Moodle does not. */
const shown = (text: string): string => text.replace(/&&(\d{3});/g, (_, code: string) => String.fromCharCode(Number(code)));

const squeezed = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/(\\n|\s)+/g, ' '));

test.each(LANGUAGES)('every question of the course comes back whole from Moodle XML and from GIFT: %s', { timeout: 120_000 }, (language) => {
  const all = chapters(language);
  const asked = expected(all);
  expect(asked.length).toBeGreaterThan(100);
  const moodle = fileOf('moodle', all);
  expect(moodle.questions).toBe(asked.length);
  expect(moodleRead(moodle.text)).toEqual(asked);
  expect(squeezed(giftRead(fileOf('gift', all).text))).toEqual(squeezed(asked));
  const named = all.flatMap(({ questions }) => questions.map(({ name }) => name));
  expect(new Set(named).size).toBe(named.length);
});

test('what means something in the form is text all the same', () => {
  const odd = 'a ~ = # { } : \\ -> <b> & "c"\n\n// ::x:: ]]>';
  const task = readLesson(readFileSync('lessons/to-cc-bcc/en.md', 'utf8')).lesson.steps.flatMap(({ tasks }) => tasks).find(({ kind }) => kind === 'explain')!;
  const changed = { ...task, question: [{ type: 'code' as const, text: odd }], cases: task.cases.map((each) => ({ ...each, says: [{ text: odd }] })) };
  const all = [chapterOf({ title: 'a/b {c}', tasks: [changed], within: 'x' })];
  expect(moodleRead(fileOf('moodle', all).text)).toEqual(expected(all));
  expect(giftRead(fileOf('gift', all).text)).toEqual(expected(all));
  expect(fileOf('moodle', all).text).toContain('$course$/top/Mail//scope/a//b {c}');
});

test('what a server may answer is a line, and every code was given to the machines before; what is done freely leads to its step', () => {
  const { lesson } = readLesson(readFileSync('lessons/transport-to-come/en.md', 'utf8'));
  const { questions } = chapterOf(askedIn({ id: 'x', lesson, told: 'In {title}, step {step}', url: 'https://a.org/#{step}' }));
  const line = questions.find(({ name }) => name === 'x/answer-strictly');
  if (line?.kind !== 'line') throw new Error('it is asked otherwise');
  const right = line.answers.flatMap(({ text, isRight }) => (isRight ? [text[0]!.text] : []));
  expect(right).toEqual(['500*', '501*', '502*', '503*', '504*', '550*', '551*', '552*', '553*', '554*', '555*']);
  expect(htmlOf(line.answers.find(({ text }) => text[0]!.text === '451*')!.told)).toContain('later');
  const open = questions.find(({ name }) => name === 'x/vouch-for-ana');
  expect(open).toMatchObject({ kind: 'open', solution: 'publish a.org v=spf1 ip4:192.0.2.25 -all' });
  expect(htmlOf(open!.text)).toContain('step 5 <a href="https://a.org/#5">');
});

test('the file says how much of it is asked otherwise than in the lesson, and why', { timeout: 120_000 }, () => {
  const alone = readLesson(readFileSync('lessons/transport-to-come/en.md', 'utf8')).lesson.steps.flatMap(({ tasks }) => tasks);
  const all = [...chapters('en'), chapterOf({ title: 'alone', tasks: alone, within: 'alone' })];
  const open = all.flatMap(({ questions }) => questions).filter(({ kind }) => kind === 'open').length;
  expect(open).toBeGreaterThan(50);
  const said = ` asked, ${open} open,`;
  expect(fileOf('gift', all).text.split('\n', 1)[0]).toContain(said);
  const [head] = under(xmlIn(fileOf('moodle', all).text), 'question');
  expect(wordsIn(head!, 'info')).toContain('2 &lt;left&gt;');
});
