/** Cómo se llaman en español las máquinas, sus estados y lo que se preguntan. */
import type { ChartWords } from '../words.ts';
import { browser } from './browser.ts';
import { mua } from './mua.ts';
import { protocols } from './protocols.ts';
import { typist } from './typist.ts';
import { webmail, webmailRequest } from './webmail.ts';

export const charts: ChartWords = { ...protocols, agents: { mua, browser, typist, webmail, 'webmail.request': webmailRequest } };
