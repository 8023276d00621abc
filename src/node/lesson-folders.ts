/** Where lessons lie: a folder each, with a file for each language. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../language.ts';

export const LESSONS = 'lessons';

export const fileOf = (folder: string, language: Language): string => join(folder, `${language}.md`);

/** Folders of the course. */
export function everyLesson(): string[] {
  const folders = existsSync(LESSONS) ? readdirSync(LESSONS).sort() : [];
  return folders.map((name) => join(LESSONS, name)).filter((folder) => statSync(folder).isDirectory());
}

/** A name may be that of a folder, or of a lesson of the course. */
export const folderOf = (name: string): string => (existsSync(name) ? name : join(LESSONS, name));
