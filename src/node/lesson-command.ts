/** `mailscope lesson`: begins a new lesson, and says what is wrong with those that there are. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { authoring as en } from '../content/authoring/en.ts';
import { authoring as es } from '../content/authoring/es.ts';
import { faultSentence, type AuthoringWords } from '../content/authoring/words.ts';
import { IDEA_NUMBERS } from '../content/ideas/numbers.ts';
import { LANGUAGES, type Language } from '../language.ts';
import { checkLesson, type Around } from '../lessons/check/check.ts';
import { readLesson } from '../lessons/reading/read.ts';
import { loadPublicSuffixes } from '../mail/authentication/publicSuffixes.ts';
import type { Fault } from '../lessons/reading/faults.ts';
import { EXIT } from './exit.ts';
import { beside, everyLesson, fileOf, folderOf, LESSONS } from './lesson-folders.ts';
import { readOptions, UsageError } from './options.ts';
import { textOf } from './read-text.ts';
import { help } from './read-command.ts';
import { said, usage } from './words.ts';
import { write } from './write.ts';

const words: Record<Language, AuthoringWords> = { en, es };
const IDEAS = new Set(Object.keys(IDEA_NUMBERS));
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

export async function lessonCommand(args: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(args, {}, said[language]);
  const [what, ...names] = positionals;
  if (values.help) return help(usage[language].lesson);
  if (what === 'new' && names.length === 1) return begin(names[0]!, language);
  if (what === 'check') return check(names.length > 0 ? names : everyLesson(), language);
  throw new UsageError(usage[language].lesson);
}

/** A folder with a file for each language, to be filled in. */
async function begin(name: string, language: Language): Promise<number> {
  const folder = join(LESSONS, name);
  if (!NAME.test(name)) throw new UsageError(said[language].badLessonName(name));
  if (existsSync(folder)) throw new UsageError(said[language].lessonExists(folder));
  mkdirSync(folder, { recursive: true });
  for (const each of LANGUAGES) writeFileSync(fileOf(folder, each), words[each].template(name));
  await write(`${said[language].lessonBegun(folder)}\n`);
  return EXIT.done;
}

/** Each fault in a line: file, line, where, what is wrong and what to do. Names may be folders, or lessons of the course. */
async function check(names: readonly string[], language: Language): Promise<number> {
  await loadPublicSuffixes();
  const folders = names.map(folderOf);
  const lessons = new Set([...everyLesson(), ...folders.flatMap(beside)].map((folder) => basename(folder)));
  const around = { terms: termsIn(everyLesson(), language), ideas: IDEAS, lessons };
  let count = 0;
  for (const folder of folders) count += await checkFolder(folder, around, language);
  await write(`${said[language].lessonsChecked(names.length, count)}\n`);
  return count > 0 ? EXIT.failed : EXIT.done;
}

/** Keys of the terms that the lessons of the course explain. */
function termsIn(folders: readonly string[], language: Language): Set<string> {
  const files = folders.flatMap((folder) => LANGUAGES.map((each) => fileOf(folder, each))).filter((file) => existsSync(file));
  return new Set(files.flatMap((file) => readLesson(textOf(file, language)).lesson.terms.map(({ key }) => key)));
}

async function checkFolder(folder: string, around: Around, language: Language): Promise<number> {
  const written = LANGUAGES.filter((each) => existsSync(fileOf(folder, each)));
  const absent = LANGUAGES.filter((each) => !written.includes(each));
  const sources = written.map((each) => ({ language: each, source: textOf(fileOf(folder, each), language) }));
  const tell = (file: string, fault: Fault): Promise<void> => write(`${line(file, fault, words[language])}\n`);
  for (const each of absent) await tell(fileOf(folder, each), { line: 1, about: '', key: 'noFile', values: { language: each } });
  let count = absent.length;
  for (const { language: each, faults } of checkLesson(sources, basename(folder), around)) {
    for (const fault of faults) await tell(fileOf(folder, each as Language), fault);
    count += faults.length;
  }
  return count;
}

function line(file: string, fault: Fault, dictionary: AuthoringWords): string {
  const about = fault.about === '' ? '' : ` ${fault.about}`;
  const column = fault.column === undefined ? '' : `:${fault.column}`;
  return `${file}:${fault.line}${column}${about}: ${faultSentence(fault, dictionary)}`;
}
