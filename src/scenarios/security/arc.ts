import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, saysInDns, town } from '../town.ts';

/**
 * The list at c.net puts a tag before the Subject and a footer below the text, so at b.com SPF speaks of c.net, and Ana's DKIM is broken:
 * DMARC fails, and a.org asks for refusal. But mx.c.net had checked the letter when it came, and sealed what it found (RFC 8617);
 * b.com believes its seal.
 */
export const sealedList: Scenario = {
  ...town,
  id: 'arc',
  hosts: hostsWith({
    'smtp-a': { mail: { dkim: { domain: 'a.org', selector: 'nov', algorithm: 'ed25519-sha256' } } },
    'mx-c': {
      mail: {
        verify: { spf: 'note', dkim: true, dmarc: 'note', arc: [] },
        arc: { domain: 'c.net', selector: 'sello', algorithm: 'ed25519-sha256' },
      },
    },
    'mx-b': { mail: { verify: { spf: 'note', dkim: true, dmarc: 'enforce', arc: ['c.net'] } } },
  }),
  aliases: [
    {
      ...{ address: 'equipo@c.net', host: 'mx-c', kind: 'list', owner: 'esteban@c.net', members: ['bea@b.com'] },
      ...{ subjectTag: '[equipo]', footer: '--\nLista equipo@c.net\n' },
    },
  ],
  links: [
    ...town.links,
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-c', b: 'dns-a', latencyMs: 20, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  ],
  zones: saysInDns({
    'a.org': 'v=spf1 ip4:192.0.2.25 -all',
    '_dmarc.a.org': 'v=DMARC1; p=reject',
    'c.net': 'v=spf1 ip4:203.0.113.25 -all',
  }),
  draft: { ...town.draft, to: ['equipo@c.net'], subject: 'Comida', text: 'Hola a todos:\n\nComemos juntos el viernes.\n\nAna\n' },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 120_000, do: 'fetch', host: 'bea-laptop' },
    { at: 180_000, do: 'fetch', host: 'ana-laptop' },
  ],
};

export const story: Story = {
  place: 14,
  level: 3,
  scenario: sealedList,
  es: {
    title: 'ARC: la lista da fe',
    question: 'La lista ha cambiado la carta: ¿quién sabe aún que era de Ana?',
    description:
      'Con una etiqueta y un pie, la lista rompe la firma de a.org, y DMARC falla en b.com. Pero la lista selló lo que comprobó antes, y b.com se fía de su sello.',
  },
  en: {
    title: 'ARC: the list bears witness',
    question: 'The list has changed the letter: who still knows that it was Ana’s?',
    description:
      'With a tag and a footer the list breaks a.org’s signature, and DMARC fails at b.com. But the list sealed what it had found before, and b.com believes its seal.',
  },
};
