import { capabilities } from '../capabilities.ts';
import { untagged, untaggedStatus } from '../mailboxData.ts';
import { reply } from '../replies.ts';
import { nothing } from './argument.ts';
import { completed, OK_OR_BAD, verb } from './verb.ts';

/** The commands of every state: RFC 3501 §6.1. */
export const capability = verb({
  verb: 'CAPABILITY',
  syntax: 'CAPABILITY',
  example: 'CAPABILITY',
  rfc: 'rfc3501#6.1.1',
  replies: OK_OR_BAD,
  parse: nothing,
  otherwise: [],
  answer: (desk) => completed(desk, () => [untagged(`CAPABILITY ${capabilities(desk.policy, desk)}`)]),
});

export const noop = verb({
  verb: 'NOOP',
  syntax: 'NOOP',
  example: 'NOOP',
  rfc: 'rfc3501#6.1.2',
  replies: OK_OR_BAD,
  parse: nothing,
  otherwise: [],
  answer: (desk) => completed(desk),
});

export const logout = verb({
  verb: 'LOGOUT',
  syntax: 'LOGOUT',
  example: 'LOGOUT',
  rfc: 'rfc3501#6.1.3',
  replies: OK_OR_BAD,
  parse: nothing,
  otherwise: [],
  answer: (desk) => completed(desk, () => [untaggedStatus(reply('goodbye', desk.policy.hostName))]),
});
