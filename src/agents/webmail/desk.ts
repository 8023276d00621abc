/** What lies on the web mail's desk while one request is seen to. */
import { EMPTY } from '../../mail/octets.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';
import type { MailDraft } from '../../mail/compose.ts';
import type { FormFile } from '../../protocols/http/form-data.ts';
import type { HttpRequest, HttpResponse } from '../../protocols/http/message.ts';
import type { Respond } from '../../protocols/http/server.ts';
import { response } from '../../protocols/http/wire.ts';
import type { Fate } from '../../protocols/smtp/client.ts';
import type { AccountHere } from '../directory.ts';
import type { Work } from '../machine.ts';
import type { Posting } from '../mua/mua.ts';
import type { Reader, Typed } from './pages.ts';
import type { Place } from './places.ts';
import type { WebSession } from './sessions.ts';
import type { Page } from './sitemap.ts';

/** What came in, and from whom. */
export interface Asking {
  request: HttpRequest;
  session: WebSession | undefined;
  reader: Reader;
  /** The connection is protected: its cookies are for such connections only. */
  secure: boolean;
  /** Entry that brought the request. */
  cause: number;
  respond: Respond;
}

export interface RequestDesk extends Work, Asking {
  /** The page that is asked for; nothing for the whole server, and where there is none. */
  page: Page | undefined;
  /** What was filled in. */
  form: ReadonlyMap<string, string>;
  /** Whose name and password were said. */
  account: AccountHere | undefined;
  /** Files that were chosen in it. */
  files: readonly FormFile[];
  /** The folder that is meant. */
  place: Place | undefined;
  /** The letter that is to be shown, or that a form is about. */
  message: StoredMessage | undefined;
  /** Letters that were ticked, and where they are to go. */
  ticked: readonly StoredMessage[];
  goal: Place | undefined;
  /** What was typed as a letter, what it is as a message, and what submission said to its recipients. */
  typed: Typed;
  draft: MailDraft | undefined;
  posting: Posting;
  number: number;
  fates: readonly Fate[];
  /** What is answered, and what is done only if it goes out like that. */
  answer: HttpResponse;
  effects: (() => void)[];
  /** What is done once the letter has been submitted. */
  onceSent: (() => void)[];
}

export const NOTHING_TYPED: Typed = { to: '', cc: '', bcc: '', subject: '', text: '' };

export function newDesk(asking: Asking): RequestDesk {
  return {
    ...asking,
    page: undefined,
    form: new Map(),
    account: undefined,
    message: undefined,
    typed: NOTHING_TYPED,
    ...{ files: [], place: undefined, ticked: [], goal: undefined, onceSent: [] },
    draft: undefined,
    posting: { octets: EMPTY, reversePath: '', forwardPaths: [] },
    number: -1,
    fates: [],
    answer: response('noContent'),
    effects: [],
  };
}
