import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS } from '../letters.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** POP3 at a terminal: what the server can do, the headers only (TOP), a mark of deletion taken back, and QUIT. */
const pop3ByHand: Scenario = {
  ...town,
  id: 'pop3-by-hand',
  actions: [
    ...letters,
    {
      at: READING_MS,
      do: 'type',
      host: 'bea-laptop',
      to: 'mx-b',
      protocol: 'pop3',
      lines: [
        'CAPA',
        'USER bea@b.com',
        'PASS correo',
        'STAT',
        'LIST',
        'UIDL',
        'TOP 1 0',
        'DELE 1',
        'LIST',
        'RSET',
        'RETR 2',
        'DELE 2',
        'QUIT',
      ],
    },
  ],
};

export const story: Story = {
  place: 1,
  level: 1,
  scenario: pop3ByHand,
  es: {
    title: 'POP3 ante un terminal',
    question: '¿Cuándo borra POP3 de verdad?',
    description: '¿Qué sabes hacer? Solo la cabecera, por favor; borra, no, espera; y QUIT, lo único que borra de verdad.',
  },
  en: {
    title: 'POP3 at a terminal',
    question: 'When does POP3 really delete?',
    description: 'What can you do? Only the header, please; delete, no, do not; and QUIT, which alone really deletes.',
  },
};
