import type { Scenario } from '../../run/scenario.ts';
import { starttls } from './starttls.ts';
import type { Story } from '../story.ts';

/** SCRAM-SHA-256, today's form of the challenge: server and client both prove that they know the password, inside TLS. */
const scram: Scenario = {
  ...starttls,
  id: 'scram',
  devices: starttls.devices.map(({ fetch, ...device }) => ({
    ...device,
    mechanism: 'SCRAM-SHA-256',
    ...(fetch ? { fetch: { ...fetch, mechanism: 'SCRAM-SHA-256' } } : {}),
  })),
};

export const story: Story = {
  place: 6,
  level: 3,
  scenario: scram,
  es: {
    title: 'SCRAM: se identifican los dos',
    question: '¿Sabe también el servidor la contraseña, o solo lo finge?',
    description:
      'Dentro de TLS, servidor y cliente demuestran por turno que saben la contraseña. Robar la lista del servidor no sirve para entrar.',
  },
  en: {
    title: 'SCRAM: both sides prove themselves',
    question: 'Does the server know the password too, or is it pretending?',
    description: 'Within TLS, server and client each show that they know the password. A stolen list of the server is no use to a thief.',
  },
};
