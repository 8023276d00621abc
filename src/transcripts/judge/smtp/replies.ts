/** Judges what an SMTP server answers: RFC 5321 §4.2, §4.3.2, and the enhanced codes of RFC 2034. */
import { isDomain } from '../../../mail/address.ts';
import { ascii, CR, isAscii, LF, text } from '../../../mail/octets.ts';
import { smtpBook } from '../../../protocols/smtp/book.ts';
import { commandNamed } from '../../../protocols/smtp/commands/index.ts';
import { COMMAND_LINE_OCTETS } from '../../../protocols/smtp/wire.ts';
import { strictBase64 } from '../../../protocols/sasl/exchange.ts';
import { argumentOf, HELLOS, type SmtpAsked } from '../../dialogues/smtp/asked.ts';
import { replyLine, type SmtpReply } from '../../dialogues/smtp/reply.ts';
import type { Rule } from '../../finding.ts';
import { remembered } from '../../remembered.ts';
import { isMasked } from '../masked.ts';
import { shown, type Range, type SmtpMemory } from './memory.ts';
import { judgeRefusal } from './refusals.ts';
import { smtpRules } from './rules.ts';

/** RFC 5321 §4.5.3.1.5, CRLF included. */
const REPLY_LINE_OCTETS = 512;
/** Replies up to this length are remembered. */
const SHORT_OCTETS = 600;
/** Lines of one reply that are looked at. */
const LINES = 1000;
/** RFC 3463 §2; what begins like it and is none is told as such. */
const ENHANCED = /^[245]\.(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2})(?: |$)/;
const LIKE_ENHANCED = /^\d+\.\d+(?:\.\d+)?(?= |$)/;
/** RFC 2034 §4: no enhanced code stands in these. */
const NOT_ENHANCED: ReadonlySet<string> = new Set([...HELLOS, '(connect)']);
/** Recipients that every server must take: RFC 5321 §4.5.3.1.8. */
const RECIPIENTS = 100;
const SOFTWARE =
  /\b(?:Postfix|Exim|Sendmail|Exchange|Microsoft ESMTP|qmail|OpenSMTPD|Cyrus|Dovecot|Courier|Haraka|MDaemon|Lotus|Zimbra)\b.*?\d+\.\d+|\b(?:Exim|Cyrus \w+|Sendmail|ESMTP \w+) v?\d+\.\d+/i;

/** A line of a reply and where it stands. */
interface ReplyLine {
  start: number;
  /** After its end. */
  end: number;
  /** Without its end. */
  line: string;
  code: number;
  /** It is written as RFC 5321 §4.2 has it. */
  proper: boolean;
  words: string;
  /** The enhanced code that its words begin with, as '2.1.0'; '' if none. */
  enhanced: string;
}

/** A reply line by line, the first thousand of them; most are written without a fault, and need be looked at no further. */
interface ReplyRead {
  lines: readonly ReplyLine[];
  /** One code throughout, and one that there is; each line as RFC 5321 §4.2 has it, ASCII, of a fair length, ended by CRLF. */
  flawless: boolean;
}

/** Whatever is wrong with the octets and the codes of a reply, be it asked for or not. */
export function judgeForm(reply: SmtpReply, lines: readonly ReplyLine[], find: Find): void {
  for (const { start, end, line, proper } of lines) {
    if (!proper) find(smtpRules.replySyntax, [start, end], { line: shown(line) });
  }
  const first = lines.find(({ code }) => code > 0);
  const other = lines.find(({ code }) => code > 0 && code !== first?.code);
  if (other) find(smtpRules.codesDiffer, [other.start, other.start + 3], { code: first!.code, other: other.code });
  if (reply.code > 0 && (reply.code < 200 || reply.code >= 600)) find(smtpRules.replyRange, [0, 3], { code: reply.code });
}

type Find = (rule: Rule, at: Range, values?: Record<string, string | number>, expected?: string) => void;

export function judgeReply(asked: SmtpAsked, reply: SmtpReply, known: boolean | undefined, memory: SmtpMemory): void {
  const { lines, flawless } = replyRead(reply.octets);
  const { verb } = asked.exchange;
  const find: Find = (rule, at, values = {}, expected = '') =>
    memory.server(rule, asked.exchange, at, { values: { verb, code: reply.code, ...values }, expected });
  if (reply.whole && !flawless) {
    judgeForm(reply, lines, find);
    if (memory.octets) judgeOctets(reply, lines, memory, asked, find);
  }
  judgeCode(asked, reply, lines, find);
  judgeTolerance(asked, reply, known, memory, find);
  if (reply.whole) judgeEnhanced(verb, lines, memory, find);
  if (verb === '(connect)') judgeGreeting(lines, find);
  else if (HELLOS.has(verb) && reply.code === 250) judgeOffer(lines, memory, find);
  else judgeMeaning(asked, reply, lines, memory, find);
}

/** The lines of a reply, the first thousand of them. */
export function linesOf(octets: Uint8Array): readonly ReplyLine[] {
  return replyRead(octets).lines;
}

function replyRead(octets: Uint8Array): ReplyRead {
  return octets.length <= SHORT_OCTETS ? shortRead(text(octets)) : read(octets);
}

const shortRead = remembered((words) => read(ascii(words)));

function read(octets: Uint8Array): ReplyRead {
  const lines = split(octets);
  const code = lines[0]?.code ?? 0;
  const flawless = lines.every(
    (each) =>
      each.proper &&
      each.code === code &&
      octets[each.end - 1] === LF &&
      octets[each.end - 2] === CR &&
      each.end - each.start <= REPLY_LINE_OCTETS &&
      isAscii(each.line),
  );
  return { lines, flawless: flawless && code >= 200 && code < 600 };
}

function split(octets: Uint8Array): ReplyLine[] {
  const lines: ReplyLine[] = [];
  for (let start = 0; start < octets.length && lines.length < LINES;) {
    const lf = octets.indexOf(LF, start);
    const end = lf < 0 ? octets.length : lf + 1;
    const before = octets[lf - 1] === CR ? lf - 1 : lf;
    const line = text(octets, start, lf < 0 ? end : before);
    const parsed = replyLine(line);
    const proper = /^\d{3}(?:[ -]|$)/.test(line);
    const words = parsed?.text ?? '';
    lines.push({ start, end, line, code: parsed?.code ?? 0, proper, words, enhanced: ENHANCED.exec(words)?.[0].trimEnd() ?? '' });
    start = end;
  }
  return lines;
}

function judgeOctets(reply: SmtpReply, lines: readonly ReplyLine[], memory: SmtpMemory, asked: SmtpAsked, find: Find): void {
  const { octets } = reply;
  const mayUtf8 = memory.transaction.smtpUtf8 || / SMTPUTF8/i.test(asked.rest);
  for (const { start, end, line } of lines) {
    if (octets[end - 1] === LF && octets[end - 2] !== CR) find(smtpRules.replyLineEnd, [end - 1, end]);
    if (end - start > REPLY_LINE_OCTETS && reply.code !== 334) {
      find(smtpRules.replyTooLong, [start + REPLY_LINE_OCTETS, end], { octets: end - start, limit: REPLY_LINE_OCTETS });
    }
    if (!mayUtf8 && !isAscii(line)) find(smtpRules.replyNotAscii, [start, end]);
  }
}

/** RFC 5321 §4.3.2: the first digit is what counts; a code that is not listed tells it as well. */
function judgeCode(asked: SmtpAsked, { code, octets }: SmtpReply, lines: readonly ReplyLine[], find: Find): void {
  const { verb } = asked.exchange;
  if (asked.type === '' || code < 200 || code >= 600) return;
  if (lines.length === 1 && lines[0]!.line.length === 3 && octets.length > 3) find(smtpRules.bareCode, [0, 3]);
  const listed = codesFor(verb);
  const said = String(code);
  if (listed.includes(said)) return;
  const possible = code >= 400 || listed.some((each) => each[0] === said[0]);
  const usual = listed.filter((each) => (code < 400 ? each < '400' : each[0] === said[0])).join(', ');
  if (!possible) find(smtpRules.replyImpossible, [0, 3], { usual }, listed[0]);
  else if (!ALWAYS.has(code)) find(smtpRules.replyUnlisted, [0, 3], { usual });
}

/** RFC 5321 §4.3.2: any command may be answered so. */
const ALWAYS: ReadonlySet<number> = new Set([421, 500, 501, 503, 530]);
const listedCodes = new Map<string, string[]>();

function codesFor(verb: string): string[] {
  let codes = listedCodes.get(verb);
  if (!codes) listedCodes.set(verb, (codes = smtpBook.repliesTo(verb, '', '').map((line) => line.slice(0, 3))));
  return codes;
}

/** What a server takes that the standard refuses, and what it refuses that the standard wants taken. */
function judgeTolerance(asked: SmtpAsked, reply: SmtpReply, known: boolean | undefined, memory: SmtpMemory, find: Find): void {
  const { code, octets } = reply;
  const { exchange, rest, type } = asked;
  const { verb } = exchange;
  const all = [0, octets.length] as const;
  const fits = type === '' || argumentOf(verb, rest) !== undefined;
  if (code < 400 && commandNamed(verb) && !fits && asked.whole && !isMasked(rest)) {
    find(smtpRules.syntaxTaken, all, { text: shown(rest) }, '501 5.5.4 Syntax error in parameters or arguments');
  }
  if (code < 400 && known === false && !exchange.verb.startsWith('(')) {
    find(smtpRules.orderTaken, all, { state: exchange.before }, '503 5.5.1 Bad sequence of commands');
  }
  if (code < 400 && verb === 'AUTH' && memory.authenticated) {
    find(smtpRules.authTwiceTaken, all, {}, '503 5.5.1 Already authenticated');
  }
  if (
    code < 300 &&
    memory.octets &&
    (verb === 'MAIL' || verb === 'RCPT') &&
    !isAscii(rest) &&
    !memory.transaction.smtpUtf8 &&
    !/ SMTPUTF8/i.test(rest)
  ) {
    find(smtpRules.utf8Taken, all, {}, '553 5.6.7 Address needs SMTPUTF8');
  }
  if (
    (code === 500 || code === 502) &&
    commandNamed(verb)?.required &&
    fits &&
    known !== false &&
    isSound(asked) &&
    !(memory.lmtp && verb === 'HELO')
  ) {
    find(smtpRules.required, all);
  }
  if (code >= 500 && known !== false && isSound(asked) && !isMasked(rest)) judgeRefusal(asked, reply, memory);
}

/** A line that no server may find too long or badly ended. */
function isSound({ line, lineSize, whole }: SmtpAsked): boolean {
  return whole && lineSize <= COMMAND_LINE_OCTETS && line[line.length - 2] === CR;
}

/** RFC 2034 §4. */
function judgeEnhanced(verb: string, lines: readonly ReplyLine[], memory: SmtpMemory, find: Find): void {
  const [first] = lines;
  if (!first || first.code < 200) return;
  if (NOT_ENHANCED.has(verb)) {
    if (verb === '(connect)' && first.enhanced !== '') find(smtpRules.enhancedMisplaced, [4, 4 + first.enhanced.length]);
    return;
  }
  if (!memory.offers('ENHANCEDSTATUSCODES') || (first.code >= 300 && first.code < 400)) return;
  const wrong = lines.find(({ enhanced, code }) => enhanced !== '' && enhanced[0] !== String(code)[0]);
  if (wrong) find(smtpRules.enhancedClass, [wrong.start + 4, wrong.end], { enhanced: wrong.enhanced });
  const [like] = LIKE_ENHANCED.exec(first.words) ?? [];
  if (first.enhanced === '' && like)
    find(smtpRules.enhancedSyntax, [first.start + 4, first.start + 4 + like.length], { enhanced: like }, `${String(first.code)[0]}.0.0`);
  else if (first.enhanced === '') find(smtpRules.enhancedMissing, [first.start, first.end]);
  else if (lines.some(({ enhanced }) => enhanced !== first.enhanced)) find(smtpRules.enhancedDiffer, [0, lines[lines.length - 1]!.end]);
}

/** RFC 5321 §4.2: the server's name is the first word; §7.5: what else a greeting gives away. */
function judgeGreeting(lines: readonly ReplyLine[], find: Find): void {
  const [first] = lines;
  if (!first || first.code !== 220) return;
  const name = first.words.split(' ', 1)[0] ?? '';
  if (!isDomain(name))
    find(smtpRules.greetingDomain, [4, 4 + Math.max(1, name.length)], { name: shown(name) }, '220 mx.b.com Service ready');
  const software = softwareIn(first.line);
  if (software) find(smtpRules.version, [software.index, software.index + software[0].length], { software: shown(software[0]) });
}

const softwareIn = remembered((line) => SOFTWARE.exec(line));

/** RFC 5321 §4.1.1.1: ehlo-line. */
function judgeOffer(lines: readonly ReplyLine[], memory: SmtpMemory, find: Find): void {
  for (const { start, end, words } of lines.slice(1)) {
    if (/^AUTH=/i.test(words)) find(smtpRules.oldAuthLine, [start + 4, end], { line: shown(words) }, words.replace('=', ' '));
    else if (words !== '' && !/^[A-Za-z0-9][A-Za-z0-9-]*(?: +[\x21-\x7e]+)* *$/.test(words))
      find(smtpRules.ehloLine, [start + 4, end], { line: shown(words) });
    if (memory.secure && /^STARTTLS\b/i.test(words)) find(smtpRules.starttlsOffered, [start + 4, end]);
  }
}

/** What a code means beyond yes and no. */
function judgeMeaning(asked: SmtpAsked, { code, octets }: SmtpReply, lines: readonly ReplyLine[], memory: SmtpMemory, find: Find): void {
  const { verb } = asked.exchange;
  const all = [0, octets.length] as const;
  if ((verb === 'VRFY' || verb === 'EXPN') && code === 250) find(smtpRules.nameTold, all);
  if ((verb === 'VRFY' || verb === 'RCPT') && (code === 251 || code === 551)) find(smtpRules.forwarded, all);
  if (code === 334 && !isMasked(lines[0]?.words ?? '') && strictBase64((lines[0]?.words ?? '').trim()) === undefined)
    find(smtpRules.challengeBase64, all);
  if (verb !== 'RCPT' || memory.transaction.accepted >= RECIPIENTS || !/too many recipients|\b[45]\.5\.3\b/i.test(lines[0]?.words ?? ''))
    return;
  if (code === 452) find(smtpRules.fewRecipients, all, { accepted: memory.transaction.accepted, limit: RECIPIENTS });
  else if (code === 552) find(smtpRules.oldRecipientsCode, all, {}, '452 4.5.3 Too many recipients');
}
