/** The rules that somebody laid down for the answers of servers: which of them applies now, and what it makes of the answer. */
import { lineEnd } from '../../mail/octets.ts';
import type { Random } from '../../sim/random.ts';
import type { AnswerFault } from './fault.ts';

/** A server about to answer. */
export interface Asked {
  host: string;
  port: number;
  verb: string;
  /** The command as it was said; '' for the greeting. */
  line: string;
  nowMs: number;
}

/** What becomes of one answer. */
export type Verdict = Pick<AnswerFault, 'reply' | 'cut' | 'waitMs'>;

interface Rule {
  fault: AnswerFault;
  left: number;
}

const LOTS = 1_000_000;

export class AnswerRules {
  readonly #rules: readonly Rule[];
  readonly #random: Random;

  constructor(faults: readonly AnswerFault[], random: Random) {
    this.#rules = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
    this.#random = random;
  }

  /** The latest rule that fits speaks; it is used up by that, if it is not for always. */
  verdict(asked: Asked): Verdict | undefined {
    const rule = this.#rules.findLast(({ fault, left }) => left > 0 && fits(fault, asked) && this.#isDrawn(fault));
    if (rule) rule.left--;
    return rule?.fault;
  }

  /** Chance is asked only where there is any, so that other rules do not move what comes after. */
  #isDrawn({ chance = 1 }: AnswerFault): boolean {
    return chance >= 1 || this.#random.below(LOTS) < chance * LOTS;
  }
}

function fits(fault: AnswerFault, { host, port, verb, line, nowMs }: Asked): boolean {
  const isHere = fault.host === host && fault.port === port && fault.verb === verb && fault.atMs <= nowMs;
  return isHere && (fault.address === undefined || names(line, fault.address));
}

/** Addresses are compared without case: the receiving host may do so (RFC 5321 §2.4). */
function names(line: string, address: string): boolean {
  return line.toLowerCase().includes(`<${address.toLowerCase()}>`);
}

/** The rule's words as they go out: IMAP says first which command they answer, and keeps what it has to tell besides. */
export function worded(reply: string, proposed: string, protocol: string): string {
  if (protocol !== 'imap') return reply;
  const tag = proposed.split('\r\n').at(-1)!.split(' ', 1)[0]!;
  return tag === '*' || /^[*+] /.test(reply) ? reply : `${tag} ${reply}`;
}

/** What goes out of an answer before the line breaks. */
export function beginningOf(octets: Uint8Array, { after, unit }: NonNullable<Verdict['cut']>): Uint8Array {
  if (unit === 'octets') return octets.subarray(0, after);
  let end = 0;
  for (let lines = 0; lines < after && end < octets.length; lines++) end = lineEnd(octets, end);
  return octets.subarray(0, end);
}
