import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { PASSWORD, town } from '../town.ts';

const MINUTE_MS = 60_000;

const writes = (at: number, subject: string, to: string[], bcc: string[] = []): Action => ({
  ...{ at, do: 'send', host: 'ana-laptop' },
  draft: { ...town.draft, subject, to, bcc, text: 'Hola:\n\nHasta el sábado.\n\nAna\n' },
});

/**
 * A household with one maildrop for all its addresses. Final delivery leaves the sender of the envelope in Return-Path and nothing of
 * its recipients (RFC 5321 §4.4), so whoever shares the letters out has to guess from the header, where a blind copy names nobody.
 * That is what SDPS told beside POP3, by a command of its own.
 */
const oneMaildrop: Scenario = {
  ...town,
  id: 'one-maildrop',
  accounts: [...town.accounts, { address: 'casa@b.com', name: 'Casa', host: 'mx-b', password: PASSWORD }],
  aliases: ['lucia', 'mateo'].map((name) => ({ address: `${name}@b.com`, host: 'mx-b', kind: 'alias', members: ['casa@b.com'] })),
  actions: [
    writes(0, 'Para Lucía', ['lucia@b.com']),
    writes(MINUTE_MS, 'Para los dos', ['lucia@b.com', 'mateo@b.com']),
    writes(2 * MINUTE_MS, 'Con copia oculta', ['carlos@b.com'], ['mateo@b.com']),
    {
      ...{ at: 10 * MINUTE_MS, do: 'type', host: 'bea-laptop', to: 'mx-b', protocol: 'pop3' },
      lines: ['USER casa@b.com', `PASS ${PASSWORD}`, 'STAT', 'TOP 1 0', 'TOP 2 0', 'TOP 3 0', 'QUIT'],
    },
  ],
};

export const story: Story = {
  place: 10,
  level: 2,
  scenario: oneMaildrop,
  es: {
    title: 'Un buzón para toda la casa',
    question: 'Tres cartas en un solo buzón: ¿cuál es de Lucía y cuál de Mateo?',
    description:
      'Las direcciones de la casa acaban en un mismo buzón POP3. Las cabeceras solo permiten adivinar, y la copia oculta no nombra a nadie: era el problema de SDPS.',
  },
  en: {
    title: 'One maildrop for the household',
    question: 'Three letters in one maildrop: which is Lucía’s, and which Mateo’s?',
    description:
      'All addresses of the household end in one POP3 maildrop. Headers only allow a guess, and a blind copy names nobody: the problem SDPS was made for.',
  },
};
