/** The browser's door, and its line to the server. What the person does is in browser.machine.ts, how it is done in actions.ts. */
import { decodeUtf8 } from '../../mail/octets.ts';
import { HttpClient, type HttpOutcome } from '../../protocols/http/client.ts';
import { CookieJar } from '../../protocols/http/cookies.ts';
import type { HttpRequest, HttpResponse } from '../../protocols/http/message.ts';
import { Working, type Effects } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { HTTP_PORT, HTTPS_PORT } from '../ports.ts';
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
    this.#ask(sitting, sitting.desk.request);
  }

  /** Asks on a new connection; what is asked next goes along it for as long as the server keeps it open (RFC 9112 §9.3). */
  #ask(sitting: Sitting, first: HttpRequest | undefined): void {
    if (!first) return;
    const { address, serverName, secure } = sitting.desk.visit;
    const tls = secure ? { serverName, implicit: true, check: true } : undefined;
    const destination = { address, port: secure ? HTTPS_PORT : HTTP_PORT, protocol: 'http', subject: -1, cause: -1, ...(tls && { tls }) };
    const job = {
      host: serverName,
      first,
      next: (response: HttpResponse) => this.#answered(sitting, response),
      done: ({ outcome, unanswered }: HttpOutcome) => (outcome === 'lost' ? this.#lost(sitting) : this.#ask(sitting, unanswered)),
    };
    this.#surroundings.connect(this.#agent, destination, (carrier) => new HttpClient(job, carrier));
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
