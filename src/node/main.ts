/** The command line: which subcommand, in which language. */
import { bestLanguage, type Language } from '../language.ts';
import { judgeCommand } from './judge-command.ts';
import { EXIT } from './exit.ts';
import { fetchCommand } from './live/fetch-command.ts';
import { sendCommand } from './live/send-command.ts';
import { tapCommand } from './live/tap-command.ts';
import { readCommand } from './read-command.ts';
import { runCommand } from './run-command.ts';
import { UsageError } from './options.ts';
import { serveCommand } from './serve-command.ts';
import { said, usage } from './words.ts';

export async function main(words: string[]): Promise<number> {
  const language = languageOf(words);
  const [command, ...rest] = words;
  if (command === 'run') return runCommand(rest, language);
  if (command === 'serve') return serveCommand(rest, language);
  if (command === 'read') return withUsage(() => readCommand(rest, language));
  if (command === 'judge') return withUsage(() => judgeCommand(rest, language));
  if (command === 'send') return withUsage(() => sendCommand(rest, language));
  if (command === 'fetch') return withUsage(() => fetchCommand(rest, language));
  if (command === 'tap') return withUsage(() => tapCommand(rest, language));
  const isHelp = command === '--help' || command === '-h' || command === 'help';
  if (isHelp || command === undefined || command.startsWith('--lang')) {
    (isHelp ? process.stdout : process.stderr).write(`${usage[language].main}\n`);
    return isHelp ? EXIT.done : EXIT.usage;
  }
  process.stderr.write(`${said[language].unknownCommand(command)}\n`);
  return EXIT.usage;
}

/** Runs a command whose options may be wrong. */
async function withUsage(command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
}

/** From --lang, else from the environment; English for a language we do not speak. */
function languageOf(words: string[]): Language {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : (words[at]!.split('=')[1] ?? words[at + 1]);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return bestLanguage([asked ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? '']);
}
