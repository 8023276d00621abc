import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { forger, hostsWith, saysInDns, town } from '../town.ts';

const LETTER = 'From: Ana <ana@a.org>\r\nTo: bea@b.com\r\nSubject: Sin fecha\r\n\r\nHola, Bea.\r\n.';

const submits = (host: string, at: number, lines: readonly string[]): Action => ({
  at,
  do: 'type',
  host,
  to: 'smtp-a',
  protocol: 'submission',
  lines: ['EHLO casa.example', ...lines, 'QUIT'],
});

/**
 * Ana types a letter at her submission server and forgets Date and Message-ID: the server adds both (RFC 6409 §8). Mallory, from
 * another house, is turned away at MAIL.
 */
const bareSubmission: Scenario = {
  ...town,
  id: 'bare-submission',
  hosts: [...hostsWith({ 'mx-b': { mail: { verify: { spf: 'note' } } } }), forger],
  links: [...town.links, { a: 'mallory', b: 'smtp-a', latencyMs: 35, octetsPerMs: 1250 }],
  zones: saysInDns({ 'a.org': 'v=spf1 ip4:192.0.2.25 -all' }),
  actions: [
    submits('ana-laptop', 0, ['MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA', LETTER]),
    submits('mallory', 60_000, ['MAIL FROM:<mallory@mallory.example>']),
    { at: 120_000, do: 'fetch', host: 'bea-laptop' },
  ],
};

export const story: Story = {
  place: 12,
  level: 2,
  scenario: bareSubmission,
  es: {
    title: 'Una carta sin fecha',
    question: '¿Quién pone la fecha que Ana olvidó?',
    description:
      'Ana se olvida de Date y Message-ID, y su servidor de envío añade los dos. A un desconocido que prueba la misma puerta no lo dejan pasar.',
  },
  en: {
    title: 'A letter without a date',
    question: 'Who fills in the date that Ana forgot?',
    description: 'Ana forgets Date and Message-ID, and her submission server adds both. A stranger who tries the same door is turned away.',
  },
};
