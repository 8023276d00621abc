/** The colour of a part: multiparts by how deep they lie, so that boundary lines can be told apart; others by their kind. */
import { own } from '../../own.ts';
import type { MimePart } from '../../worker/api.ts';

const DEEP = ['plain', 'imap', 'pop3', 'dns', 'http'] as const;
const KINDS: Record<string, string> = { 'text/html': 'http', text: 'smtp', message: 'imap', image: 'pop3', application: 'dns' };

export function colourOf({ type, subtype, path }: MimePart): string {
  if (type === 'multipart') return DEEP[(path.split('.').length - 1) % DEEP.length]!;
  return own(KINDS, `${type}/${subtype}`) ?? own(KINDS, type) ?? 'plain';
}

/** What a type is for: the words for it, for its kind, or for all others. */
export function wordsFor<T>(types: Record<string, T> & { other: T }, { type, subtype }: Pick<MimePart, 'type' | 'subtype'>): T {
  return own(types, `${type}/${subtype}`) ?? own(types, type) ?? types.other;
}

export const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);
