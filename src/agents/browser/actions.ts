/** What the browser's chart asks for: each page that a person opens, each form that they send. RFC 9110, RFC 6265. */
import { CookieJar } from '../../protocols/http/cookies.ts';
import { valueOf, type Field } from '../../protocols/http/fields.ts';
import { FORM_TYPE, formContent } from '../../protocols/http/form.ts';
import type { HttpRequest } from '../../protocols/http/message.ts';
import type { Effects, Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import { requestOf, tokenIn, type WebDoor } from './asking.ts';
import type { BrowserAction, BrowserEvent } from './browser.machine.ts';

/** What a person does at one sitting. */
export interface Visit extends WebDoor {
  user: string;
  password: string;
  /** Opens the messages that have not been read. */
  reads: boolean;
  /** At most so many of them; all without it. */
  most?: number;
  /** Writes this one. */
  writes?: { to: string; subject: string; text: string } | undefined;
  /** Closes the browser without logging out. */
  stays?: boolean;
}

export interface BrowserDesk extends Work {
  readonly visit: Visit;
  /** What the server asked this browser to bring along, at this visit and at earlier ones. */
  readonly cookies: CookieJar;
  /** What is asked for now; nothing once there is nothing more to ask. */
  request: HttpRequest | undefined;
  /** What came last: HTML, what was said with it, and in what words it failed. */
  html: string;
  fields: readonly Field[];
  failure: string;
  /** Times that it was sent elsewhere without a page in between. */
  hops: number;
  /** Letters that are to be opened, the oldest first. */
  unread: string[];
  /** What is still to be written. */
  writes: Visit['writes'];
}

export function newDesk(visit: Visit, cookies: CookieJar): BrowserDesk {
  const nothing = { request: undefined, html: '', fields: [], failure: '', hops: 0, unread: [] };
  return { cause: -1, visit, cookies, ...nothing, writes: visit.writes };
}

export function browserActions(surroundings: Surroundings, agent: number): Effects<BrowserAction, BrowserEvent, BrowserDesk> {
  return {
    openFront: (desk) => open(desk, '/'),
    sendLogIn: (desk) => send(desk, '/login', { user: desk.visit.user, password: desk.visit.password }),
    follow: (desk) => open(desk, valueOf(desk.fields, 'Location') || '/'),
    markUnread(desk) {
      if (desk.visit.reads) desk.unread = unreadIn(desk.html).slice(0, desk.visit.most);
    },
    lookOver({ unread, writes, visit }) {
      return { type: 'looked over', unread: unread.length > 0, writes: writes !== undefined, stays: visit.stays === true };
    },
    openLetter: (desk) => open(desk, desk.unread.shift()!),
    openForm: (desk) => open(desk, '/compose'),
    sendForm(desk) {
      const { to = '', subject = '', text = '' } = desk.writes ?? {};
      // in the order of the page's form (HTML §4.10.22.4), however the story wrote them down
      send(desk, '/send', { token: tokenIn(desk.html), to, subject, text });
      desk.writes = undefined;
    },
    sendLogOut: (desk) => send(desk, '/logout', { token: tokenIn(desk.html) }),
    tellOwner: ({ visit, failure }) =>
      void surroundings.note(agent, { kind: 'note', label: 'fetch.failed', detail: `${visit.user} (page) ${failure}` }),
  };
}

function open(desk: BrowserDesk, target: string): void {
  desk.request = requestOf({ target }, desk.visit, desk.cookies);
}

function send(desk: BrowserDesk, target: string, form: Record<string, string>): void {
  desk.request = requestOf({ target, form: { type: FORM_TYPE, content: formContent(form) } }, desk.visit, desk.cookies);
}

/** What a person sees of the page: links in bold are letters that have not been read, the oldest last. */
function unreadIn(html: string): string[] {
  return [...html.matchAll(/<strong><a href="(\/message\?uid=\d+)">/g)].map(([, target]) => target!).reverse();
}
