/** A package begins here: lessons, the machines that play them, and whoever keeps what comes of it. */
import { mount } from 'svelte';
import { openInline } from '../../../worker/inline.ts';
import { language } from '../../language.svelte.ts';
import { lessons, type LessonCard } from '../../lessons/catalogue.ts';
import { onThisDevice, type Keeper } from '../../lessons/keeper.ts';
import Alone from '../Alone.svelte';
import { lmsAround } from '../scorm/api.ts';
import { Register } from '../scorm/register.ts';
import { packet } from './packet.ts';
import '../../style/tokens.css';
import '../../style/accents.css';
import '../../style/base.css';
import './fonts.css';

/** Progress is kept by an LMS, if one has opened the package, and on this device otherwise. */
function keepers(): (card: LessonCard) => Keeper {
  const { form } = packet();
  const lms = form === 'html' ? null : lmsAround(window, form);
  if (!lms?.begin()) return ({ id }) => onThisDevice(id);
  const registered = lessons.map(({ id, en: { steps } }) => ({ id, tasks: steps.flatMap(({ tasks }) => tasks), steps: steps.length }));
  const register = new Register(lms, registered, { nowMs: () => performance.now(), dateMs: () => Date.now() });
  // one of the two comes everywhere; what comes second finds it ended
  addEventListener('pagehide', () => register.end());
  addEventListener('beforeunload', () => register.end());
  return ({ id }) => register.keeperOf(id);
}

function open(): void {
  const target = document.getElementById('app');
  if (!target) throw new Error('the page has no element #app');
  const { title } = packet();
  const [only] = lessons;
  mount(Alone, {
    target,
    props: {
      worker: openInline(),
      title: title[language.current] ?? only?.[language.current].title ?? '',
      cards: lessons,
      keeperOf: keepers(),
    },
  });
}

void language.whole.then(open);
void language.ready.catch(() => {});
