/**
 * A person at a terminal: types one line of a script, waits for the whole answer, types the next. The oldest way to talk to a
 * mail server, and the one that shows what programs never ask for (VRFY, EXPN, HELP, ACL, SORT…). This is their end of the line;
 * what they do is in typist.machine.ts.
 */
import { own } from '../../own.ts';
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { Working } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { typistActions, type Script, type TypistDesk } from './actions.ts';
import { Screen, type TypedProtocol } from './screen.ts';
import { typist, type TypistEvent } from './typist.machine.ts';

export { listed } from './actions.ts';
export type { Line, Script } from './actions.ts';
export type { Asking, TypedProtocol, Wanted } from './screen.ts';

/** Verbs at which somebody takes over in the middle of an exchange: what is wanted is clear from the answer before. */
const ANSWERED_BEFORE: Readonly<Record<string, string>> = { '(message)': '354', '(response)': '334' };

export class Typist implements End {
  /** People wait long, but not for ever. */
  readonly patienceMs = 30 * 60_000;
  readonly #onover: (() => void) | undefined;
  readonly #surroundings: Pick<Surroundings, 'after'>;
  readonly #work: Working<TypistEvent, TypistDesk>;
  #quiet: ReturnType<Surroundings['after']> | undefined;

  /** `stays`: after the last line it goes on listening; `onover` is told when the line has come to its end. */
  constructor(
    surroundings: Pick<Surroundings, 'after'>,
    carrier: ClientCarrier,
    protocol: TypedProtocol,
    script: Script,
    stays = false,
    onover?: () => void,
  ) {
    this.#onover = onover;
    this.#surroundings = surroundings;
    const said = { command: { line: '', tag: '' }, answer: '', line: { line: '', pauseMs: 0 }, over: undefined };
    const desk = { cause: -1, carrier, screen: new Screen(protocol), script, stays, ...said };
    const track = () => ({ moved: (state: string, edge: string) => carrier.moved(state, edge) });
    this.#work = new Working<TypistEvent, TypistDesk>(typist, track, desk, typistActions(surroundings));
  }

  get state(): string {
    return this.#work.state;
  }

  opened(): void {
    this.#awaitQuiet();
    if (!this.#work.desk.screen.isGreeted) this.#work.send({ type: 'enough' }, { answer: '' });
  }

  /** Who types does not look at the screen: what comes meanwhile is read afterwards. */
  received(octets: Uint8Array): void {
    const { screen, command } = this.#work.desk;
    screen.push(octets);
    this.#awaitQuiet();
    const line = this.#takes('line') ? screen.line() : undefined;
    if (line !== undefined) this.#work.send({ type: 'line', ...screen.factsOf(line, command) }, { answer: line });
  }

  /** Speaks in the place of whoever was about to say `verb`: all that came before is read. */
  takeOver(verb: string): void {
    this.#awaitQuiet();
    this.#work.send({ type: 'enough' }, { answer: own(ANSWERED_BEFORE, verb) ?? '' });
  }

  /** The last answer may be none: whoever waits for its end in vain goes on. */
  #awaitQuiet(): void {
    const { script, over } = this.#work.desk;
    if (script.quietMs === undefined || over) return;
    this.#quiet?.cancel();
    this.#quiet = this.#surroundings.after(script.quietMs, () => {
      if (this.#takes('enough')) this.#work.send({ type: 'enough' }, { answer: '' });
      this.#awaitQuiet();
    });
  }

  secured(): void {
    this.#work.send({ type: 'secured' });
  }
  ended(): void {
    this.#over('end');
  }
  timedOut(): void {
    this.#over('timeout');
  }

  #over(how: 'end' | 'timeout'): void {
    if (this.#work.desk.over) return;
    this.#quiet?.cancel();
    this.#work.desk.over = how;
    if (this.#takes(how)) this.#work.send({ type: how });
    this.#onover?.();
  }

  #takes(event: TypistEvent['type']): boolean {
    return typist.acceptsIn(this.state).has(event);
  }
}
