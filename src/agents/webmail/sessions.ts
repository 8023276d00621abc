/** Who is logged in at the web mail: one session a browser, known by its cookie. HTTP itself remembers nobody (RFC 9110 §3.3). */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { nonce } from '../credentials.ts';
import type { AccountHere } from '../directory.ts';
import { Narrating } from '../narrating.ts';
import type { Surroundings } from '../surroundings.ts';

export type WebmailEvent = { type: 'log in' | 'send' | 'accepted' | 'not accepted' | 'log out' | 'forgotten' };
export const webmailMachine = setup({ types: { context: {} as Record<never, never>, events: {} as WebmailEvent } }).createMachine({
  id: 'webmail',
  context: {},
  initial: 'anonymous',
  states: {
    anonymous: { on: { 'log in': 'loggedIn' } },
    loggedIn: { on: { send: 'submitting', 'log out': 'left', forgotten: 'left' } },
    submitting: { on: { accepted: 'loggedIn', 'not accepted': 'loggedIn', 'log out': 'left', forgotten: 'left' } },
    left: { type: 'final' },
  },
});
export const webmail = stepper<WebmailEvent>(webmailMachine);

export interface WebSession {
  /** What the cookie holds. */
  name: string;
  /** Stands in every form of this session, where no other site can read it. */
  token: string;
  account: AccountHere;
  /** Said at log-in, and needed to submit in the person's name. */
  password: string;
  machine: Narrating<WebmailEvent>;
  usedMs: number;
}

/** Half an hour without a request, and the session is forgotten. */
const IDLE_MS = 30 * 60_000;
const MAX_SESSIONS = 1000;

export class WebSessions {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #sessions = new Map<string, WebSession>();

  constructor(surroundings: Surroundings, agent: number) {
    this.#surroundings = surroundings;
    this.#agent = agent;
  }

  /** A session that nobody has used yet; it begins with `open`. */
  make(account: AccountHere, password: string): WebSession {
    const fresh = () => nonce(this.#surroundings);
    const machine = new Narrating(webmail, 'webmail', this.#agent, this.#surroundings);
    return { name: fresh(), token: fresh(), account, password, machine, usedMs: this.#surroundings.nowMs() };
  }

  open(session: WebSession, cause: number): void {
    if (this.#sessions.size >= MAX_SESSIONS) this.#forget(this.#sessions.values().next().value!);
    this.#sessions.set(session.name, session);
    session.machine.send({ type: 'log in' }, cause);
  }

  close(session: WebSession, cause: number): void {
    if (this.#sessions.delete(session.name)) session.machine.send({ type: 'log out' }, cause);
  }

  /** The session of this cookie, if it is still remembered; it was used now. */
  find(name: string): WebSession | undefined {
    const session = this.#sessions.get(name);
    const nowMs = this.#surroundings.nowMs();
    if (session && nowMs - session.usedMs > IDLE_MS) return this.#forget(session);
    if (session) session.usedMs = nowMs;
    return session;
  }

  #forget(session: WebSession): undefined {
    this.#sessions.delete(session.name);
    session.machine.send({ type: 'forgotten' });
  }
}
