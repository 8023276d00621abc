/** Judges when an SMTP client says something: in order, after the greeting, in groups only where they are allowed, and only what was offered. */
import { HELLOS, speaksOnBehalf, type SmtpAsked } from '../../dialogues/smtp/asked.ts';
import { broughtBy } from '../../../protocols/command.ts';
import { commandNamed } from '../../../protocols/smtp/commands/index.ts';
import type { SmtpMemory } from './memory.ts';
import { smtpRules } from './rules.ts';

/** RFC 3207 §4.2: what needs to know the other side; the rest may be said before EHLO as well. */
const WITHOUT_HELLO: ReadonlySet<string> = new Set([...HELLOS, 'QUIT', '(connect)', '(response)']);
const TEXTS: ReadonlySet<string> = new Set(['DATA', 'BDAT']);

export function judgeMoment(asked: SmtpAsked, memory: SmtpMemory): void {
  if (asked.exchange.verb === '(connect)') return;
  if (asked.inOrder === false && asked.exchange.verb !== '(message)') judgeOrder(asked, memory);
  judgeGroup(asked, memory);
  judgeTls(asked, memory);
  judgeOffer(asked, memory);
  judgeBinary(asked, memory);
}

function judgeOrder(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange } = asked;
  const { verb, before } = exchange;
  const at = [0, exchange.said.length] as const;
  const values = { verb, state: before };
  if (TEXTS.has(verb) && before === 'session.sender' && memory.transaction.refused > 0) {
    memory.client(smtpRules.noRecipients, exchange, at, { values, expected: 'RSET' });
  } else if (verb === 'AUTH' && inTransaction(before)) {
    memory.client(smtpRules.authInTransaction, exchange, at, { values, expected: 'RSET' });
  } else {
    memory.client(smtpRules.order, exchange, at, { values, expected: firstOf(verb, before, memory) });
  }
}

/** What has to be said before, in this state. */
function firstOf(verb: string, state: string, memory: SmtpMemory): string {
  if (state === 'connected') return '';
  if (state === 'session.greeted') return memory.lmtp ? 'LHLO smtp.a.org' : 'EHLO smtp.a.org';
  if (state === 'session.ready') return 'MAIL FROM:<ana@a.org>';
  if (state === 'session.sender' && TEXTS.has(verb)) return 'RCPT TO:<bea@b.com>';
  return inTransaction(state) ? 'RSET' : '';
}

function inTransaction(state: string): boolean {
  return state === 'session.sender' || state === 'session.recipients' || state === 'session.chunks';
}

/** RFC 2920 §3.1, RFC 5321 §4.3.1. */
function judgeGroup(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange, ahead, barrier, beforeGreeting } = asked;
  const { verb } = exchange;
  const at = [0, Math.max(asked.line.length, 1)] as const;
  if (verb === '(message)') {
    if (barrier === 'DATA' && memory.octets && exchange.said.length > 0) {
      memory.client(smtpRules.prematureText, exchange, at, { values: { verb: 'DATA' } });
    }
    return;
  }
  if (asked.line.length === 0) return;
  if (beforeGreeting) memory.client(smtpRules.earlyTalker, exchange, at, { values: { verb } });
  else if (barrier !== '') memory.client(smtpRules.pipeliningOrder, exchange, at, { values: { verb, barrier } });
  else if (ahead > 0 && memory.offers('PIPELINING') === false) {
    memory.ifAllAnswered(() => memory.client(smtpRules.pipeliningNotOffered, exchange, at, { values: { verb, ahead } }));
  }
}

function judgeTls(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange } = asked;
  const { verb } = exchange;
  const at = [0, verb.length] as const;
  if (asked.firstInTls && asked.inOrder !== false && !WITHOUT_HELLO.has(verb)) {
    memory.client(smtpRules.noHelloAfterTls, exchange, at, {
      values: { verb },
      expected: memory.lmtp ? 'LHLO smtp.a.org' : 'EHLO smtp.a.org',
    });
  }
  if (verb === 'STARTTLS' && memory.secure) memory.client(smtpRules.starttlsTwice, exchange, at);
  if (verb === 'AUTH' && memory.authenticated) memory.client(smtpRules.authTwice, exchange, at);
}

function judgeOffer(asked: SmtpAsked, memory: SmtpMemory): void {
  const { exchange } = asked;
  const { verb } = exchange;
  const command = commandNamed(verb);
  const extension = speaksOnBehalf(verb) ? verb.toUpperCase() : broughtBy(command)[0];
  if (!extension || memory.offers(extension) !== false || (verb === 'STARTTLS' && memory.secure)) return;
  const values = { verb, keyword: verb, extension };
  memory.client(smtpRules.notOffered, exchange, [0, verb.length], { values, ...(command && { rfc: command.rfc }) });
}

/** RFC 3030 §3: lines cannot carry what is not lines. */
function judgeBinary({ exchange }: SmtpAsked, memory: SmtpMemory): void {
  if (exchange.verb !== 'DATA' || memory.transaction.body !== 'BINARYMIME') return;
  memory.client(smtpRules.binaryByData, exchange, [0, 4], { expected: 'BDAT 1000 LAST' });
}
