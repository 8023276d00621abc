/** All commands that the server speaks, by verb. To add one: one file, one line here, one line per state in session.machine.ts. */
import { own } from '../../../own.ts';
import { apop, pass, user } from './authorization.ts';
import { lang, utf8 } from './language.ts';
import { list, stat, uidl } from './maildrop.ts';
import { dele, retr, top } from './message.ts';
import { auth, stls } from './security.ts';
import { capa, noop, quit, rset } from './session.ts';

export const commands = {
  USER: user,
  PASS: pass,
  APOP: apop,
  AUTH: auth,
  STLS: stls,
  UTF8: utf8,
  LANG: lang,
  STAT: stat,
  LIST: list,
  RETR: retr,
  DELE: dele,
  NOOP: noop,
  RSET: rset,
  TOP: top,
  UIDL: uidl,
  CAPA: capa,
  QUIT: quit,
};

export type Verb = keyof typeof commands;

type Pop3Command = (typeof commands)[Verb];

export function commandNamed(verb: string): Pop3Command | undefined {
  return own<Pop3Command>(commands, verb);
}
