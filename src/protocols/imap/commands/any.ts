import { capabilities } from '../capabilities.ts';
import { untagged, untaggedStatus } from '../mailboxData.ts';
import { reply } from '../replies.ts';
import { alone, completed, OK_OR_BAD, verb } from './verb.ts';

/** The commands of every state: RFC 3501 §6.1. */
export const capability = verb({
  ...alone('CAPABILITY'),
  rfc: 'rfc3501#6.1.1',
  replies: OK_OR_BAD,
  answer: (desk) => completed(desk, () => [untagged(`CAPABILITY ${capabilities(desk.policy, desk)}`)]),
});

export const noop = verb({
  ...alone('NOOP'),
  rfc: 'rfc3501#6.1.2',
  replies: OK_OR_BAD,
  answer: (desk) => completed(desk),
});

export const logout = verb({
  ...alone('LOGOUT'),
  rfc: 'rfc3501#6.1.3',
  replies: OK_OR_BAD,
  answer: (desk) => completed(desk, () => [untaggedStatus(reply('goodbye', desk.policy.hostName))]),
});
