import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, town } from '../town.ts';

const offersTls = { tls: true, mail: { submission: 'password over TLS', encryptedLogin: true } } as const;

/** Every connection asks for TLS before it says anything that matters: STARTTLS, STLS, and once more STARTTLS at IMAP. */
export const starttls: Scenario = {
  ...town,
  id: 'starttls',
  hosts: hostsWith({ 'smtp-a': offersTls, 'mx-b': offersTls, 'mx-c': offersTls }),
  devices: devicesWith({
    'ana-laptop': { tls: 'demanded', mechanism: 'PLAIN' },
    'bea-laptop': { tls: 'demanded' },
    'bea-telephone': { tls: 'demanded' },
  }),
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: starttls,
  es: {
    title: 'STARTTLS: desde aquí, en privado',
    question: '¿En qué momento deja de oírse lo que se dice?',
    description: 'Cada conexión empieza en claro y pide TLS antes de decir nada secreto. Lo aprendido hasta entonces se olvida.',
  },
  en: {
    title: 'STARTTLS: from here on in private',
    question: 'At what moment can nobody listen any more?',
    description:
      'Each connection begins in the clear and asks for TLS before anything secret is said. What was learnt before is forgotten.',
  },
};
