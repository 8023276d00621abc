import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** Ana's server signs, with an RSA and an Ed25519 key; mx.b.com fetches both keys from the DNS and finds every octet as it was. */
const dkimSigned: Scenario = {
  ...town,
  id: 'dkim-signed',
  hosts: hostsWith({
    'smtp-a': { mail: { dkim: { domain: 'a.org', selector: 'nov', algorithm: 'both' } } },
    'mx-b': { mail: { verify: { dkim: true } } },
  }),
};

export const story: Story = {
  place: 3,
  level: 2,
  scenario: dkimSigned,
  es: {
    title: 'DKIM: un sello que todos pueden comprobar',
    question: '¿Cómo se comprueba que nadie ha tocado la carta?',
    description: 'El servidor de Ana firma cada carta con dos claves. mx.b.com las busca en el DNS y ve que ningún octeto ha cambiado.',
  },
  en: {
    title: 'DKIM: a seal that anybody can check',
    question: 'How can anybody tell that nobody has touched the letter?',
    description: 'Ana’s server signs every letter, with two keys. mx.b.com fetches them from the DNS and finds every octet as it was.',
  },
};
