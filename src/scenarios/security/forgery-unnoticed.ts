import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, hostsWith, letterInTheNameOfAna, town } from '../town.ts';

/** The same letter, and a.org says nothing in the DNS: mx.b.com asks, hears nothing, and has no reason to refuse. */
const forgeryUnnoticed: Scenario = {
  ...town,
  id: 'forgery-unnoticed',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'enforce', dkim: true, dmarc: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  actions: [letterInTheNameOfAna('ana@a.org'), { at: 60_000, do: 'fetch', host: 'bea-laptop' }],
};

export const story: Story = {
  place: 1,
  level: 1,
  scenario: forgeryUnnoticed,
  es: {
    title: 'Mallory escribe como si fuera Ana',
    question: '¿Puede escribir cualquiera como si fuera Ana?',
    description: 'Nadie pide pruebas para un sobre. a.org no ha dicho nada en el DNS, y la carta falsa llega como cualquier otra.',
  },
  en: {
    title: 'Mallory writes as Ana',
    question: 'Can anybody write as if he were Ana?',
    description: 'Nobody asks for a proof on an envelope. a.org has said nothing in the DNS, so the forged letter arrives like any other.',
  },
};
