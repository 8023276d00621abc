/** What the page knows of an opened recording besides its journal: its conversations, what the judge found, and how far reading is. */
import type {
  ConversationRow,
  Door,
  ForeignTraffic,
  LeftOut,
  LettersFound,
  MailscopeWorker,
  PlacedFinding,
  Problem,
  SetAside,
} from '../../worker/api.ts';

/** Rows change while they are read: they are asked for anew, but no more often than this, ms. */
const REFRESH_MS = 700;
/** And the more there are, the less often. */
const ROWS_PER_MS = 10;

/** What is seen of a recording, wherever its entries are shown. */
export type RecordingView = Omit<Recording, 'begin' | 'note' | 'refresh'>;

/** As if nothing had come after the entry `last` yet: for who is to say what comes. */
export function recordingUpTo(recording: RecordingView, last: number): RecordingView {
  const { names, isLive } = recording;
  const findings = (): PlacedFinding[] => recording.findings.filter(({ entry }) => entry <= last);
  return {
    ...{ names, isLive },
    get rows() {
      return recording.rows.filter(({ first }) => first <= last);
    },
    get findings() {
      return findings();
    },
    get problems() {
      return recording.problems;
    },
    get foreign() {
      return recording.foreign;
    },
    get leftOut() {
      return recording.leftOut;
    },
    get setAside() {
      return recording.setAside;
    },
    get formats() {
      return recording.formats;
    },
    get hasClock() {
      return recording.hasClock;
    },
    get letters() {
      return recording.letters;
    },
    get doors() {
      return recording.doors;
    },
    lettersFound: () => recording.lettersFound(),
    get read() {
      return recording.read;
    },
    rowAt: (connection, index) => recording.rowAt(connection, index),
    findingsAt: (entry) => findings().filter((finding) => finding.entry === entry),
  };
}

export class Recording {
  /** File names, or the sample's own. */
  readonly names: readonly string[];
  rows = $state.raw<ConversationRow[]>([]);
  findings = $state.raw<PlacedFinding[]>([]);
  problems = $state.raw<Problem[]>([]);
  foreign = $state.raw<ForeignTraffic[]>([]);
  leftOut = $state.raw<LeftOut[]>([]);
  setAside = $state.raw<SetAside[]>([]);
  formats = $state.raw<string[]>([]);
  /** Messages of which nobody knows a hop. */
  letters = $state(0);
  /** Its times are those of the recording; else it had no clock. */
  hasClock = $state(true);
  /** It grows for as long as real connections last. */
  readonly isLive: boolean;
  /** Where programs may connect meanwhile. */
  doors = $state.raw<Door[]>([]);
  /** Octets of the files that are read, and of all of them. */
  read = $state.raw({ octets: 0, total: 0 });
  readonly #worker: MailscopeWorker;
  #number = -1;
  #askedMs = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #again = false;

  constructor(names: readonly string[], worker: MailscopeWorker, isLive = false) {
    this.isLive = isLive;
    this.names = names;
    this.#worker = worker;
  }

  /** The worker's number of it is known. */
  begin(number: number): void {
    this.#number = number;
    void this.refresh();
  }

  /** More of it is read; `done`: all of it. `nowMs` is the page's own clock. */
  note(done: boolean, nowMs: number): void {
    if (this.#number < 0) return;
    clearTimeout(this.#later);
    const waitMs = done ? 0 : this.#askedMs + REFRESH_MS + this.rows.length / ROWS_PER_MS - nowMs;
    if (waitMs > 0) {
      // nobody knows when there will be more: what is known by now must not wait for that
      this.#later = setTimeout(() => this.note(false, nowMs + waitMs), waitMs);
      return;
    }
    this.#askedMs = nowMs;
    void this.refresh();
  }

  /** Asks what is known by now; a request that comes while one is under way is answered after it. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    // one that is forgotten meanwhile has no state any more; what is known of it stays
    const state = await this.#worker.recording(this.#number, 0, this.findings.length).catch(() => null);
    this.#asking = false;
    if (!state) return;
    this.rows = state.rows;
    if (state.findings.length > 0) this.findings = [...this.findings, ...state.findings];
    this.problems = state.problems;
    this.foreign = state.foreign;
    this.leftOut = state.leftOut;
    this.setAside = state.setAside;
    this.formats = state.formats;
    this.hasClock = state.hasClock;
    this.letters = state.letters;
    this.doors = state.doors;
    if (!this.#again) return;
    this.#again = false;
    await this.refresh();
  }

  lettersFound(): Promise<LettersFound> {
    return this.#worker.letters(this.#number);
  }

  /** The conversation that an entry belongs to: by its connection, or, for look-ups, by where it stands. */
  rowAt(connection: number, index: number): ConversationRow | undefined {
    if (connection >= 0) return this.rows.find((row) => row.connection === connection);
    return this.rows.find((row) => row.connection < 0 && row.first <= index && index <= row.last);
  }

  findingsAt(entry: number): PlacedFinding[] {
    return this.findings.filter((finding) => finding.entry === entry);
  }
}
