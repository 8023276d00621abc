import { reply } from '../replies.ts';
import { verb, YES_OR_NO } from './verb.ts';

/** The commands of the AUTHORIZATION state: RFC 1939 §4 and §7. */
export const user = verb({
  verb: 'USER',
  syntax: 'USER name',
  example: 'USER bea',
  rfc: 'rfc1939#7',
  replies: YES_OR_NO,
  extension: 'USER',
  parse: (rest) => (rest.trim() === '' ? undefined : { name: rest.trim() }),
  otherwise: [reply('userOk', 'bea'), reply('wrongPassword')],
  answer: ({ login }, { name }) => login.user(name),
});

export const pass = verb({
  verb: 'PASS',
  syntax: 'PASS string',
  example: 'PASS correo',
  rfc: 'rfc1939#7',
  replies: YES_OR_NO,
  secretAfter: 1,
  /** Everything after the first space is the password, spaces included. */
  parse: (rest) => (rest === '' ? undefined : { password: rest }),
  otherwise: [reply('loggedIn', 2, 320), reply('wrongPassword'), reply('inUse')],
  answer: ({ login }, { password }) => login.pass(password),
});

export const apop = verb({
  verb: 'APOP',
  syntax: 'APOP name digest',
  example: 'APOP bea c4c9334bac560ecc979e58001b3e22fb',
  rfc: 'rfc1939#7',
  replies: YES_OR_NO,
  secretAfter: 2,
  parse: (rest) => {
    const match = /^(\S+) ([0-9a-fA-F]{32})\s*$/.exec(rest);
    return match ? { name: match[1]!, digest: match[2]!.toLowerCase() } : undefined;
  },
  spoken: ({ policy }) => policy.stamp !== '',
  otherwise: [reply('loggedIn', 2, 320), reply('wrongPassword'), reply('inUse')],
  answer: ({ login }, said) => login.apop(said),
});
