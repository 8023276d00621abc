/** The page begins here. What its first picture needs comes side by side: early/ has asked for it. */
import { fetchFirst } from '../worker/first.ts';
import { language } from './language.svelte.ts';
import { fetchPart } from './later.ts';
import { open } from './page.ts';
import './style/tokens.css';
import './style/accents.css';
import './style/base.css';

// the line is free while the first picture is made; if it fails, whoever shows the stage asks again and tells of it
void fetchPart('showing').catch(() => {});
// not awaited: words may import what stands in the same file, and would wait for it in turn
void Promise.all([fetchFirst(), language.spoken]).then(([first]) => open(first));
