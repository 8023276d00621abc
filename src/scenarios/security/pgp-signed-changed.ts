import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

/**
 * Ana's program signs with OpenPGP, and leaves the text in eight bits, which RFC 3156 §3 forbids. The next server takes seven only, so
 * hers re-encodes the text within the signature: to a reader every word is the same, and Bea's program says that it was changed.
 */
const pgpSignedChanged: Scenario = {
  ...town,
  id: 'pgp-signed-changed',
  hosts: hostsWith({ 'mx-b': { mail: { withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'] } } }),
  devices: devicesWith({ 'bea-laptop': { keyring: ['ana@a.org'] } }),
  draft: { ...town.draft, encoding: '8bit', signed: 'openpgp', text: 'Hola, Bea:\n\nMañana comeré ñoquis con jamón.\n\nAna\n' },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 60_000, do: 'use', host: 'bea-laptop', deeds: [{ do: 'open' }, { do: 'read', uid: 1 }] },
  ],
};

export const story: Story = {
  place: 12,
  level: 3,
  scenario: pgpSignedChanged,
  es: {
    title: 'OpenPGP: una firma que no perdona',
    question: 'Nadie ha cambiado una palabra: ¿por qué dice que está alterada?',
    description:
      'El programa de Ana firma con OpenPGP un texto de ocho bits. Su servidor lo recodifica para el siguiente, y al de Bea ya no le cuadra.',
  },
  en: {
    title: 'OpenPGP: a signature that forgives nothing',
    question: 'Nobody has changed a word: why does it say altered?',
    description:
      'Ana’s program signs a text in eight bits with OpenPGP. Her server re-encodes it for the next one, and to Bea’s program it no longer fits.',
  },
};
