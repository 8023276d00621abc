import type { Action, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { letters, READING_MS } from '../letters.ts';
import { PASSWORD, town } from '../town.ts';

type Typed = Extract<Action, { do: 'type' }>['lines'];
const opens = (host: string, at: number, lines: Typed): Action => ({
  ...{ at, do: 'type', host, to: 'mx-b', protocol: 'pop3' },
  lines: ['USER bea@b.com', `PASS ${PASSWORD}`, ...lines],
});

/**
 * The laptop has the maildrop open and takes its time. The telephone is told [IN-USE], though its password is right, and comes again when
 * the laptop has said QUIT: one session at a time, so that numbers mean the same until its end (RFC 1939 §4, RFC 2449 §8.1.2).
 */
const pop3Lock: Scenario = {
  ...town,
  id: 'pop3-lock',
  actions: [
    ...letters,
    opens('bea-laptop', READING_MS, ['LIST', { line: 'DELE 1', pauseMs: 30_000 }, { line: 'QUIT', pauseMs: 30_000 }]),
    opens('bea-telephone', READING_MS + 10_000, ['QUIT']),
    opens('bea-telephone', READING_MS + 90_000, ['LIST', 'QUIT']),
  ],
};

export const story: Story = {
  place: 14,
  level: 1,
  scenario: pop3Lock,
  es: {
    title: 'Ocupado: POP3 atiende de uno en uno',
    question: 'La contraseña está bien: ¿por qué no entra el teléfono?',
    description:
      'El portátil tiene el buzón abierto. El teléfono oye [IN-USE], y entra cuando el portátil ha dicho QUIT: con POP3, una sesión cada vez.',
  },
  en: {
    title: 'Engaged: POP3 serves one at a time',
    question: 'The password is right: why is the telephone kept out?',
    description:
      'The laptop has the mailbox open. The telephone hears [IN-USE], and gets in once the laptop has said QUIT: with POP3, one session at a time.',
  },
};
