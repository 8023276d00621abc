/** Characters that mean something in HTML, as pages write them where they mean themselves: HTML §13.5, of which pages need five. */
import { own } from '../../own.ts';

const WRITTEN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const MEANT: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(WRITTEN).map(([meant, written]) => [written, meant]));

/** Words from outside, as text or as the value of an attribute between quotation marks. */
export function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (character) => own(WRITTEN, character)!);
}

export function unescaped(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => own(MEANT, entity)!);
}
