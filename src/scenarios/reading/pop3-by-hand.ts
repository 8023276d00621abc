import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS } from '../letters.ts';
import { town } from '../town.ts';

/** POP3 at a terminal: what the server can do, the headers only (TOP), a mark of deletion taken back, and QUIT. */
export const pop3ByHand: Scenario = {
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
