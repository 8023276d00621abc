import type { Command } from '../../command.ts';
import { readAll } from '../cursor.ts';

export interface Login {
  user: string;
  password: string;
}

export const login = {
  verb: 'LOGIN',
  syntax: 'LOGIN user password',
  example: 'LOGIN bea correo',
  rfc: 'rfc3501#6.2.3',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: (rest) =>
    readAll(rest, (cursor): Login | undefined => {
      const user = cursor.astring();
      const password = user !== undefined && cursor.space ? cursor.astring() : undefined;
      return password === undefined ? undefined : { user: user!, password };
    }),
} satisfies Command<Login>;

/** No mechanism is offered, so none is known: RFC 3501 §6.2.2 answers NO. */
export const authenticate = {
  verb: 'AUTHENTICATE',
  syntax: 'AUTHENTICATE mechanism',
  example: 'AUTHENTICATE PLAIN',
  rfc: 'rfc3501#6.2.2',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: (rest) => readAll(rest, (cursor) => cursor.atom()?.toUpperCase()),
} satisfies Command<string>;
