/**
 * The journal: one append-only list of what happened, the only truth that views read.
 *
 * It is kept in columns, so that a hundred thousand entries cost a few megabytes, cross to the page as
 * transferable batches and are read back as plain `Entry` values on either side.
 */
import { OCTETS_IN_BATCH, type Batch } from './batch.ts';
import { KINDS, type ConnectionInfo, type Draft, type Entry, type Kind, type MachineInfo, type MessageInfo } from './entry.ts';

export { OCTETS_IN_BATCH, transferables, type Batch } from './batch.ts';
export { KINDS, type ConnectionInfo, type Draft, type Entry, type Kind, type MachineInfo, type MessageInfo } from './entry.ts';

const EMPTY = new Uint8Array(0);
/** Entries that there is room for from the beginning: a journey and a half. */
const FIRST_CAPACITY = 512;
const INTS = 7;
const CAUSE = 0;
const FROM = 1;
const TO = 2;
const CONNECTION = 3;
const SUBJECT = 4;
const LABEL = 5;
const DETAIL = 6;

const kindNumber = new Map<Kind, number>(KINDS.map((kind, number) => [kind, number]));

export class Journal {
  length = 0;
  readonly connections: ConnectionInfo[] = [];
  readonly messages: MessageInfo[] = [];
  readonly machines: MachineInfo[] = [];

  #kind = new Uint8Array(FIRST_CAPACITY);
  #at = new Float64Array(FIRST_CAPACITY);
  #until = new Float64Array(FIRST_CAPACITY);
  #ints = new Int32Array(FIRST_CAPACITY * INTS);
  #tcp = new Float64Array(FIRST_CAPACITY * 2);
  #octets: Uint8Array[] = [];
  #lengths: number[] = [];
  #strings: string[] = [];
  #stringNumber = new Map<string, number>();
  #ids: string[] = [];
  #byId = new Map<string, number>();
  #idCount = new Map<string, number>();
  #protocolCount = new Map<string, number>();
  #sent = { entries: 0, strings: 0, connections: 0, messages: 0, machines: 0 };

  /** Appends one entry and returns its index. Octets are kept by reference: never change them afterwards. */
  record(draft: Draft): number {
    const index = this.length++;
    if (index === this.#kind.length) this.#grow();
    this.#kind[index] = kindNumber.get(draft.kind)!;
    this.#at[index] = draft.at;
    this.#until[index] = draft.until ?? draft.at;
    const ints = this.#ints;
    const base = index * INTS;
    const connection = draft.connection ?? -1;
    ints[base + CAUSE] = draft.cause ?? -1;
    ints[base + FROM] = draft.from ?? -1;
    ints[base + TO] = draft.to ?? -1;
    ints[base + CONNECTION] = connection;
    ints[base + SUBJECT] = draft.subject ?? -1;
    ints[base + LABEL] = this.#string(draft.label);
    ints[base + DETAIL] = draft.detail === undefined ? -1 : this.#string(draft.detail);
    if (draft.seq !== undefined) {
      this.#tcp[index * 2] = draft.seq;
      this.#tcp[index * 2 + 1] = draft.ack ?? 0;
    }
    const octets = draft.octets ?? EMPTY;
    this.#octets[index] = octets;
    this.#lengths[index] = octets.length;
    return index;
  }

  kind(index: number): Kind {
    return KINDS[this.#kind[index]!]!;
  }
  at(index: number): number {
    return this.#at[index]!;
  }
  until(index: number): number {
    return this.#until[index]!;
  }
  cause(index: number): number {
    return this.#ints[index * INTS + CAUSE]!;
  }
  from(index: number): number {
    return this.#ints[index * INTS + FROM]!;
  }
  to(index: number): number {
    return this.#ints[index * INTS + TO]!;
  }
  connection(index: number): number {
    return this.#ints[index * INTS + CONNECTION]!;
  }
  subject(index: number): number {
    return this.#ints[index * INTS + SUBJECT]!;
  }
  label(index: number): string {
    return this.#strings[this.#ints[index * INTS + LABEL]!]!;
  }
  detail(index: number): string {
    const number = this.#ints[index * INTS + DETAIL]!;
    return number < 0 ? '' : this.#strings[number]!;
  }
  /** The octets, or an empty array if they stayed in the worker: then `octetCount` is larger. */
  octets(index: number): Uint8Array {
    return this.#octets[index]!;
  }
  octetCount(index: number): number {
    return this.#lengths[index]!;
  }
  entry(index: number): Entry {
    return {
      index,
      id: this.id(index),
      kind: this.kind(index),
      at: this.at(index),
      until: this.until(index),
      cause: this.cause(index),
      from: this.from(index),
      to: this.to(index),
      connection: this.connection(index),
      subject: this.subject(index),
      label: this.label(index),
      detail: this.detail(index),
      seq: this.#tcp[index * 2]!,
      ack: this.#tcp[index * 2 + 1]!,
      octets: this.octets(index),
    };
  }

  /** The entry's stable name. Names are made on demand, in order, and kept. */
  id(index: number): string {
    for (let next = this.#ids.length; next <= index; next++) this.#ids.push(this.#name(next));
    return this.#ids[index]!;
  }

  /** The name that the next entry would bear, if it were of this kind and label; `machine`: whose state it tells. */
  idOfNext(kind: Kind, connection: number, label: string, machine = -1): string {
    if (this.length > 0) this.id(this.length - 1);
    const what = `${this.#place(kind, connection, machine)}:${meaningOf(kind, label)}`;
    return `${what}#${(this.#idCount.get(what) ?? 0) + 1}`;
  }

  /** Index of the entry with this name, or -1. */
  find(id: string): number {
    if (this.length > 0) this.id(this.length - 1);
    for (let next = this.#byId.size; next < this.#ids.length; next++) this.#byId.set(this.#ids[next]!, next);
    return this.#byId.get(id) ?? -1;
  }

  addConnection(info: Omit<ConnectionInfo, 'name'>): number {
    const before = (this.#protocolCount.get(info.protocol) ?? 0) + 1;
    this.#protocolCount.set(info.protocol, before);
    const name = before === 1 ? info.protocol : `${info.protocol}.${before}`;
    const { protocol, client, server, clientAddress, serverAddress } = info;
    return this.connections.push({ protocol, client, server, clientAddress, serverAddress, name }) - 1;
  }
  addMessage(info: MessageInfo): number {
    return this.messages.push(info) - 1;
  }
  addMachine(info: MachineInfo): number {
    return this.machines.push(info) - 1;
  }

  /** The next entries that have not been taken yet, at most `limit`; `null` when there are none. Worker side. */
  take(limit = 1000): Batch | null {
    const sent = this.#sent;
    const first = sent.entries;
    const count = Math.min(limit, this.length - first);
    if (count <= 0) return null;
    const end = first + count;
    const batch: Batch = {
      first,
      count,
      kind: this.#kind.slice(first, end),
      at: this.#at.slice(first, end),
      until: this.#until.slice(first, end),
      ints: this.#ints.slice(first * INTS, end * INTS),
      tcp: this.#tcp.slice(first * 2, end * 2),
      ...this.#packOctets(first, end),
      strings: this.#strings.slice(sent.strings),
      connections: this.connections.slice(sent.connections),
      messages: this.messages.slice(sent.messages),
      machines: this.machines.slice(sent.machines),
    };
    this.#sent = {
      entries: end,
      strings: this.#strings.length,
      connections: this.connections.length,
      messages: this.messages.length,
      machines: this.machines.length,
    };
    return batch;
  }

  /** Appends a batch that `take` made. Page side; batches come in order. */
  append(batch: Batch): void {
    if (batch.first !== this.length) throw new Error(`journal batch starts at ${batch.first}, expected ${this.length}`);
    while (this.length + batch.count > this.#kind.length) this.#grow();
    this.#kind.set(batch.kind, batch.first);
    this.#at.set(batch.at, batch.first);
    this.#until.set(batch.until, batch.first);
    this.#ints.set(batch.ints, batch.first * INTS);
    this.#tcp.set(batch.tcp, batch.first * 2);
    let offset = 0;
    for (const length of batch.lengths) {
      const came = length <= OCTETS_IN_BATCH ? length : 0;
      this.#octets.push(came === 0 ? EMPTY : batch.arena.subarray(offset, offset + came));
      this.#lengths.push(length);
      offset += came;
    }
    for (const string of batch.strings) this.#strings.push(string);
    this.connections.push(...batch.connections);
    this.messages.push(...batch.messages);
    this.machines.push(...batch.machines);
    this.length += batch.count;
  }

  #packOctets(first: number, end: number): Pick<Batch, 'lengths' | 'arena'> {
    const lengths = Uint32Array.from(this.#lengths.slice(first, end));
    let total = 0;
    for (const length of lengths) if (length <= OCTETS_IN_BATCH) total += length;
    const arena = new Uint8Array(total);
    let offset = 0;
    for (let index = first; index < end; index++) {
      const octets = this.#octets[index]!;
      if (octets.length > OCTETS_IN_BATCH) continue;
      arena.set(octets, offset);
      offset += octets.length;
    }
    return { lengths, arena };
  }

  #name(index: number): string {
    const kind = this.kind(index);
    const cause = this.cause(index);
    if ((kind === 'reply' || kind === 'answer') && cause >= 0) {
      const answered = `${this.#ids[cause]!}:${kind}`;
      return this.#counted(answered, answered);
    }
    const what = `${this.#place(kind, this.connection(index), this.subject(index))}:${meaningOf(kind, this.label(index))}`;
    return this.#counted(what, `${what}#1`);
  }

  /** Where it happens: on a connection, in an agent's chart, in the DNS, or anywhere else on the way of the mail. */
  #place(kind: Kind, connection: number, subject: number): string {
    if (connection >= 0) return this.connections[connection]!.name;
    if (kind === 'state') return this.machines[subject]?.chart ?? 'mail';
    return kind === 'question' ? 'dns' : 'mail';
  }

  /** `first` the first time `what` happens, then `what#2`, `what#3`… */
  #counted(what: string, first: string): string {
    const count = (this.#idCount.get(what) ?? 0) + 1;
    this.#idCount.set(what, count);
    return count === 1 ? first : `${what}#${count}`;
  }

  #string(text: string): number {
    let number = this.#stringNumber.get(text);
    if (number === undefined) {
      number = this.#strings.push(text) - 1;
      this.#stringNumber.set(text, number);
    }
    return number;
  }

  #grow(): void {
    const capacity = this.#kind.length * 2;
    this.#kind = enlarged(this.#kind, new Uint8Array(capacity));
    this.#at = enlarged(this.#at, new Float64Array(capacity));
    this.#until = enlarged(this.#until, new Float64Array(capacity));
    this.#ints = enlarged(this.#ints, new Int32Array(capacity * INTS));
    this.#tcp = enlarged(this.#tcp, new Float64Array(capacity * 2));
  }
}

/** What a step is called after its connection: the verb for a command, else kind and label. */
function meaningOf(kind: Kind, label: string): string {
  if (kind === 'command' || kind === 'question') return label;
  if (kind === 'open') return '(connect)';
  if (kind === 'text') return '(message)';
  return `${kind} ${label}`;
}

function enlarged<T extends Uint8Array | Float64Array | Int32Array>(old: T, fresh: T): T {
  fresh.set(old as never);
  return fresh;
}
