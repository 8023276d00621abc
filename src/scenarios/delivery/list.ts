import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** One address, four readers: the list sends on in the name of its owner, who hears of what fails, not Ana (RFC 5321 §3.9.2). */
const mailingList: Scenario = {
  ...town,
  id: 'mailing-list',
  aliases: [
    {
      address: 'equipo@b.com',
      host: 'mx-b',
      kind: 'list',
      members: ['bea@b.com', 'carlos@b.com', 'ya-no-existe@b.com', 'esteban@c.net'],
      owner: 'bea@b.com',
    },
  ],
  links: [
    ...town.links,
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  ],
  draft: { ...town.draft, to: ['equipo@b.com'], text: 'Hola a todos:\n\n¿Comemos juntos el viernes?\n\nAna\n' },
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: mailingList,
  es: {
    title: 'Una dirección, cuatro lectores',
    question: '¿Quién se entera cuando falla una dirección de la lista?',
    description: 'La lista reenvía en nombre de su dueña. Uno de los miembros ya no está: se entera Bea, que lleva la lista, y no Ana.',
  },
  en: {
    title: 'One address, four readers',
    question: 'One address of a list fails: who is told?',
    description: 'The list sends on in its owner’s name. One member is gone: Bea, who keeps the list, hears of it, and Ana does not.',
  },
};
