/** What a verb is for, in the words of the book; its first sentence, without the marks. */
import { own } from '../../own.ts';
import type { BookWords } from '../../content/book/words.ts';

/** Submission and LMTP are told in the book of SMTP. */
const SAME_BOOK: Record<string, string> = { submission: 'smtp', lmtp: 'smtp' };

export function meaningOf(book: BookWords | undefined, protocol: string, verb: string): string {
  const name = own(SAME_BOOK, protocol) ?? protocol;
  // a question or a request is told of by its type or its method
  const word = protocol === 'dns' ? (/\b[A-Z]{1,5}\b/.exec(verb)?.[0] ?? verb) : verb.split(' ', protocol === 'http' ? 1 : 9).join(' ');
  const told = own(book, `${name}.${word}`) ?? '';
  return (/^.*?[.:](?= |$)/.exec(told)?.[0] ?? told).replace(/[`*]/g, '');
}
