/** The kinds of answers that a protocol has, and an example of each. */
import { own } from '../../own.ts';
import type { Answers } from '../../worker/api.ts';

/** How an answer of each kind begins, and what it could be where the book of the verb has none. */
const KINDS: Record<string, readonly (readonly [begins: string, otherwise: string])[]> = {
  pop3: [
    ['+OK', '+OK'],
    ['-ERR', '-ERR no'],
  ],
  imap: [
    ['OK', 'OK done'],
    ['NO', 'NO not possible'],
    ['BAD', 'BAD what?'],
  ],
};
const SMTP = [
  ['2', '250 OK'],
  ['3', '354 Go on'],
  ['4', '450 Not now'],
  ['5', '550 No'],
] as const;

/** Where it stands what an answer of each kind says. */
const SECTIONS: Record<string, string> = { pop3: 'rfc1939#3', imap: 'rfc9051#7.1' };

/** The sections that let a verb be answered so: what the answer says, and what the verb is. */
export function sectionsFor({ protocol, rfc }: Pick<Answers, 'protocol' | 'rfc'>): string[] {
  return [own(SECTIONS, protocol) ?? 'rfc5321#4.2.1', rfc].filter((each) => each !== '');
}

export interface Kind {
  begins: string;
  /** The likeliest answer of this kind. */
  example: string;
  /** Codes of this kind that the book has for the verb. */
  codes: string[];
}

export function kindsOf({
  protocol,
  verb,
  asked,
  proposed,
  replies,
}: Pick<Answers, 'protocol' | 'verb' | 'asked' | 'proposed' | 'replies'>): Kind[] {
  const tag = protocol === 'imap' ? `${verb === '(connect)' ? '*' : (asked.split(' ', 1)[0] ?? '*')} ` : '';
  return (own(KINDS, protocol) ?? SMTP).map(([begins, otherwise]) => {
    const start = tag + begins;
    const known = replies.map(({ reply }) => reply).filter((reply) => reply.startsWith(start) && reply !== tag + otherwise);
    const codes = [...new Set(known.map((reply) => reply.slice(tag.length).split(/[ -]/, 1)[0]!))].sort();
    const example = proposed.startsWith(start) ? proposed : (known[0] ?? tag + otherwise);
    return { begins, example, codes: protocol === 'pop3' || protocol === 'imap' ? [] : codes };
  });
}
