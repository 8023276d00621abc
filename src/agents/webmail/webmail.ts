/**
 * The web mail server: mailboxes and submission as web pages. The browser speaks HTTP; behind the server the mail goes the usual
 * way, by submission. Log in, list, read, write, log out. RFC 9110, RFC 6265.
 */
import { checkDraft } from '../../mail/checkDraft.ts';
import { compose, type MailDraft } from '../../mail/compose.ts';
import { text as latin1, utf8 } from '../../mail/octets.ts';
import { cookiesIn, languageOf, setCookie } from '../../protocols/http/cookies.ts';
import { tokensOf, type Field } from '../../protocols/http/fields.ts';
import { FORM_TYPE, parseForm } from '../../protocols/http/form.ts';
import { pathOf, queryOf, type HttpRequest, type HttpResponse } from '../../protocols/http/message.ts';
import { HttpServer, type HttpPolicy, type Respond } from '../../protocols/http/server.ts';
import type { StatusName } from '../../protocols/http/statuses.ts';
import { response } from '../../protocols/http/wire.ts';
import { SmtpClient, type Fate } from '../../protocols/smtp/client.ts';
import { nonce } from '../credentials.ts';
import type { Directory } from '../directory.ts';
import { SUBMISSION_PORT } from '../ports.ts';
import type { Hosting, IncomingCarrier, Letter } from '../surroundings.ts';
import { shown, summary } from './letter.ts';
import { composePage, inboxPage, letterPage, loginPage, wordPage, type Reader, type Typed } from './pages.ts';
import { WebSessions, type WebSession } from './sessions.ts';
import { PAGE_LANGUAGES, WORDS } from './words.ts';

/** RFC 9110 §4.2. */
export const HTTP_PORT = 80;
export const HTTPS_PORT = 443;

/** Largest form taken, octets. */
const MAX_FORM_OCTETS = 1_048_576;
const COOKIE = 'session';
/** Messages listed on one page, the latest first. */
const MAX_LISTED = 200;

export interface WebmailOptions {
  hostName: string;
  /** Address of the submission server beside it. */
  submitTo: string;
  /** It submits with its reader's name and password; without it, by being in the house. */
  authenticates?: boolean | undefined;
  /** Passwords are taken over TLS only. */
  encryptedLogin?: boolean | undefined;
}

/** Lets the people of a directory read and write in their browsers: on port 80, and over TLS on 443 where there is a certificate. */
export function serveWebmail(hosting: Hosting, agent: number, directory: Directory, options: WebmailOptions): void {
  const webmail = new Webmail(hosting, agent, directory, options);
  const serve = (carrier: IncomingCarrier) => new HttpServer(webmail.policy(carrier), carrier);
  hosting.listen(agent, HTTP_PORT, 'http.session', serve);
  hosting.listen(agent, HTTPS_PORT, 'http.session', serve, true);
}

/** One request on its way to an answer. */
interface Asking {
  request: HttpRequest;
  session: WebSession | undefined;
  reader: Reader;
  /** The connection is protected: its cookies are for such connections only. */
  secure: boolean;
  cause: number;
  respond: Respond;
}

/** Who answers what: the methods that a page has, and whether one must be logged in. GET serves HEAD too. */
interface Page {
  GET?: (asking: Asking, session: WebSession) => void;
  POST?: (asking: Asking, session: WebSession, form: Map<string, string>) => void;
  open?: { GET?: (asking: Asking) => void; POST?: (asking: Asking, form: Map<string, string>) => void };
}

export class Webmail {
  readonly #hosting: Hosting;
  readonly #agent: number;
  readonly #directory: Directory;
  readonly #options: WebmailOptions;
  readonly #sessions: WebSessions;
  #sent = 0;
  readonly #pages: Record<string, Page> = {
    '/': { open: { GET: (asking) => this.#front(asking) } },
    '/login': { open: { POST: (asking, form) => this.#logIn(asking, form) } },
    '/inbox': { GET: (asking, session) => this.#list(asking, session) },
    '/message': { GET: (asking, session) => this.#read(asking, session) },
    '/compose': { GET: ({ respond, reader }) => respond(html('ok', composePage(reader, NOTHING_TYPED))) },
    '/send': { POST: (asking, session, form) => this.#send(asking, session, form) },
    '/sent': {
      GET: ({ respond, reader }) => respond(html('ok', wordPage(reader, WORDS[reader.language].title, WORDS[reader.language].sent))),
    },
    '/logout': { POST: (asking, session) => this.#logOut(asking, session) },
  };

  constructor(hosting: Hosting, agent: number, directory: Directory, options: WebmailOptions) {
    this.#hosting = hosting;
    this.#agent = agent;
    this.#directory = directory;
    this.#options = options;
    this.#sessions = new WebSessions(hosting, agent);
  }

  /** How one connection is answered. */
  policy(carrier: IncomingCarrier): HttpPolicy {
    return {
      crowded: carrier.crowded,
      maxContentOctets: MAX_FORM_OCTETS,
      nowMs: () => this.#hosting.epochMs(),
      answer: (request, respond) => this.#answer({ ...this.#asking(request, carrier), respond }),
    };
  }

  #asking(request: HttpRequest, carrier: IncomingCarrier): Omit<Asking, 'respond'> {
    const session = this.#sessions.find(cookiesIn(request.fields).get(COOKIE) ?? '');
    const language = languageOf(request.fields, PAGE_LANGUAGES, 'en');
    const reader = { language, user: session?.account.address ?? '', token: session?.token ?? '' };
    return { request, session, reader, secure: carrier.tls !== null, cause: carrier.cause };
  }

  #answer(asking: Asking): void {
    const { request, respond, reader, session } = asking;
    const { title, notFound } = WORDS[reader.language];
    if (request.target === '*') return respond(response('noContent', [allow(['GET', 'POST'])]));
    const path = pathOf(request.target);
    const page = Object.hasOwn(this.#pages, path) ? this.#pages[path]! : undefined;
    if (!page) return respond(html('notFound', wordPage(reader, title, notFound)));
    const methods = [...Object.keys(page), ...Object.keys(page.open ?? {})].filter((method) => method !== 'open');
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (method === 'OPTIONS') return respond(response('noContent', [allow(methods)]));
    if (!methods.includes(method)) return respond(html('methodNotAllowed', wordPage(reader, title, notFound), [allow(methods)]));
    if (method === 'GET') this.#get(asking, page, session);
    else this.#post(asking, page, session);
  }

  #get(asking: Asking, { GET, open }: Page, session: WebSession | undefined): void {
    if (open?.GET) open.GET(asking);
    else if (session) GET!(asking, session);
    else this.#demandLogIn(asking);
  }

  #post(asking: Asking, { POST, open }: Page, session: WebSession | undefined): void {
    const { request, respond, reader } = asking;
    const { title, badForm, forbidden } = WORDS[reader.language];
    const empty = request.content.length === 0;
    if (!empty && !tokensOf(request.fields, 'Content-Type').includes(FORM_TYPE))
      return respond(html('unsupportedMediaType', wordPage(reader, title, badForm)));
    const form = parseForm(latin1(request.content));
    if (open?.POST) return open.POST(asking, form);
    if (!session) return this.#demandLogIn(asking);
    // the cookie alone is not enough: a page of another site could make the browser send it (RFC 6265 §8.2)
    if (form.get('token') !== session.token) return respond(html('forbidden', wordPage(reader, title, forbidden)));
    POST!(asking, session, form);
  }

  /** RFC 9110 §15.5.2: a 401 says how one may log in; the scheme is that of forms and cookies. */
  #demandLogIn({ respond, reader }: Asking): void {
    const how = { name: 'WWW-Authenticate', value: `Cookie realm="mail", form-action="/login", cookie-name="${COOKIE}"` };
    respond(html('unauthorized', loginPage(reader, WORDS[reader.language].logInFirst), [how]));
  }

  #front({ respond, reader, session }: Asking): void {
    respond(session ? seeOther('/inbox') : html('ok', loginPage(reader)));
  }

  #logIn({ respond, reader, secure, cause }: Asking, form: Map<string, string>): void {
    const { encryptFirst } = WORDS[reader.language];
    if (this.#options.encryptedLogin && !secure) return respond(html('forbidden', loginPage(reader, encryptFirst)));
    const account = this.#directory.user(form.get('user') ?? '');
    const password = form.get('password') ?? '';
    if (!account || account.password !== password)
      return respond(html('forbidden', loginPage(reader, WORDS[reader.language].wrongPassword)));
    const session = this.#sessions.make(account, password);
    respond(seeOther('/inbox', [setCookie(COOKIE, session.name, { secure })]), () => this.#sessions.open(session, cause));
  }

  #logOut({ respond, secure, cause }: Asking, session: WebSession): void {
    respond(seeOther('/', [setCookie(COOKIE, '', { secure, forget: true })]), () => this.#sessions.close(session, cause));
  }

  #list({ respond, reader }: Asking, { account }: WebSession): void {
    const latest = account.inbox.messages.slice(-MAX_LISTED).reverse();
    respond(html('ok', inboxPage(reader, latest.map(summary))));
  }

  #read({ request, respond, reader, cause }: Asking, { account }: WebSession): void {
    const number = parseForm(queryOf(request.target)).get('uid') ?? '';
    const uid = /^\d{1,10}$/.test(number) ? Number(number) : 0;
    const message = account.inbox.get(uid);
    const { title, notFound } = WORDS[reader.language];
    if (!message) return respond(html('notFound', wordPage(reader, title, notFound)));
    respond(html('ok', letterPage(reader, shown(message))), () => {
      if (request.method === 'HEAD' || message.flags.has('\\Seen')) return;
      account.inbox.setFlags(uid, [...message.flags, '\\Seen']);
      const subject = account.letters.get(message.octets) ?? -1;
      this.#hosting.note(this.#agent, { kind: 'flagged', label: account.address, detail: `INBOX ${uid} \\Seen`, subject, cause });
    });
  }

  #send(asking: Asking, session: WebSession, form: Map<string, string>): void {
    const { respond, reader, cause } = asking;
    const typed: Typed = { to: form.get('to') ?? '', subject: form.get('subject') ?? '', text: form.get('text') ?? '' };
    const draft = draftOf(session, typed);
    if (checkDraft(draft).length > 0) return respond(html('unprocessable', composePage(reader, typed, WORDS[reader.language].badDraft)));
    const date = this.#hosting.epochMs();
    const messageId = `${++this.#sent}.${date}@${this.#options.hostName}`;
    const posting = compose(draft, { messageId, date, boundarySeed: messageId });
    const letter = this.#hosting.letter(posting.octets, -1, posting.reversePath, posting.forwardPaths);
    const detail = posting.forwardPaths.join(' ');
    const composed = this.#hosting.note(this.#agent, { kind: 'composed', label: 'message', subject: letter.number, detail, cause });
    session.machine.send({ type: 'send' }, composed);
    this.#submit(posting, session, letter, composed, (fates) => this.#submitted(asking, session, typed, letter, fates));
  }

  #submit(
    { octets, reversePath, forwardPaths }: ReturnType<typeof compose>,
    { account, password }: WebSession,
    { number }: Letter,
    cause: number,
    done: (fates: Fate[]) => void,
  ): void {
    const { hostName, submitTo, authenticates } = this.#options;
    const destination = { address: submitTo, port: SUBMISSION_PORT, protocol: 'submission', subject: number, cause };
    const job = {
      helo: hostName,
      reversePath,
      forwardPaths,
      message: octets,
      tls: 'ifOffered' as const,
      credentials: authenticates ? { user: account.address, password } : undefined,
      // the way from the web server to the submission server is inside the house
      inTheClear: true,
      nonce: () => nonce(this.#hosting),
    };
    this.#hosting.connect(this.#agent, destination, (carrier) => new SmtpClient(job, carrier, done));
  }

  /** Whoever was not taken is told to the writer at once, and what was typed is not lost. */
  #submitted({ respond, reader }: Asking, session: WebSession, typed: Typed, { number }: Letter, fates: Fate[]): void {
    const failed = fates.filter(({ outcome }) => outcome !== 'accepted');
    session.machine.send({ type: failed.length === fates.length ? 'not accepted' : 'accepted' });
    if (failed.length === 0) return respond(seeOther('/sent'));
    const told = failed.map((fate) => `${fate.forwardPath}: ${reasonIn(fate)}`);
    for (const detail of told) this.#hosting.note(this.#agent, { kind: 'note', label: 'submission.failed', subject: number, detail });
    respond(html('badGateway', composePage(reader, typed, `${WORDS[reader.language].notSent} ${told.join('; ')}`)));
  }
}

const NOTHING_TYPED: Typed = { to: '', subject: '', text: '' };

function reasonIn({ reply, verb, obstacle }: Fate): string {
  return `${verb} ${reply ? `${reply.code} ${reply.text.join(' ')}` : (obstacle ?? 'no answer')}`;
}

function draftOf({ account }: WebSession, { to, subject, text }: Typed): MailDraft {
  const from = account.name === '' ? account.address : `${account.name} <${account.address}>`;
  return { from, to: [to], cc: [], bcc: [], replyTo: '', subject, text: text.replaceAll('\r\n', '\n'), attachments: [] };
}

/** What keeps a page from being anything but a page: no scripts, no frames, no copies. RFC 9111 §5.2.2.5. */
const PAGE_FIELDS: readonly Field[] = [
  { name: 'Content-Type', value: 'text/html; charset=utf-8' },
  { name: 'Cache-Control', value: 'no-store' },
  {
    name: 'Content-Security-Policy',
    value: "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  },
  { name: 'Referrer-Policy', value: 'no-referrer' },
  { name: 'X-Content-Type-Options', value: 'nosniff' },
];

function html(status: StatusName, page: string, fields: readonly Field[] = []): HttpResponse {
  return response(status, [...fields, ...PAGE_FIELDS], utf8(page));
}

/** RFC 9110 §15.4.4: after a form the browser is sent to a page, so that reloading does not send the form again. */
function seeOther(location: string, fields: readonly Field[] = []): HttpResponse {
  return response('seeOther', [{ name: 'Location', value: location }, ...fields]);
}

/** RFC 9110 §10.2.1: a server that has GET has HEAD. */
function allow(methods: readonly string[]): Field {
  const all = methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods;
  return { name: 'Allow', value: [...all, 'OPTIONS'].join(', ') };
}
