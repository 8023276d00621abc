/** The program's line to the web mail: pages are asked for along it, one after the other, for as long as there is one to ask for. */
import type { CookieJar } from '../../protocols/http/cookies.ts';
import type { HttpRequest, HttpResponse } from '../../protocols/http/message.ts';
import { askAlong, type WebDoor } from '../browser/asking.ts';
import type { Surroundings } from '../surroundings.ts';

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

export class PageLine {
  #next: HttpRequest | undefined;

  constructor(browsing: Browsing, first: HttpRequest) {
    const { cookies, came, over } = browsing;
    const next = (page: HttpResponse): HttpRequest | undefined => {
      cookies.keep(page.fields);
      this.#next = undefined;
      came(page);
      return this.#next;
    };
    const lost = (unanswered?: HttpRequest) => over(`${unanswered?.method ?? 'GET'} ${unanswered?.target ?? ''}`.trim());
    askAlong({ ...browsing, next, lost, over: () => over('') }, first);
  }

  /** Asked while an answer is looked at: goes along the same line. */
  follow(request: HttpRequest): void {
    this.#next = request;
  }
}
