import type { Action, Host, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** The office of a.org has a submission server of its own, for those who sit in it: it asks for no password. */
const office: Host = { id: 'office-a', name: 'office.a.org', address: '192.0.2.26', kind: 'server', agents: ['msa', 'mta'] };

const visiting: Host = {
  id: 'ana-visiting',
  name: 'guest.b.com',
  address: '198.51.100.77',
  kind: 'laptop',
  owner: 'Ana',
  agents: ['mua'],
};

function types(at: number, to: string, lines: readonly string[]): Action {
  return { at, do: 'type', host: 'ana-visiting', to, protocol: 'submission', lines: ['EHLO guest.b.com', ...lines, 'QUIT'] };
}

/**
 * Ana visits Bea and writes from her house. The server that knows its people by their network takes her for a stranger; the one
 * that asks for a password takes her letter, and adds the Date and the Message-ID that she did not type (RFC 6409 §3.3, §8.2, §8.3).
 */
const awayFromHome: Scenario = {
  ...town,
  id: 'away-from-home',
  hosts: [...hostsWith({ 'smtp-a': { mail: { submission: 'password' } } }), office, visiting],
  links: [
    ...town.links,
    { a: 'ana-visiting', b: 'mx-b', latencyMs: 12, octetsPerMs: 1250 },
    { a: 'office-a', b: 'smtp-a', latencyMs: 1, octetsPerMs: 12500 },
  ],
  actions: [
    types(0, 'office-a', ['MAIL FROM:<ana@a.org>']),
    types(30_000, 'smtp-a', [
      // NUL, ana@a.org, NUL, correo
      'AUTH PLAIN AGFuYUBhLm9yZwBjb3JyZW8=',
      'MAIL FROM:<ana@a.org>',
      'RCPT TO:<esteban@b.com>',
      'DATA',
      'From: Ana <ana@a.org>\r\nTo: esteban@b.com\r\nSubject: Estoy en casa de Bea\r\n\r\nVen cuando quieras.\r\n\r\nAna\r\n.',
    ]),
  ],
};

export const story: Story = {
  place: 13,
  level: 1,
  scenario: awayFromHome,
  es: {
    title: 'Enviar desde casa ajena',
    question: '¿Puede Ana mandar correo desde la casa de Bea?',
    description:
      'Ana está de visita en casa de Bea. El servidor que reconoce a los suyos por la red la rechaza; el que pide contraseña acepta su carta.',
  },
  en: {
    title: 'Sending from somebody else’s house',
    question: 'Can Ana send mail from Bea’s house?',
    description:
      'Ana visits Bea. The server that knows its people by their network refuses her; the one that asks for a password takes her letter.',
  },
};
