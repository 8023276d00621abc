/** A browser's line to the web mail: pages are asked for along it, one after the other, for as long as there is one to ask for. */
import { HttpClient, type HttpOutcome } from '../../protocols/http/client.ts';
import type { CookieJar } from '../../protocols/http/cookies.ts';
import { get, type HttpRequest, type HttpResponse } from '../../protocols/http/message.ts';
import { HTTP_PORT, HTTPS_PORT } from '../ports.ts';
import type { Surroundings } from '../surroundings.ts';
import type { WebRequest } from './script.ts';

/** Where the web mail is. */
export interface WebDoor {
  address: string;
  /** Name of the server, as it is typed. */
  serverName: string;
  /** https: TLS before the first word. */
  secure: boolean;
  /** 'es', 'en-GB'… */
  language: string;
}

interface Browsing {
  surroundings: Surroundings;
  agent: number;
  /** Entry of the click. */
  cause: number;
  door: WebDoor;
  cookies: CookieJar;
  came(page: HttpResponse): void;
  /** `why`: no answer came; '' if nothing more was wanted. */
  over(why: string): void;
}

/** A request as a browser sends it: who it is, what it takes, and its cookies. */
export function requestOf(
  { target, form }: WebRequest,
  { door: { language, secure }, cookies }: Pick<Browsing, 'door' | 'cookies'>,
): HttpRequest {
  const own = { 'User-Agent': 'Mailscope', Accept: 'text/html', 'Accept-Language': language };
  const fields = [...Object.entries(own).map(([name, value]) => ({ name, value })), ...cookies.fields(secure)];
  if (!form) return get(target, fields);
  const typed = [...fields, { name: 'Content-Type', value: form.type }];
  return { method: 'POST', target, version: '1.1', fields: typed, content: form.content };
}

export class PageLine {
  readonly #browsing: Browsing;
  #next: HttpRequest | undefined;

  constructor(browsing: Browsing, first: HttpRequest) {
    this.#browsing = browsing;
    this.#ask(first);
  }

  /** Asked while an answer is looked at: goes along the same line. */
  follow(request: HttpRequest): void {
    this.#next = request;
  }

  #ask(first: HttpRequest): void {
    const { surroundings, agent, cause, door, cookies, came, over } = this.#browsing;
    const { address, serverName, secure } = door;
    const tls = secure ? { serverName, implicit: true, check: true } : undefined;
    const destination = { address, port: secure ? HTTPS_PORT : HTTP_PORT, protocol: 'http', subject: -1, cause, ...(tls && { tls }) };
    const job = {
      host: serverName,
      first,
      next: (page: HttpResponse): HttpRequest | undefined => {
        cookies.keep(page.fields);
        this.#next = undefined;
        came(page);
        return this.#next;
      },
      done: ({ outcome, unanswered }: HttpOutcome): void => {
        if (outcome === 'lost') over(`${unanswered?.method ?? 'GET'} ${unanswered?.target ?? ''}`.trim());
        else if (unanswered) this.#ask(unanswered);
        else over('');
      },
    };
    surroundings.connect(agent, destination, (carrier) => new HttpClient(job, carrier));
  }
}
