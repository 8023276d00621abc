import { reply } from '../replies.ts';
import { parseNothing } from './nothing.ts';
import { verb } from './verb.ts';

export const data = verb({
  verb: 'DATA',
  syntax: 'DATA',
  example: 'DATA',
  rfc: 'rfc5321#4.1.1.4',
  required: true,
  endsGroup: true,
  replies: { success: [], intermediate: ['354'], failure: ['503', '554', '501', '421'] },
  parse: parseNothing,
  answer: ({ transaction }) => transaction.data(),
});

export const rset = verb({
  verb: 'RSET',
  syntax: 'RSET',
  example: 'RSET',
  rfc: 'rfc5321#4.1.1.5',
  required: true,
  replies: { success: ['250'], failure: ['501', '421'] },
  parse: parseNothing,
  answer: () => reply('resetDone'),
});

export const quit = verb({
  verb: 'QUIT',
  syntax: 'QUIT',
  example: 'QUIT',
  rfc: 'rfc5321#4.1.1.10',
  required: true,
  beforeTls: true,
  endsGroup: true,
  replies: { success: ['221'], failure: ['501', '421'] },
  parse: parseNothing,
  answer: ({ policy }) => reply('goodbye', policy.hostName),
});
