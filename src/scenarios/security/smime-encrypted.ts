import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, town } from '../town.ts';

/**
 * Ana's program seals text and attachment for Bea (RFC 8551 §3.3). Every server on the way still reads who writes to whom, about what,
 * when, and how much. Bea's laptop has her key and opens it; her telephone fetches the same octets and cannot.
 */
const smimeEncrypted: Scenario = {
  ...town,
  id: 'smime-encrypted',
  devices: devicesWith({ 'ana-laptop': { decrypts: true }, 'bea-laptop': { decrypts: true } }),
  draft: { ...town.draft, encrypted: 'smime' },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 60_000, do: 'use', host: 'bea-laptop', deeds: [{ do: 'open' }, { do: 'read', uid: 1 }] },
    { at: 120_000, do: 'use', host: 'bea-telephone', deeds: [{ do: 'open' }, { do: 'read', uid: 1 }] },
  ],
};

export const story: Story = {
  place: 13,
  level: 2,
  scenario: smimeEncrypted,
  es: {
    title: 'Cifrada para Bea',
    question: '¿Qué ve cada servidor de una carta cifrada?',
    description:
      'El programa de Ana cifra con S/MIME. Los servidores ven remitente, destinatario, asunto, fecha y tamaño; el texto, no. El portátil de Bea tiene su clave; su teléfono, no.',
  },
  en: {
    title: 'Sealed for Bea',
    question: 'What does each server see of an encrypted letter?',
    description:
      'Ana’s program encrypts with S/MIME. The servers see sender, recipient, subject, date and size, but not the text. Bea’s laptop has her key; her phone does not.',
  },
};
