/**
 * What the replies of a session say about its messages, held against each other: a maildrop is locked, so that numbers,
 * sizes and unique-ids stay as they are until QUIT. RFC 1939 §5, §7, §11.
 */
import { LF, text } from '../../../mail/octets.ts';
import { commandNamed } from '../../../protocols/pop3/commands/index.ts';
import { session } from '../../../protocols/pop3/session.machine.ts';
import type { Pop3Asked } from '../../dialogues/pop3/asked.ts';
import type { Pop3Said } from '../../dialogues/pop3/reply.ts';
import { withoutEnd } from '../../dialogues/waiting.ts';
import type { Rule } from '../../finding.ts';
import type { Exchange } from '../../dialogue.ts';
import { pop3Rules } from './rules.ts';
import type { Find } from '../rules.ts';

/** Messages that are remembered; of more nothing is judged. */
const MAX_MESSAGES = 200_000;
const OPENERS = session.asking('openMaildrop');
const SCAN = /^([1-9]\d{0,9}) (\d{1,15})(?: .*)?$/;
/** RFC 1939 §7: one to 70 characters from 0x21 to 0x7E. */
const UNIQUE_ID = /^([1-9]\d{0,9}) ([!-~]{1,70})$/;
const STAT = /^\+OK (\d{1,10}) (\d{1,15})(?: .*)?$/;

interface Line {
  written: string;
  start: number;
  end: number;
}

export class Pop3Maildrop {
  readonly #octets: boolean;
  readonly #find: Find;
  readonly #sizes = new Map<number, number>();
  readonly #ids = new Map<number, string>();
  readonly #marked = new Set<number>();
  /** Messages that are not marked; -1: nobody has said. */
  #count = -1;
  /** All messages, marked or not; -1: nobody knows. */
  #total = -1;
  /** Octets of all messages as STAT gave them; -1: nobody has said. */
  #octetsTold = -1;
  /** The whole list of sizes is known. */
  #listed = false;
  /** Everything since the log-in was seen. */
  #isWhole = false;

  constructor(octets: boolean, find: Find) {
    this.#octets = octets;
    this.#find = find;
  }

  /** Messages marked for deletion. */
  get marks(): number {
    return this.#marked.size;
  }

  answered(asked: Pop3Asked, said: Pop3Said): void {
    const { verb } = asked.exchange;
    this.#judgeNumber(asked, said);
    if (said.label !== '+OK') return;
    if (verb === 'STAT') this.#stat(asked.exchange, said);
    else if (verb === 'LIST') this.#scan(asked, said, SCAN, pop3Rules.listSyntax);
    else if (verb === 'UIDL') this.#scan(asked, said, UNIQUE_ID, pop3Rules.uidlSyntax);
    else if (verb === 'RETR') this.#retr(asked, said);
    else if (verb === 'DELE') this.#mark(asked);
    else if (verb === 'RSET') this.#unmark();
    else if (OPENERS.has(verb)) this.#forget();
  }

  /** Octets are missing: marks, and thereby counts, are not known any more. */
  lose(): void {
    this.#forget();
    this.#isWhole = false;
  }

  #forget(): void {
    this.#isWhole = true;
    this.#sizes.clear();
    this.#ids.clear();
    this.#marked.clear();
    this.#count = this.#total = this.#octetsTold = -1;
    this.#listed = false;
  }

  #judgeNumber({ exchange, rest, pipelined }: Pop3Asked, { label, line }: Pop3Said): void {
    const number = numberIn(exchange, rest);
    if (number === undefined) return;
    const isMarked = this.#marked.has(number);
    const isBeyond = number === 0 || (this.#total >= 0 && number > this.#total);
    if (!isMarked && !isBeyond) return;
    const values = { verb: exchange.verb, number, count: Math.max(0, this.#total) };
    if (!pipelined) this.#find(isMarked ? pop3Rules.deleted : pop3Rules.noSuchMessage, exchange, 'client', 0, exchange.said.length, values);
    if (label === '+OK') this.#find(pop3Rules.numberAccepted, exchange, 'server', 0, line.size, values, '-ERR');
  }

  #stat(exchange: Exchange, { line }: Pop3Said): void {
    const match = STAT.exec(withoutEnd(line.octets));
    if (!match) return this.#find(pop3Rules.statSyntax, exchange, 'server', 0, line.size, { line: withoutEnd(line.octets) }, '+OK 2 320');
    const count = Number(match[1]);
    const octets = Number(match[2]);
    this.#judgeCount(pop3Rules.statCount, exchange, line.size, count);
    this.#learnCount(count);
    if (this.#isWhole && this.#marked.size === 0) this.#octetsTold = octets;
    const known = this.#knownOctets();
    if (known === undefined || known === octets || count !== this.#count) return;
    this.#find(pop3Rules.statOctets, exchange, 'server', 0, line.size, { octets, known }, `+OK ${count} ${known}`);
  }

  /** Octets of the messages that are not marked, as LIST gave them. */
  #knownOctets(): number | undefined {
    if (!this.#listed) return undefined;
    let octets = 0;
    for (const [number, size] of this.#sizes) if (!this.#marked.has(number)) octets += size;
    return octets;
  }

  #judgeCount(rule: Rule, exchange: Exchange, end: number, count: number): void {
    if (this.#count < 0 || count === this.#count) return;
    this.#find(rule, exchange, 'server', 0, end, { count, known: this.#count });
  }

  #learnCount(count: number): void {
    if (!this.#isWhole) return;
    this.#count = count;
    if (this.#total < 0) this.#total = count + this.#marked.size;
  }

  #scan(asked: Pop3Asked, said: Pop3Said, grammar: RegExp, rule: Rule): void {
    const { exchange, rest } = asked;
    if (!said.body) return this.#scanOne(asked, said, grammar, rule);
    const seen = new Set<number>();
    const ids = new Set<string>();
    let last: (Line & { number: number }) | undefined;
    for (const line of linesOf(said)) {
      const match = grammar.exec(line.written);
      if (!match) {
        this.#find(rule, exchange, 'server', line.start, line.end, { line: line.written.slice(0, 100) });
        continue;
      }
      this.#judgeListed(exchange, line, Number(match[1]), seen);
      if (Number(match[1]) > (last?.number ?? 0)) last = { ...line, number: Number(match[1]) };
      this.#learn(exchange, line, Number(match[1]), match[2]!);
      if (exchange.verb === 'UIDL') this.#judgeUnique(exchange, line, match[2]!, ids);
    }
    if (!said.body.complete || rest.trim() !== '' || seen.size >= MAX_MESSAGES) return;
    const isOtherCount = this.#count >= 0 && seen.size !== this.#count;
    this.#judgeCount(exchange.verb === 'UIDL' ? pop3Rules.uidlCount : pop3Rules.listCount, exchange, said.kept.size, seen.size);
    this.#learnCount(seen.size);
    if (last && !isOtherCount) this.#judgeLast(exchange, last);
    if (exchange.verb !== 'LIST') return;
    this.#listed = this.#marked.size === 0 || this.#listed;
    if (!isOtherCount) this.#judgeSum(exchange, said);
  }

  /** RFC 1939 §4: messages are numbered from 1 on, so that none has a number beyond their count. */
  #judgeLast(exchange: Exchange, { number, start, end }: Line & { number: number }): void {
    if (this.#total < 0 || number <= this.#total) return;
    this.#find(pop3Rules.listBeyond, exchange, 'server', start, end, { verb: exchange.verb, number, count: this.#total });
  }

  /** What STAT gave before is the sum of what LIST gives now. */
  #judgeSum(exchange: Exchange, { kept }: Pop3Said): void {
    const known = this.#marked.size === 0 ? this.#knownOctets() : undefined;
    if (known === undefined || this.#octetsTold < 0 || known === this.#octetsTold) return;
    this.#find(pop3Rules.statOctets, exchange, 'server', 0, kept.size, { octets: this.#octetsTold, known });
  }

  /** RFC 1939 §5: the answer about one message names it again. */
  #scanOne({ exchange, rest }: Pop3Asked, { line }: Pop3Said, grammar: RegExp, rule: Rule): void {
    const written = withoutEnd(line.octets);
    const match = grammar.exec(written.replace(/^\+OK /, ''));
    const number = numberIn(exchange, rest);
    const place = { written, start: 0, end: line.size };
    if (!match) this.#find(rule, exchange, 'server', 0, line.size, { line: written.slice(0, 100) });
    else if (number !== undefined && Number(match[1]) !== number) {
      this.#find(
        pop3Rules.listAnother,
        exchange,
        'server',
        0,
        line.size,
        { asked: number, number: Number(match[1]) },
        `+OK ${number} ${match[2]}`,
      );
    } else this.#learn(exchange, place, Number(match[1]), match[2]!);
  }

  #judgeListed(exchange: Exchange, { start, end }: Line, number: number, seen: Set<number>): void {
    const values = { verb: exchange.verb, number };
    if (seen.has(number)) this.#find(pop3Rules.listRepeated, exchange, 'server', start, end, values);
    if (this.#marked.has(number)) this.#find(pop3Rules.listDeleted, exchange, 'server', start, end, values);
    if (seen.size < MAX_MESSAGES) seen.add(number);
  }

  /** RFC 1939 §7 allows identical messages the same unique-id, and would rather they had not. */
  #judgeUnique(exchange: Exchange, { start, end }: Line, id: string, ids: Set<string>): void {
    if (ids.has(id)) this.#find(pop3Rules.uidlRepeated, exchange, 'server', start, end, { id });
    if (ids.size < MAX_MESSAGES) ids.add(id);
  }

  #learn(exchange: Exchange, { start, end }: Line, number: number, value: string): void {
    if (exchange.verb === 'UIDL') {
      const known = this.#ids.get(number);
      if (known !== undefined && known !== value) {
        this.#find(pop3Rules.uidlChanged, exchange, 'server', start, end, { number, id: value, known }, `${number} ${known}`);
      }
      if (this.#ids.size < MAX_MESSAGES) this.#ids.set(number, value);
      return;
    }
    const known = this.#sizes.get(number);
    if (known !== undefined && known !== Number(value)) {
      this.#find(pop3Rules.sizeChanged, exchange, 'server', start, end, { number, octets: Number(value), known }, `${number} ${known}`);
    }
    if (this.#sizes.size < MAX_MESSAGES) this.#sizes.set(number, Number(value));
  }

  /** RFC 1939 §11: each end of line counts as two octets, and doubled dots as one. */
  #retr({ exchange, rest }: Pop3Asked, { body, kept, line }: Pop3Said): void {
    const number = numberIn(exchange, rest);
    const known = number === undefined ? undefined : this.#sizes.get(number);
    if (!this.#octets || !body?.complete || !kept.isWhole || known === undefined || known === body.size) return;
    this.#find(pop3Rules.retrSize, exchange, 'server', line.size, kept.size, { number: number!, octets: body.size, known });
  }

  #mark({ exchange, rest }: Pop3Asked): void {
    const number = numberIn(exchange, rest);
    if (number === undefined || this.#marked.has(number) || this.#marked.size >= MAX_MESSAGES) return;
    this.#marked.add(number);
    if (this.#count > 0) this.#count--;
  }

  #unmark(): void {
    if (this.#count >= 0) this.#count += this.#marked.size;
    this.#marked.clear();
  }
}

/** The message that a command is about, if it is about one. */
function numberIn({ verb }: Exchange, rest: string): number | undefined {
  return (commandNamed(verb)?.parse(rest) as { number?: number } | undefined)?.number;
}

/** The lines of a multi-line reply between its status and its final dot, and where they stand in it. */
function* linesOf({ kept, line, body }: Pop3Said): Generator<Line> {
  const octets = kept.octets;
  const until = octets.length - (body!.ended && kept.isWhole ? 3 : 0);
  for (let start = line.octets.length; start < until;) {
    const end = octets.indexOf(LF, start);
    const next = end < 0 || end >= until ? until : end + 1;
    yield { written: text(octets, start, next).replace(/\r?\n$/, ''), start, end: next };
    start = next;
  }
}
