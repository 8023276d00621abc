/** The letter on the workbench: as it is, as it was before each change, and which of its parts is looked at. */
import { MIME_OCTETS, type MailscopeWorker, type MimeEdit, type MimePart, type MimeSeen } from '../../worker/api.ts';
import { Undo } from '../playback/undo.svelte.ts';
import { turns } from '../turns.ts';

interface Version {
  octets: Uint8Array;
  path: string;
  /** What has been done to the letter since it was opened. */
  edits?: readonly MimeEdit[];
}

/** What kept a letter from being opened, or a change from being made. */
export type Trouble =
  { kind: 'tooLarge'; octets: number } | { kind: 'unknown' } | { kind: 'unreadable' } | { kind: 'refused'; why: string };

export class Bench {
  readonly #worker: MailscopeWorker;
  /** `null`: no letter is open. */
  seen = $state.raw<MimeSeen | null>(null);
  selected = $state('1');
  /** Name of the sample while it is as it was; '' for any other letter. */
  sample = $state('');
  /** A letter has been asked for and has not come yet. */
  isOpening = $state(false);
  trouble = $state.raw<Trouble | null>(null);
  /** What was done last, for whoever does not see it. */
  last = $state.raw<MimeEdit | null>(null);
  /** What was converted in the file that was opened, with spaces between; '' for nothing, and as soon as something is done. */
  conversions = $state('');
  readonly undoing = new Undo<Version>();
  /** What has been done to the letter since it was opened, and not taken back. */
  edits = $state.raw<readonly MimeEdit[]>([]);
  /** Octets of the sample as it came. */
  #whole: Uint8Array | null = null;
  #name = '';
  #asked = 0;
  /** The part that was asked for and is not shown yet; '' for none. */
  #wanted = '';
  /** What is done to a letter goes on from what was done before, also where that is not shown yet. */
  readonly #turns = turns();
  /** Letters opened so far. */
  #opened = 0;

  constructor(worker: MailscopeWorker) {
    this.#worker = worker;
  }

  get part(): MimePart | undefined {
    return this.seen?.parts.find(({ path }) => path === this.selected) ?? this.seen?.parts[0];
  }

  /** Another letter. What is too large changes nothing. */
  async open(octets: Uint8Array, path = '1', isFile = false): Promise<void> {
    if (octets.length > MIME_OCTETS) return void (this.trouble = { kind: 'tooLarge', octets: octets.length });
    this.#begin(null, '');
    await this.#show({ octets, path }, isFile);
  }

  async openSample(name: string, path = '1'): Promise<void> {
    this.isOpening = true;
    const octets = await this.#worker.mimeSample(name);
    this.isOpening = false;
    if (!octets) return void (this.trouble = { kind: 'unknown' });
    this.#begin(octets, name);
    await this.#show({ octets, path });
  }

  #begin(whole: Uint8Array | null, name: string): void {
    this.#opened++;
    this.undoing.clear();
    [this.#whole, this.#name, this.#wanted] = [whole, name, ''];
  }

  close(): void {
    this.#begin(null, '');
    this.#asked++;
    this.isOpening = false;
    [this.seen, this.trouble, this.last, this.sample] = [null, null, null, ''];
  }

  /** What was meant for one letter is not done to another. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const opened = this.#opened;
    return this.#turns(async () => (opened === this.#opened ? act() : undefined));
  }

  /** Looks at a part: chosen at once, and seen when what was asked for before is done. */
  select(path: string): Promise<void> {
    if (this.seen) this.selected = this.#wanted = path;
    return this.#inTurn(() => this.#select(path));
  }
  async #select(path: string): Promise<void> {
    if (path !== this.#wanted) return;
    this.#wanted = '';
    if (!this.seen || path === this.seen.detail.path) return;
    this.last = null;
    await this.#show({ octets: this.seen.octets, path, edits: this.edits });
  }

  /** The letter with everything that has been asked for. */
  async whole(): Promise<Uint8Array | undefined> {
    await this.#inTurn(() => Promise.resolve());
    return this.seen?.octets;
  }

  change(edit: MimeEdit): Promise<void> {
    return this.#inTurn(() => this.#change(edit));
  }
  async #change(edit: MimeEdit): Promise<void> {
    if (!this.seen) return;
    const before = this.#now(this.seen);
    const asked = ++this.#asked;
    const changed = await this.#worker.mimeChanged(before.octets, edit);
    if (asked !== this.#asked) return;
    if (!changed.ok) return void (this.trouble = { kind: 'refused', why: changed.refused });
    if (changed.seen.octets.length > MIME_OCTETS) return void (this.trouble = { kind: 'tooLarge', octets: changed.seen.octets.length });
    this.undoing.leave(before);
    this.#took(changed.seen);
    this.last = edit;
    this.edits = [...(before.edits ?? []), edit];
  }

  /** The message that a part hides; undoing leads back to the letter around it. */
  enter(octets: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.seen) return;
      this.undoing.leave(this.#now(this.seen));
      await this.#show({ octets, path: '1' });
    });
  }

  undo(): Promise<void> {
    return this.#inTurn(() => this.#back((now) => this.undoing.undo(now)));
  }
  redo(): Promise<void> {
    return this.#inTurn(() => this.#back((now) => this.undoing.redo(now)));
  }
  async #back(to: (now: Version) => Version | undefined): Promise<void> {
    const version = this.seen && to(this.#now(this.seen));
    if (version) await this.#show(version);
  }

  #now({ octets }: MimeSeen): Version {
    return { octets, path: this.selected, edits: this.edits };
  }

  /** What was asked for last wins. */
  async #show({ octets, path, edits = [] }: Version, isFile = false): Promise<void> {
    const asked = ++this.#asked;
    this.selected = this.#wanted || path;
    this.isOpening = true;
    const seen = await this.#worker.mime(octets, path, isFile);
    if (asked !== this.#asked) return;
    this.isOpening = false;
    this.#took(seen);
    this.edits = edits;
  }

  #took(seen: MimeSeen): void {
    [this.seen, this.selected, this.trouble, this.last] = [seen, this.#wanted || seen.detail.path, null, null];
    this.conversions = seen.conversions ?? '';
    this.sample = this.#whole && isSame(seen.octets, this.#whole) ? this.#name : '';
  }
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((octet, at) => octet === other[at]);
