/** A story that somebody wrote, from its file: `file:line:column: what is wrong and what to do`. */
import { readFile } from 'node:fs/promises';
import { en as enStory } from '../content/story/en.ts';
import { es as esStory } from '../content/story/es.ts';
import { faultSentence, type StoryWords } from '../content/story/words.ts';
import { en } from '../content/ui/en.ts';
import { es } from '../content/ui/es.ts';
import type { Language } from '../language.ts';
import type { Scenario } from '../run/scenario.ts';
import { LONGEST_STORY, readStory } from '../run/story/read.ts';
import { EXIT } from './exit.ts';
import { InputError } from './posting.ts';
import { said } from './words.ts';

export const storyWords: Record<Language, StoryWords> = { en: enStory, es: esStory };
const messages = { en, es };

export const isStoryFile = (name: string): boolean => /\.ya?ml$/i.test(name);

/** Rejects with `InputError` if there is no such file, or it holds no story; what is only odd is told, and the story goes on. */
export async function storyFrom(file: string, language: Language): Promise<Scenario> {
  const octets = await readFile(file).catch(() => {
    throw new InputError(said[language].noScenario(file), EXIT.unread);
  });
  const { story, faults } = readStory(octets.subarray(0, 4 * LONGEST_STORY).toString('utf8'));
  const lines = faults.map((fault) => {
    const sentence = faultSentence(fault, storyWords[language], messages[language]);
    const kind = fault.severity === 'note' ? `${storyWords[language].editor.note}: ` : '';
    return `${file}:${fault.line}:${fault.column}: ${kind}${sentence}`;
  });
  if (!story) throw new InputError(lines.join('\n'), EXIT.unread);
  for (const line of lines) process.stderr.write(`${line}\n`);
  return story.scenario;
}
