/** `mailscope schema`: the form of a story as JSON Schema, for editors. */
import { fieldWords } from '../content/story/words.ts';
import type { Language } from '../language.ts';
import { storySchema } from '../run/story/schema.ts';
import { EXIT } from './exit.ts';
import { readOptions, UsageError } from './options.ts';
import { help } from './read-command.ts';
import { storyWords } from './story-file.ts';
import { said, usage } from './words.ts';
import { write } from './write.ts';

export async function schemaCommand(words: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(words, {}, said[language]);
  if (values.help) return help(usage[language].schema);
  if (positionals.length > 0) throw new UsageError(usage[language].schema);
  await write(
    `${JSON.stringify(
      storySchema((part, key) => fieldWords(storyWords[language], part, key)),
      null,
      2,
    )}\n`,
  );
  return EXIT.done;
}
