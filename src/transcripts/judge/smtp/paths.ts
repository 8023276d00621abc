/** Judges the paths and parameters of MAIL and RCPT: RFC 5321 §3.3, §4.1.2, and the extensions that parameters belong to. */
import { own } from '../../../own.ts';
import { isInternational } from '../../../mail/address.ts';
import { text } from '../../../mail/octets.ts';
import { commandNamed } from '../../../protocols/smtp/commands/index.ts';
import type { PathArgument } from '../../../protocols/smtp/commands/path.ts';
import { keepMailParameters, keepRcptParameters } from '../../../protocols/smtp/parameters.ts';
import { emptyEnvelope } from '../../../protocols/smtp/policy.ts';
import { argumentOf, type SmtpAsked } from '../../dialogues/smtp/asked.ts';
import { shown, spot, type SmtpMemory } from './memory.ts';
import { smtpRules } from './rules.ts';

/** RFC 5321 §4.5.3.1.1 to §4.5.3.1.3, octets. */
const LOCAL_PART_OCTETS = 64;
const PATH_OCTETS = 256;
const SPEAKER = { helo: '', extended: true, lmtp: false, tls: null, user: '' };

interface Extension {
  /** EHLO keyword that offers it. */
  keyword: string;
  rfc: string;
}

/** Parameters of MAIL and RCPT by the extension that brought them, those that this house does not speak included. */
const EXTENSIONS: Record<string, Extension> = {
  SIZE: { keyword: 'SIZE', rfc: 'rfc1870#6' },
  BODY: { keyword: '8BITMIME', rfc: 'rfc6152#3' },
  SMTPUTF8: { keyword: 'SMTPUTF8', rfc: 'rfc6531#3.4' },
  RET: { keyword: 'DSN', rfc: 'rfc3461#4.3' },
  ENVID: { keyword: 'DSN', rfc: 'rfc3461#4.4' },
  NOTIFY: { keyword: 'DSN', rfc: 'rfc3461#4.1' },
  ORCPT: { keyword: 'DSN', rfc: 'rfc3461#4.2' },
  AUTH: { keyword: 'AUTH', rfc: 'rfc4954#5' },
  BY: { keyword: 'DELIVERBY', rfc: 'rfc2852#4' },
  REQUIRETLS: { keyword: 'REQUIRETLS', rfc: 'rfc8689#4.1' },
  'MT-PRIORITY': { keyword: 'MT-PRIORITY', rfc: 'rfc6710#3' },
  HOLDFOR: { keyword: 'FUTURERELEASE', rfc: 'rfc4865#4' },
  HOLDUNTIL: { keyword: 'FUTURERELEASE', rfc: 'rfc4865#4' },
  MTRK: { keyword: 'MTRK', rfc: 'rfc3885#4' },
  CONPERM: { keyword: 'CONPERM', rfc: 'rfc4141#4' },
  CONNEG: { keyword: 'CONNEG', rfc: 'rfc4141#5' },
  SOLICIT: { keyword: 'NO-SOLICITING', rfc: 'rfc3865#2.3' },
  RRVS: { keyword: 'RRVS', rfc: 'rfc7293#3' },
  IGNOREQUOTA: { keyword: 'IGNOREQUOTA', rfc: '' },
  XVERP: { keyword: 'XVERP', rfc: '' },
};

/** Those that belong to RCPT; all others belong to MAIL. */
const OF_RCPT: ReadonlySet<string> = new Set(['NOTIFY', 'ORCPT', 'RRVS', 'CONNEG', 'IGNOREQUOTA']);

export function judgePath(asked: SmtpAsked, memory: SmtpMemory): void {
  const parsed = argumentOf(asked.exchange.verb, asked.rest) as PathArgument | undefined;
  if (!parsed) return judgeMalformed(asked, memory);
  const { exchange, rest } = asked;
  const route = /<(@[^:>]+:)/.exec(rest)?.[1];
  if (route) {
    const expected = `${exchange.verb} ${rest.replace(route, '')}`;
    memory.client(smtpRules.sourceRoute, exchange, at(asked, route), { values: { route }, expected });
  }
  const asksUtf8 = memory.transaction.smtpUtf8 || parsed.parameters.has('SMTPUTF8');
  if (memory.octets && isInternational(parsed.path) && !asksUtf8) {
    memory.client(smtpRules.utf8NotAsked, exchange, at(asked, parsed.path), { values: { verb: exchange.verb } });
  }
  for (const [keyword, value] of parsed.parameters) judgeParameter(asked, memory, keyword, value);
}

/** What it is written instead of: each with the line as it should have been. */
function judgeMalformed(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange, rest } = asked;
  const { verb } = exchange;
  const command = commandNamed(verb)!;
  const fits = (line: string) => command.parse(line) !== undefined;
  const tight = rest.replace(/^(FROM|TO)\s*:\s*/i, '$1:');
  const bracketed = tight.replace(/^(FROM:|TO:)([^<\s]\S*)/i, '$1<$2>');
  const values = { verb, text: shown(rest), syntax: command.syntax };
  if (tight !== rest && fits(bracketed)) {
    memory.client(smtpRules.colonSpace, exchange, at(asked, rest.slice(0, rest.length - tight.length + 5)), {
      values,
      expected: `${verb} ${tight}`,
    });
  }
  if (bracketed !== tight && fits(bracketed)) {
    memory.client(smtpRules.noBrackets, exchange, at(asked, rest), { values, expected: `${verb} ${bracketed}` });
  }
  if (fits(bracketed)) return;
  const path = /<([^>]*)>/.exec(rest)?.[1] ?? '';
  if (!isFairLength(path)) {
    memory.client(smtpRules.pathTooLong, exchange, at(asked, path), { values: { octets: path.length + 2, limit: PATH_OCTETS } });
  } else {
    memory.client(smtpRules.syntax, exchange, at(asked, rest), { values, rfc: command.rfc, expected: command.example });
  }
}

/** RFC 5321 §4.5.3.1.1 to §4.5.3.1.3. */
export function isFairLength(path: string): boolean {
  return path.length + 2 <= PATH_OCTETS && path.lastIndexOf('@') <= LOCAL_PART_OCTETS;
}

/** RFC 5321 §4.1.1.11: a parameter that the server must know, with a value that it may have. */
export function isOffered(verb: string, keyword: string, value: string, memory: SmtpMemory): boolean {
  const isItsOwn = OF_RCPT.has(keyword) === (verb === 'RCPT');
  return isItsOwn && memory.offers(neededFor(keyword, value)) === true && isValue(verb, keyword, value);
}

function neededFor(keyword: string, value: string): string {
  return keyword === 'BODY' && /^BINARYMIME$/i.test(value) ? 'BINARYMIME' : (own(EXTENSIONS, keyword)?.keyword ?? keyword);
}

/** RFC 5321 §4.1.1.11: a parameter belongs to an extension, and that must have been offered. */
function judgeParameter(asked: SmtpAsked, memory: SmtpMemory, keyword: string, value: string): void {
  const { exchange } = asked;
  const { verb } = exchange;
  const extension = own(EXTENSIONS, keyword);
  const needed = neededFor(keyword, value);
  const where = at(asked, new RegExp(`${keyword}(?:=\\S*)?`, 'i').exec(asked.rest)?.[0] ?? '');
  const values = { verb, keyword, value: shown(value), extension: needed };
  if (!extension && !/^X/.test(keyword)) {
    if (memory.offers(keyword) !== true)
      memory.client(smtpRules.unknownParameter, exchange, where, { values, expected: without(asked, keyword) });
  } else if (memory.offers(needed) === false) {
    const rfc = extension?.rfc || smtpRules.notOffered.rfc;
    memory.client(smtpRules.notOffered, exchange, where, { values, rfc, expected: without(asked, keyword) });
  } else if (extension && !isValue(verb, keyword, value)) {
    memory.client(smtpRules.parameterValue, exchange, where, { values, rfc: extension.rfc || smtpRules.parameterValue.rfc });
  }
}

function isValue(verb: string, keyword: string, value: string): boolean {
  const one = new Map([[keyword, value]]);
  const always = () => true;
  const refusal =
    verb === 'RCPT'
      ? keepRcptParameters(one, always, { path: '', notify: '', orcpt: '' })
      : keepMailParameters(one, always, emptyEnvelope(SPEAKER));
  return refusal?.name !== 'parameterValue';
}

/** The command without this parameter. */
function without({ exchange, rest }: SmtpAsked, keyword: string): string {
  return `${exchange.verb} ${rest.replace(new RegExp(` +${keyword}(?:=\\S*)?`, 'i'), '')}`;
}

function at({ line }: SmtpAsked, part: string) {
  return spot(text(line), part);
}
