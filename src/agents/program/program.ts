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
import type { Response } from '../../protocols/imap/responses.ts';
import { Queue } from './queue.ts';
import { hear } from './scripts/asking.ts';
import { caughtUp, imapClick } from './scripts/telling.ts';
import { pop3Script } from './scripts/pop3.ts';
import { webScript } from './scripts/web.ts';
import { Shelf } from './shelf.ts';
import type { WebDoor } from '../browser/asking.ts';
import { CookieJar } from '../../protocols/http/cookies.ts';

export type { Deed, Doing, Written } from './deeds.ts';
export type { Done } from './actions.ts';
export type { Folder, Pending, Picture, Row } from './picture.ts';

export interface ProgramSettings {
  agent: number;
  hostName: string;
  /** Its owner, as it writes them into From. */
  from: string;
  fetching: Fetching;
  /** Where it hands letters in; `undefined`: it can only read. */
  submitting: Submitting | undefined;
  /** Its owner uses web mail in a browser, and no program of their own. */
  web?: WebDoor | undefined;
}

/** It is at its owner's disposal. */
const RESTS: ReadonlySet<string> = new Set(['waiting', 'offline', 'listening']);

export class Program {
  readonly #work: Working<ProgramEvent, ProgramDesk>;
  readonly #owner: Owner;
  readonly #shelf: Shelf;
  /** Clicks that are over or under way, in order. */
  readonly done: Done[] = [];

  /** `seen`: the picture is another; `rested`: all clicks so far are over. */
  constructor(surroundings: Surroundings, settings: ProgramSettings, seen: (picture: Picture) => void, rested: () => void) {
    const { agent, fetching, submitting, from, web } = settings;
    const via = web ? 'web' : fetching.via;
    this.#shelf = new Shelf(via, fetching.account, () => seen(this.#shelf.picture));
    const nowMs = () => surroundings.epochMs(agent);
    const fresh = () => nonce(surroundings);
    const writing = submitting && { from, nowMs, fresh };
    const shelf = this.#shelf;
    const queue = new Queue(shelf);
    if (via === 'pop3' && !fetching.leaveOnServer) shelf.show({ keepDays: 0 });
    if (submitting?.serverKeepsCopies) shelf.show({ serverKeepsCopies: true });
    const offers = (capability: string) => this.#work.desk.line?.offers(capability) ?? false;
    const desk = { shelf, queue, writing, offers };
    const pages = { shelf, token: '', login: fetching, fresh };
    const script = (deed: Deed): Script => {
      if (web) return webScript(pages, deed);
      return via === 'pop3' ? pop3Script({ shelf, writing, nowMs }, deed) : imapClick(desk, deed);
    };
    const catchUp = (): Script => caughtUp(desk);
    const listening = { queue, catchUp, hear: (response: Response) => hear(shelf, response) };
    this.#owner = {
      ...settings,
      ...listening,
      web: web && { door: web, cookies: new CookieJar() },
      surroundings,
      shelf,
      script,
      done: this.done,
      rested,
    };
    const effects = programActions(this.#owner);
    this.#work = new Working(program, (state) => surroundings.machine(agent, 'program', state), clearDesk(), effects);
  }

  get picture(): Picture {
    return this.#shelf.picture;
  }

  /** The letters that are on this device. */
  get kept(): readonly Uint8Array[] {
    return this.#shelf.letters;
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
    return RESTS.has(this.#work.state);
  }
}
