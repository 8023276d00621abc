/** Runs in the head of the page, before any other file has come: what the page will ask for next is asked for at once. */
import type { Language } from '../../language.ts';
import { chosenLanguage } from '../choice.ts';

/** The file of each language's words; plugin.ts writes it in. */
declare const WORDS: Record<Language, string>;

if (location.protocol === 'file:') document.documentElement.classList.add('by-file');
else document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: WORDS[chosenLanguage()] }));
