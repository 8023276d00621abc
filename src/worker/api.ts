/** The whole contract between page and worker. Everything that crosses is plain data; journals cross as batches of columns. */
import type { Batch } from '../sim/journal.ts';
import type { Language } from '../language.ts';
import type { Intervention, Scene, ZoneRecord } from '../run/scenario.ts';
import type { StoryFault } from '../run/story/fault.ts';
import type { StorySchema } from '../run/story/schema.ts';
import type { Awaited } from '../run/hands/standstill.ts';
import type { Story } from '../scenarios/story.ts';
import type { Story as LessonStory, Task } from '../lessons/lesson.ts';
import type { Exercise, Level, PracticeKind } from '../lessons/practice/exercise.ts';
import type { Askable, TestItem } from '../lessons/practice/test.ts';
import type { Measures } from '../run/measures.ts';
import type { OctetField } from '../protocols/field.ts';
import type { MailDraft } from '../mail/compose.ts';
import type { CoveredSpan } from '../transcripts/export/covered.ts';
import type { Decoded } from '../transcripts/continuation/decoded.ts';
import type { ExportRequest } from './exported.ts';
import type { Book } from './book.ts';
import type { ByHand } from './by-hand.ts';
import type { Letter } from './letter.ts';
import type { Comparing } from './morning.ts';
import type { Programs } from './program-seen.ts';
import type { TakingApart } from './taking-apart.ts';
import type { Disk } from './on-disk.ts';
import type { Attempted, Telling } from './telling.ts';
import type { Travelling } from './travels.ts';
import type { Door } from '../transcripts/export/live.ts';
import type { ConversationRow, ForeignTraffic, LeftOut, PlacedFinding } from '../transcripts/stage/rows.ts';
import type { SetAside } from '../transcripts/sink.ts';

export type { Sketch, SketchHost, SketchLine, StoryIndex } from './sketch.ts';
export type { CoveredSpan } from '../transcripts/export/covered.ts';
export type { Decoded, DecodedField, DecodedStep } from '../transcripts/continuation/decoded.ts';
export type { Decided, Decision } from '../run/hands/decision.ts';
export type { Dug } from '../run/hands/digging.ts';
export type { Awaited } from '../run/hands/standstill.ts';
export type { ExportRequest } from './exported.ts';
export type { Answers, Hint, Hints, Verdict } from './by-hand.ts';
export type { Book, BookCommand, BookReply } from './book.ts';
export type { Letter, LetterField, LetterPart } from './letter.ts';
export type { Heap, Morning } from './morning.ts';
export type { ProgramSeen } from './program-seen.ts';
export type { EncryptedSeen } from './encryption/seen.ts';
export type { SignatureSeen } from './signatures/seen.ts';
export { MIME_OCTETS } from './taking-apart.ts';
export type { MimeChanged, MimeDetail, MimeEdit, MimeFinding, MimePart, MimeSeen } from './taking-apart.ts';
export type { Disk, DiskFile } from './on-disk.ts';
export type { Attempted, Telling } from './telling.ts';
export type { BankForm, Form, ReadLesson, WrittenLesson } from './travels.ts';
export type { ConversationRow, Door, ForeignTraffic, LeftOut, OctetField, PlacedFinding, SetAside };

export type MessageSource =
  | { kind: 'draft'; draft: MailDraft }
  /** An opened message, sent octet for octet. `to` is the envelope; `name` the file's name. */
  | { kind: 'octets'; octets: Uint8Array; name: string; from: string; to: string[] };

export interface RunRequest {
  scenario: string;
  /** With the scenario `OWN`: the text of a story that somebody wrote. */
  story?: string;
  seed: number;
  /** `null`: the scenario's own message. */
  message: MessageSource | null;
  interventions: Intervention[];
  /** Nothing of it is awaited yet but its question: that is shown as soon as anything has happened. */
  unbegun?: boolean;
}

/** A fault of the input, for `content/problems` to put into words. `at` is an octet offset or a line number, as the key says. */
export interface Problem {
  key: string;
  values: Record<string, string | number>;
}

export interface RunStarted {
  ok: true;
  run: number;
  scene: Scene;
  /** Whom the envelope names, after the request was read. */
  reversePath: string;
  forwardPaths: string[];
  /** Of a story that is not in the gallery: one's own, or one that was drawn. */
  card?: ScenarioCard;
}
/** A run that goes on from a recording: where the recorded server stood, and where ours stands. */
export interface TakenOver extends RunStarted {
  states: { recorded: string; ours: string };
}
export interface RunRefused {
  ok: false;
  /** Messages in the files of which nobody knows a hop: nothing of them can be shown on a stage. */
  letters?: LettersFound;
  /** In a draft: `field` of the first problem is in `values.field`. */
  problems: Problem[];
}

/** How much is done while a run is computed. `virtualMs` is where the clock stands. */
export interface Progress {
  entries: number;
  virtualMs: number;
  done: boolean;
  /** Whom a run waits for that can go no further without a person. */
  awaits?: Awaited;
  /** Recordings only: octets of the files that are read, and of all of them. */
  read?: { octets: number; total: number };
  /** Recordings only: hosts and agents, when others have been found since the last time. */
  scene?: Scene;
  /** Recordings only: the secrets among the entries of the batch that comes with it. */
  covered?: CoveredSpan[];
}

/** A recording to be opened. */
export interface OpenedFile {
  name: string;
  blob: Blob;
}

/** What is known of a recording besides its journal. */
/** A message in a file that no recorded conversation carried, and that tells no hop itself. */
export interface LetterFound {
  /** '' without one. */
  subject: string;
  /** Address in From, or ''. */
  from: string;
  octets: Uint8Array;
}

/** Messages without a hop that are handed over. */
export const LETTERS_SHOWN = 500;

/** The first of them, and how many there are. */
export interface LettersFound {
  first: LetterFound[];
  total: number;
}

export interface RecordingState {
  /** Name of the format of each file, '' for one that is none. */
  formats: string[];
  /** Its times are real. */
  hasClock: boolean;
  rows: ConversationRow[];
  findings: PlacedFinding[];
  problems: Problem[];
  foreign: ForeignTraffic[];
  leftOut: LeftOut[];
  /** Lines of texts that no conversation has. */
  setAside: SetAside[];
  /** How many messages there are of which nobody knows a hop. */
  letters: number;
  /** Of what is watched: where programs may connect. */
  doors: Door[];
}
export type OnBatch = (batch: Batch | null, progress: Progress) => void;

export interface ScenarioCard extends Omit<Story, 'scenario'> {
  id: string;
  /** Under which it is offered. */
  topic: string;
  draft: MailDraft;
  people: { name: string; address: string }[];
}

/** Where one stands: at the two ends of a connection, or on the line between them, where sealed octets stay sealed. */
export type Vantage = 'ends' | 'line';

export interface Annotated {
  octets: Uint8Array;
  /** Octets of the whole; larger than `octets.length` if only the beginning is shown. */
  total: number;
  fields: OctetField[];
}

/** One IP packet. Sequence numbers are relative to the initial ones; those of UDP are 0, and its flags ''. */
export interface PacketFacts {
  /** `octets`: the whole packet. */
  ip: { version: number; headerOctets: number; octets: number; source: string; destination: string };
  sourcePort: number;
  destinationPort: number;
  /** Of TCP or UDP. */
  headerOctets: number;
  seq: number;
  ack: number;
  /** 'PSH,ACK' */
  flags: string;
  /** Octets behind the headers. */
  data: number;
}

/** What a step is wrapped in. */
export interface Wrapping {
  /** Whose numbers they are: of the journal's segments, of the capture that would be exported, or nobody's: then there are no packets. */
  source: 'segments' | 'export' | 'told';
  /** UDP; else TCP. */
  isDatagram: boolean;
  /** Octets of each TLS record, header included. */
  records: number[];
  /** Each once, in order. */
  packets: PacketFacts[];
  /** Packets that crossed, or tried to, more than once. */
  sentAgain: number;
}

export interface ChartNode {
  id: string;
  parent: string;
  initial: boolean;
  final: boolean;
}
export interface ChartEdge {
  source: string;
  target: string;
  label: string;
}
/** A machine's own definition as a graph. Ids are state paths: 'session.recipients'. */
export interface Chart {
  name: string;
  nodes: ChartNode[];
  edges: ChartEdge[];
}

/** What may be put in place of a step: for a command the verbs legal here, for a reply the replies the book permits. */
export interface Choices {
  kind: 'command' | 'reply' | 'none';
  /** The id that an intervention names. */
  at: string;
  said: string;
  suggestions: { text: string; legal: boolean }[];
}

/** One way out of a fork of an agent's chart. */
export interface ForkEdge {
  /** 'looked up / mailbox is full'; without a guard, only the event: the way that is left. */
  label: string;
  target: string;
  taken: boolean;
  /** Name of the fact that would have to be denied for this way to be taken; '' if none would do. */
  deny: string;
}
/** Where an agent's chart decided. */
export interface Fork {
  /** The id that an intervention names. */
  at: string;
  chart: string;
  state: string;
  event: string;
  edges: ForkEdge[];
}

/** What `inspect` found in a file that the visitor wants to open as a message. */
export interface Inspection {
  ok: boolean;
  problems: Problem[];
  from: string;
  to: string[];
  subject: string;
  octets: number;
}

/** What stands in place of a scenario when somebody's own story is played. */
export const OWN = 'own';

/** A story that is being written: as text, as plain data, or like one that there is. */
export type Editing = { text: string } | { written: unknown } | { like: string; language: Language };

export interface Edited {
  text: string;
  /** As plain data; `null` if the text cannot be read. */
  written: unknown;
  /** In the order of the text. */
  faults: StoryFault[];
  /** Nothing keeps it from being played. */
  runs: boolean;
}
export type { StoryFault, StorySchema };

/** What may be sent, octets: an opened message, and the attachments of a written one together, before they are encoded. */
export const MESSAGE_OCTETS = 26_214_400;
export const ATTACHMENTS_OCTETS = 10 * 1024 * 1024;

export interface MailscopeWorker extends ByHand, Comparing, Programs, TakingApart, Travelling {
  scenarios(): Promise<ScenarioCard[]>;
  book(): Promise<Book>;
  /** Starts a run and streams its journal through `onBatch`; resolves once it is accepted, long before it is done. */
  run(request: RunRequest, onBatch: OnBatch): Promise<RunStarted | RunRefused>;
  /** Somebody points at a story of the gallery: what only its run needs (keys, the list of public suffixes) is fetched and made. */
  warm(scenario: string): Promise<void>;
  /**
   * Opens files as one recording and streams its journal like a run's; resolves when there is something to see, or, if there
   * is nothing in them, with what is wrong. Everything that takes a run's number takes a recording's.
   */
  open(files: OpenedFile[], onBatch: OnBatch): Promise<RunStarted | RunRefused>;
  /**
   * Opens what is told of real connections at an address of our own, as a recording that grows while they last; resolves at
   * once, perhaps long before there is anything to see.
   */
  watch(address: string, onBatch: OnBatch): Promise<RunStarted | RunRefused>;
  /** Conversations and findings of a recording from these numbers on, and all of the rest. */
  recording(run: number, firstRow: number, firstFinding: number): Promise<RecordingState>;
  /** Messages of a recording of which nobody knows a hop. */
  letters(run: number): Promise<LettersFound>;
  /** A run or a recording, or some of its entries, as a file for other tools. */
  exported(run: number, request: ExportRequest): Promise<Blob>;
  /** Stops computing a run; what is there of it stays, and can be asked about. */
  stop(run: number): Promise<void>;
  /** Stops computing a run and forgets it. */
  forget(run: number): Promise<void>;
  octets(run: number, index: number): Promise<Uint8Array>;
  /** `vantage`: 'ends' when left out. `covered`: with asterisks in place of secrets. */
  annotate(run: number, index: number, vantage?: Vantage, covered?: boolean): Promise<Annotated>;
  /** The packets that bring a step; `null` for what does not cross a line. */
  wrapping(run: number, index: number): Promise<Wrapping | null>;
  /** The log-in that this step belongs to, field by field. */
  decoded(run: number, index: number): Promise<Decoded>;
  /**
   * Takes over from the conversation of the entry `index` of a recording: the client's lines up to there, then `lines`, said to
   * a server of ours that stands in the same state. Streams like a run.
   */
  takeOver(run: number, index: number, lines: string[], onBatch: OnBatch): Promise<TakenOver | RunRefused>;
  /** That conversation whole, with a server of ours that answers as the recorded one but where that broke the standard. Streams. */
  conforming(run: number, index: number, onBatch: OnBatch): Promise<RunStarted | RunRefused>;
  /** Indices of the entries from `first` up to `end`, not including it, that show a secret to anybody on the line. */
  secrets(run: number, first: number, end: number): Promise<number[]>;
  /** The mailbox of an account as it lies on the disk after the entry `index`. */
  disk(run: number, index: number, account: string, mailbox: string): Promise<Disk>;
  /** Starts a story of a lesson, like `run`; one that was recorded is opened, like `open`. */
  tell(telling: Telling, onBatch: OnBatch): Promise<RunStarted | RunRefused>;
  /** Plays a story with what was done in it; `words` are those of a solution. */
  attempt(telling: Telling, task: Task, words: string): Promise<Attempted>;
  /** The letter that a `repair` is about, as it was sent; empty where there is none. */
  letterToRepair(telling: Telling, task: Task): Promise<Uint8Array>;
  /** What each of the stories that a task compares costs; a story that cannot be told is left out. */
  measure(stories: readonly LessonStory[], task: Task): Promise<{ story: string; measures: Measures }[]>;
  /** Reads and checks a story that is being written. */
  edited(editing: Editing): Promise<Edited>;
  /** The form that such a story has. */
  storyForm(): Promise<StorySchema>;
  /** Draws an exercise: the same kind, seed and level give the same one. */
  exercise(kind: PracticeKind, seed: number, level: Level): Promise<Exercise>;
  /** Draws an exercise in which this misconception may show; `null` where none does. */
  exerciseOn(idea: string, seed: number): Promise<Exercise | null>;
  /** Draws a test from the generators and from tasks of lessons; `length`: forty without it. */
  test(seed: number, askable: readonly Askable[], length?: number): Promise<TestItem[]>;
  chart(name: string): Promise<Chart>;
  choices(run: number, index: number): Promise<Choices>;
  /** What a server may answer to a verb, as lines, in IMAP without the tag: '(connect)' for the greeting, '(message)' for the text. */
  repliesTo(protocol: string, verb: string): Promise<string[]>;
  /** What no name server could say of these records; `values.number`: which of them. */
  recordProblems(records: readonly ZoneRecord[]): Promise<Problem[]>;
  /** What the charts of agents decided from the entry `first` up to `last`, in order; none in a recording. */
  forks(run: number, first: number, last: number): Promise<Fork[]>;
  letter(run: number, message: number): Promise<Letter>;
  /** The message's octets, for saving it. */
  message(run: number, message: number): Promise<Uint8Array>;
  inspect(octets: Uint8Array): Promise<Inspection>;
  /** SHA-256 of the journal's canonical text, in hex. Waits until the run is done. */
  hash(run: number): Promise<string>;
}
