/**
 * A person at a terminal: types one line of a script, waits for the whole answer, types the next. The oldest way to talk to a
 * mail server, and the one that shows what programs never ask for (VRFY, EXPN, HELP, ACL, SORT…). This is their end of the line;
 * what they do is in typist.machine.ts.
 */
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { Working } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { typistActions, type Line, type TypistDesk } from './actions.ts';
import { Screen, type TypedProtocol } from './screen.ts';
import { typist, type TypistEvent } from './typist.machine.ts';

export type { Line } from './actions.ts';
export type { TypedProtocol } from './screen.ts';

export class Typist implements End {
  /** People wait long, but not for ever. */
  readonly patienceMs = 30 * 60_000;
  readonly #work: Working<TypistEvent, TypistDesk>;

  /** `stays`: after the last line it goes on listening. */
  constructor(surroundings: Surroundings, carrier: ClientCarrier, protocol: TypedProtocol, script: readonly Line[], stays = false) {
    const said = { command: { line: '', tag: '' }, answer: '', over: undefined };
    const desk = { cause: -1, carrier, screen: new Screen(protocol), script: [...script], stays, ...said };
    const track = () => ({ moved: (state: string, edge: string) => carrier.moved(state, edge) });
    this.#work = new Working<TypistEvent, TypistDesk>(typist, track, desk, typistActions(surroundings));
  }

  get state(): string {
    return this.#work.state;
  }

  opened(): void {}

  /** Who types does not look at the screen: what comes meanwhile is read afterwards. */
  received(octets: Uint8Array): void {
    const { screen, command } = this.#work.desk;
    screen.push(octets);
    const line = this.#takes('line') ? screen.line() : undefined;
    if (line !== undefined) this.#work.send({ type: 'line', ...screen.factsOf(line, command) }, { answer: line });
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
    this.#work.desk.over = how;
    if (this.#takes(how)) this.#work.send({ type: how });
  }

  #takes(event: TypistEvent['type']): boolean {
    return typist.acceptsIn(this.state).has(event);
  }
}
