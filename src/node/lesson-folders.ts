/** Where lessons lie: a folder each, with a file for each language. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LANGUAGES, type Language } from '../language.ts';

export const LESSONS = 'lessons';

export const fileOf = (folder: string, language: Language): string => join(folder, `${language}.md`);

/** Folders of the course. */
export const everyLesson = (): string[] => (existsSync(LESSONS) ? foldersIn(LESSONS) : []);

/** Lessons that lie beside one, itself among them: those of a teacher may need each other. */
export function beside(folder: string): string[] {
  const place = dirname(folder);
  return existsSync(place) ? foldersIn(place).filter((each) => LANGUAGES.some((language) => existsSync(fileOf(each, language)))) : [];
}

function foldersIn(place: string): string[] {
  const folders = readdirSync(place, { withFileTypes: true }).filter((each) => each.isDirectory());
  return folders.map(({ name }) => join(place, name)).sort();
}

/** A name may be that of a folder, or of a lesson of the course. */
export const folderOf = (name: string): string => (existsSync(name) ? name : join(LESSONS, name));
