import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

/** No password crosses the line, and there is no TLS: CRAM-MD5 to submit, APOP to fetch. The idea was good, MD5 is not any more. */
const challengeResponse: Scenario = {
  ...town,
  id: 'challenge-response',
  hosts: hostsWith({ 'smtp-a': { mail: { submission: 'password' } } }),
  devices: devicesWith({
    'ana-laptop': { mechanism: 'CRAM-MD5' },
    'bea-laptop': { fetch: { via: 'pop3', from: 'mx.b.com', leaveOnServer: true, mechanism: 'APOP' } },
    'bea-telephone': { fetch: { via: 'imap', from: 'mx.b.com', mechanism: 'CRAM-MD5' } },
  }),
};

export const story: Story = {
  place: 5,
  level: 2,
  scenario: challengeResponse,
  es: {
    title: 'Una pregunta en lugar de la contraseña',
    question: '¿Se puede demostrar una contraseña sin decirla?',
    description: 'CRAM-MD5 y APOP: el servidor pregunta, y la respuesta demuestra la contraseña sin decirla. La idea quedó; MD5, no.',
  },
  en: {
    title: 'A question instead of the password',
    question: 'Can you prove a password without saying it?',
    description: 'CRAM-MD5 and APOP: the server asks, the answer proves the password without saying it. The idea stayed, MD5 did not.',
  },
};
