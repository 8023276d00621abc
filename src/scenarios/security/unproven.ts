import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/**
 * a.org says nothing in the DNS and signs nothing. Nobody forges here: the letter is Ana's, and mx.b.com refuses it all the same, as
 * large providers do since February 2024 (RFC 7372 §3.4). Ana hears of it from her own server.
 */
const unproven: Scenario = {
  ...town,
  id: 'unproven',
  hosts: hostsWith({ 'mx-b': { mail: { verify: { spf: 'note', dkim: true, dmarc: 'note', unproven: 'refuse' } } } }),
  links: [...town.links, { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 }],
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 120_000, do: 'fetch', host: 'ana-laptop' },
    { at: 180_000, do: 'fetch', host: 'bea-laptop' },
  ],
};

export const story: Story = {
  place: 10,
  level: 2,
  scenario: unproven,
  es: {
    title: 'Sin pruebas no se entra',
    question: '¿Basta con ser quien se dice?',
    description:
      'La carta es de Ana de verdad, pero a.org no publica SPF ni firma con DKIM. mx.b.com exige una de las dos, como los grandes proveedores desde 2024.',
  },
  en: {
    title: 'No proof, no entry',
    question: 'Is it enough to be who you say you are?',
    description:
      'The letter really is Ana’s, but a.org publishes no SPF and signs nothing. mx.b.com demands one of the two, as large providers have since 2024.',
  },
};
