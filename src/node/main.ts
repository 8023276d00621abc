/** The command line: which subcommand, in which language. */
import { bestLanguage, type Language } from '../language.ts';
import { judgeCommand } from './judge-command.ts';
import { EXIT } from './exit.ts';
import { lessonCommand } from './lesson-command.ts';
import { fetchCommand } from './live/fetch-command.ts';
import { sendCommand } from './live/send-command.ts';
import { tapCommand } from './live/tap-command.ts';
import type { BuiltPage } from './live/watching.ts';
import { packCommand } from './pack-command.ts';
import { readCommand } from './read-command.ts';
import { runCommand } from './run-command.ts';
import { Refusal } from './options.ts';
import { schemaCommand } from './schema-command.ts';
import { serveCommand } from './serve-command.ts';
import { said, usage } from './words.ts';

/** `page` gives the folder of the built page, for who watches. */
export async function main(words: string[], page: BuiltPage): Promise<number> {
  const language = languageOf(words);
  const [command, ...rest] = words;
  if (command === 'run') return runCommand(rest, language);
  if (command === 'serve') return orRefused(() => serveCommand(rest, language, page));
  if (command === 'read') return orRefused(() => readCommand(rest, language));
  if (command === 'judge') return orRefused(() => judgeCommand(rest, language));
  if (command === 'send') return orRefused(() => sendCommand(rest, language));
  if (command === 'fetch') return orRefused(() => fetchCommand(rest, language));
  if (command === 'tap') return orRefused(() => tapCommand(rest, language, page));
  if (command === 'lesson') return orRefused(() => lessonCommand(rest, language));
  if (command === 'pack') return orRefused(() => packCommand(rest, language, page));
  if (command === 'schema') return orRefused(() => schemaCommand(rest, language));
  const isHelp = command === '--help' || command === '-h' || command === 'help';
  if (isHelp || command === undefined || command.startsWith('--lang')) {
    (isHelp ? process.stdout : process.stderr).write(`${usage[language].main}\n`);
    return isHelp ? EXIT.done : EXIT.usage;
  }
  process.stderr.write(`${said[language].unknownCommand(command)}\n`);
  return EXIT.usage;
}

/** Runs a command that may refuse to. */
async function orRefused(command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exit;
  }
}

/** From --lang, else from the environment; English for a language we do not speak. */
function languageOf(words: string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : (words[at]!.split('=')[1] ?? words[at + 1]);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return bestLanguage([asked ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? '']);
}
