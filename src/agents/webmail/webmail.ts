/**
 * The web mail server's door: mailboxes and submission as web pages. Log in, list, read, file, write, log out. What becomes of a
 * request is in request.machine.ts, of a reader's session in session.machine.ts. RFC 9110, RFC 6265.
 */
import { LANGUAGES } from '../../language.ts';
import { cookiesIn, languageOf } from '../../protocols/http/cookies.ts';
import type { HttpRequest } from '../../protocols/http/message.ts';
import { HttpServer, type HttpPolicy, type Respond } from '../../protocols/http/server.ts';
import type { Directory } from '../directory.ts';
import { Working } from '../machine.ts';
import type { Hosting, IncomingCarrier } from '../surroundings.ts';
import { HTTP_PORT, HTTPS_PORT, isOpenIn } from '../ports.ts';
import { requestActions } from './actions/index.ts';
import { newDesk, type Asking } from './desk.ts';
import { COOKIE, type RequestEffects, type WebmailOptions } from './house.ts';
import { webmailRequest, type RequestAction } from './request.machine.ts';
import { WebSessions } from './sessions.ts';

/** Largest form taken, octets. */
const MAX_FORM_OCTETS = 1_048_576;

/** Lets the people of a directory read and write in their browsers: on port 80, and over TLS on 443 where there is a certificate. */
export function serveWebmail(hosting: Hosting, agent: number, directory: Directory, options: WebmailOptions): void {
  const webmail = new Webmail(hosting, agent, directory, options);
  const serve = (carrier: IncomingCarrier) => new HttpServer(webmail.policy(carrier), carrier);
  if (isOpenIn(options.profile, HTTP_PORT)) hosting.listen(agent, HTTP_PORT, 'http.session', serve);
  if (isOpenIn(options.profile, HTTPS_PORT)) hosting.listen(agent, HTTPS_PORT, 'http.session', serve, true);
}

class Webmail {
  readonly #hosting: Hosting;
  readonly #agent: number;
  readonly #sessions: WebSessions;
  readonly #effects: RequestEffects<RequestAction>;

  constructor(hosting: Hosting, agent: number, directory: Directory, options: WebmailOptions) {
    this.#hosting = hosting;
    this.#agent = agent;
    this.#sessions = new WebSessions(hosting, agent);
    let sent = 0;
    const nextId = (): string => `${++sent}.${hosting.epochMs(agent)}`;
    this.#effects = requestActions({ surroundings: hosting, agent, directory, options, sessions: this.#sessions, nextId });
  }

  /** How one connection is answered. */
  policy(carrier: IncomingCarrier): HttpPolicy {
    return {
      crowded: carrier.crowded,
      maxContentOctets: MAX_FORM_OCTETS,
      nowMs: () => this.#hosting.epochMs(this.#agent),
      answer: (request, respond) => this.#begin(this.#asking(request, carrier, respond)),
    };
  }

  #begin(asking: Asking): void {
    const track = (state: string) => this.#hosting.machine(this.#agent, 'webmail.request', state);
    new Working(webmailRequest, track, newDesk(asking), this.#effects).send({ type: 'request' });
  }

  #asking(request: HttpRequest, { tls, cause }: IncomingCarrier, respond: Respond): Asking {
    const session = this.#sessions.find(cookiesIn(request.fields).get(COOKIE) ?? '');
    const language = languageOf(request.fields, LANGUAGES, 'en');
    const reader = { language, user: session?.account.address ?? '', token: session?.token ?? '' };
    return { request, session, reader, secure: tls !== null, cause, respond };
  }
}
