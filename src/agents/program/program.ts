/** A mail program as its owner has it: clicks come in, and what they make of the picture can be seen. What happens is in program.machine.ts. */
import { Working } from '../machine.ts';
import { nonce } from '../credentials.ts';
import type { Fetching, Submitting } from '../mua/mua.ts';
import type { Surroundings } from '../surroundings.ts';
import { clearDesk, clicked, programActions, type Done, type Owner, type ProgramDesk } from './actions.ts';
import type { Deed } from './deeds.ts';
import type { Picture } from './picture.ts';
import { program, type ProgramEvent } from './program.machine.ts';
import type { Script } from './script.ts';
import { imapScript } from './scripts/imap.ts';
import { pop3Script } from './scripts/pop3.ts';
import { Shelf } from './shelf.ts';

export type { Deed, Doing, Written } from './deeds.ts';
export type { Done } from './actions.ts';
export type { Folder, Picture, Row } from './picture.ts';

export interface ProgramSettings {
  agent: number;
  hostName: string;
  /** Its owner, as it writes them into From. */
  from: string;
  fetching: Fetching;
  /** Where it hands letters in; `undefined`: it can only read. */
  submitting: Submitting | undefined;
}

export class Program {
  readonly #work: Working<ProgramEvent, ProgramDesk>;
  readonly #owner: Owner;
  readonly #shelf: Shelf;
  /** Clicks that are over or under way, in order. */
  readonly done: Done[] = [];
  readonly #known = new Set<string>();

  /** `seen`: the picture is another; `rested`: all clicks so far are over. */
  constructor(surroundings: Surroundings, settings: ProgramSettings, seen: (picture: Picture) => void, rested: () => void) {
    const { agent, fetching, submitting, from } = settings;
    this.#shelf = new Shelf(fetching.via, fetching.account, () => seen(this.#shelf.picture));
    const nowMs = () => surroundings.epochMs(agent);
    const fresh = () => nonce(surroundings);
    const writing = submitting && { from, nowMs, fresh };
    const [shelf, known] = [this.#shelf, this.#known];
    const offers = (capability: string) => this.#work.desk.line?.offers(capability) ?? false;
    const script = (deed: Deed): Script =>
      fetching.via === 'pop3' ? pop3Script({ shelf, writing, nowMs, known }, deed) : imapScript({ shelf, writing, offers }, deed);
    this.#owner = { ...settings, surroundings, shelf, script, done: this.done, rested };
    const effects = programActions(this.#owner);
    this.#work = new Working(program, (state) => surroundings.machine(agent, 'program', state), clearDesk(), effects);
  }

  get picture(): Picture {
    return this.#shelf.picture;
  }

  /** At once, or when the clicks before it are over. */
  click(deed: Deed): void {
    const { desk } = this.#work;
    desk.clicks.push(deed);
    if (!this.isResting || desk.clicks.length > 1) return;
    clicked(this.#owner, desk);
    this.#work.send({ type: 'click' });
  }

  get isResting(): boolean {
    return this.#work.state === 'waiting';
  }
}
