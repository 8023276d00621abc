/**
 * Lessons that are too large for a link, kept on this device: their link names them, and opens them here and nowhere else. The newest few
 * stay; where there is no room for more, the oldest go first.
 */
import { forget, recall, remember } from '../../remembered.ts';

const MOST_KEPT = 6;
const LIST = 'own-lessons';
const NAMED = /^kept:([0-9a-z]{1,11})$/;

const placeOf = (key: string): string => `own-lesson.${key}`;

/** What a link calls a lesson: the same text has the same name. Not against forgers: who can write here needs no link. */
export function nameOfText(text: string): string {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  return `kept:${(4294967296 * (2097151 & (other ^ (one >>> 16))) + ((one ^ (other >>> 13)) >>> 0)).toString(36)}`;
}

export const isName = (text: string): boolean => NAMED.test(text);

/** The text of a lesson that is called so; `null` if it is not on this device. What is no name is a text itself. */
export function lessonCalled(text: string): string | null {
  const [, key] = NAMED.exec(text) ?? [];
  return key === undefined ? text : recall(placeOf(key));
}

/** False where nothing can be kept: then the lesson lasts as long as the page. */
export function keepLesson(text: string): boolean {
  const key = nameOfText(text).slice('kept:'.length);
  const others = (recall(LIST) ?? '').split(' ').filter((each) => each !== '' && each !== key);
  for (const old of others.splice(MOST_KEPT - 1)) forget(placeOf(old));
  while (!remember(placeOf(key), text)) {
    const oldest = others.pop();
    if (oldest === undefined) return false;
    forget(placeOf(oldest));
  }
  return remember(LIST, [key, ...others].join(' '));
}
