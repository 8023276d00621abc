/** `mailscope pack`: lessons as packages, for an LMS or as a file of their own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LANGUAGES, type Language } from '../language.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { MOST_OCTETS, packed, packetOf, type Written } from '../lessons/packing/pack.ts';
import { FORMS, type Packet } from '../lessons/packing/packet.ts';
import { SHELL } from '../lessons/packing/page.ts';
import { bankInto } from './bank-command.ts';
import { EXIT } from './exit.ts';
import { everyLesson, fileOf, folderOf } from './lesson-folders.ts';
import { lessonIn } from './lesson-plugin.ts';
import type { BuiltPage } from './live/watching.ts';
import { readOptions, Refusal, UsageError } from './options.ts';
import { textOf } from './read-text.ts';
import { help } from './read-command.ts';
import { said, usage } from './words.ts';
import { write } from './write.ts';

/** Not within dist/: the next build empties that. */
const OUT = 'packages';

export async function packCommand(args: string[], language: Language, page: BuiltPage): Promise<number> {
  const { values, positionals } = readOptions(args, { out: { type: 'string' }, page: { type: 'string' } }, said[language]);
  const [what, ...names] = positionals;
  if (values.help) return help(usage[language].pack);
  const folders = foldersOf(what, names);
  if (!folders) throw new UsageError(usage[language].pack);
  const written = new Map(folders.map((folder) => [basename(folder), lessonsIn(folder, language)]));
  const out = values.out ?? OUT;
  mkdirSync(out, { recursive: true });
  if (what === 'bank') await bankInto(out, written, language, values.page ?? '');
  else if (!(await packAll(out, what === 'course', written, language, page))) return EXIT.failed;
  return EXIT.done;
}

/** `null` for what is no way to call it. */
function foldersOf(what: string | undefined, names: readonly string[]): string[] | null {
  if (what === 'lesson' && names.length > 0) return names.map(folderOf);
  if (what === 'bank') return names.length > 0 ? names.map(folderOf) : everyLesson();
  return what === 'course' && names.length === 0 ? everyLesson() : null;
}

/** False where the page could not be built: why has been said then. */
async function packAll(out: string, isCourse: boolean, written: Written, language: Language, page: BuiltPage): Promise<boolean> {
  const built = page();
  if (built === undefined) return false;
  const shell = readFileSync(join(built, SHELL), 'utf8');
  if (isCourse) await packInto(out, { shell, name: 'course', lessons: written, terms: {} }, language);
  const terms = allTerms(language);
  if (!isCourse)
    for (const [id, languages] of written) await packInto(out, { shell, name: id, lessons: new Map([[id, languages]]), terms }, language);
  return true;
}

interface Packing {
  shell: string;
  name: string;
  lessons: Written;
  terms: Packet['terms'];
}

async function packInto(out: string, { shell, name, lessons, terms }: Packing, language: Language): Promise<void> {
  for (const form of FORMS) {
    const made = packed(shell, packetOf(name, form, lessons, terms, courseTitle()));
    const file = join(out, made.name);
    if (made.octets.length > MOST_OCTETS) throw new Refusal(said[language].packageTooLarge(file, made.octets.length));
    writeFileSync(file, made.octets);
    await write(`${said[language].packaged(file, made.octets.length)}\n`);
  }
}

const courseTitle = (): Packet['title'] => Object.fromEntries(LANGUAGES.map((each) => [each, said[each].courseTitle]));

function lessonsIn(folder: string, language: Language): Partial<Record<Language, Lesson>> {
  const files = LANGUAGES.map((each) => [each, fileOf(folder, each)] as const).filter(([, file]) => existsSync(file));
  if (files.length === 0) throw new UsageError(said[language].noSuchLesson(folder));
  return Object.fromEntries(files.map(([each, file]) => [each, readIn(file, language)]));
}

/** What cannot be read is no lesson to pack: file, line and remedy are told. */
function readIn(file: string, language: Language): Lesson {
  const text = textOf(file, language);
  try {
    return lessonIn(text, file);
  } catch (error) {
    throw new Refusal((error as Error).message, EXIT.unread);
  }
}

/** What all lessons of the course explain. */
function allTerms(language: Language): Packet['terms'] {
  const files = (each: Language): string[] =>
    everyLesson()
      .map((folder) => fileOf(folder, each))
      .filter((file) => existsSync(file));
  return Object.fromEntries(LANGUAGES.map((each) => [each, files(each).flatMap((file) => readIn(file, language).terms)]));
}
