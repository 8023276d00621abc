/**
 * What is asked of the parts of a letter, and looked up in its octets:
 *
 *     parts = "part ", media type, { " in ", media type | " before ", media type | " as ", encoding | " named ", text
 *           | " attached" | " inline" | " saying ", text } | "finding", [ " ", name ] ;
 *
 * "before": among its siblings. A finding is what the workbench has to say of the letter (`mail/anatomy/findings.ts`): "finding" is any.
 */
import { anatomyOf, everyPart, type Anatomy } from '../../mail/anatomy/anatomy.ts';
import { mimeFindings, MIME_FINDINGS } from '../../mail/anatomy/findings.ts';
import { decodeText, fileName } from '../../mail/mime.ts';

/** Of a part, as it is wished: '' for whatever it is. Types and encodings are in lower case. */
export interface PartWish {
  type: string;
  in: string;
  before: string;
  as: string;
  named: string;
  disposition: '' | 'attachment' | 'inline';
  saying: string;
}

const TYPE = /^part ([a-z]+\/[a-z0-9.+-]+)/;
const MORE = /^ (?:(in|before|as|named|saying) ("[^"]*"|\S+)|(attached|inline))/;
const unquoted = (words: string): string => words.replace(/^"(.*)"$/, '$1');

/** `null` for words that ask for no part. */
export function partWish(words: string): PartWish | null {
  const [whole, type] = TYPE.exec(words) ?? [];
  if (whole === undefined || type === undefined) return null;
  const wish: PartWish = { type, in: '', before: '', as: '', named: '', disposition: '', saying: '' };
  for (let rest = words.slice(whole.length); rest !== '';) {
    const [said, key, value = '', place] = MORE.exec(rest) ?? [];
    if (said === undefined) return null;
    if (place === undefined) wish[key as 'in'] = unquoted(value);
    else wish.disposition = place === 'attached' ? 'attachment' : 'inline';
    rest = rest.slice(said.length);
  }
  return wish;
}

/** The name of a finding, '' for any; `null` for words that ask for none. */
export function findingWish(words: string): string | null {
  const [whole, name = ''] = /^finding(?: (\w+))?$/.exec(words) ?? [];
  return whole !== undefined && ['', ...MIME_FINDINGS].includes(name) ? name : null;
}

export function hasPartLike(letter: Uint8Array, wish: PartWish): boolean {
  return everyPart(anatomyOf(letter)).some((node) => isLike(letter, node, wish));
}

export function hasFinding(letter: Uint8Array, name: string): boolean {
  return mimeFindings(letter, anatomyOf(letter)).some(({ key }) => name === '' || key === name);
}

const typeOf = ({ part }: Anatomy): string => `${part.type}/${part.subtype}`;

function isLike(letter: Uint8Array, node: Anatomy, wish: PartWish): boolean {
  const { part, parent } = node;
  const siblings = parent?.children ?? [];
  const later = siblings.slice(siblings.indexOf(node) + 1);
  return (
    typeOf(node) === wish.type &&
    (wish.in === '' || (parent !== null && typeOf(parent) === wish.in)) &&
    (wish.before === '' || later.some((other) => typeOf(other) === wish.before)) &&
    (wish.as === '' || part.encoding === wish.as) &&
    (wish.named === '' || fileName(part) === wish.named) &&
    (wish.disposition === '' || part.disposition === wish.disposition) &&
    (wish.saying === '' || decodeText(letter, part).toLowerCase().includes(wish.saying.toLowerCase()))
  );
}
