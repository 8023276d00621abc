/** The queues on the disk: one file a message, its rows in a line of JSON at the top, its octets below. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY, utf8 } from '../../mail/octets.ts';
import type { Progress } from '../../agents/mta/delivery/desk.ts';
import { addressee, type Addressee, type Item } from '../../agents/mta/item.ts';
import type { Mta } from '../../agents/mta/mta.ts';
import type { Row } from '../../agents/mta/row.ts';
import { makeFolder } from '../make-folder.ts';
import { readOrSetAside, type Tell } from './aside.ts';
import { isOurs, uniqueName } from './letter-names.ts';
import { removeIfThere } from './remove.ts';
import type { Round } from './round.ts';
import { list, record, text, whole } from './values.ts';

/** One row: in whose name, to whom, and how far it has come. */
export interface KeptRow {
  item: Omit<Item, 'letter'>;
  pending: readonly Addressee[];
  progress: Progress;
}

/** A message as it lies in the queue of a host. */
export interface Queued {
  host: string;
  rows: readonly KeptRow[];
  octets: Uint8Array;
  /** The line at the top, as it stands there. */
  head: string;
}

interface QueueFile {
  path: string;
  head: string;
}

const LF = utf8('\n');
/** Messages that are taken up begin one after the other: all at once would crowd the door that they are for, ms. */
const APART_MS = 20;

export class KeptQueue {
  readonly #path: string;
  readonly #mtas: ReadonlyMap<string, Mta>;
  /** By the octets of the message. */
  readonly #files = new Map<Uint8Array, QueueFile>();
  /** Letters that a queue took up by itself, and that are not safe yet: nobody waits for a promise about them. */
  readonly #takenUp = new Set<Uint8Array>();
  #touched = false;

  constructor(path: string, mtas: ReadonlyMap<string, Mta>) {
    this.#path = path;
    this.#mtas = mtas;
  }

  /** Removes what was never finished, and reads what waits. */
  read(tell: Tell): { path: string; queued: Queued }[] {
    makeFolder(join(this.#path, 'tmp'), 0o700);
    for (const name of readdirSync(join(this.#path, 'tmp'))) if (isOurs(name)) removeIfThere(join(this.#path, 'tmp', name));
    const paths = readdirSync(this.#path)
      .filter(isOurs)
      .sort()
      .map((name) => join(this.#path, name));
    return paths.flatMap((path) => {
      const queued = readOrSetAside(path, readQueued, tell);
      return queued ? [{ path, queued }] : [];
    });
  }

  /** Puts messages back into their queues, and follows these from now on. Tells how many it put back: not those of hosts that are no more. */
  resume(waiting: readonly { path: string; queued: Queued }[], changed: () => void): number {
    for (const mta of this.#mtas.values())
      mta.queue.watch((takenUp) => {
        this.#touched = true;
        if (takenUp) this.#takenUp.add(takenUp);
        changed();
      });
    return waiting.filter(({ path, queued }, place) => this.#resume(path, queued, place * APART_MS)).length;
  }

  #resume(path: string, { host, rows, octets, head }: Queued, restMs: number): boolean {
    const mta = this.#mtas.get(host);
    if (!mta) return false;
    this.#files.set(octets, { path, head });
    const letter = mta.surroundings.letter(octets, -1, rows[0]?.item.reversePath ?? '', []);
    for (const { item, pending, progress } of rows) mta.resume({ ...item, letter }, pending, { ...progress, restMs });
    return true;
  }

  /** Where a message that is new here will lie. */
  freshPath(): string {
    return join(this.#path, uniqueName());
  }

  touch(): void {
    this.#touched = true;
  }

  get count(): number {
    return this.#files.size;
  }

  /** Writes what is new or stands otherwise, and removes what has gone. */
  follow(round: Round): void {
    if (!this.#touched) return;
    this.#touched = false;
    for (const octets of this.#takenUp) this.#keepOn(round, octets);
    const present = new Set<Uint8Array>();
    for (const [host, mta] of this.#mtas)
      for (const [octets, rows] of byMessage(mta.queue.rows)) {
        present.add(octets);
        this.#write(round, octets, JSON.stringify({ version: 1, octets: octets.length, host, rows: rows.map(keptRow) }));
      }
    for (const octets of this.#files.keys()) if (!present.has(octets)) this.#remove(round, octets);
  }

  #write(round: Round, octets: Uint8Array, head: string): void {
    const known = this.#files.get(octets);
    if (known?.head === head) return;
    const file = known ?? { path: this.freshPath() };
    if (!known && !this.#takenUp.has(octets)) round.ifFailed(() => this.#takeBack(octets));
    const placed = () => void this.#files.set(octets, { ...file, head });
    round.create({ temporary: join(this.#path, 'tmp', uniqueName()), path: file.path, octets: [utf8(head), LF, octets], placed });
  }

  #keepOn(round: Round, octets: Uint8Array): void {
    round.keepsOn(octets);
    round.then(() => this.#takenUp.delete(octets));
  }

  #takeBack(octets: Uint8Array): void {
    for (const mta of this.#mtas.values()) mta.takeBack(octets);
  }

  #remove(round: Round, octets: Uint8Array): void {
    const { path } = this.#files.get(octets)!;
    // it is another host's now, or a report tells of it
    round.then(() => {
      removeIfThere(path);
      this.#files.delete(octets);
    });
  }
}

function byMessage(rows: Iterable<Row>): Map<Uint8Array, Row[]> {
  const messages = new Map<Uint8Array, Row[]>();
  for (const row of rows) {
    const { octets } = row.desk.item.letter;
    messages.set(octets, [...(messages.get(octets) ?? []), row]);
  }
  return messages;
}

function keptRow({ desk: { item, pending, tries, toldDelay, dueMs } }: Row): KeptRow {
  const { letter: _, ...kept } = item;
  return { item: kept, pending, progress: { tries, toldDelay, dueMs } };
}

/** Throws what is wrong with it. */
function readQueued(content: Buffer): Queued {
  const end = content.indexOf(LF);
  const line = content.toString('utf8', 0, Math.max(0, end));
  const head = record(JSON.parse(line));
  const octets = end < 0 ? EMPTY : Uint8Array.from(content.subarray(end + 1));
  if (octets.length !== whole(head.octets, 0)) throw new TypeError(`${octets.length} of ${String(head.octets)} octets`);
  return { host: text(head.host), rows: list(head.rows).map((row) => readRow(record(row))), octets, head: line };
}

function readRow(read: Record<string, unknown>): KeptRow {
  const { tries, toldDelay, dueMs } = record(read.progress);
  return {
    item: readItem(record(read.item)),
    pending: list(read.pending).map((one) => readAddressee(record(one))),
    progress: { tries: whole(tries, 0), toldDelay: toldDelay === true, dueMs: whole(dueMs, 0) },
  };
}

export function readAddressee({ path, notify, orcpt }: Record<string, unknown>): Addressee {
  return { ...addressee(text(path)), notify: text(notify ?? ''), orcpt: text(orcpt ?? '') };
}

export function readItem({ reversePath, body, smtpUtf8, ret, envid, arrivedMs, junk }: Record<string, unknown>): Omit<Item, 'letter'> {
  const bodies = ['7BIT', '8BITMIME', 'BINARYMIME'] as const;
  return {
    reversePath: text(reversePath),
    body: bodies.find((one) => one === body) ?? '',
    smtpUtf8: smtpUtf8 === true,
    ret: (['FULL', 'HDRS'] as const).find((one) => one === ret) ?? '',
    envid: text(envid ?? ''),
    arrivedMs: whole(arrivedMs ?? 0, 0),
    junk: junk === true,
  };
}
