/** Who is logged in at the web mail: one session a browser, known by its cookie. What becomes of it is in session.machine.ts. */
import { nonce } from '../credentials.ts';
import type { AccountHere } from '../directory.ts';
import { Working, type Effects, type Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { webmail, type SessionAction, type SessionEvent } from './session.machine.ts';

interface SessionDesk extends Work {
  /** What the cookie holds. */
  readonly name: string;
  timer: { cancel(): void } | undefined;
}

export interface WebSession {
  readonly name: string;
  /** Stands in every form of this session, where no other site can read it. */
  readonly token: string;
  readonly account: AccountHere;
  /** Said at log-in, and needed to submit in the person's name. */
  readonly password: string;
  readonly work: Working<SessionEvent, SessionDesk>;
}

/** Half an hour without a request, and the session is forgotten. */
const IDLE_MS = 30 * 60_000;
const MAX_SESSIONS = 1000;

export class WebSessions {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #sessions = new Map<string, WebSession>();
  readonly #effects: Effects<SessionAction, SessionEvent, SessionDesk>;

  constructor(surroundings: Surroundings, agent: number) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#effects = {
      setTimer: (desk, tell) => void (desk.timer = surroundings.after(IDLE_MS, () => tell({ type: 'half an hour over' }))),
      stopTimer: ({ timer }) => void timer?.cancel(),
      forget: ({ name }) => void this.#sessions.delete(name),
    };
  }

  /** A session that nobody has used yet; it begins with `open`. */
  make(account: AccountHere, password: string): WebSession {
    const fresh = () => nonce(this.#surroundings);
    const [name, token] = [fresh(), fresh()];
    const track = (state: string) => this.#surroundings.machine(this.#agent, 'webmail', state);
    const work = new Working<SessionEvent, SessionDesk>(webmail, track, { cause: -1, name, timer: undefined }, this.#effects);
    return { name, token, account, password, work };
  }

  open(session: WebSession, cause: number): void {
    const [first] = this.#sessions.values();
    if (first && this.#sessions.size >= MAX_SESSIONS) first.work.send({ type: 'crowded out' }, { cause });
    this.#sessions.set(session.name, session);
    session.work.send({ type: 'log in' }, { cause });
  }

  /** It was used now. */
  use({ name }: WebSession, cause: number): void {
    this.#sessions.get(name)?.work.send({ type: 'request' }, { cause });
  }

  /** Whoever left in another window has left already. */
  close({ name }: WebSession, cause: number): void {
    this.#sessions.get(name)?.work.send({ type: 'log out' }, { cause });
  }

  /** The session of this cookie, if it is still remembered. */
  find(name: string): WebSession | undefined {
    return this.#sessions.get(name);
  }
}
