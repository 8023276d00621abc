/** The browser's door, and its line to the server. What the person does is in browser.machine.ts, how it is done in actions.ts. */
import { decodeUtf8 } from '../../mail/octets.ts';
import { CookieJar } from '../../protocols/http/cookies.ts';
import type { HttpRequest, HttpResponse } from '../../protocols/http/message.ts';
import { Working, type Effects } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { askAlong } from './asking.ts';
import { browserActions, newDesk, type BrowserDesk, type Visit } from './actions.ts';
import { browser, type BrowserAction, type BrowserEvent } from './browser.machine.ts';

export type { Visit } from './actions.ts';

type Sitting = Working<BrowserEvent, BrowserDesk>;

/** Times that a browser follows in a row: a server that sends it round in circles is left. */
const MAX_HOPS = 20;

export class Browser {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  readonly #effects: Effects<BrowserAction, BrowserEvent, BrowserDesk>;
  /** One for each server, by its name. */
  readonly #jars = new Map<string, CookieJar>();
  /** Pages that its owner has seen, in order: what was asked, and the page. */
  readonly pages: { target: string; status: number; html: string }[] = [];

  constructor(surroundings: Surroundings, agent: number) {
    this.#surroundings = surroundings;
    this.#agent = agent;
    this.#effects = browserActions(surroundings, agent);
  }

  visit(visit: Visit): void {
    const track = (state: string) => this.#surroundings.machine(this.#agent, 'browser', state);
    const cookies = this.#jars.get(visit.serverName) ?? new CookieJar();
    this.#jars.set(visit.serverName, cookies);
    const sitting: Sitting = new Working(browser, track, newDesk(visit, cookies), this.#effects);
    sitting.send({ type: 'visit' });
    if (sitting.desk.request) this.#ask(sitting, sitting.desk.request);
  }

  #ask(sitting: Sitting, first: HttpRequest): void {
    const asking = {
      surroundings: this.#surroundings,
      agent: this.#agent,
      cause: -1,
      door: sitting.desk.visit,
      next: (response: HttpResponse) => this.#answered(sitting, response),
      lost: () => this.#lost(sitting),
      over: () => {},
    };
    askAlong(asking, first);
  }

  #answered(sitting: Sitting, { status, reason, fields, content }: HttpResponse): HttpRequest | undefined {
    const { desk } = sitting;
    const html = decodeUtf8(content) ?? '';
    this.pages.push({ target: desk.request!.target, status, html });
    desk.cookies.keep(fields);
    const answer = status === 200 ? 'page' : status === 303 ? 'elsewhere' : 'nothing';
    const hops = answer === 'elsewhere' ? desk.hops + 1 : 0;
    const matter = { request: undefined, html, fields, failure: `${status} ${reason}`, hops };
    sitting.send({ type: 'answered', answer, patient: hops <= MAX_HOPS }, matter);
    return desk.request;
  }

  #lost(sitting: Sitting): void {
    sitting.send({ type: 'answered', answer: 'nothing', patient: true }, { request: undefined, failure: 'lost' });
  }
}
