import { alone } from '../../command.ts';
import { reply } from '../replies.ts';
import { verb } from './verb.ts';

export const data = verb({
  ...alone('DATA'),
  rfc: 'rfc5321#4.1.1.4',
  required: true,
  endsGroup: true,
  replies: { success: [], intermediate: ['354'], failure: ['503', '554', '501', '421'] },
  answer: ({ transaction }) => transaction.data(),
});

export const rset = verb({
  ...alone('RSET'),
  rfc: 'rfc5321#4.1.1.5',
  required: true,
  replies: { success: ['250'], failure: ['501', '421'] },
  answer: () => reply('resetDone'),
});

export const quit = verb({
  ...alone('QUIT'),
  rfc: 'rfc5321#4.1.1.10',
  required: true,
  beforeTls: true,
  endsGroup: true,
  replies: { success: ['221'], failure: ['501', '421'] },
  answer: ({ policy }) => reply('goodbye', policy.hostName),
});
