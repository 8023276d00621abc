import type { Action, Scenario } from '../../run/scenario.ts';
import { letters, READING_MS } from '../letters.ts';
import { hostsWith, PASSWORD, town } from '../town.ts';

const wait = (line: string, pauseMs: number) => ({ line, pauseMs });
const fetches = (host: string, at: number, lines: readonly (string | { line: string; pauseMs: number })[]): Action => ({
  at,
  do: 'type',
  host,
  to: 'mx-b',
  protocol: 'pop3',
  lines: ['USER bea@b.com', `PASS ${PASSWORD}`, ...lines],
});

/**
 * A maildrop belongs to one POP3 session at a time: Bea's telephone is told [IN-USE] while her laptop has it (RFC 2449 §8.1.1). The
 * server serves two at once; a third caller is turned away, and comes again when somebody has left.
 */
export const noRoomLeft: Scenario = {
  ...town,
  id: 'no-room-left',
  hosts: hostsWith({ 'mx-b': { mail: { mostReaders: 2 } } }),
  actions: [
    ...letters,
    fetches('bea-laptop', READING_MS, ['STAT', wait('DELE 1', 20_000), 'QUIT']),
    fetches('bea-telephone', READING_MS + 4000, [wait('QUIT', 5000)]),
    { at: READING_MS + 8000, do: 'type', host: 'smtp-a', to: 'mx-b', protocol: 'pop3', lines: ['QUIT'] },
    { at: READING_MS + 9000, do: 'type', host: 'smtp-a', to: 'mx-b', protocol: 'pop3', lines: ['QUIT'] },
    { at: READING_MS + 60_000, do: 'fetch', host: 'bea-laptop' },
  ],
};
