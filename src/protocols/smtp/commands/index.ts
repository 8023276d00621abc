/** All commands that the server speaks, by verb. To add one: one file, one line here, one line per state in session.machine.ts. */
import type { Command } from '../../command.ts';
import { data, quit, rset } from './data.ts';
import { ehlo, helo } from './hello.ts';
import { help, noop, vrfy } from './inquiry.ts';
import { mail } from './mail.ts';
import { rcpt } from './rcpt.ts';

export const commands = {
  EHLO: ehlo,
  HELO: helo,
  MAIL: mail,
  RCPT: rcpt,
  DATA: data,
  RSET: rset,
  NOOP: noop,
  VRFY: vrfy,
  HELP: help,
  QUIT: quit,
};

export type Verb = keyof typeof commands;

/** Known to the standards, spoken by no server here: 502, not 500 (RFC 5321 §4.2.4.1). */
const known = new Set(['EXPN', 'SEND', 'SOML', 'SAML', 'TURN', 'ETRN', 'ATRN', 'STARTTLS', 'AUTH', 'BDAT']);

export function commandNamed(verb: string): Command | 'not implemented' | undefined {
  return Object.hasOwn(commands, verb) ? commands[verb as Verb] : known.has(verb) ? 'not implemented' : undefined;
}
