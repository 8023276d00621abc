import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, forgersWay, hostsWith, saysInDns, silentZone, town } from '../town.ts';

const SIGNATURE =
  'DKIM-Signature: v=1; a=rsa-sha256; d=silent.example; s=k; h=From; bh=2jmj7l5rSw0yVb/vlWAYkK/YBwk=; b=MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=\r\n';

/** A stranger writes three times; each letter goes over a connection of its own. */
function letter(at: number, reversePath: string, fields = ''): Action {
  const text = `${fields}From: Ana <ana@silent.example>\r\nTo: bea@b.com\r\nSubject: Hola\r\n\r\n¿Me conoces?\r\n.`;
  const lines = ['EHLO mail.mallory.example', `MAIL FROM:<${reversePath}>`, 'RCPT TO:<bea@b.com>', 'DATA', text, 'QUIT'];
  return { at, do: 'type', host: 'mallory', to: 'mx-b', protocol: 'smtp', lines };
}

/**
 * The name server of the sender's domain is switched off. What cannot be known now is asked again later (451); a letter without a
 * signature, where one is demanded, is refused for good (RFC 7208 §8.6, RFC 6376 §3.9, RFC 7372).
 */
const originUnknown: Scenario = {
  ...town,
  id: 'origin-unknown',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'enforce', dkim: 'enforce' } } } }), forger],
  links: [...town.links, ...forgersWay],
  zones: [...saysInDns({ 'mallory.example': 'v=spf1 ip4:203.0.113.66 -all' }), silentZone],
  actions: [letter(0, 'ana@silent.example'), letter(120_000, 'news@mallory.example', SIGNATURE), letter(240_000, 'news@mallory.example')],
  faults: [{ kind: 'stop', host: 'ns-b', atMs: 0 }],
};

export const story: Story = {
  place: 7,
  level: 3,
  scenario: originUnknown,
  es: {
    title: '«Vuelva más tarde»: nadie sabe quién es usted',
    question: '¿Y si hoy no se puede saber quién escribe?',
    description:
      'El servidor de nombres del remitente está apagado. Lo que ahora no se puede saber se aplaza; lo que está claro se rechaza.',
  },
  en: {
    title: '“Try again later”: nobody can say who you are',
    question: 'What if nobody can say today who is writing?',
    description: 'The name server of the sender’s domain is off. What cannot be known now is put off; what is clearly wrong is refused.',
  },
};
