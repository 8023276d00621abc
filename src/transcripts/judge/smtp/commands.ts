/** Judges what an SMTP client says, line by line: RFC 5321 §4.1, and the extensions that commands belong to. */
import { isAscii, LF, CR, text } from '../../../mail/octets.ts';
import { isAddressLiteral } from '../../../mail/address.ts';
import { commandNamed } from '../../../protocols/smtp/commands/index.ts';
import type { AuthArgument } from '../../../protocols/smtp/commands/security.ts';
import { COMMAND_LINE_OCTETS } from '../../../protocols/smtp/wire.ts';
import { strictBase64 } from '../../../protocols/sasl/exchange.ts';
import { isPlaintext } from '../../../protocols/sasl/mechanisms.ts';
import { hasSecret } from '../../../protocols/smtp/secrets.ts';
import { argumentOf, HELLOS, MAILS, speaksOnBehalf, type SmtpAsked } from '../../dialogues/smtp/asked.ts';
import { isMasked } from '../masked.ts';
import { judgePath } from './paths.ts';
import { shown, spot, type SmtpMemory } from './memory.ts';
import { smtpRules } from './rules.ts';

const HTTP_VERBS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT', 'PATCH', 'TRACE']);

/** All that the line itself tells, whatever is answered to it. */
export function judgeLine(asked: SmtpAsked, memory: SmtpMemory): void {
  if (asked.line.length === 0) return;
  if (memory.octets && asked.whole) judgeOctets(asked, memory);
  if (!asked.whole || (hasSecret(asked.exchange.verb) && isMasked(asked.rest))) return;
  if (asked.exchange.verb === '(response)') judgeResponse(asked, memory);
  else if (asked.type === '') judgeUnknown(asked, memory);
  else judgeCommand(asked, memory);
}

function judgeOctets({ exchange, line, lineSize, rest }: SmtpAsked, memory: SmtpMemory): void {
  const { verb } = exchange;
  const end = line.length;
  if (line[end - 1] === LF && line[end - 2] !== CR) {
    memory.client(smtpRules.commandLineEnd, exchange, [end - 1, end], { expected: text(line, 0, Math.min(end - 1, 200)) });
  }
  const limit = COMMAND_LINE_OCTETS + (commandNamed(verb)?.extraOctets ?? (verb === '(response)' ? AUTH_EXTRA : 0));
  if (lineSize > limit) memory.client(smtpRules.commandTooLong, exchange, [limit, lineSize], { values: { octets: lineSize, limit, verb } });
  if (/[ \t]$/.test(rest) && rest.trim() !== '') {
    const expected = `${verb} ${rest.trimEnd()}`;
    memory.client(smtpRules.trailingSpace, exchange, [end - 2 - (rest.length - rest.trimEnd().length), end - 2], { expected });
  }
}

/** RFC 4954 §4: a line of the exchange may have 12288 octets. */
const AUTH_EXTRA = commandNamed('AUTH')!.extraOctets ?? 0;

function judgeUnknown({ exchange, line, rest }: SmtpAsked, memory: SmtpMemory): void {
  const { verb } = exchange;
  const values = { verb: shown(verb) || 'CR LF' };
  const at = [0, Math.max(1, verb.length)] as const;
  if (HTTP_VERBS.has(verb.toUpperCase()) && /HTTP\/|^\S*\//.test(rest)) {
    memory.client(smtpRules.foreignProtocol, exchange, at, { values });
  } else if (memory.octets && !isAscii(text(line, 0, Math.min(line.length, 512)))) {
    memory.client(smtpRules.commandNotAscii, exchange, [0, line.length], { values });
  } else if (speaksOnBehalf(verb)) {
    memory.client(smtpRules.onBehalf, exchange, at, { values: { verb: verb.toUpperCase(), attributes: shown(rest) } });
  } else if (/^X/i.test(verb) || memory.offers(verb.toUpperCase())) {
    memory.client(smtpRules.privateCommand, exchange, at, { values });
  } else {
    memory.client(smtpRules.unknownCommand, exchange, at, { values });
  }
}

function judgeCommand(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange, rest } = asked;
  const { verb } = exchange;
  const command = commandNamed(verb)!;
  if (command.obsolete) memory.client(smtpRules.historic, exchange, [0, verb.length], { values: { verb }, rfc: command.obsolete });
  if (MAILS.has(verb) || verb === 'RCPT') return judgePath(asked, memory);
  if (argumentOf(verb, rest) === undefined || (verb === 'ETRN' && rest.trim() === '')) {
    const values = { verb, text: shown(rest), syntax: command.syntax };
    memory.client(smtpRules.syntax, exchange, spot(written(asked), rest), {
      values,
      rfc: command.rfc,
      expected: repaired(verb, command.example),
    });
  } else if (HELLOS.has(verb)) judgeHello(asked, memory);
  else if (verb === 'AUTH') judgeMechanism(asked, memory);
  else if (memory.octets && !isAscii(rest) && !/ SMTPUTF8$/i.test(rest)) {
    memory.client(smtpRules.commandNotAscii, exchange, spot(written(asked), rest), { values: { verb } });
  }
}

/** What takes no argument is said without one. */
function repaired(verb: string, example: string): string {
  return example === verb ? verb : example;
}

/** RFC 2033 §4.1: LMTP has its own greeting, and only it has; RFC 5321 §4.1.1.1: a name that others can resolve, or a literal. */
function judgeHello(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange, rest } = asked;
  const { verb } = exchange;
  const name = rest.trim();
  if (memory.lmtp !== (verb === 'LHLO')) {
    const expected = `${memory.lmtp ? 'LHLO' : 'EHLO'} ${name}`;
    memory.client(smtpRules.lmtpHello, exchange, [0, verb.length], { values: { verb, protocol: memory.lmtp ? 'LMTP' : 'SMTP' }, expected });
  } else if (verb === 'HELO' && !memory.ehloRefused && !memory.lost) {
    memory.client(smtpRules.oldHello, exchange, [0, verb.length], { values: { verb }, expected: `EHLO ${name}` });
  }
  if (memory.lmtp && memory.port === 25) memory.client(smtpRules.lmtpPort, exchange, [0, verb.length]);
  if (!name.includes('.') && !isAddressLiteral(name)) {
    memory.client(smtpRules.helloName, exchange, spot(written(asked), name), {
      values: { verb, name: shown(name) },
      expected: `${verb} [192.0.2.1]`,
    });
  }
}

function judgeMechanism(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange, rest } = asked;
  const { mechanism } = argumentOf('AUTH', rest) as AuthArgument;
  const offered = memory.offer?.get('AUTH');
  const at = spot(written(asked), rest.split(' ', 1)[0]!);
  if (offered && !offered.some((each) => each.toUpperCase() === mechanism)) {
    memory.client(smtpRules.mechanismNotOffered, exchange, at, {
      values: { mechanism, offered: offered.join(' ') },
      expected: `AUTH ${offered[0] ?? ''}`.trim(),
    });
  }
  if (!memory.secure && !memory.opened && isPlaintext(mechanism)) {
    memory.client(smtpRules.credentialsInClear, exchange, at, {
      values: { mechanism },
      expected: memory.offers('STARTTLS') ? 'STARTTLS' : '',
    });
  }
}

function judgeResponse({ exchange, rest }: SmtpAsked, memory: SmtpMemory): void {
  if (rest === '*' || strictBase64(rest) !== undefined) return;
  memory.client(smtpRules.responseBase64, exchange, [0, rest.length], { expected: '*' });
}

/** The line as latin1. */
function written({ line }: SmtpAsked): string {
  return text(line);
}
