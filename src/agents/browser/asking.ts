/** How a browser asks: who it says it is, and its line to the server, whether a story clicks or a reader does. RFC 9110, RFC 6265. */
import { HttpClient, type HttpOutcome } from '../../protocols/http/client.ts';
import type { CookieJar } from '../../protocols/http/cookies.ts';
import { get, type HttpRequest, type HttpResponse } from '../../protocols/http/message.ts';
import { HTTP_PORT, HTTPS_PORT } from '../ports.ts';
import type { Surroundings } from '../surroundings.ts';

/** Where a web server is, and who asks there. */
export interface WebDoor {
  address: string;
  /** Name of the server, as it is typed. */
  serverName: string;
  /** https: TLS before the first word. */
  secure: boolean;
  /** 'es', 'en-GB'… */
  language: string;
}

/** What a browser asks for; it adds who it is, and its cookies. */
export interface WebRequest {
  /** Path and query. */
  target: string;
  /** What is sent by POST; a form without anything filled in is one too. */
  form?: { type: string; content: Uint8Array };
}

/** A request as a browser sends it: who it is, what it takes, and its cookies. */
export function requestOf({ target, form }: WebRequest, { language, secure }: WebDoor, cookies: CookieJar): HttpRequest {
  const own = { 'User-Agent': 'Mailscope', Accept: 'text/html', 'Accept-Language': language };
  const fields = [...Object.entries(own).map(([name, value]) => ({ name, value })), ...cookies.fields(secure)];
  if (!form) return get(target, fields);
  const typed = [...fields, { name: 'Content-Type', value: form.type }];
  return { method: 'POST', target, version: '1.1', fields: typed, content: form.content };
}

/** The hidden field that every form brings along; '' where there is none. */
export const tokenIn = (html: string): string => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? '';

interface Asking {
  surroundings: Surroundings;
  agent: number;
  /** Entry because of which it asks; -1 for none. */
  cause: number;
  door: WebDoor;
  /** What is asked for next; nothing if that is all. */
  next(response: HttpResponse): HttpRequest | undefined;
  /** No answer came to it. */
  lost(unanswered: HttpRequest | undefined): void;
  /** Nothing more was wanted. */
  over(): void;
}

/** Asks on a new connection; what is asked next goes along it for as long as the server keeps it open (RFC 9112 §9.3). */
export function askAlong(asking: Asking, first: HttpRequest): void {
  const { surroundings, agent, cause, door, next, lost, over } = asking;
  const { address, serverName, secure } = door;
  const tls = secure ? { serverName, implicit: true, check: true } : undefined;
  const destination = { address, port: secure ? HTTPS_PORT : HTTP_PORT, protocol: 'http', subject: -1, cause, ...(tls && { tls }) };
  const done = ({ outcome, unanswered }: HttpOutcome): void => {
    if (outcome === 'lost') lost(unanswered);
    else if (unanswered) askAlong(asking, unanswered);
    else over();
  };
  surroundings.connect(agent, destination, (carrier) => new HttpClient({ host: serverName, first, next, done }, carrier));
}
