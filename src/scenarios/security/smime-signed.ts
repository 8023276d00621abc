import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/**
 * Ana's program signs what she writes (RFC 8551). It arrives octet for octet, and Bea's program says that it is Ana's: an authority
 * that it trusts has vouched for her certificate. No server had a part in it, and none of them could have read it differently.
 */
const smimeSigned: Scenario = {
  ...town,
  id: 'smime-signed',
  draft: { ...town.draft, signed: 'smime' },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 60_000, do: 'use', host: 'bea-laptop', deeds: [{ do: 'open' }, { do: 'read', uid: 1 }] },
  ],
};

export const story: Story = {
  place: 11,
  level: 2,
  scenario: smimeSigned,
  es: {
    title: 'Firmada por Ana, no por su servidor',
    question: '¿Quién responde de que esta carta es de Ana?',
    description:
      'El programa de Ana firma con S/MIME y el de Bea lo comprueba: una autoridad en la que confía responde por el certificado. Ningún servidor interviene.',
  },
  en: {
    title: 'Signed by Ana, not by her server',
    question: 'Who vouches that this letter is Ana’s?',
    description:
      'Ana’s program signs with S/MIME, and Bea’s checks it: an authority that it trusts vouches for the certificate. No server takes part.',
  },
};
