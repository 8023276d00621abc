/** Judges the text after DATA and the chunks of BDAT, octet by octet: RFC 5321 §2.3.8, §4.1.1.4, §4.5.2, §4.5.3.1.6, RFC 6152, RFC 1870. */
import { CR, DOT, LF } from '../../../mail/octets.ts';
import { nextStuffedDot } from '../../dialogues/dotted-text.ts';
import type { SmtpAsked, SmtpText } from '../../dialogues/smtp/asked.ts';
import type { Rule } from '../../finding.ts';
import type { SmtpMemory } from './memory.ts';
import { smtpRules } from './rules.ts';

/** Longest line of a text, CRLF included: RFC 5321 §4.5.3.1.6. */
const TEXT_LINE_OCTETS = 1000;
/** The final dot line. */
const END_OCTETS = 3;

/** How often something is found in a text, and where first. */
interface Tally {
  count: number;
  start: number;
  end: number;
}

interface Survey {
  bareLf: Tally;
  bareCr: Tally;
  eightBit: Tally;
  longLine: Tally;
  /** Lines that begin with one dot and go on: the server takes the dot away. */
  lonelyDot: Tally;
}

export function judgeText(asked: SmtpAsked, text: SmtpText, memory: SmtpMemory): void {
  if (!memory.octets || asked.exchange.said.length === 0) return;
  // a chunk stands behind its command
  const from = asked.line.length;
  const survey = surveyed(text.octets);
  const find = (rule: Rule, tally: Tally, values: Record<string, number> = {}) => {
    if (tally.count === 0) return;
    memory.client(rule, asked.exchange, [from + tally.start, from + tally.end], { values: { count: tally.count, ...values } });
  };
  if (memory.transaction.body !== 'BINARYMIME') {
    find(smtpRules.bareLf, survey.bareLf);
    find(smtpRules.bareCr, survey.bareCr);
    find(smtpRules.textLineTooLong, survey.longLine, { limit: TEXT_LINE_OCTETS, octets: survey.longLine.end - survey.longLine.start });
    if (!memory.transaction.body.startsWith('8BIT') && memory.offer) {
      find(memory.offers('8BITMIME') ? smtpRules.eightBitUndeclared : smtpRules.notEightBit, survey.eightBit);
    }
  }
  if (text.end === 'count') judgeChunk(asked, text, memory);
  else judgeDots(asked, text, memory, survey.lonelyDot, find);
}

/** Octets of the message itself, which RFC 1870 §5 counts without the dots that were doubled. */
function messageSize({ octets, size, end }: SmtpText): number {
  let dots = 0;
  for (let dot = nextStuffedDot(octets, 0); dot >= 0; dot = nextStuffedDot(octets, dot + 1)) if (octets[dot + 1] === DOT) dots++;
  return (end === 'dot' ? size - END_OCTETS : size) - dots;
}

function judgeChunk(asked: SmtpAsked, text: SmtpText, memory: SmtpMemory): void {
  const announced = Number(/^\d+/.exec(asked.rest)?.[0] ?? 0);
  if (text.size >= announced || text.torn || memory.lost) return;
  memory.client(smtpRules.chunkCut, asked.exchange, [0, asked.line.length], { values: { announced, octets: text.size } });
}

function judgeDots(
  asked: SmtpAsked,
  { octets, end, oddEnd }: SmtpText,
  memory: SmtpMemory,
  lonelyDot: Tally,
  find: (rule: Rule, tally: Tally) => void,
): void {
  if (end === 'odd') {
    memory.client(smtpRules.oddEnd, asked.exchange, [Math.max(0, octets.length - 5), octets.length], { expected: '.' });
    if (asked.exchange.reply !== '') memory.server(smtpRules.oddEndTaken, asked.exchange, [0, asked.exchange.replied.length]);
  } else if (oddEnd >= 0) memory.client(smtpRules.oddEnd, asked.exchange, [Math.max(0, oddEnd - 5), oddEnd]);
  find(smtpRules.dotNotDoubled, lonelyDot);
}

function note(tally: Tally, start: number, end: number): void {
  if (tally.count++ === 0) Object.assign(tally, { start, end });
}

/** One pass over the octets: every line end, every octet beyond ASCII, every line that is too long or begins with a dot. */
function surveyed(octets: Uint8Array): Survey {
  const survey: Survey = { bareLf: tally(), bareCr: tally(), eightBit: tally(), longLine: tally(), lonelyDot: tally() };
  let lineStart = 0;
  let before = 0;
  if (octets[0] === DOT) noteDot(survey, octets, 0);
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at]!;
    if (octet === LF) {
      if (before !== CR) note(survey.bareLf, at, at + 1);
      if (at + 1 - lineStart > TEXT_LINE_OCTETS) note(survey.longLine, lineStart, at + 1);
      lineStart = at + 1;
      if (before === CR && octets[at + 1] === DOT) noteDot(survey, octets, at + 1);
    } else if (before === CR) note(survey.bareCr, at - 1, at);
    if (octet > 127) note(survey.eightBit, at, at + 1);
    before = octet;
  }
  return survey;
}

function noteDot(survey: Survey, octets: Uint8Array, dot: number): void {
  const next = octets[dot + 1];
  if (next !== DOT && next !== CR && next !== LF && next !== undefined) note(survey.lonelyDot, dot, dot + 1);
}

function tally(): Tally {
  return { count: 0, start: 0, end: 0 };
}

/** RFC 1870: what was declared, and what the server had said it takes. */
export function judgeSize(asked: SmtpAsked, text: SmtpText, memory: SmtpMemory, code: number): void {
  const { declared } = memory.transaction;
  const limit = Number(memory.offer?.get('SIZE')?.[0] ?? 0);
  if (!memory.octets || !text.complete || text.end === 'count') return;
  const octets = messageSize(text);
  if (declared > 0 && octets > declared) {
    memory.client(smtpRules.sizeUnderstated, asked.exchange, [0, 0], { values: { octets, declared } });
  }
  if (limit > 0 && octets > limit && code > 0 && code < 300) {
    memory.server(smtpRules.sizeLimitIgnored, asked.exchange, [0, asked.exchange.replied.length], { values: { octets, limit } });
  }
}
