/** Our own journal as a file (export/journal-json.ts): a line of JSON for the scene, then one an entry, at last the messages. */
import * as v from 'valibot';
import { ascii, decodeUtf8, EMPTY, text, utf8 } from '../../mail/octets.ts';
import { decodeBase64 } from '../../mail/encodings.ts';
import type { Scene } from '../../run/scenario.ts';
import { Journal, KINDS, type Draft } from '../../sim/journal.ts';
import { JOURNAL_VERSION } from '../export/journal-json.ts';
import type { Format, Reader } from '../format.ts';
import { moment } from '../moment.ts';
import type { Sink } from '../sink.ts';
import { LineFeed } from './line-feed.ts';

/** Entries, octets of all of them together, and rows of a side table. */
const MAX_ENTRIES = 2_000_000;
const MAX_OCTETS = 256 * 1024 * 1024;
const MAX_ROWS = 200_000;

const whole = v.pipe(v.number(), v.integer());
const place = v.pipe(whole, v.minValue(-1));
const words = v.pipe(v.string(), v.maxLength(100_000));
const rows = <T extends v.GenericSchema>(row: T) => v.pipe(v.array(row), v.maxLength(MAX_ROWS));

const host = v.looseObject({
  ...{ id: words, name: words, address: words, kind: v.picklist(['laptop', 'telephone', 'server', 'dns']) },
  agents: v.array(v.picklist(['mua', 'msa', 'mta', 'mda', 'resolver', 'nameserver', 'pop3', 'imap', 'webmail', 'browser'])),
});
const scene = v.looseObject({
  hosts: rows(host),
  links: rows(v.looseObject({ a: words, b: words, latencyMs: v.number(), octetsPerMs: v.number() })),
  agents: rows(v.looseObject({ role: words, host: place })),
  accounts: rows(v.looseObject({ address: words, name: words, host: words })),
  startsAt: moment,
});
const head = v.object({
  mailscope: v.literal('journal'),
  version: v.literal(JOURNAL_VERSION),
  scene,
  connections: rows(v.object({ protocol: words, client: place, server: place, clientAddress: words, serverAddress: words })),
  messages: rows(v.object({ parent: place, octets: whole, reversePath: words, forwardPaths: v.array(words) })),
  machines: rows(v.object({ chart: words, agent: place, connection: place, state: words })),
});
const octets = { text: v.optional(v.string()), base64: v.optional(v.string()) };
const entry = v.object({
  ...{ kind: v.picklist(KINDS), at: moment, label: words, until: v.optional(v.nullable(moment)) },
  ...{
    cause: v.optional(place),
    from: v.optional(place),
    to: v.optional(place),
    connection: v.optional(place),
    subject: v.optional(place),
  },
  ...{ detail: v.optional(words), seq: v.optional(v.number()), ack: v.optional(v.number()) },
  ...octets,
});
const message = v.object({ message: place, ...octets });

export const journal: Format = {
  name: 'journal',
  holdsOctets: true,
  recognises: (beginning) => text(beginning, 0, Math.min(beginning.length, 40)).replaceAll(' ', '').startsWith('{"mailscope":"journal"'),
  read: (sink) => new JournalReader(sink),
};

class JournalReader implements Reader {
  readonly #sink: Sink;
  readonly #journal = new Journal();
  readonly #bodies = new Map<number, Uint8Array>();
  readonly #lines = new LineFeed((line) => this.#take(line));
  #scene: Scene | null = null;
  #line = 0;
  #octets = 0;
  #stopped = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    if (!this.#stopped) this.#lines.push(chunk);
  }

  end(): void {
    if (!this.#stopped) this.#lines.end();
    if (this.#scene) this.#sink.restored({ journal: this.#journal, scene: this.#scene, bodies: this.#bodies });
  }

  #take(octets: Uint8Array): void {
    this.#line++;
    if (this.#stopped || octets.length === 0) return;
    const value = parsed(octets);
    if (!this.#scene) this.#begin(value);
    else if (!this.#record(value)) this.#stop('journal.badLine');
  }

  #begin(value: unknown): void {
    const read = v.safeParse(head, value);
    const inside = read.success && isInside(read.output);
    if (!inside) return this.#stop('journal.badHead');
    const { connections, messages, machines } = read.output;
    this.#scene = read.output.scene as Scene;
    for (const each of connections) this.#journal.addConnection(each);
    for (const each of messages) this.#journal.addMessage(each);
    for (const each of machines) this.#journal.addMachine(each);
  }

  #record(value: unknown): boolean {
    const read = v.safeParse(entry, value);
    if (!read.success) return this.#body(value);
    const { text: _, base64: __, until, ...rest } = read.output;
    if (!this.#refersInside(rest) || !isPlaced(rest)) return false;
    const said = octetsOf(read.output);
    this.#octets += said.length;
    if (this.#journal.length >= MAX_ENTRIES || this.#octets > MAX_OCTETS) this.#stop('journal.tooLarge');
    else this.#journal.record({ ...rest, ...(until !== undefined && { until: until ?? Infinity }), octets: said });
    return true;
  }

  #body(value: unknown): boolean {
    const read = v.safeParse(message, value);
    if (!read.success || read.output.message >= this.#journal.messages.length) return false;
    this.#bodies.set(read.output.message, octetsOf(read.output));
    return true;
  }

  /** Whatever an entry names is there. */
  #refersInside({ from = -1, to = -1, connection = -1, cause = -1, kind, subject = -1 }: Partial<Draft>): boolean {
    const agents = this.#scene!.agents.length;
    const { length, connections, machines, messages } = this.#journal;
    const known = kind === 'state' ? machines.length : messages.length;
    return from < agents && to < agents && connection < connections.length && cause < length && subject < known;
  }

  /** What came before the fault is shown; the rest of the file is left. */
  #stop(key: string): void {
    this.#stopped = true;
    this.#sink.problem({ key, values: { line: this.#line } });
  }
}

function isInside({ scene: { hosts, agents }, connections, machines, messages }: v.InferOutput<typeof head>): boolean {
  const isAgent = (number: number): boolean => number < agents.length;
  return (
    agents.every((agent) => agent.host >= 0 && agent.host < hosts.length) &&
    // a server of -1: nobody lived at the address that was called
    connections.every(({ client, server }) => client >= 0 && isAgent(client) && isAgent(server)) &&
    machines.every(({ agent, connection }) => isAgent(agent) && connection < connections.length) &&
    messages.every(({ parent }, number) => parent < number)
  );
}

/** What lies in a mailbox names it and its UID: 'INBOX 7 \\Seen'. */
function isPlaced({ kind, detail = '' }: Partial<Draft>): boolean {
  return (kind !== 'stored' && kind !== 'removed' && kind !== 'flagged') || /^.+? \d+(?: [\\$A-Za-z]\S*)*$/.test(detail);
}

export function octetsOf({ text: plain, base64 }: { text?: string | undefined; base64?: string | undefined }): Uint8Array {
  if (plain !== undefined) return utf8(plain);
  return base64 === undefined ? EMPTY : decodeBase64(ascii(base64.replace(/[^\w+/=]/g, '')));
}

/** `undefined`: no JSON. */
export function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(line) ?? '');
  } catch {
    return undefined;
  }
}
