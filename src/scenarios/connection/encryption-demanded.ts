import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const strict = { mail: { submission: 'password over TLS', encryptedLogin: true, mechanisms: ['PLAIN', 'LOGIN'] }, tls: true } as const;

/** The servers take passwords only over TLS, and Ana's old program does not know TLS: nothing is sent, and she is told why. */
const encryptionDemanded: Scenario = {
  ...town,
  id: 'encryption-demanded',
  hosts: hostsWith({ 'smtp-a': strict, 'mx-b': strict }),
  devices: devicesWith({ 'ana-laptop': { mechanism: 'PLAIN' } }),
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: encryptionDemanded,
  es: {
    title: 'Sin TLS no hay contraseña',
    question: '¿Por qué el programa viejo de Ana ya no puede entrar?',
    description:
      'Los servidores solo aceptan contraseñas donde nadie puede leerlas, y el viejo programa de Ana no sabe TLS. Se le dice por qué no sale nada.',
  },
  en: {
    title: 'No password without TLS',
    question: 'Why can Ana’s old program no longer log in?',
    description:
      'The servers take passwords only where nobody can read along, and Ana’s old program knows no TLS. She is told why nothing goes.',
  },
};
