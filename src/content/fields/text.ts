/** Name and meaning of a field in the octet view. A key that content does not know is shown by its own name. */
import { own } from '../../own.ts';
import type { FieldText, FieldWords } from './words.ts';

export function fieldText(key: string, words: FieldWords | undefined): FieldText {
  return own(words, key) ?? { name: key.split('.').at(-1)!, means: '' };
}
