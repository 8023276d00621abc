/** Mail programs under their owners' hands: who clicks what and when, and what each saw at which entry. */
import type { Hosting } from '../agents/surroundings.ts';
import { Program, type Deed, type Done, type Picture } from '../agents/program/program.ts';
import type { Clock } from '../sim/clock.ts';
import type { Journal } from '../sim/journal.ts';
import { fetchingOf, submittingOf } from './devices.ts';
import { agentsOf } from './household.ts';
import type { WebDoor } from '../agents/browser/asking.ts';
import { webDoorOf } from './web-door.ts';
import type { Hand } from './hands/hand.ts';
import { Standstill } from './hands/standstill.ts';
import type { Action, Device, Intervention, Scenario } from './scenario.ts';

/** So long after the last click the run stands still: what was handed in has arrived by then, if nothing is in its way. */
export const REST_MS = 60_000;
/** Between two clicks of a story that says nothing else. */
const CLICK_MS = 5000;

type Use = Extract<Hand, { kind: 'use' }>;

/** What could be seen from an entry on. */
export interface Sight {
  entry: number;
  picture: Picture;
}

/** A program that somebody uses. */
export interface Used {
  /** Number of the hand among the interventions; -1: it is a story's. */
  hand: number;
  host: string;
  agent: number;
  /** It is a browser at the web mail. */
  isWeb: boolean;
  /** It has a server where it hands letters in. */
  sends: boolean;
  done: readonly Done[];
  sights: readonly Sight[];
  /** Letters that are on the device now. */
  kept(): readonly Uint8Array[];
}

interface Town {
  scenario: Scenario;
  clock: Clock;
  journal: Journal;
  hosting: Hosting;
}

export class Programs {
  readonly #town: Town;
  readonly used: Used[] = [];
  readonly #programs: Program[] = [];
  /** Clicks that are still to come. */
  #toCome = 0;
  /** Hands after whose last click the run stands still. */
  readonly #waitFor = new Set<number>();

  constructor(town: Town) {
    this.#town = town;
  }

  /** `number`: of the hand among the interventions. */
  use({ host, via, deeds, runs = false }: Use, number: number): void {
    if (!runs && deeds.length > 0) this.#waitFor.add(number);
    let atMs = 0;
    const inOrder = deeds.map((deed) => ({ ...deed, atMs: (atMs = Math.max(atMs, deed.atMs)) }));
    this.#clickThrough(host, via, number, inOrder);
  }

  /** What a story has somebody do, unless the reader does it in their place. */
  useAt({ at, host, via, deeds }: Extract<Action, { do: 'use' }>, interventions: readonly Intervention[]): void {
    if (interventions.some((each) => each.kind === 'use' && each.host === host)) return;
    let atMs = at;
    const timed = deeds.map(({ afterMs = CLICK_MS, ...deed }, place) => ({ ...deed, atMs: (atMs += place === 0 ? 0 : afterMs) }));
    this.#clickThrough(host, via, -1, timed);
  }

  /** The program is there from its first click on: what was before is as it would have been without it. */
  #clickThrough(host: string, via: Use['via'], hand: number, deeds: readonly Deed[]): void {
    const { clock } = this.#town;
    let program: Program | undefined;
    for (const deed of deeds) {
      this.#toCome++;
      clock.after(deed.atMs - clock.nowMs, () => {
        this.#toCome--;
        program ??= this.#open(host, via, hand);
        program?.click(deed);
      });
    }
  }

  #open(host: string, via: Use['via'], hand: number): Program | undefined {
    const { scenario, hosting, journal } = this.#town;
    const device = scenario.devices.find((each) => each.host === host);
    const place = scenario.hosts.findIndex(({ id }) => id === host);
    const web = via === 'web' && device ? webDoorOf(scenario, device) : undefined;
    const role = via === 'web' ? 'browser' : 'mua';
    const agent = agentsOf(scenario.hosts).findIndex((each) => each.host === place && each.role === role);
    if (!device || agent < 0) return undefined;
    const set = via === 'web' ? web && browsing(scenario, device, web) : device.fetch && setUp(scenario, device, device.fetch, via);
    if (!set) return undefined;
    const settings = { agent, hostName: scenario.hosts[place]!.name, ...set };
    const sights: Sight[] = [];
    const seen = (picture: Picture): void => {
      const entry = journal.length - 1;
      if (sights.at(-1)?.entry === entry) sights.pop();
      sights.push({ entry, picture });
    };
    const program = new Program(hosting, settings, seen, () => this.#rest(hand));
    this.used.push({
      hand,
      host,
      agent,
      isWeb: web !== undefined,
      sends: web !== undefined || settings.submitting !== undefined,
      done: program.done,
      sights,
      kept: () => program.kept,
    });
    this.#programs.push(program);
    return program;
  }

  /** All clicks so far are over: if no more are to come, the run waits for the next. */
  #rest(hand: number): void {
    if (!this.#isOver || this.#waitFor.size === 0) return;
    this.#town.clock.after(REST_MS, () => {
      const last = this.#waitFor.has(hand) ? hand : Math.max(...this.#waitFor);
      if (this.#isOver) throw new Standstill({ hand: last, connection: -1 });
    });
  }

  get #isOver(): boolean {
    return this.#toCome === 0 && this.#programs.every(({ isResting }) => isResting);
  }
}

/** Who they are, as the browser types it; it fetches nothing, and hands in nothing itself. */
function browsing(scenario: Scenario, device: Device, web: WebDoor) {
  const fetching = fetchingOf(scenario, device, { via: 'imap', from: web.serverName });
  return { from: device.account, fetching, submitting: undefined, web };
}

/** How the device is set up; `via` may be another way to the same mailbox. */
function setUp(scenario: Scenario, device: Device, fetch: NonNullable<Device['fetch']>, via: 'pop3' | 'imap' = fetch.via) {
  const account = scenario.accounts.find(({ address }) => address === device.account);
  const from = account ? `${account.name} <${account.address}>` : device.account;
  // a mechanism belongs to its protocol: the other one asks for name and password
  const other = via === fetch.via ? fetch : { ...fetch, via, mechanism: 'usual', leaveOnServer: true };
  return {
    from,
    fetching: fetchingOf(scenario, device, other),
    submitting: device.submitTo === undefined ? undefined : submittingOf(scenario, device),
  };
}
