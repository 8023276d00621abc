/** One file on its way in: unpacked if it is gzipped, recognised by its beginning, then read by its format. */
import { Gunzip } from 'fflate';
import { concat, CR, EMPTY, LF, SPACE, TAB } from '../../mail/octets.ts';
import { withAsides } from '../aside.ts';
import { HEAD_OCTETS, type Format, type Reader } from '../format.ts';
import { formatOf, nearestTo } from '../recognising.ts';
import type { ReadProblem, Sink } from '../sink.ts';
import { isZip, roomFor, type UnpackingLimits } from './unpacking.ts';

/** Unpacked at once, octets of the packed file: a thousandfold of it may come out. */
const PACKED_AT_ONCE = 4096;

export class Intake {
  /** Octets that were pushed, as the file has them. */
  taken = 0;
  format: Format | null = null;
  /** Everything was pushed, and what was read is told. */
  ended = false;
  readonly #name: string;
  readonly #sink: Sink;
  #head: Uint8Array[] = [];
  #headOctets = 0;
  #isWhole = false;
  #gunzip: Gunzip | null = null;
  /** Not unpacked yet, for nobody reads it. */
  #packed: Uint8Array[] = [];
  readonly #limits: UnpackingLimits | undefined;
  readonly #onunfit: (problem: ReadProblem) => void;
  /** Octets that went through the unpacker, and that came out of it. */
  #inflated = 0;
  #unpacked = 0;
  #damaged = false;
  /** It unpacks to too much: that it ends in the middle of something is our doing then, and not told as its fault. */
  #isRefused = false;
  #reader: Reader | null = null;
  /** Something came of it, or it was said why not. */
  #told = false;

  /** `onunfit` hears that it is nothing that could be read; without it the sink does. */
  constructor(name: string, sink: Sink, { limits, onunfit }: { limits?: UnpackingLimits; onunfit?: (problem: ReadProblem) => void } = {}) {
    this.#name = name;
    this.#sink = sink;
    this.#limits = limits;
    this.#onunfit = onunfit ?? ((problem) => sink.problem(problem));
  }

  /** Whether its format is known by now, or it is known to have none. */
  get recognised(): boolean {
    return this.format !== null || this.ended || this.#isWhole;
  }

  /** The name of its format, '' if it has none. */
  get formats(): string[] {
    return [this.format?.name ?? ''];
  }

  push(octets: Uint8Array): void {
    const isFirst = this.taken === 0;
    this.taken += octets.length;
    if (isFirst && octets[0] === 0x1f && octets[1] === 0x8b) this.#gunzip = new Gunzip((unpacked) => this.#unpack(unpacked));
    if (this.#gunzip) this.#unzip(octets);
    else this.#plain(octets);
  }

  /** The rest of it cannot be had; that is told by whoever knows why. */
  breakOff(): void {
    this.#damaged = true;
    this.end();
  }

  /** No more octets of the file come. What is known of it by then may still wait for `release`. */
  end(): void {
    if (this.#gunzip && this.#packed.length === 0) this.#inflate(EMPTY, true);
    this.#isWhole = true;
    if (this.format === null) this.#recognise();
    if (this.#reader) this.#finish();
  }

  /** Its turn has come: what was kept back is read. */
  release(): void {
    if (this.#reader || this.format === null) return;
    this.#reader = this.format.read(this.#telling());
    for (const octets of this.#head) this.#give(octets);
    this.#head = [];
    this.#headOctets = 0;
    const packed = this.#packed.splice(0);
    for (const octets of packed) this.#inflate(octets, false);
    if (this.#isWhole && packed.length > 0) this.#inflate(EMPTY, true);
    if (this.#isWhole) this.#finish();
  }

  /** What the reader tells goes to the sink: lines that are set aside with the name of the file; and it is noticed whether it tells anything. */
  #telling(): Sink {
    const named = withAsides(this.#sink, (aside) => ({ ...aside, file: this.#name }));
    const noticed =
      <Told extends unknown[], Result>(tell: (...told: Told) => Result) =>
      (...told: Told): Result => {
        this.#told = true;
        return tell(...told);
      };
    const { open, datagram, traced, restored, keys, leftAlone, problem } = named;
    const saysWhy = noticed((told: ReadProblem) => (this.#isRefused ? undefined : problem(told)));
    return {
      ...{ ...named, open: noticed(open), datagram: noticed(datagram), traced: noticed(traced) },
      ...{ restored: noticed(restored), keys: noticed(keys), leftAlone: noticed(leftAlone) },
      problem: (told) => (told.key === 'text.column' ? problem(told) : saysWhy(told)),
    };
  }

  get released(): boolean {
    return this.#reader !== null;
  }

  /** Octets that lie here until its turn comes. */
  get waiting(): number {
    return this.#packed.reduce((sum, { length }) => sum + length, this.#headOctets);
  }

  #finish(): void {
    if (this.ended) return;
    this.ended = true;
    this.#reading((reader) => reader.end());
    if (!this.#told && !this.#isRefused) this.#sink.problem({ key: 'text.nothingSaid', values: { formats: this.format!.name } });
  }

  #give(octets: Uint8Array): void {
    if (!this.ended) this.#reading((reader) => reader.push(octets));
  }

  /** A file that its reader cannot cope with is told and left; the other files go on. */
  #reading(work: (reader: Reader) => void): void {
    try {
      work(this.#reader!);
    } catch (error) {
      this.ended = true;
      this.#sink.problem({ key: 'file.unreadable', values: { name: this.#name, octets: this.taken, reason: String(error) } });
    }
  }

  /** Until somebody reads it only its head is unpacked: packed, the rest takes as little as a thousandth of the room. */
  #unzip(octets: Uint8Array): void {
    for (let at = 0; at < octets.length && !this.#isOver; at += PACKED_AT_ONCE) {
      const piece = octets.subarray(at, at + PACKED_AT_ONCE);
      if (this.#reader || this.#headOctets < HEAD_OCTETS) this.#inflate(piece, false);
      else this.#packed.push(piece);
    }
  }

  get #isOver(): boolean {
    return this.#damaged || this.ended;
  }

  #inflate(octets: Uint8Array, final: boolean): void {
    if (this.#isOver) return;
    this.#inflated += octets.length;
    try {
      this.#gunzip!.push(octets, final);
    } catch {
      if (this.#damaged) return;
      this.#damaged = true;
      this.#sink.problem({ key: 'file.gzipDamaged', values: { name: this.#name, octets: this.#unpacked } });
    }
  }

  #unpack(octets: Uint8Array): void {
    if (this.#isOver) return;
    if (this.#unpacked + octets.length > roomFor(this.#inflated, this.#limits)) {
      this.#damaged = true;
      this.#isRefused = true;
      this.#sink.problem({ key: 'file.gzipTooLarge', values: { name: this.#name, octets: this.#unpacked } });
      return;
    }
    this.#unpacked += octets.length;
    if (octets.length > 0) this.#plain(octets);
  }

  #plain(octets: Uint8Array): void {
    if (this.#reader) return this.#give(octets);
    this.#head.push(octets);
    this.#headOctets += octets.length;
    if (this.format === null && this.#headOctets >= HEAD_OCTETS) this.#recognise();
  }

  #recognise(): void {
    const head = concat(this.#head);
    this.#head = [head];
    const start = head.subarray(0, HEAD_OCTETS);
    this.format = formatOf(start, this.#isWhole && head.length <= HEAD_OCTETS) ?? null;
    if (this.format) return;
    this.ended = true;
    this.#head = [];
    // why nothing came out of it has been said
    if (this.#damaged && head.length === 0) return;
    this.#onunfit(this.#unfit(head.length, start));
  }

  #unfit(octets: number, start: Uint8Array): ReadProblem {
    const name = this.#name;
    if (octets === 0) return { key: 'file.empty', values: { name } };
    if (isBlank(start) && this.#isWhole) return { key: 'file.blank', values: { name } };
    if (isZip(start)) return { key: 'file.zipWithin', values: { name } };
    return { key: 'file.unknown', values: { name, formats: nearestTo(start).join(' ') } };
  }
}

/** Blanks, tabs and line ends only. */
const isBlank = (octets: Uint8Array): boolean => octets.every((octet) => octet === SPACE || octet === TAB || octet === CR || octet === LF);
