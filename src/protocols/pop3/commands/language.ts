import type { Command } from '../../command.ts';
import { nothing } from './argument.ts';

/** Letters beyond ASCII: RFC 6856 §2.1, §3. */
export const utf8 = {
  verb: 'UTF8',
  syntax: 'UTF8',
  example: 'UTF8',
  rfc: 'rfc6856#2.1',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  extension: 'UTF8',
  parse: nothing,
} satisfies Command;

export interface LanguageArgument {
  /** A basic language range, or `*`; `undefined`: all are to be listed. */
  range: string | undefined;
}

export const lang = {
  verb: 'LANG',
  syntax: 'LANG [language-range]',
  example: 'LANG es',
  rfc: 'rfc6856#3',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  extension: 'LANG',
  /** RFC 4647 §2.1. */
  parse: (rest) => {
    const range = rest.trim();
    if (range === '') return { range: undefined };
    return /^(?:\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/.test(range) ? { range } : undefined;
  },
} satisfies Command<LanguageArgument>;
