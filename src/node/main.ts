/** The command line: which subcommand, in which language. What another subcommand needs is not loaded. */
import { bestLanguage, type Language } from '../language.ts';
import { EXIT } from './exit.ts';
import type { BuiltPage } from './live/watching.ts';
import { Refusal } from './options.ts';
import { said, usage } from './words.ts';

/** `page` gives the folder of the built page, for who watches. */
export async function main(words: string[], page: BuiltPage): Promise<number> {
  const language = languageOf(words);
  const [command, ...rest] = words;
  if (command === 'run') return orRefused(async () => (await import('./run-command.ts')).runCommand(rest, language));
  if (command === 'serve') return orRefused(async () => (await import('./serve-command.ts')).serveCommand(rest, language, page));
  if (command === 'read') return orRefused(async () => (await import('./read-command.ts')).readCommand(rest, language));
  if (command === 'judge') return orRefused(async () => (await import('./judge-command.ts')).judgeCommand(rest, language));
  if (command === 'send') return orRefused(async () => (await import('./live/send-command.ts')).sendCommand(rest, language));
  if (command === 'fetch') return orRefused(async () => (await import('./live/fetch-command.ts')).fetchCommand(rest, language));
  if (command === 'tap') return orRefused(async () => (await import('./live/tap-command.ts')).tapCommand(rest, language, page));
  if (command === 'lesson') return orRefused(async () => (await import('./lesson-command.ts')).lessonCommand(rest, language));
  if (command === 'pack') return orRefused(async () => (await import('./pack-command.ts')).packCommand(rest, language, page));
  if (command === 'schema') return orRefused(async () => (await import('./schema-command.ts')).schemaCommand(rest, language));
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
