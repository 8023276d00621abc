import type { Command } from '../../command.ts';
import { readAll } from '../cursor.ts';
import { nothing } from './any.ts';

/** What follows is judged by the mechanism: RFC 4959 §3. */
const INITIAL = /[A-Za-z0-9+/=]+/y;

export interface Login {
  user: string;
  password: string;
}

export const login = {
  verb: 'LOGIN',
  syntax: 'LOGIN user password',
  example: 'LOGIN bea correo',
  rfc: 'rfc3501#6.2.3',
  secretAfter: 2,
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: (rest) =>
    readAll(rest, (cursor): Login | undefined => {
      const user = cursor.astring();
      const password = user !== undefined && cursor.space ? cursor.astring() : undefined;
      return password === undefined ? undefined : { user: user!, password };
    }),
} satisfies Command<Login>;

export interface Authenticate {
  /** In upper case. */
  mechanism: string;
  /** Initial response as it was written, '=' for an empty one (RFC 4959 §3); `undefined`: the server begins. */
  initial: string | undefined;
}

export const authenticate = {
  verb: 'AUTHENTICATE',
  syntax: 'AUTHENTICATE mechanism [initial-response]',
  example: 'AUTHENTICATE SCRAM-SHA-256',
  rfc: 'rfc3501#6.2.2',
  secretAfter: 2,
  replies: { success: ['OK'], intermediate: ['+'], failure: ['NO', 'BAD'] },
  parse: (rest) =>
    readAll(rest, (cursor): Authenticate | undefined => {
      const mechanism = cursor.atom()?.toUpperCase();
      if (mechanism === undefined || cursor.done) return mechanism === undefined ? undefined : { mechanism, initial: undefined };
      const initial = cursor.space ? cursor.match(INITIAL)?.[0] : undefined;
      return initial === undefined ? undefined : { mechanism, initial };
    }),
} satisfies Command<Authenticate>;

export const starttls = {
  verb: 'STARTTLS',
  syntax: 'STARTTLS',
  example: 'STARTTLS',
  rfc: 'rfc3501#6.2.1',
  extension: 'STARTTLS',
  replies: { success: ['OK'], failure: ['BAD'] },
  parse: nothing,
} satisfies Command;
