/** The MUA's door, where its owner asks something of it. What it does then is in mua.machine.ts, how it does it in actions.ts. */
import { Working, type Effects } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { clearDesk, muaActions, type MuaDesk } from './actions.ts';
import { mua, type MuaAction, type MuaEvent } from './mua.machine.ts';
import type { Fetching, Posting, Submitting } from './wishes.ts';

export type { DeliveryWishes, Fetching, Posting, Security, Submitting } from './wishes.ts';

export class Mua {
  readonly #track: (state: string) => ReturnType<Surroundings['machine']>;
  readonly #effects: Effects<MuaAction, MuaEvent, MuaDesk>;
  /** The messages that its owner now has here, in the order in which they came. */
  readonly fetched: Uint8Array[] = [];

  constructor(surroundings: Surroundings, agent: number, hostName: string) {
    this.#track = (state) => surroundings.machine(agent, 'mua', state);
    this.#effects = muaActions({ surroundings, agent, hostName, fetched: this.fetched });
  }

  /** Submits a message. Each wish has a chart of its own: the program may look for mail meanwhile. */
  send(posting: Posting, submitting: Submitting): void {
    this.#begin({ ...clearDesk(), posting, submitting }, { type: 'write' });
  }

  /** Looks for mail. */
  fetch(fetching: Fetching): void {
    this.#begin({ ...clearDesk(), fetching }, { type: 'look for mail' });
  }

  #begin(desk: MuaDesk, event: MuaEvent): void {
    new Working(mua, this.#track, desk, this.#effects).send(event);
  }
}
