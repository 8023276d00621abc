/** The command line: which subcommand, in which language. Exit codes: 0 done, 1 the run or its input failed, 2 wrong usage. */
import type { Language } from '../content/language.ts';
import { judgeCommand } from './judge-command.ts';
import { fileProblem, readCommand } from './read-command.ts';
import { runCommand } from './run-command.ts';
import { UsageError } from './options.ts';
import { serveCommand } from './serve-command.ts';
import { said, usage } from './words.ts';

export async function main(words: string[]): Promise<number> {
  const language = languageOf(words);
  const [command, ...rest] = words;
  if (command === 'run') return runCommand(rest, language);
  if (command === 'serve') return serveCommand(rest, language);
  if (command === 'read') return withFiles(() => readCommand(rest, language), language);
  if (command === 'judge') return withFiles(() => judgeCommand(rest, language), language);
  const isHelp = command === '--help' || command === '-h' || command === 'help';
  if (isHelp || command === undefined || command.startsWith('--lang')) {
    (isHelp ? process.stdout : process.stderr).write(`${usage[language].main}\n`);
    return isHelp ? 0 : 2;
  }
  process.stderr.write(`${said[language].unknownCommand(command)}\n`);
  return 2;
}

/** Runs a command that reads files: wrong usage is 2, a file that cannot be read 1. */
async function withFiles(command: () => Promise<number>, language: Language): Promise<number> {
  try {
    return await command();
  } catch (error) {
    const told = fileProblem(error, language);
    if (told === undefined) throw error;
    process.stderr.write(`${told}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** From --lang, else from the environment; English for a language we do not speak. */
function languageOf(words: string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : (words[at]!.split('=')[1] ?? words[at + 1]);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (asked ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? 'en').toLowerCase().startsWith('es') ? 'es' : 'en';
}
