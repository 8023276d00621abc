import type { Authenticate, Login } from '../authentication.ts';
import { readAll } from '../cursor.ts';
import { reply, samples } from '../replies.ts';
import { alone, OK_OR_BAD, OK_OR_NO, verb } from './verb.ts';

/** What follows is judged by the mechanism: RFC 4959 §3. */
const INITIAL = /[A-Za-z0-9+/=]+/y;

export const login = verb({
  verb: 'LOGIN',
  syntax: 'LOGIN user password',
  example: 'LOGIN bea correo',
  rfc: 'rfc3501#6.2.3',
  secretAfter: 2,
  replies: OK_OR_NO,
  parse: (rest) =>
    readAll(rest, (cursor): Login | undefined => {
      const user = cursor.astring();
      const password = user !== undefined && cursor.space ? cursor.astring() : undefined;
      return password === undefined ? undefined : { user: user!, password };
    }),
  otherwise: samples('wrongPassword', 'privacyRequired'),
  answer: ({ authentication, isSecure }, said) => authentication.login(said, isSecure),
});

export const authenticate = verb({
  verb: 'AUTHENTICATE',
  syntax: 'AUTHENTICATE mechanism [initial-response]',
  example: 'AUTHENTICATE SCRAM-SHA-256',
  rfc: 'rfc3501#6.2.2',
  secretAfter: 2,
  replies: { ...OK_OR_NO, intermediate: ['+'] },
  parse: (rest) =>
    readAll(rest, (cursor): Authenticate | undefined => {
      const mechanism = cursor.atom()?.toUpperCase();
      if (mechanism === undefined || cursor.done) return mechanism === undefined ? undefined : { mechanism, initial: undefined };
      const initial = cursor.space ? cursor.match(INITIAL)?.[0] : undefined;
      return initial === undefined ? undefined : { mechanism, initial };
    }),
  otherwise: samples('wrongPassword', 'privacyRequired', 'noMechanism'),
  answer: ({ authentication, isSecure }, said) => authentication.begin(said, isSecure),
});

export const starttls = verb({
  ...alone('STARTTLS'),
  rfc: 'rfc3501#6.2.1',
  extension: 'STARTTLS',
  replies: OK_OR_BAD,
  otherwise: samples('beginTls', 'noTls'),
  answer: ({ canStartTls }) => reply(canStartTls ? 'beginTls' : 'noTls'),
});
