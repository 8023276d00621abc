import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** The next server takes seven bits only, so the text is put into other signs after it was signed: every word is the same, and the signature fails. */
const dkimBroken: Scenario = {
  ...town,
  id: 'dkim-broken',
  hosts: hostsWith({
    'smtp-a': { mail: { dkim: { domain: 'a.org', selector: 'nov', algorithm: 'ed25519-sha256' } } },
    'mx-b': { mail: { withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'], verify: { dkim: true } } },
  }),
  draft: { ...town.draft, encoding: '8bit', text: 'Hola, Bea:\n\nMañana comeré ñoquis con jamón.\n\nAna\n' },
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: dkimBroken,
  es: {
    title: 'Un sello roto',
    question: 'Las palabras son las mismas: ¿por qué falla la firma?',
    description: 'El texto se recodifica por el camino, ya firmado. Las palabras son las mismas, los octetos no, y la firma falla.',
  },
  en: {
    title: 'A broken seal',
    question: 'The words are the same: why does the signature fail?',
    description:
      'The text is re-encoded on the way, after it was signed. The words are the same, the octets are not, and the signature fails.',
  },
};
