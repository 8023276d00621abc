import type { Action, Intervention, Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, PASSWORD, town } from '../town.ts';

type Fetching = 'pop3' | 'imap';
const LOG_IN = {
  pop3: ['USER bea@b.com', `PASS ${PASSWORD}`],
  imap: [`a LOGIN bea@b.com ${PASSWORD}`],
};
const LEAVE = { pop3: 'QUIT', imap: 'z LOGOUT' };

/** Somebody calls, logs in, and leaves after a while. */
function calls(protocol: Fetching, host: string, at: number, staysMs: number): Action {
  const lines = [...LOG_IN[protocol], { line: LEAVE[protocol], pauseMs: staysMs }];
  return { at, do: 'type', host, to: 'mx-b', protocol, lines };
}

/** Callers at a server that has room for two. */
function evening(protocol: Fetching, at: number): Action[] {
  return [
    calls(protocol, 'bea-laptop', at, 0),
    calls(protocol, 'bea-laptop', at + 5000, 20_000),
    calls(protocol, 'bea-telephone', at + 10_000, 30_000),
    calls(protocol, 'bea-telephone', at + 20_000, 0),
    calls(protocol, 'bea-telephone', at + 22_000, 0),
    calls(protocol, 'bea-laptop', at + 80_000, 20_000),
    calls(protocol, 'bea-telephone', at + 90_000, 0),
    calls(protocol, 'bea-laptop', at + 120_000, 10_000),
    calls(protocol, 'bea-telephone', at + 125_000, 20_000),
  ];
}

/** Twice the server has no room although nobody is there, or only one; and once it loses sight of one who stays. */
function troubles(protocol: Fetching): Intervention[] {
  const deny = (time: number, fact: string) => ({ kind: 'deny' as const, at: `${protocol}.server:state serving#${time}`, fact });
  return [deny(1, 'room'), deny(5, 'room'), deny(7, 'others')];
}

/**
 * mx.b.com has room for two readers at POP3, and for two at IMAP: who comes when it is full is told so, and closed. At POP3 the second
 * one finds the maildrop in use; IMAP lets both in (RFC 1939 §4, RFC 2449 §8.1.1, RFC 3501 §7.1.5).
 */
const noRoom: Scenario = {
  ...town,
  id: 'no-room',
  hosts: hostsWith({ 'mx-b': { mail: { mostReaders: 2 } } }),
  actions: [...evening('pop3', 0), ...evening('imap', 240_000)],
  faults: [...troubles('pop3'), ...troubles('imap')],
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: noRoom,
  es: {
    title: 'No cabe un lector más',
    question: '¿Cuántos pueden leer a la vez?',
    description:
      'Un servidor con sitio para dos lectores despide al tercero. En POP3 el segundo encuentra el buzón ocupado; IMAP deja pasar a los dos.',
  },
  en: {
    title: 'No room for one more reader',
    question: 'How many may read at once?',
    description:
      'A server with room for two readers sends the third away. At POP3 the second finds the maildrop in use; IMAP lets both in.',
  },
};
