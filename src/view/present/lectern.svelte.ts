/** The side that leads: where the teacher stands in the story, and what of it the wall shows. */
import type { OpenedFile } from '../../worker/api.ts';
import { language } from '../language.svelte.ts';
import { forget, PRESENTING, recall, remember } from '../remembered.ts';
import { answerOf, openChannel, type Channel, type Gesture, type LessonOnWall, type OnWall, type Way } from './channel.ts';

/** What a reload of the page must not forget: kept for this tab alone. */
interface Kept {
  id: string;
  /** When the lesson began, epoch ms. */
  sinceMs: number;
  /** How long it is to take. */
  minutes: number;
  mode: Mode;
  /** What was shown otherwise than usual; left out by who kept it before there was such a thing. */
  isBlank?: boolean;
  isAsking?: boolean;
  hasCode?: boolean;
}

const MINUTES = 25;

/** Not chosen yet; this window is the lectern and another the wall; this window is the wall. */
export type Mode = 'asking' | 'lectern' | 'wall';
const MODES: readonly unknown[] = ['asking', 'lectern', 'wall'] satisfies Mode[];

/** What gestures do to what is shown. */
export interface Ways {
  go: (way: Way) => void;
  leave: () => void;
  /** In place of hiding the sentence. */
  ask?: () => void;
}

export class Lectern {
  readonly id: string;
  readonly sinceMs: number;
  minutes = $state(MINUTES);
  isBlank = $state(false);
  isAsking = $state(false);
  hasCode = $state(false);
  mode = $state<Mode>('asking');
  /** What the wall said last that it shows; `null` while no wall has answered. */
  wall = $state<string | null>(null);
  /** What the wall was told last. */
  #last = $state.raw<OnWall | null>(null);

  readonly #ways: Ways;
  readonly #channel: Channel;

  /** `kept`: what was going on in this tab. */
  constructor(ways: Ways, kept: Kept | null = null, channelOf = openChannel) {
    this.#ways = ways;
    this.id = kept?.id ?? crypto.randomUUID();
    this.sinceMs = kept?.sinceMs ?? Date.now();
    this.minutes = kept?.minutes ?? MINUTES;
    this.mode = kept?.mode ?? 'asking';
    this.isBlank = kept?.isBlank === true;
    this.isAsking = kept?.isAsking === true;
    this.hasCode = kept?.hasCode === true;
    this.#channel = channelOf(this.id);
    this.#channel.onmessage = ({ data }) => {
      if (data.to !== 'lectern') return;
      if ('gesture' in data) this.act(data.gesture);
      else this.#answer(data.answer);
    };
  }

  /** The lesson of this tab that a reload interrupted; `null` if there was none. */
  static kept(): Kept | null {
    try {
      const kept: unknown = JSON.parse(recall(PRESENTING, 'tab') ?? 'null');
      return isKept(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  /** Called whenever something that is kept has changed. */
  keep(): void {
    const { id, sinceMs, minutes, mode, isBlank, isAsking, hasCode } = this;
    remember(PRESENTING, JSON.stringify({ id, sinceMs, minutes, mode, isBlank, isAsking, hasCode } satisfies Kept), 'tab');
  }

  /** Opens the window for the projector. False if the browser did not let the page do that. */
  openWall(): boolean {
    const url = new URL(location.href);
    url.search = `?wall=${this.id}`;
    return window.open(url, `mailscope-wall-${this.id}`, 'popup,width=1280,height=720') !== null;
  }

  /** What is to be seen, for a wall in this window and for one in another. */
  shown(link: string, files: readonly OpenedFile[], taught: LessonOnWall | null = null): OnWall {
    const { isBlank, isAsking, hasCode } = this;
    return { link, language: language.current, files: [...files], taught, isBlank, isAsking, hasCode };
  }

  /** The wall shows what it should. */
  get isFollowed(): boolean {
    return this.#last !== null && this.wall === answerOf(this.#last);
  }

  tell(shown: OnWall): void {
    this.#last = shown;
    this.#channel.postMessage({ to: 'wall', shown });
  }

  #answer(answer: string): void {
    this.wall = answer;
    // a wall that has just come, or come back, asks with nothing
    if (answer === '' && this.#last) this.#channel.postMessage({ to: 'wall', shown: this.#last });
  }

  act(gesture: Gesture): void {
    if (gesture === 'blank') this.isBlank = !this.isBlank;
    else if (gesture === 'ask') this.#ask();
    else if (gesture === 'code') this.hasCode = !this.hasCode;
    else if (gesture === 'leave') this.#ways.leave();
    else {
      this.hasCode = false;
      this.#ways.go(gesture);
    }
  }

  #ask(): void {
    if (this.#ways.ask) this.#ways.ask();
    else this.isAsking = !this.isAsking;
  }

  close(): void {
    forget(PRESENTING, 'tab');
    this.#channel.close();
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { id, sinceMs, minutes, mode } = value as Record<keyof Kept, unknown>;
  return typeof id === 'string' && typeof sinceMs === 'number' && typeof minutes === 'number' && MODES.includes(mode);
}
