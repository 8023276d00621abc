import type { Scenario } from '../../run/scenario.ts';
import { readsByHand } from '../letters.ts';
import type { Story } from '../story.ts';
import { devicesWith, town } from '../town.ts';

const MINUTE_MS = 60_000;

/**
 * An alias stands for Bea and a list, and the list names the alias again. Every address is looked at by itself: what Ana wants
 * to hear goes through the alias and ends with the list (RFC 3461 §5.2.7), and of the circle the list's owner hears.
 */
const listBehindAlias: Scenario = {
  ...town,
  id: 'list-behind-alias',
  links: [...town.links, { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 }],
  aliases: [
    { address: 'centro@b.com', host: 'mx-b', kind: 'alias', members: ['bea@b.com', 'equipo@b.com'] },
    { address: 'equipo@b.com', host: 'mx-b', kind: 'list', members: ['david@b.com', 'centro@b.com'], owner: 'carlos@b.com' },
  ],
  devices: devicesWith({ 'ana-laptop': { wishes: { notify: 'SUCCESS,FAILURE', ret: 'HDRS', envid: 'claustro' } } }),
  draft: { ...town.draft, to: ['centro@b.com'], text: 'Hola a todos:\n\nEl claustro es el jueves.\n\nAna\n' },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 5 * MINUTE_MS, do: 'fetch', host: 'ana-laptop' },
    readsByHand('bea-laptop', 10 * MINUTE_MS, ['b SELECT INBOX', 'c FETCH 1 (BODY.PEEK[2])'], 'carlos@b.com'),
  ],
};

export const story: Story = {
  place: 3,
  level: 3,
  scenario: listBehindAlias,
  es: {
    title: 'Una lista tras un alias, y un círculo',
    question: '¿Quién se entera cuando una lista se muerde la cola?',
    description:
      'El alias lleva a Bea y a una lista, y la lista vuelve a nombrar el alias. Lo que Ana pide saber atraviesa el alias y acaba en la lista; del círculo se entera quien la administra.',
  },
  en: {
    title: 'A list behind an alias, and a circle',
    question: 'Who hears of it when a list goes round in a circle?',
    description:
      'The alias stands for Bea and a list, and the list names the alias again. What Ana wants to hear goes through the alias and ends with the list; of the circle, its owner hears.',
  },
};
