import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

/** Passwords in the clear, by AUTH PLAIN and by USER and PASS: whoever listens has them. */
const passwordReadAlong: Scenario = {
  ...town,
  id: 'password-read-along',
  hosts: hostsWith({ 'smtp-a': { mail: { submission: 'password' } } }),
  devices: devicesWith({ 'ana-laptop': { mechanism: 'PLAIN' } }),
};

export const story: Story = {
  place: 1,
  level: 1,
  scenario: passwordReadAlong,
  es: {
    title: 'Una contraseña para quien escuche',
    question: '¿Quién puede leer la contraseña de Bea?',
    description:
      'No hay TLS en ninguna parte: AUTH PLAIN al enviar, USER y PASS al recoger. Lee la contraseña en la línea: el base64 no esconde nada.',
  },
  en: {
    title: 'A password for whoever listens',
    question: 'Who can read Bea’s password?',
    description: 'No TLS anywhere: AUTH PLAIN to submit, USER and PASS to fetch. Read the password off the line; base64 hides nothing.',
  },
};
