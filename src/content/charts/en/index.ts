/** What machines, their states and what they ask are called in English. */
import type { ChartWords } from '../words.ts';
import { browser } from './browser.ts';
import { mua } from './mua.ts';
import { protocols } from './protocols.ts';
import { typist } from './typist.ts';
import { webmail, webmailRequest } from './webmail.ts';

export const charts: ChartWords = { ...protocols, agents: { mua, browser, typist, webmail, 'webmail.request': webmailRequest } };
