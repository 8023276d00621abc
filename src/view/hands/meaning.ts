/** What a verb is for, in the words of the book; its first sentence, without the marks. */
import { own } from '../../own.ts';
import type { BookWords } from '../../content/book/words.ts';

/** Submission and LMTP are told in the book of SMTP. */
const SAME_BOOK: Record<string, string> = { submission: 'smtp', lmtp: 'smtp' };

export function meaningOf(book: BookWords | undefined, protocol: string, verb: string): string {
  const told = own(book, `${own(SAME_BOOK, protocol) ?? protocol}.${verb}`) ?? '';
  return (/^.*?[.:](?= |$)/.exec(told)?.[0] ?? told).replace(/[`*]/g, '');
}
