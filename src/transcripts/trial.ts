/** A format tried on the beginning of a file: how much of what it tells is what the two ends of a mail conversation say. */
import { text } from '../mail/octets.ts';
import type { Format } from './format.ts';
import { looksLikeGreeting, looksSaidByServer, Turns } from './formats/log/turns.ts';
import type { Side, Sink } from './sink.ts';
import { greetsInSmtp, saidByClient } from './vocabulary.ts';

/** What IMAP's untagged responses have in common with a list: RFC 9051 §7 has a word or a number behind the star. */
const BULLET = /^\* (?!\d+ [A-Z]|[A-Z]{2})/i;

export interface Made {
  /** Lines that their side would say. */
  fitting: number;
  /** Lines that it would not say. */
  strange: number;
  /** Sides of which a line fits. */
  sides: Set<Side>;
  /** Who greets first, in each conversation alike; '' where one begins otherwise. */
  greetedBy: Side | '';
  /** All lines, texts among them. */
  said: number;
  /** Messages, look-ups and whatever else is told without being said. */
  others: number;
}

/** What `format` makes of it. */
export function madeOf(format: Format, head: Uint8Array): Made {
  const sink = new Trial();
  const reader = format.read(sink);
  reader.push(head);
  reader.end();
  return sink.made;
}

/** It looks like a conversation, or like something else that is known. */
export const isSense = ({ fitting, strange, others }: Made): boolean => others > 0 || fitting > strange;
export const worthOf = ({ fitting, strange, others }: Made): number => fitting - 2 * strange + others;

/** Counts and keeps nothing. */
class Trial implements Sink {
  readonly made: Made = { fitting: 0, strange: 0, sides: new Set(), greetedBy: '', said: 0, others: 0 };
  readonly #turns: Turns[] = [];

  open(): number {
    return this.#turns.push(new Turns()) - 1;
  }

  say(conversation: number, side: Side, octets: Uint8Array): void {
    const lines = text(octets).split('\n');
    if (lines[lines.length - 1] === '') lines.pop();
    for (const line of lines) this.#line(this.#turns[conversation]!, side, line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  #line(turns: Turns, side: Side, line: string): void {
    const isText = turns.texting === side || (side === 'client' && turns.challenged);
    if (turns.isNew) this.#first(side, line);
    turns.hear(side, line);
    this.made.said++;
    if (isText) return;
    const fits = side === 'server' ? looksSaidByServer(line) && !BULLET.test(line) : saidByClient(line);
    if (fits) this.made.sides.add(side);
    if (fits) this.made.fitting++;
    else this.made.strange++;
  }

  #first(side: Side, line: string): void {
    const greets = side === 'server' ? looksLikeGreeting(line) : greetsInSmtp(line);
    const isSame = this.#turns.length === 1 || this.made.greetedBy === side;
    this.made.greetedBy = greets && isSame ? side : '';
  }

  miss(conversation: number): void {
    this.#turns[conversation]!.skipText();
  }

  secure(): void {}
  close(): void {}
  segment(): void {}
  leftAlone(): void {}
  setAside(): void {}
  problem(): void {}

  datagram(): void {
    this.made.others++;
  }

  traced(): void {
    this.made.others++;
  }

  restored(): void {
    this.made.others++;
  }

  keys(): void {
    this.made.others++;
  }
}
