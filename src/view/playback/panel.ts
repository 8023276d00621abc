/** What every panel is given, and the words that panels and playback share. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import type { MaskedJournal } from './masked.svelte.ts';
import type { RecordingView } from './recording.svelte.ts';
import type { Awaited, MailscopeWorker } from '../../worker/api.ts';

/** How far one "next" goes. */
export const GRAINS = ['journey', 'session', 'exchange', 'message', 'segment'] as const;
export type Grain = (typeof GRAINS)[number];

/** A message lying in a mailbox. */
export interface MailboxItem {
  uid: number;
  message: number;
  flags: string[];
}

/** The state of the whole town after the entry `index`: a fold over (journal, index), from the nearest checkpoint. */
export interface World {
  index: number;
  /** Agent number of an MTA → what waits in its queue. */
  queues: Map<number, { message: number; reason: string; detail: string }[]>;
  /** Account → mailbox name → what lies there. */
  mailboxes: Map<string, Map<string, MailboxItem[]>>;
  /** Agent number of a MUA → messages it holds a copy of. */
  fetched: Map<number, number[]>;
  connections: Map<number, 'opening' | 'open' | 'closed'>;
  /** Numbers of the connections that are protected by TLS now. */
  secured: Set<number>;
  /** Machine number → where it stands, the edge it took to get there, and the index of the entry that says so. */
  machines: Map<number, { state: string; edge: string; since: number }>;
  /** Agent number of a resolver → question → what it remembers, since when and until when, in virtual ms. */
  caches: Map<number, Map<string, { records: string; since: number; until: number }>>;
  /** Host ids that are switched off, links that are cut, as the `fault` entries say. */
  stopped: Set<string>;
}

/** One run as the page holds it. `length` grows while the worker computes. */
export interface RunView {
  readonly number: number;
  /** That of a recording covers its secrets. */
  readonly journal: Journal & Partial<Pick<MaskedJournal, 'secretAt' | 'uncover' | 'uncovered' | 'hasSecrets'>>;
  /** Reactive: that of a recording grows. */
  readonly scene: Scene;
  /** What it is besides, if it was recorded. */
  readonly recording: RecordingView | null;
  readonly worker: MailscopeWorker;
  /** Reactive: number of entries here so far, and whether that is all. */
  readonly length: number;
  readonly done: boolean;
  /** Whom it waits for, if it can go no further without a person. */
  readonly awaits?: Awaited | null;
  world(index: number): World;
}

export interface PanelProps {
  run: RunView;
  /** The entry that is shown now. */
  index: number;
  /** Go to an entry: everything else follows. */
  seek: (index: number) => void;
}
