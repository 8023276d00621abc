/** The story that is being written: the same as form, as text and as picture, kept on this device, and checked after each change. */
import { SvelteSet } from 'svelte/reactivity';
import type { Language } from '../../language.ts';
import type { Edited, MailscopeWorker, StoryFault, StorySchema } from '../../worker/api.ts';
import type { Making } from '../playback/playback.svelte.ts';
import { Undo } from '../playback/undo.svelte.ts';
import { keepStories, keptStories, openKey, setOpenKey, type Kept } from './kept.ts';
import { sectionOf, pathOf, type Section } from './sections.ts';
import { at, changedAt, renamed, wordIn, type Path } from './tree.ts';

/** What is taken back: the story, and its text where that could not be read. */
interface Version {
  written: unknown;
  text: string;
}

export class Editing {
  readonly #worker: MailscopeWorker;
  stories = $state.raw<readonly Kept[]>(keptStories());
  /** Of the story that is open; '' for none. */
  key = $state('');
  written = $state.raw<unknown>(null);
  text = $state('');
  faults = $state.raw<readonly StoryFault[]>([]);
  /** Nothing keeps it from being played. */
  runs = $state(false);
  /** The text as it stands cannot be read; the form shows what could be read last. */
  isBroken = $state(false);
  /** This device keeps nothing. */
  isLost = $state(false);
  /** Deleted last, and not forgotten yet. */
  removed = $state.raw<Kept | null>(null);
  /** What is wrong with a file that was to be imported. */
  refused = $state.raw<readonly StoryFault[]>([]);
  section = $state<Section>('story');
  schema = $state.raw<StorySchema | null>(null);
  /** Parts of the form that stand open, by their places. */
  readonly open = new SvelteSet<string>();
  readonly undoing = new Undo<Version>();
  /** The place that somebody types at: all of it is one change. */
  #typing = '';
  #asked = 0;

  constructor(worker: MailscopeWorker) {
    this.#worker = worker;
  }

  async begin(): Promise<void> {
    this.schema ??= await this.#worker.storyForm();
    const kept = this.stories.find(({ key }) => key === openKey());
    if (this.key === '' && kept) await this.show(kept);
  }

  /** What somebody came to the editor for. `untitled`: what a story is called that has no title. */
  async take(making: Making, language: Language): Promise<void> {
    if ('key' in making) {
      const kept = this.stories.find(({ key }) => key === making.key);
      if (kept) await this.show(kept);
      return;
    }
    const edited = await this.#worker.edited('like' in making ? { like: making.like, language } : making);
    if (edited.written === null) this.refused = edited.faults;
    else this.#add(edited);
  }

  /** A story of the reader's own, from plain data. */
  async add(written: unknown): Promise<void> {
    this.#add(await this.#worker.edited({ written }));
  }

  #add(edited: Edited): void {
    const numbers = this.stories.map(({ key }) => Number(key)).filter(Number.isFinite);
    this.#leave();
    this.key = String(Math.max(0, ...numbers) + 1);
    this.#took(edited);
    this.#keep();
  }

  async show(kept: Kept): Promise<void> {
    this.#leave();
    this.key = kept.key;
    setOpenKey(kept.key);
    this.#took(await this.#worker.edited({ text: kept.text }));
  }

  /** Back to the list. */
  close(): void {
    this.#leave();
    this.key = '';
    setOpenKey('');
  }

  #leave(): void {
    this.undoing.clear();
    this.open.clear();
    [this.refused, this.removed, this.section, this.#typing] = [[], null, 'story', ''];
    [this.written, this.text, this.faults, this.runs] = [null, '', [], false];
  }

  /** Something else at a place. `typing`: more of it may follow. */
  change(path: Path, into: unknown, typing = false): void {
    this.put(changedAt(this.written, path, into), typing ? path.join('.') : '');
  }

  /** Another name for a host or an account: everything that named it goes along. */
  rename(path: Path, before: string): void {
    const after = at(this.written, path);
    const by = path.at(-1);
    const isNamed = (path[0] === 'hosts' && (by === 'id' || by === 'name')) || (path[0] === 'accounts' && by === 'address');
    if (!isNamed || path.length !== 3 || typeof after !== 'string' || before === '' || after === '' || before === after) return;
    const others = at(this.written, [path[0]!]) as readonly unknown[];
    if (others.some((each) => wordIn(each, by) === before)) return;
    this.put(renamed(this.written, by, before, after), path.join('.'));
  }

  /** The whole story otherwise. `typing`: the place at which somebody types. */
  put(written: unknown, typing = ''): void {
    if (typing === '' || typing !== this.#typing) this.undoing.leave({ written: this.written, text: this.text });
    this.#typing = typing;
    this.written = written;
    void this.#check({ written });
  }

  /** Whoever leaves a field begins another change. */
  rest(): void {
    this.#typing = '';
  }

  /** The text was changed by hand. */
  type(text: string): void {
    if (this.#typing !== 'text') this.undoing.leave({ written: this.written, text: this.text });
    this.#typing = 'text';
    this.text = text;
    void this.#check({ text });
  }

  undo(): void {
    this.#back(this.undoing.undo({ written: this.written, text: this.text }));
  }
  redo(): void {
    this.#back(this.undoing.redo({ written: this.written, text: this.text }));
  }
  #back(version: Version | undefined): void {
    if (!version) return;
    this.#typing = '';
    this.written = version.written;
    this.text = version.text;
    void this.#check(version.written === null ? { text: version.text } : { written: version.written });
  }

  /** What was asked for last wins. */
  async #check(editing: { written: unknown } | { text: string }): Promise<void> {
    const asked = ++this.#asked;
    const edited = await this.#worker.edited(editing);
    if (asked !== this.#asked) return;
    this.#took(edited, 'text' in editing);
    this.#keep();
  }

  /** `isTyped`: the text is the reader's, and stays as it is. */
  #took({ text, written, faults, runs }: Edited, isTyped = false): void {
    this.#asked++;
    [this.faults, this.runs, this.isBroken] = [faults, runs, written === null];
    if (written !== null && (isTyped || this.written === null)) this.written = written;
    if (!isTyped) this.text = text;
  }

  get title(): string {
    return wordIn(this.written, 'title');
  }

  #keep(): void {
    const now: Kept = { key: this.key, title: this.title, text: this.text };
    const isKnown = this.stories.some(({ key }) => key === this.key);
    this.#store(isKnown ? this.stories.map((each) => (each.key === this.key ? now : each)) : [...this.stories, now]);
    setOpenKey(this.key);
  }

  #store(stories: readonly Kept[]): void {
    this.stories = stories;
    this.isLost = !keepStories(stories);
  }

  remove(kept: Kept): void {
    this.#store(this.stories.filter(({ key }) => key !== kept.key));
    this.removed = kept;
  }
  bringBack(): void {
    if (this.removed) this.#store([...this.stories, this.removed]);
    this.removed = null;
  }
  /** `title`: what the copy is called. */
  async duplicate(kept: Kept, title: string): Promise<void> {
    const { written } = await this.#worker.edited({ text: kept.text });
    await this.add(written === null ? { title } : changedAt(written, ['title'], title));
  }

  /** Opens what is around a place, so that it can be gone to. */
  reveal(words: string): void {
    const path = pathOf(words);
    this.section = this.isBroken ? 'text' : sectionOf(path);
    for (let length = 1; length <= path.length; length++) this.open.add(path.slice(0, length).join('.'));
  }

  /** Of a place and all below it. */
  faultsAt(words: string): readonly StoryFault[] {
    return this.faults.filter(({ path }) => path === words || path.startsWith(`${words}.`));
  }
}
