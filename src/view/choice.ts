/** The language that a visit begins with: the link's, else the one remembered, else the browser's. Asked before anything else has come. */
import { bestLanguage, isLanguage, LANGUAGES, type Language } from '../language.ts';
import { recall } from './remembered.ts';

export const REMEMBERED = 'language';

export function chosenLanguage(): Language {
  const linked = LANGUAGES.find((language) => location.hash.startsWith(`#/${language}/`));
  if (linked) return linked;
  const remembered = recall(REMEMBERED);
  return isLanguage(remembered) ? remembered : bestLanguage(navigator.languages ?? [navigator.language]);
}
