import { alone } from '../../command.ts';
import { since } from '../era.ts';
import { languageFor, LANGUAGES } from '../languages.ts';
import { reply } from '../replies.ts';
import { listing, verb, YES_OR_NO } from './verb.ts';

const LISTED = Object.entries(LANGUAGES).map((each) => each.join(' '));

/** Letters beyond ASCII: RFC 6856 §2.1, §3. */
export const utf8 = verb({
  ...alone('UTF8'),
  rfc: 'rfc6856#2.1',
  replies: YES_OR_NO,
  extension: 'UTF8',
  /** RFC 5721. */
  spoken: since(2010),
  otherwise: [reply('utf8'), reply('unknownCommand')],
  answer: () => reply('utf8'),
});

export const lang = verb({
  verb: 'LANG',
  syntax: 'LANG [language-range]',
  example: 'LANG es',
  rfc: 'rfc6856#3',
  replies: YES_OR_NO,
  extension: 'LANG',
  spoken: since(2010),
  multiLine: 'without argument',
  /** RFC 4647 §2.1: a basic language range, or `*`; none: all are to be listed. */
  parse: (rest) => {
    const range = rest.trim();
    if (range === '') return { range: undefined };
    return /^(?:\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/.test(range) ? { range } : undefined;
  },
  otherwise: [reply('languageChosen', 'en'), reply('noLanguage', 'tlh')],
  /** RFC 6856 §3.2: the answer is in the new language already. */
  answer(desk, { range }) {
    if (range === undefined) return listing(reply('languages'), LISTED);
    const language = languageFor(range, desk.policy.language ?? 'en');
    if (!language) return reply('noLanguage', range);
    desk.language = language;
    return reply('languageChosen', language);
  },
});
