/** All commands that a server may speak, by verb. To add one: one file, one line here, one per state in session.machine.ts. */
import { own } from '../../../own.ts';
import { bdat } from './bdat.ts';
import { data, quit, rset } from './data.ts';
import { ehlo, helo, lhlo } from './hello.ts';
import { expn, help, noop, vrfy } from './inquiry.ts';
import { mail } from './mail.ts';
import { atrn, etrn, turn } from './queue.ts';
import { rcpt } from './rcpt.ts';
import { auth, starttls } from './security.ts';
import { saml, send, soml } from './terminal.ts';

export const commands = {
  EHLO: ehlo,
  HELO: helo,
  LHLO: lhlo,
  STARTTLS: starttls,
  AUTH: auth,
  MAIL: mail,
  RCPT: rcpt,
  DATA: data,
  BDAT: bdat,
  RSET: rset,
  NOOP: noop,
  VRFY: vrfy,
  EXPN: expn,
  HELP: help,
  ETRN: etrn,
  ATRN: atrn,
  SEND: send,
  SOML: soml,
  SAML: saml,
  TURN: turn,
  QUIT: quit,
};

export type Verb = keyof typeof commands;

type SmtpCommand = (typeof commands)[Verb];

/** The command of this name, whether or not a given server speaks it. */
export function commandNamed(verb: string): SmtpCommand | undefined {
  return own<SmtpCommand>(commands, verb);
}
