import type { Device, Host, Link, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, town } from '../town.ts';

/** Esteban has a laptop too: he is to find out how he came by the letter. */
const laptop: Host = {
  id: 'esteban-laptop',
  name: 'laptop.esteban.b.com',
  address: '198.51.100.13',
  kind: 'laptop',
  owner: 'Esteban',
  agents: ['mua'],
};
const way: Link = { a: 'mx-b', b: 'esteban-laptop', latencyMs: 12, octetsPerMs: 1250 };
const esteban: Device = { host: 'esteban-laptop', account: 'esteban@b.com', fetch: { via: 'imap', from: 'mx.b.com' } };

const MINUTE_MS = 60_000;

const whatEachOneSees: Scenario = {
  ...town,
  id: 'what-each-one-sees',
  hosts: [...town.hosts, laptop],
  links: [...town.links, way],
  devices: [...devicesWith({ 'bea-laptop': { fetch: { via: 'imap', from: 'mx.b.com' } } }), esteban],
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * MINUTE_MS, do: 'use', host: 'bea-laptop', deeds: [{ do: 'open' }, { do: 'read', uid: 1 }, { do: 'close' }] },
    { at: 12 * MINUTE_MS, do: 'use', host: 'esteban-laptop', deeds: [{ do: 'open' }, { do: 'read', uid: 1 }, { do: 'close' }] },
  ],
  draft: {
    ...town.draft,
    cc: ['Carlos <carlos@b.com>', 'David <david@b.com>'],
    bcc: ['Esteban <esteban@b.com>'],
    subject: 'Trabajo de redes',
    text: 'Hola, Bea:\n\nAquí va el trabajo del grupo.\n\nAna\n',
  },
};

export const story: Story = {
  place: 12,
  level: 1,
  scenario: whatEachOneSees,
  es: {
    title: 'Lo que ve cada cual',
    question: '¿En qué se nota que te han puesto en copia oculta?',
    description:
      'Ana escribe a Bea, con copia a Carlos y a David y copia oculta a Esteban. Las cuatro cartas son iguales salvo en una línea, y no la escribió Ana.',
  },
  en: {
    title: 'What each one sees',
    question: 'How can you tell that you were a blind copy?',
    description:
      'Ana writes to Bea, with copies to Carlos and David and a blind copy to Esteban. The four letters are the same but for one line, and Ana did not write it.',
  },
};
