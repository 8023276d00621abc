/** Runs in the head of the page, before any other file has come: what the page will ask for next is asked for at once. */
import type { Language } from '../../language.ts';
import { chosenLanguage } from '../choice.ts';

/** The file of each language's words; plugin.ts writes it in. */
declare const WORDS: Record<Language, string>;

function preload(href: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
}

/** Opened as a file, a page may load no modules: it says what to do instead. */
function sayHowToOpen(): void {
  document.getElementById('by-file')!.hidden = false;
}

if (location.protocol === 'file:') addEventListener('DOMContentLoaded', sayHowToOpen);
else preload(WORDS[chosenLanguage()]);
