import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

type Visit = Extract<Action, { do: 'browse' }>;

/** Bea sits down at her browser, and does this there. */
export function webVisit(at: number, visit: Pick<Visit, 'reads'> & Partial<Visit>): Visit {
  return { at, do: 'browse', host: 'bea-laptop', to: 'mx.b.com', secure: false, language: 'es', ...visit };
}

/** A web server beside mx.b.com: Bea reads and answers in her browser. What she sends leaves the server by submission, as from any program. */
export const webMail: Scenario = {
  ...town,
  id: 'web-mail',
  hosts: town.hosts.map((host) => {
    if (host.id === 'mx-b') return { ...host, tls: true, agents: [...host.agents, 'msa', 'webmail'] };
    return host.id === 'bea-laptop' ? { ...host, agents: [...host.agents, 'browser'] } : host;
  }),
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    webVisit(10 * 60_000, {
      reads: true,
      writes: { to: 'ana@a.org', subject: 'Re: ¿Comemos juntas?', text: '¡Sí! El viernes a las dos.\nBea' },
    }),
    { at: 20 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};

export const story: Story = {
  place: 1,
  level: 1,
  scenario: webMail,
  es: {
    title: 'Correo web',
    question: '¿Por dónde viaja una carta escrita en el navegador?',
    description:
      'Bea lee y contesta en el navegador, que habla HTTP con un servidor web; detrás de él, la carta sigue el camino de siempre.',
  },
  en: {
    title: 'Web mail',
    question: 'Which way does a letter go that is written in a browser?',
    description: 'Bea reads and answers in her browser. It speaks HTTP to a web server; behind that server the letter goes the usual way.',
  },
};
