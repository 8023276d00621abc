/** Judges what a server refuses although it is written as the standard has it, and offered: RFC 5321 §4.1.2, §4.1.1.11, §4.5.1. */
import { isAddressLiteral, isDomain } from '../../../mail/address.ts';
import { isAscii } from '../../../mail/octets.ts';
import type { PathArgument } from '../../../protocols/smtp/commands/path.ts';
import { argumentOf, HELLOS, type SmtpAsked } from '../../dialogues/smtp/asked.ts';
import type { SmtpReply } from '../../dialogues/smtp/reply.ts';
import { shown, type SmtpMemory } from './memory.ts';
import { isFairLength, isOffered } from './paths.ts';
import { smtpRules } from './rules.ts';

/** RFC 5321 §4.2.2: syntax error in parameters; mailbox name not allowed, 'e.g., mailbox syntax incorrect'. */
const SYNTAX = 501;
const MAILBOX_NAME = 553;
/** Parameters not recognized or not implemented. */
const PARAMETERS: ReadonlySet<number> = new Set([504, 555]);
/** Of a name that every server must know these say that there is no such mailbox, or that it is badly written. */
const NO_SUCH: ReadonlySet<number> = new Set([SYNTAX, 550, 551, MAILBOX_NAME]);

/** Of a command line that no server may find too long or badly ended, in its turn. */
export function judgeRefusal(asked: SmtpAsked, { code, octets }: SmtpReply, memory: SmtpMemory): void {
  const { exchange, rest } = asked;
  const parsed = argumentOf(exchange.verb, rest);
  if (parsed === undefined) return;
  const rule = HELLOS.has(exchange.verb)
    ? refusedHello(rest, code)
    : isPath(parsed)
      ? refusedPath(exchange.verb, parsed, code, memory)
      : undefined;
  if (rule) memory.server(rule, exchange, [0, octets.length], { values: { verb: exchange.verb, code, text: shown(rest) } });
}

function refusedHello(rest: string, code: number) {
  const name = rest.trim();
  return code === SYNTAX && (isDomain(name) || isAddressLiteral(name)) ? smtpRules.validRefused : undefined;
}

const isPath = (parsed: unknown): parsed is PathArgument => typeof parsed === 'object' && parsed !== null && 'parameters' in parsed;

function refusedPath(verb: string, { path, parameters }: PathArgument, code: number, memory: SmtpMemory) {
  if (!isAscii(path) || !isFairLength(path) || ![...parameters].every(([key, value]) => isOffered(verb, key, value, memory))) return;
  if (verb === 'RCPT' && /^postmaster$/i.test(path) && NO_SUCH.has(code)) return smtpRules.postmasterRefused;
  if (PARAMETERS.has(code) && parameters.size > 0) return smtpRules.parameterRefused;
  return code === SYNTAX || (code === MAILBOX_NAME && isUnusual(path)) ? smtpRules.validRefused : undefined;
}

/** Written in a manner that few servers expect: the null path, a quoted local part, an address literal. */
const isUnusual = (path: string): boolean => path === '' || path.startsWith('"') || path.endsWith(']');
