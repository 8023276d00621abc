import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const mechanisms = ['CRAM-MD5', 'PLAIN', 'LOGIN'];

/**
 * A server of 2008, the year of RFC 5321: enhanced codes, reports on demand, TLS and log-in are there; addresses beyond ASCII and
 * LIMITS are not, and SCRAM (RFC 5802) is two years away. Ana submits at 587 as today; 465 is out of use until RFC 8314. Mail is fetched by
 * POP3 alone, for what our IMAP server tells of itself is of today.
 */
const smtp2008: Scenario = {
  ...town,
  id: 'smtp-2008',
  hosts: hostsWith({
    'smtp-a': { tls: true, mail: { profile: '2008', submission: 'password over TLS', mechanisms } },
    'mx-b': { tls: true, mail: { profile: '2008', mechanisms } },
  }),
  devices: devicesWith({ 'ana-laptop': { tls: 'if offered', mechanism: 'best' } }),
  actions: town.actions.filter((action) => !(action.do === 'fetch' && action.host === 'bea-telephone')),
};

export const story: Story = {
  place: 5,
  level: 2,
  scenario: smtp2008,
  es: {
    title: 'Servidores de 2008',
    question: '¿Qué le falta a un servidor de 2008?',
    description:
      'RFC 5321 acaba de salir. Hay códigos ampliados, TLS y contraseña en el puerto 587; faltan las direcciones con acentos y el puerto 465.',
  },
  en: {
    title: 'Servers of 2008',
    question: 'What does a server of 2008 lack?',
    description:
      'RFC 5321 has just come out. Enhanced codes, TLS and log-in at port 587 are there; addresses with accents and port 465 are not.',
  },
};
