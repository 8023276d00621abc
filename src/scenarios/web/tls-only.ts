import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith } from '../town.ts';
import { webMail, webVisit } from './web-mail.ts';

const MINUTE_MS = 60_000;
const ask = { subject: '¿Venís?', text: 'El viernes a las dos.\nBea' };

/** Passwords go over TLS only, in the browser too. Then two letters that are not sent: to nobody, and to somebody unknown. */
const webMailTls: Scenario = {
  ...webMail,
  id: 'web-mail-tls',
  hosts: hostsWith({ 'mx-b': { mail: { encryptedLogin: true } } }, webMail.hosts),
  actions: [
    webVisit(0, { reads: false }),
    webVisit(MINUTE_MS, { secure: true, reads: false, writes: { ...ask, to: 'Carlos' } }),
    webVisit(3 * MINUTE_MS, { secure: true, reads: false, writes: { ...ask, to: 'davit@b.com' } }),
  ],
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: webMailTls,
  es: {
    title: 'Sin TLS no hay contraseña',
    question: '¿Por qué la página no acepta la contraseña?',
    description: 'El correo web solo admite contraseñas por https. Luego, dos cartas que no pueden salir y vuelven al formulario.',
  },
  en: {
    title: 'No password without TLS',
    question: 'Why will the page not take the password?',
    description: 'The web mail takes passwords by https only. Then two letters that cannot be sent, and come back in the form.',
  },
};
