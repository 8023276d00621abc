/**
 * Judges IMAP: each command when it is said, each response when it comes, each tagged reply with its command. RFC 3501 with
 * its extensions, RFC 9051 where IMAP4rev2 is on. A recording of lines is no evidence of octets.
 */
import { isAscii, text } from '../../../mail/octets.ts';
import { commandNamed } from '../../../protocols/imap/commands/index.ts';
import { spans } from '../../../protocols/imap/sequenceSet.ts';
import { strictBase64 } from '../../../protocols/sasl/exchange.ts';
import type { DialogueListener, DialogueOptions } from '../../dialogue.ts';
import type { Frame } from '../../dialogues/imap/frames.ts';
import { isTag, OPENERS, type ImapAsked, type ImapExchange } from '../../dialogues/imap/command.ts';
import { MAX_RUNNING } from '../../dialogues/imap/pending.ts';
import type { Response } from '../../dialogues/imap/response.ts';
import type { Waiting } from '../../dialogues/waiting.ts';
import type { Finding, Rule } from '../../finding.ts';
import type { Side } from '../../sink.ts';
import { missingData, unaskedData } from './data.ts';
import { verdictOn } from './grammar.ts';
import { nobody, type Accuse } from './accuse.ts';
import { ImapAnswers } from './answers.ts';
import { ImapMailbox } from './mailbox.ts';
import { ImapOffer, type Blame } from './offer.ts';
import { imapRules } from './rules.ts';
import { judgeUidSets } from './uidSets.ts';
import { judgeGrammar, lineIn, nameOf, SHOWN, shown, wholeRest } from './said.ts';
import { isMasked } from '../masked.ts';
import { found } from '../rules.ts';

/** RFC 7162 §4. */
const ADVISED_OCTETS = 8192;
/** RFC 2177 §3. */
const IDLE_MS = 29 * 60_000;
/** Tags that are remembered, so that one used again is noticed. */
const MAX_TAGS = 100_000;
/** Faults that are remembered until it is known whom the data answers; of one reply hardly more are wanted. */
const MAX_UNPLACED = 1000;
/** Commands in which a number or a charset may be out of place without the grammar telling. */
const SEARCHES = /SEARCH|SORT|THREAD/;

/** The tagged reply to a command. */
export interface Answered {
  response: Response;
  frame: Frame;
  start: number;
  /** Whether the machine waited for this command; `undefined` if nobody knows. */
  inOrder: boolean | undefined;
  accepted: readonly string[];
}

interface Unplaced {
  rule: Rule;
  start: number;
  end: number;
  values: Finding['values'];
  expected: string;
}

export class ImapJudge {
  readonly #octets: boolean;
  readonly #listener: DialogueListener;
  readonly #offer: ImapOffer;
  readonly #mailbox: ImapMailbox;
  readonly #answers: ImapAnswers;
  readonly #tags = new Set<string>();
  /** Names of untagged data since the last tagged reply. */
  readonly #data = new Set<string>();
  /** Faults in untagged data of which is not known yet whom it answers. */
  #unplaced: Unplaced[] = [];
  #start = 0;
  #end = 0;
  readonly #accuseUnplaced: Accuse = (rule, values = {}, expected = '', from = 0, to = this.#end - this.#start) => {
    if (this.#unplaced.length >= MAX_UNPLACED) return;
    this.#unplaced.push({ rule, start: this.#start + from, end: this.#start + to, values, expected });
  };
  #greeted: boolean;
  /** Somebody has said that the session ends. */
  #over = false;
  /** Data came before its command was seen, or was lost: what is missing proves nothing. */
  #loose: boolean;
  #idleSinceMs: number | null = null;
  #cut = false;

  constructor({ evidence, secure, fromTheStart }: DialogueOptions, listener: DialogueListener) {
    this.#octets = evidence === 'octets';
    this.#listener = listener;
    this.#offer = new ImapOffer(secure);
    this.#mailbox = new ImapMailbox(fromTheStart, this.#octets);
    this.#answers = new ImapAnswers(this.#octets, this.#mailbox, this.#offer);
    this.#greeted = this.#loose = !fromTheStart;
  }

  greeted({ number }: ImapExchange, response: Response, frame: Frame): void {
    this.#greeted = true;
    const accuse = this.#accuser(number, 0, frame);
    const isGreeting = response.kind === 'status' && ['OK', 'PREAUTH', 'BYE'].includes(response.condition);
    if (!isGreeting) accuse(imapRules.greeting, { line: shown(frame.text) }, '* OK IMAP4rev1 ready');
    this.#judgeLineEnd(frame, accuse);
    judgeGrammar(response, frame, accuse);
    if (response.kind === 'status') this.#hearCode(response.code, undefined, accuse);
  }

  /** A command, or the beginning of one whose literal waits. `inUse`: another with this tag is not answered yet. */
  asked(asked: ImapAsked, inUse: boolean): void {
    const { tag, verb, frame } = asked;
    const blame = this.#blamer(asked.exchange);
    if (frame.torn || (this.#loose && !frame.whole)) return;
    if (!this.#greeted) blame(imapRules.beforeGreeting, { line: shown(frame.text) });
    if (verb === '') {
      const known = commandNamed(tag.toUpperCase());
      blame(known ? imapRules.tagMissing : imapRules.noCommand, { line: shown(frame.text) }, known ? `a1 ${tag}` : '');
    } else if (!isTag(tag)) blame(imapRules.tag, { tag }, `a1 ${verb}`, 0, tag.length);
    else if (commandNamed(tag.toUpperCase()) && !commandNamed(verb)) blame(imapRules.tagMissing, { line: shown(frame.text) }, `a1 ${tag}`);
    else if (inUse) blame(imapRules.tagInUse, { tag }, '', 0, tag.length);
    else if (this.#tags.has(tag)) blame(imapRules.tagReused, { tag }, '', 0, tag.length);
    if (this.#tags.size < MAX_TAGS) this.#tags.add(tag);
    if (verb === 'LOGOUT') this.#over = true;
    this.#mailbox.asked(asked);
  }

  /** A command is whole. */
  completed(asked: ImapAsked): void {
    const blame = this.#blamer(asked.exchange);
    const { frame, verb } = asked;
    if (frame.torn) return;
    if (this.#octets) this.#judgeOctets(asked, blame);
    if (verb === '') return;
    this.#offer.judge(asked, blame);
    if (!frame.whole) return;
    if (!commandNamed(verb)) {
      if (isTag(asked.tag)) blame(imapRules.unknownCommand, { verb: shown(verb) });
      return;
    }
    const rest = wholeRest(asked);
    if (rest === undefined || isMasked(rest)) return;
    if (verdictOn(verb, rest) === 'wrong') this.#blameSyntax(asked, blame);
    else this.#judgeNumbers(asked, blame);
  }

  /** The server says `+` to a command. `client`: what the client has said that is not read yet. */
  invited(asked: ImapAsked, frame: Frame, client: Waiting, response: Response): void {
    const accuse = this.#accuser(asked.exchange.number, asked.exchange.repliedSize, frame);
    this.#judgeLineEnd(frame, accuse);
    judgeGrammar(response, frame, accuse);
    if (asked.turn === 'starttls' || asked.turn === 'compress') accuse(imapRules.continuation, { verb: asked.verb });
    if (asked.turn === 'idle') this.#idleSinceMs = frame.atMs;
    const isEarly = client.octets > 0 && (client.nextMs === null || frame.atMs === null || client.nextMs < frame.atMs);
    if (asked.turn === 'literal' && this.#octets && isEarly) {
      const octets = asked.frame.literals.at(-1)!.octets;
      this.#blamer(asked.exchange)(imapRules.literalEarly, { octets }, '', asked.frame.kept.size, asked.frame.kept.size);
    }
    const challenge = response.kind === 'continue' ? response.text : '';
    if (asked.turn === 'authenticate' && this.#octets && !strictBase64(challenge)) accuse(imapRules.challenge, { line: shown(challenge) });
  }

  /** AUTHENTICATE or IDLE where the session does not allow it. */
  begunOutOfOrder(asked: ImapAsked, accepted: readonly string[]): void {
    this.#judgeOrder(asked, '+', false, accepted, nobody);
  }

  /** A response to a challenge, or what ends IDLE. */
  wentOn({ exchange, turn }: ImapAsked, line: string, atMs: number | null): void {
    const blame = this.#blamer(exchange);
    const end = exchange.said.length;
    const start = Math.max(0, end - line.length - 2);
    if (turn === 'authenticate') {
      if (this.#octets && line !== '*' && !strictBase64(line)) blame(imapRules.response, {}, '*', start, end);
      return;
    }
    if (line.toUpperCase() !== 'DONE') blame(imapRules.idleDone, { line: shown(line) }, 'DONE', start, end);
    const since = this.#idleSinceMs;
    if (atMs === null || since === null || atMs - since <= IDLE_MS) return;
    blame(imapRules.idleLong, { minutes: Math.round((atMs - since) / 60_000) }, 'DONE', start, end);
  }

  /** Untagged data. `start`: where it stands in what no exchange has got yet; `running`: commands without a tagged reply, the oldest first. */
  untagged(response: Response, frame: Frame, start: number, running: readonly ImapAsked[]): void {
    this.#start = start;
    this.#end = start + frame.kept.size;
    const accuse = this.#accuseUnplaced;
    if (running.length === 0) this.#loose = true;
    this.#judgeResponse(response, frame, accuse);
    if (response.kind === 'status') {
      this.#hearCode(response.code, undefined, accuse);
      if (response.condition === 'BYE') this.#over = true;
    }
    if (response.kind === 'data') {
      this.#learnData(response.name, response.rest, accuse);
      if (unaskedData(response.name, running)) accuse(imapRules.dataUnasked, { name: response.name });
    }
    this.#data.add(nameOf(response));
    if (running.length >= MAX_RUNNING) return;
    this.#answers.untagged(response, running, accuse);
    this.#mailbox.untagged(response, running, accuse);
  }

  /** What was heard since the last time was said to this exchange, or to none: now the places of faults in it are known. */
  placed(exchange: ImapExchange | undefined): void {
    const base = exchange?.repliedSize ?? 0;
    for (const { rule, start, end, values, expected } of this.#unplaced) {
      this.#find(rule, exchange?.number ?? -1, 'server', base + start, base + end, values, expected);
    }
    this.#unplaced = [];
  }

  /** Data told to nobody: EXPUNGE must not be among it (RFC 3501 §7.4.1). */
  news(frame: Uint8Array): void {
    this.#loose = true;
    if (!/^\* \d+ EXPUNGE\r?$/im.test(text(frame, 0, Math.min(frame.length, ADVISED_OCTETS)))) return;
    this.#find(imapRules.expungeUnasked, -1, 'server', 0, frame.length, {}, '');
  }

  answered(asked: ImapAsked, { response, frame, start, inOrder, accepted }: Answered): void {
    const { exchange } = asked;
    const accuse = this.#accuser(exchange.number, start, frame);
    const condition = response.kind === 'tagged' || response.kind === 'status' ? response.condition : '';
    this.#judgeLineEnd(frame, accuse);
    judgeGrammar(response, frame, accuse);
    if (condition === 'BYE' || condition === 'PREAUTH') accuse(imapRules.taggedCondition, { condition }, `${asked.tag} NO`);
    this.#judgeOrder(asked, condition, inOrder, accepted, accuse);
    this.#judgeCondition(asked, condition, inOrder, accuse);
    this.#learnAnswer(asked, condition);
    if (condition === 'OK' && asked.verb.toUpperCase() === 'COMPRESS') {
      this.#over = true;
      accuse(imapRules.compressed);
    }
    if (response.kind === 'tagged' || response.kind === 'status') this.#hearCode(response.code, asked, accuse);
    if (condition === 'OK' && !this.#loose && !asked.pipelined) {
      this.#judgeMissing(asked, accuse);
      this.#answers.answered(asked, accuse);
    }
    this.#answers.forget();
    this.#mailbox.answered(asked, condition, this.#offer.isRev2, this.#loose ? nobody : accuse);
    if (this.#data.has('FLAGS') && this.#mailbox.isRegained(asked, condition)) this.#listener.regained?.();
    this.#data.clear();
    this.#loose = false;
  }

  /** A tagged reply or a `+` that no command explains. `sure`: nothing is missing. */
  strange(frame: Frame, response: Response, sure: boolean): void {
    if (!sure) return;
    const rule = response.kind === 'tagged' ? imapRules.unknownTag : imapRules.continuation;
    this.#find(rule, -1, 'server', 0, frame.kept.size, { tag: response.kind === 'tagged' ? response.tag : '+', verb: '' }, '');
  }

  secured(): void {
    this.#offer.secured();
  }

  neverSecured(asked: ImapExchange): void {
    this.#find(imapRules.tlsNeverSeen, asked.number, 'server', 0, asked.repliedSize, {}, '');
    this.#offer.opened();
  }

  /** Octets are missing: nothing that was said before is to be relied on. */
  lost(): void {
    this.#offer.forget();
    this.#mailbox.lose();
    this.#greeted = this.#loose = true;
  }

  /** The recording or the line breaks off: what is not whole now is nobody's fault. */
  cut(): void {
    this.#cut = true;
  }

  /** What the client said in the clear behind STARTTLS. */
  unread(exchange: ImapExchange, octets: Uint8Array): void {
    if (this.#octets) this.#blamer(exchange)(imapRules.afterStartTls, { line: lineIn(octets) });
  }

  /** What the server said in the clear behind its OK to STARTTLS: whoever takes it for the word of TLS can be deceived. */
  unreadServer({ number, repliedSize }: ImapExchange, octets: Uint8Array): void {
    if (this.#octets) this.#find(imapRules.clearData, number, 'server', repliedSize, repliedSize, { line: lineIn(octets) }, '');
  }

  ended(how: 'end' | 'reset' | 'cut', last: number, sealed: boolean): void {
    const isOpen = how === 'end' && !sealed && !this.#over && !this.#loose && last > 0;
    if (isOpen) this.#find(imapRules.noLogout, last, 'client', 0, 0, {}, 'a1 LOGOUT');
  }

  #judgeOctets({ frame, verb }: ImapAsked, blame: Blame): void {
    if (frame.bare) blame(imapRules.commandLineEnd, {}, '', Math.max(0, frame.kept.size - 1), frame.kept.size);
    const octets = frame.text.length;
    if (octets > ADVISED_OCTETS) blame(imapRules.commandLength, { octets, limit: ADVISED_OCTETS }, '', ADVISED_OCTETS, frame.kept.size);
    if (!isAscii(frame.text) && !this.#offer.unicode) blame(imapRules.notAscii, { verb });
    if (!this.#cut && !this.#loose && frame.literals.some(({ missing }) => missing > 0))
      blame(imapRules.literalCut, { octets: frame.literals.at(-1)!.octets });
  }

  #blameSyntax({ verb, tag }: ImapAsked, blame: Blame): void {
    const { syntax, example, rfc } = commandNamed(verb)!;
    blame({ ...imapRules.syntax, rfc }, { verb, syntax }, `${tag} ${example}`, tag.length + 1);
  }

  /** RFC 3501 §9, seq-number: a number larger than the mailbox is an error. What is pipelined may be about another mailbox. */
  #judgeNumbers({ verb, rest, pipelined }: ImapAsked, blame: Blame): void {
    const { exists } = this.#mailbox;
    if (pipelined || exists < 0 || !['FETCH', 'STORE', 'COPY', 'MOVE'].includes(verb)) return;
    const set = rest.split(' ')[0]!;
    if (set.length > SHOWN || !/^[\d*:,]+$/.test(set)) return;
    const largest = spans(set, exists).at(-1)?.last ?? 0;
    if (largest > exists) blame(imapRules.sequenceNumber, { set, count: exists });
  }

  #judgeResponse(response: Response, frame: Frame, accuse: Accuse): void {
    this.#judgeLineEnd(frame, accuse);
    if (!frame.whole) {
      if (this.#octets && frame.literals.some(({ missing }) => missing > 0) && !frame.torn && !this.#loose && !this.#cut) {
        accuse(imapRules.literalCut, { octets: frame.literals.at(-1)!.octets });
      }
      return;
    }
    if (response.kind === 'malformed') accuse(imapRules.responseSyntax, { line: shown(frame.text) });
    else if (response.kind !== 'fetch' || response.items || frame.literals.length === 0) judgeGrammar(response, frame, accuse);
    else accuse(imapRules.literalCount, { line: shown(frame.text.slice(-SHOWN)) });
    if (this.#octets && response.kind !== 'status' && !this.#offer.unicode && !isAscii(frame.text)) {
      accuse(imapRules.replyNotAscii, { name: nameOf(response) });
    }
  }

  #judgeLineEnd({ bare, whole }: Frame, accuse: Accuse): void {
    if (this.#octets && bare && whole) accuse(imapRules.replyLineEnd);
  }

  #judgeOrder(
    { exchange, verb, pipelined, turn }: ImapAsked,
    condition: string,
    inOrder: boolean | undefined,
    accepted: readonly string[],
    accuse: Accuse,
  ): void {
    if (inOrder !== false || !commandNamed(verb) || turn === 'literal') return;
    const values = { verb, state: exchange.before, accepted: accepted.filter((name) => commandNamed(name)).join(', ') };
    if (!pipelined) this.#blamer(exchange)(imapRules.order, values);
    // RFC 5161 §3.1: a server need not see that ENABLE comes too late
    if (condition === 'OK' && verb !== 'ENABLE') accuse(imapRules.orderAccepted, values, `${exchange.tag} BAD`);
  }

  #judgeCondition(asked: ImapAsked, condition: string, inOrder: boolean | undefined, accuse: Accuse): void {
    const { verb, tag, frame } = asked;
    const command = commandNamed(verb);
    if (!command || inOrder === false || !frame.whole || frame.torn || asked.turn !== '' || !isTag(tag)) return;
    const { success, failure } = command.replies;
    if (condition !== '' && ![...success, ...failure].includes(condition)) accuse(imapRules.replyNotPermitted, { verb, condition });
    const rest = wholeRest(asked);
    if (rest === undefined || isMasked(rest)) return;
    const verdict = verdictOn(verb, rest);
    if (verdict === 'wrong' && condition === 'OK') accuse(imapRules.syntaxAccepted, { verb, syntax: command.syntax }, `${tag} BAD`);
    if (verdict === 'wrong' && condition === 'NO') accuse(imapRules.noForBad, { verb }, `${tag} BAD`);
    if (verdict === 'unknown' && condition === 'BAD') this.#blameSyntax(asked, this.#blamer(asked.exchange));
    if (verdict === 'unknown' && condition !== 'BAD')
      this.#blamer(asked.exchange)(imapRules.syntaxUnknown, { verb, syntax: command.syntax });
    if (verdict === 'right' && condition === 'BAD' && !frame.bare && !SEARCHES.test(verb) && !this.#isBeyond(asked))
      accuse(imapRules.badForNo, { verb }, `${tag} NO`);
  }

  #isBeyond({ verb, rest }: ImapAsked): boolean {
    let beyond = false;
    this.#judgeNumbers({ verb, rest, pipelined: false } as ImapAsked, () => (beyond = true));
    return beyond;
  }

  #judgeMissing({ verb, rest }: ImapAsked, accuse: Accuse): void {
    const name = missingData(verb, rest, this.#data);
    if (name !== undefined) accuse(imapRules.dataMissing, { verb, name }, `* ${name}`);
  }

  #learnAnswer({ verb }: ImapAsked, condition: string): void {
    if (condition === 'OK' && OPENERS.has(verb) && !this.#data.has('CAPABILITY')) this.#offer.forget();
  }

  #hearCode(code: string, asked: ImapAsked | undefined, accuse: Accuse): void {
    judgeUidSets(code, asked, accuse);
    if (/^CAPABILITY /i.test(code)) this.#learnCapability(code.slice('CAPABILITY '.length), accuse);
  }

  #learnData(name: string, rest: string, accuse: Accuse): void {
    if (name === 'CAPABILITY') this.#learnCapability(rest, accuse);
    if (name === 'ENABLED') this.#offer.enabled(rest);
  }

  #learnCapability(names: string, accuse: Accuse): void {
    if (!this.#offer.learn(names)) accuse(imapRules.capabilityRevision, { line: shown(names) }, 'CAPABILITY IMAP4rev1');
  }

  #blamer({ number, said }: ImapExchange): Blame {
    return (rule, values = {}, expected = '', start = 0, end = said.length) =>
      this.#find(rule, number, 'client', Math.min(start, end), end, values, expected);
  }

  #accuser(exchange: number, start: number, { kept }: Frame): Accuse {
    return (rule, values = {}, expected = '', from = 0, to = kept.size) =>
      this.#find(rule, exchange, 'server', start + from, start + to, values, expected);
  }

  #find(rule: Rule, exchange: number, side: Side, start: number, end: number, values: Finding['values'], expected: string): void {
    this.#listener.finding(found(rule, { exchange, side, start, end, values, expected }));
  }
}
