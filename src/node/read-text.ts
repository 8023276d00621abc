/** A file of text that somebody names; one that cannot be read ends the command with a sentence and exit code 3. */
import { readFileSync } from 'node:fs';
import type { Language } from '../language.ts';
import { EXIT } from './exit.ts';
import { Refusal } from './options.ts';
import { said } from './words.ts';

/** Throws a `Refusal`. */
export function textOf(file: string, language: Language): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Refusal(said[language].cannotRead(file, code ?? message), EXIT.unread);
  }
}
