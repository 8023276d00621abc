/** What a program has before it, and remembers: the picture that its owner sees, and the letters that it has at home. */
import { taught, type Kind } from '../../mail/junkFilter.ts';
import { emptyPicture, isUnseen, toldByLetter, type Folder, type Picture, type Row, type Use } from './picture.ts';
import type { Column } from './deeds.ts';
import { ownThreads } from './threads.ts';

export class Shelf {
  #picture: Picture;
  /** Told whenever something to be seen has changed. */
  readonly #changed: () => void;
  /** Letters by folder and UID. */
  readonly #letters = new Map<string, Uint8Array>();
  /** Lists of folders that have been open: by name. A UID is worth something only with its UIDVALIDITY (RFC 3501 §2.3.1.1). */
  readonly #lists = new Map<string, { validity: number; rows: readonly Row[] }>();
  /** UIDVALIDITY of the folder that is open. */
  validity = 0;
  /** How many letters the server says the open folder has. */
  exists = 0;

  constructor(via: Picture['via'], account: string, changed: () => void) {
    this.#picture = emptyPicture(via, account);
    this.#changed = changed;
  }

  get picture(): Picture {
    return this.#picture;
  }

  show(change: Partial<Picture>): void {
    this.#picture = { ...this.#picture, ...change };
    this.#changed();
  }

  /** What the list shows; as before where nothing is said. */
  choose(columns: readonly Column[] = this.#picture.columns): void {
    this.show({ columns });
  }

  row(uid: number): Row | undefined {
    return this.#picture.rows.find((row) => row.uid === uid);
  }
  /** Those of them that are still here. */
  present(uids: readonly number[]): number[] {
    return uids.filter((uid) => this.row(uid) !== undefined);
  }

  folder(name: string): Folder | undefined {
    return this.#picture.folders.find((folder) => folder.name === name);
  }
  folderFor(use: Use): Folder | undefined {
    return this.#picture.folders.find((folder) => folder.use === use);
  }

  letter(uid: number): Uint8Array | undefined {
    return this.#letters.get(this.#key(uid));
  }
  /** All letters that are at home. */
  get letters(): readonly Uint8Array[] {
    return [...this.#letters.values()];
  }
  keep(uid: number, octets: Uint8Array): void {
    this.#letters.set(this.#key(uid), octets);
  }
  /** Letters that came whole: what they tell of themselves stands in the list from now on. */
  take(letters: readonly { uid: number; octets: Uint8Array }[]): void {
    const told = new Map(letters.map(({ uid, octets }) => [uid, toldByLetter(octets)]));
    for (const { uid, octets } of letters) this.keep(uid, octets);
    if (told.size > 0) this.list(this.#picture.rows.map((row) => ({ ...row, ...told.get(row.uid) })));
  }
  /** The numbers that a program gives by itself hold in all of its folders. */
  #key(uid: number): string {
    const { via, open } = this.#picture;
    return via === 'pop3' ? String(uid) : `${this.validity} ${uid} ${open}`;
  }

  /** Another folder: what was remembered of it if the server still means the same by its UIDs. */
  opened(name: string, validity: number, exists: number): void {
    this.putAway();
    const known = this.#lists.get(name);
    this.validity = validity;
    this.exists = exists;
    this.show({ open: name, rows: known?.validity === validity ? known.rows : [], found: null, read: null });
  }

  /** The list of the open folder is remembered. */
  putAway(): void {
    const { open, rows } = this.#picture;
    if (open !== '') this.#lists.set(open, { validity: this.validity, rows });
  }

  /** Rows of the open folder, and what they come to. */
  list(rows: readonly Row[]): void {
    const { open, folders, found, read } = this.#picture;
    const counted = { messages: rows.length, unseen: rows.filter(isUnseen).length };
    const isHere = (uid: number): boolean => rows.some((row) => row.uid === uid);
    this.show({
      rows,
      folders: folders.map((folder) => (folder.name === open ? { ...folder, ...counted } : folder)),
      found: found && found.filter(isHere),
      read: read && isHere(read.uid) ? read : null,
    });
  }

  change(uid: number, change: Partial<Row>): void {
    this.list(this.#picture.rows.map((row) => (row.uid === uid ? { ...row, ...change } : row)));
  }

  /** On this device: over IMAP the server is told by somebody else, or not at all. */
  flag(uids: readonly number[], name: string, on: boolean): void {
    const meant = new Set(uids);
    const without = (flags: readonly string[]): string[] => flags.filter((each) => each !== name);
    const flagged = ({ flags }: Row): string[] => (on ? [...without(flags), name] : without(flags));
    this.list(this.#picture.rows.map((row) => (meant.has(row.uid) ? { ...row, flags: flagged(row) } : row)));
  }

  /** What has come into a folder that is not open, as far as the program knows by itself. */
  count(name: string, messages: number, unseen: number): void {
    const { folders } = this.#picture;
    const counted = (folder: Folder) => ({ ...folder, messages: folder.messages + messages, unseen: folder.unseen + unseen });
    this.show({ folders: folders.map((folder) => (folder.name === name ? counted(folder) : folder)) });
  }

  /** A folder as it is remembered, without asking anybody; false if it is not. */
  recall(name: string): boolean {
    this.putAway();
    const known = this.#lists.get(name);
    if (known) this.opened(name, known.validity, known.rows.length);
    return known !== undefined;
  }

  /** Rows that were here before are here again, each once, in the order of their UIDs. */
  putBack(name: string, rows: readonly Row[]): void {
    this.putAway();
    const known = this.#lists.get(name);
    if (!known || rows.length === 0) return;
    const back = rows.filter(({ uid }, place) => rows.findIndex((row) => row.uid === uid) === place);
    const others = known.rows.filter(({ uid }) => !back.some((row) => row.uid === uid));
    const merged = [...others, ...back].sort((a, b) => a.uid - b.uid);
    this.#lists.set(name, { ...known, rows: merged });
    if (name === this.#picture.open) this.list(merged);
  }

  /** The list of a folder as it is remembered. */
  rowsIn(name: string): readonly Row[] {
    return name === this.#picture.open ? this.#picture.rows : (this.#lists.get(name)?.rows ?? []);
  }

  /** Rows of a folder that is the program's own, open or not. */
  lay(name: string, rows: readonly Row[]): void {
    if (name === this.#picture.open) return this.list(rows);
    const counted = { messages: rows.length, unseen: rows.filter(isUnseen).length };
    this.#lists.set(name, { validity: this.validity, rows });
    const { folders } = this.#picture;
    this.show({ folders: folders.map((folder) => (folder.name === name ? { ...folder, ...counted } : folder)) });
  }

  /** The program puts conversations together by itself, if they are wanted. */
  rethread(): void {
    if (this.#picture.threads) this.show({ threads: ownThreads(this.#picture.rows) });
  }

  /** Its owner says what these letters are; what is not here teaches nothing. */
  learn(uids: readonly number[], kind: Kind): void {
    const octets = uids.flatMap((uid) => this.letter(uid) ?? []);
    this.show({ filter: octets.reduce((filter, each) => taught(filter, each, kind), this.#picture.filter) });
  }
}
