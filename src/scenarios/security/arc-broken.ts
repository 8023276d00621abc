import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith } from '../town.ts';
import { sealedList } from './arc.ts';

/** The same, but the text has to be put into seven bits after it was sealed: the seal speaks of other octets, so nothing is believed. */
const arcBroken: Scenario = {
  ...sealedList,
  id: 'arc-broken',
  hosts: hostsWith(
    {
      'mx-b': {
        mail: {
          withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'],
          verify: { spf: 'note', dkim: true, dmarc: 'enforce', arc: ['c.net'] },
        },
      },
    },
    sealedList.hosts,
  ),
  draft: { ...sealedList.draft, encoding: '8bit', text: 'Hola a todos:\n\n¿Comemos juntos mañana?\n\nAna\n' },
};

export const story: Story = {
  place: 15,
  level: 3,
  scenario: arcBroken,
  es: {
    title: 'ARC con el sello roto',
    question: '¿Qué vale un sello cuando la carta cambia después?',
    description:
      'Ya sellada por la lista, la carta se recodifica para b.com. El sello habla de otros octetos: la cadena falla y la carta se rechaza.',
  },
  en: {
    title: 'ARC with a broken seal',
    question: 'What is a seal worth when the letter changes afterwards?',
    description:
      'Sealed by the list, the letter is re-encoded for b.com. The seal speaks of other octets: the chain fails, and the letter is refused.',
  },
};
