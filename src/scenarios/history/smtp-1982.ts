import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

const message = ['DATA', 'Subject: hello\r\n\r\nIs anybody there?\r\n.'];

/** A server of 1982 and somebody at a terminal, where letters are read too, for nobody fetches mail yet: no EHLO, but SEND, SOML and SAML, which speak to whoever sits at the screen. */
export const smtp1982: Scenario = {
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
