/** Reads a subcommand's options; whatever is wrong with them is one sentence and exit code 2. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { EXIT } from './exit.ts';
import type { Said } from './words.ts';

/** What a command says in place of doing its work, and the exit code that goes with it. */
export class Refusal extends Error {
  readonly exit: number;

  constructor(sentence: string, exit: number = EXIT.failed) {
    super(sentence);
    this.exit = exit;
  }
}

/** Wrong usage: the sentence to print. */
export class UsageError extends Refusal {
  constructor(sentence: string) {
    super(sentence, EXIT.usage);
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

export function readOptions<T extends Options>(words: string[], options: T, words_: Said) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      strict: true,
      options: { ...options, help: { type: 'boolean', short: 'h' }, lang: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(words_.badOption((error as Error).message.split('. ')[0]!));
  }
}

export function wholeNumber(option: string, value: string | undefined, otherwise: number, words: Said): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number)) throw new UsageError(words.badNumber(option, value));
  return number;
}

export function oneOf<T extends string>(option: string, value: string | undefined, choices: readonly T[], words: Said): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(words.badChoice(option, choices.join(', '), value));
  return found;
}
