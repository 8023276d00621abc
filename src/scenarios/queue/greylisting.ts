import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** A stranger is asked to come back in five minutes. Ana's server does, as every real one must; who only sprays mail does not. */
const greylisting: Scenario = {
  ...town,
  id: 'greylisting',
  hosts: hostsWith({ 'mx-b': { mail: { greylistMs: 300_000 } } }),
  actions: town.actions.map((action) => (action.do === 'fetch' ? { ...action, at: action.at + 30 * 60_000 } : action)),
};

export const story: Story = {
  place: 1,
  level: 1,
  scenario: greylisting,
  es: {
    title: 'Vuelve dentro de cinco minutos',
    question: '¿Por qué esta carta tarda cinco minutos más?',
    description:
      'mx.b.com aún no conoce a este remitente y contesta 450. Un servidor de verdad vuelve; el programa de un spammer, casi nunca.',
  },
  en: {
    title: 'Come back in five minutes',
    question: 'Why does this letter take five minutes longer?',
    description: 'mx.b.com does not know this sender yet and answers 450. A real server tries again; a spammer’s program mostly does not.',
  },
};
