/** A person's browser at the web mail server: opens pages, fills in forms, follows where it is sent. RFC 9110, RFC 6265. */
import { setup } from 'xstate';
import { decodeUtf8 } from '../../mail/octets.ts';
import { HttpClient } from '../../protocols/http/client.ts';
import { CookieJar } from '../../protocols/http/cookies.ts';
import { valueOf, type Field } from '../../protocols/http/fields.ts';
import { FORM_TYPE, formContent } from '../../protocols/http/form.ts';
import { get, type HttpRequest, type HttpResponse } from '../../protocols/http/message.ts';
import { stepper } from '../../protocols/step.ts';
import { Narrating } from '../narrating.ts';
import type { Surroundings } from '../surroundings.ts';
import { HTTP_PORT, HTTPS_PORT } from '../webmail/webmail.ts';

type BrowserEvent = { type: 'open' | 'page' | 'done' | 'lost' };
export const browserMachine = setup({ types: { context: {} as Record<never, never>, events: {} as BrowserEvent } }).createMachine({
  id: 'browser',
  context: {},
  initial: 'idle',
  states: { idle: { on: { open: 'browsing' } }, browsing: { on: { page: {}, done: 'idle', lost: 'idle' } } },
});
export const browser = stepper<BrowserEvent>(browserMachine);

/** What a person does at one sitting. */
export interface Visit {
  address: string;
  /** Name of the server, as it is typed. */
  serverName: string;
  /** https: TLS before the first word. */
  secure: boolean;
  user: string;
  password: string;
  /** Opens the messages that have not been read. */
  reads: boolean;
  /** Writes this one. */
  writes?: { to: string; subject: string; text: string } | undefined;
  /** 'es', 'en-GB'… */
  language: string;
}

/** Pages that one visit may lead to: a server that sends a browser round in circles is left. */
const MAX_PAGES = 100;

export class Browser {
  readonly #surroundings: Surroundings;
  readonly #agent: number;
  /** Pages that its owner has seen, in order: what was asked, and the page. */
  readonly pages: { target: string; status: number; html: string }[] = [];

  constructor(surroundings: Surroundings, agent: number) {
    this.#surroundings = surroundings;
    this.#agent = agent;
  }

  visit(visit: Visit): void {
    const machine = new Narrating(browser, 'browser', this.#agent, this.#surroundings);
    machine.send({ type: 'open' });
    const sitting = new Sitting(visit, (target, response) => {
      this.pages.push({ target, status: response.status, html: decodeUtf8(response.content) ?? '' });
      machine.send({ type: 'page' }, -1, `${target} / ${response.status}`);
    });
    this.#connect(visit, sitting, sitting.begin(), machine);
  }

  #connect(visit: Visit, sitting: Sitting, first: HttpRequest, machine: Narrating<BrowserEvent>): void {
    const { address, serverName, secure } = visit;
    const tls = secure ? { serverName, implicit: true, check: true } : undefined;
    const destination = { address, port: secure ? HTTPS_PORT : HTTP_PORT, protocol: 'http', subject: -1, cause: -1, ...(tls && { tls }) };
    const job = {
      host: serverName,
      first,
      next: (response: HttpResponse) => sitting.next(response),
      done: ({ outcome, unanswered }: { outcome: 'done' | 'lost'; unanswered?: HttpRequest }) => {
        // the server closed after an answer; what comes next needs another connection
        if (outcome === 'done' && unanswered) this.#connect(visit, sitting, unanswered, machine);
        else this.#over(machine, outcome, visit);
      },
    };
    this.#surroundings.connect(this.#agent, destination, (carrier) => new HttpClient(job, carrier));
  }

  #over(machine: Narrating<BrowserEvent>, outcome: 'done' | 'lost', { user }: Visit): void {
    if (outcome === 'lost') this.#surroundings.note(this.#agent, { kind: 'note', label: 'fetch.failed', detail: `${user} (page) lost` });
    machine.send({ type: outcome });
  }
}

/** What is still to be done, and what the browser knows: cookies, and where it is. */
class Sitting {
  readonly #visit: Visit;
  readonly #seen: (target: string, response: HttpResponse) => void;
  readonly #cookies = new CookieJar();
  #target = '';
  #count = 0;
  #unread: string[] = [];
  #stage: 'login' | 'inbox' | 'letters' | 'compose' | 'sent' | 'left' = 'login';

  constructor(visit: Visit, seen: (target: string, response: HttpResponse) => void) {
    this.#visit = visit;
    this.#seen = seen;
  }

  begin(): HttpRequest {
    return this.#get('/');
  }

  /** What the person does with this page; `undefined`: closes the browser. */
  next(response: HttpResponse): HttpRequest | undefined {
    this.#seen(this.#target, response);
    this.#cookies.keep(response.fields);
    if (++this.#count > MAX_PAGES) return undefined;
    if (response.status === 303) return this.#get(valueOf(response.fields, 'Location') || '/');
    return response.status === 200 ? this.#actOn(decodeUtf8(response.content) ?? '') : undefined;
  }

  #actOn(html: string): HttpRequest | undefined {
    const { user, password, reads, writes } = this.#visit;
    if (this.#stage === 'login') {
      this.#stage = 'inbox';
      return this.#post('/login', { user, password });
    }
    if (this.#stage === 'inbox') {
      this.#stage = 'letters';
      this.#unread = reads ? unreadIn(html) : [];
    }
    if (this.#stage === 'letters') return this.#nextLetter(html);
    if (this.#stage === 'compose' && writes) {
      this.#stage = 'sent';
      return this.#post('/send', { token: tokenIn(html), ...writes });
    }
    return this.#leave(html);
  }

  #nextLetter(html: string): HttpRequest | undefined {
    const letter = this.#unread.shift();
    if (letter !== undefined) return this.#get(letter);
    if (!this.#visit.writes) return this.#leave(html);
    this.#stage = 'compose';
    return this.#get('/compose');
  }

  #leave(html: string): HttpRequest | undefined {
    if (this.#stage === 'left') return undefined;
    this.#stage = 'left';
    return this.#post('/logout', { token: tokenIn(html) });
  }

  #get(target: string): HttpRequest {
    this.#target = target;
    return get(target, this.#fields());
  }

  #post(target: string, form: Record<string, string>): HttpRequest {
    this.#target = target;
    const fields = [...this.#fields(), { name: 'Content-Type', value: FORM_TYPE }];
    return { method: 'POST', target, version: '1.1', fields, content: formContent(form) };
  }

  #fields(): Field[] {
    const { language, secure } = this.#visit;
    const own = { 'User-Agent': 'Mailscope', Accept: 'text/html', 'Accept-Language': language };
    return [...Object.entries(own).map(([name, value]) => ({ name, value })), ...this.#cookies.fields(secure)];
  }
}

/** What a person sees of the page: links in bold are letters that have not been read, the oldest last. */
function unreadIn(html: string): string[] {
  return [...html.matchAll(/<strong><a href="(\/message\?uid=\d+)">/g)].map(([, target]) => target!).reverse();
}

/** The hidden field that the page's forms bring along. */
function tokenIn(html: string): string {
  return /name="token" value="([^"]*)"/.exec(html)?.[1] ?? '';
}
