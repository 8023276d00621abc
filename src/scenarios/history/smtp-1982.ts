import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

const message = ['DATA', 'Subject: hello\r\n\r\nIs anybody there?\r\n.'];

/**
 * A server of 1982 and somebody at a terminal, where letters are read too, for nobody fetches mail yet: no EHLO, but SEND, SOML and
 * SAML, which speak to whoever sits at the screen.
 */
const smtp1982: Scenario = {
  ...town,
  id: 'smtp-1982',
  hosts: hostsWith({ 'mx-b': { mail: { profile: '1982' } } }),
  actions: [
    {
      at: 0,
      do: 'type',
      host: 'ana-laptop',
      to: 'mx-b',
      protocol: 'smtp',
      lines: [
        'EHLO laptop.ana.a.org',
        'HELO laptop.ana.a.org',
        'VRFY bea',
        'SEND FROM:<ana@a.org>',
        'RCPT TO:<bea@b.com>',
        ...message,
        'SAML FROM:<ana@a.org>',
        'RCPT TO:<bea@b.com>',
        ...message,
        'QUIT',
      ],
    },
  ],
};

export const story: Story = {
  place: 1,
  level: 2,
  scenario: smtp1982,
  es: {
    title: 'Un servidor de 1982',
    question: '¿Cómo era el correo en 1982?',
    description:
      'Sin EHLO ni extensiones, pero con SEND y SAML, que escribían en la pantalla de quien estuviera conectado. El correo se lee allí donde está: faltan dos años para POP.',
  },
  en: {
    title: 'A server of 1982',
    question: 'What was e-mail like in 1982?',
    description:
      'No EHLO, no extensions, but SEND and SAML, which wrote straight to the screen of whoever was logged in. Mail is read where it lies: POP is two years away.',
  },
};
