/** What is told of real connections while they last (export/live.ts): a line of JSON for the head, then one a call of a sink. */
import * as v from 'valibot';
import { text } from '../../mail/octets.ts';
import { LIVE_VERSION, type Door } from '../export/live.ts';
import type { Format, Reader } from '../format.ts';
import { moment } from '../moment.ts';
import type { Sink } from '../sink.ts';
import { octetsOf, parsed } from './journal.ts';
import { LineFeed } from './line-feed.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.pipe(v.string(), v.maxLength(1000));
const at = v.nullable(moment);
const side = v.picklist(['client', 'server']);
const octets = { text: v.optional(v.string()), base64: v.optional(v.string()) };

const head = v.object({
  mailscope: v.literal('live'),
  version: v.literal(LIVE_VERSION),
  doors: v.pipe(v.array(v.object({ service: words, host: words, port: count })), v.maxLength(100)),
});
const open = v.object({
  ...{ open: count, client: words, server: words, clientName: v.optional(words), serverName: v.optional(words) },
  ...{ protocol: v.optional(words), atMs: at, fromTheStart: v.boolean(), evidence: v.picklist(['octets', 'lines']) },
});
const say = v.object({ say: count, side, at, ...octets });
const miss = v.object({ miss: count, side, octets: count, at });
const secure = v.object({ secure: count, version: words, cipher: words, serverName: words, at });
const close = v.object({ close: count, how: v.picklist(['end', 'reset', 'cut']), at });
const datagram = v.object({ from: words, to: words, at: moment, ...octets });
const leftOut = v.object({ leftOut: count });

export const live: Format = {
  name: 'live',
  holdsOctets: true,
  recognises: (beginning) => text(beginning, 0, Math.min(beginning.length, 40)).replaceAll(' ', '').startsWith('{"mailscope":"live"'),
  read: (sink) => new LiveReader(sink),
};

export class LiveReader implements Reader {
  /** Where programs may connect, once the head is read. */
  doors: readonly Door[] = [];
  readonly #sink: Sink;
  readonly #lines = new LineFeed((line) => this.#take(line));
  /** By the teller's number: the sink has its own. */
  readonly #numbers = new Map<number, number>();
  #begun = false;
  #line = 0;
  #stopped = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    if (!this.#stopped) this.#lines.push(chunk);
  }

  end(): void {
    if (!this.#stopped) this.#lines.end();
  }

  #take(line: Uint8Array): void {
    this.#line++;
    if (this.#stopped || line.length === 0) return;
    const value = parsed(line);
    if (!this.#begun) this.#begin(value);
    else if (!TOLD.some((tell) => tell(value, this.#sink, this.#numbers))) this.#stop('live.badLine');
  }

  #begin(value: unknown): void {
    const read = v.safeParse(head, value);
    if (!read.success) return this.#stop('live.badHead');
    this.#begun = true;
    this.doors = read.output.doors;
  }

  /** What came before the fault stands. */
  #stop(key: string): void {
    this.#stopped = true;
    this.#sink.problem({ key, values: { line: this.#line } });
  }
}

/** Tells the sink, if the line is of this kind. */
type Tell = (value: unknown, sink: Sink, numbers: Map<number, number>) => boolean;

function telling<Schema extends v.GenericSchema>(
  schema: Schema,
  tell: (said: v.InferOutput<Schema>, sink: Sink, numbers: Map<number, number>) => void,
): Tell {
  return (value, sink, numbers) => {
    const read = v.safeParse(schema, value);
    if (read.success) tell(read.output, sink, numbers);
    return read.success;
  };
}

/** The most frequent first. Of a number that was never opened nothing is told: sinks know what they have opened. */
const TOLD: readonly Tell[] = [
  telling(say, (said, sink, numbers) => sink.say(numbers.get(said.say) ?? -1, said.side, octetsOf(said), said.at)),
  telling(open, ({ open: number, clientName, serverName, protocol, ...start }, sink, numbers) => {
    const named = { ...(clientName && { clientName }), ...(serverName && { serverName }), ...(protocol && { protocol }) };
    numbers.set(number, sink.open({ ...start, ...named }));
  }),
  telling(close, (said, sink, numbers) => {
    sink.close(numbers.get(said.close) ?? -1, said.how, said.at);
    numbers.delete(said.close);
  }),
  telling(secure, ({ secure: number, at: atMs, ...told }, sink, numbers) => sink.secure(numbers.get(number) ?? -1, told, atMs)),
  telling(miss, (said, sink, numbers) => sink.miss(numbers.get(said.miss) ?? -1, said.side, said.octets, 'leftOut', said.at)),
  telling(datagram, (said, sink) => sink.datagram(said.from, said.to, octetsOf(said), said.at)),
  telling(leftOut, (said, sink) => sink.problem({ key: 'live.leftOut', values: { conversations: said.leftOut } })),
];
