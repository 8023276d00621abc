import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, town } from '../town.ts';

/** The telephone says IDLE and waits: when mail comes, the server tells it at once, and nobody had to ask again and again. */
const idle: Scenario = {
  ...town,
  id: 'idle',
  devices: devicesWith({ 'bea-telephone': { fetch: { via: 'imap', from: 'mx.b.com', idleMs: 10 * 60_000 } } }),
  actions: [
    { at: 0, do: 'fetch', host: 'bea-telephone' },
    { at: 5 * 60_000, do: 'send', host: 'ana-laptop' },
  ],
};

export const story: Story = {
  place: 3,
  level: 2,
  scenario: idle,
  es: {
    title: 'El teléfono que no pregunta',
    question: '¿Cómo sabe el teléfono que ha llegado correo?',
    description: 'IDLE: la conexión sigue abierta y el servidor avisa en cuanto llega correo. Nada de preguntar cada cinco minutos.',
  },
  en: {
    title: 'The telephone that does not ask',
    question: 'How does the telephone know that mail has come?',
    description: 'IDLE: the connection stays open, and the server says at once when mail comes. No asking every five minutes.',
  },
};
