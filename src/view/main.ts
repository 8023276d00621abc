/** The page begins here: what its first picture needs is asked for at once, side by side. */
import { LANGUAGES } from '../language.ts';
import { fetchFirst } from '../worker/first.ts';
import { chosenLanguage, learn, REMEMBERED } from './choice.ts';
import { remember } from './remembered.ts';
import './style/fonts.css';
import './style/tokens.css';
import './style/accents.css';
import './style/base.css';

// a link is read in its own language
const linked = LANGUAGES.find((language) => location.hash.startsWith(`#/${language}/`));
if (linked) remember(REMEMBERED, linked);

const [{ open }, first] = await Promise.all([import('./page.ts'), fetchFirst(), learn(chosenLanguage())]);
open(first);
