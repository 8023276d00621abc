import { alone } from '../../command.ts';
import { capabilities } from '../capabilities.ts';
import { since } from '../era.ts';
import { reply } from '../replies.ts';
import { listing, verb, YES_OR_NO } from './verb.ts';

/** The commands about the session itself. */
export const noop = verb({
  ...alone('NOOP'),
  rfc: 'rfc1939#5',
  neverRefused: true,
  replies: YES_OR_NO,
  otherwise: [reply('ok'), reply('unknownCommand')],
  answer: () => reply('ok'),
});

export const rset = verb({
  ...alone('RSET'),
  rfc: 'rfc1939#5',
  neverRefused: true,
  replies: YES_OR_NO,
  otherwise: [reply('reset', 2, 320), reply('unknownCommand')],
  answer: ({ maildrop }) => reply('reset', maildrop.size, maildrop.totalOctets),
});

export const quit = verb({
  ...alone('QUIT'),
  rfc: 'rfc1939#6',
  replies: YES_OR_NO,
  otherwise: [reply('goodbye', 'mail.b.org'), reply('badSequence', 'TRANSACTION')],
  answer({ policy, maildrop }) {
    if (policy.expireDays === 0) maildrop.markRetrieved();
    const marked = maildrop.size - maildrop.count;
    return marked === 0 ? reply('goodbye', policy.hostName) : reply('goodbyeDeleted', policy.hostName, marked);
  },
});

export const capa = verb({
  ...alone('CAPA'),
  rfc: 'rfc2449#5',
  replies: YES_OR_NO,
  extension: 'CAPA',
  unasked: true,
  spoken: since(1998),
  multiLine: 'always',
  otherwise: [reply('capabilities'), reply('unknownCommand')],
  answer: (desk) => listing(reply('capabilities'), capabilities(desk)),
});
