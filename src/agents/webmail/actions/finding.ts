/** Which page is asked for, by whom, and what there is to see without a mailbox and without a form. */
import { pathOf, type HttpResponse } from '../../../protocols/http/message.ts';
import { response } from '../../../protocols/http/wire.ts';
import { allow, html, seeOther } from '../answers.ts';
import { NOTHING_TYPED, type RequestDesk } from '../desk.ts';
import { COOKIE, type RequestEffects, type WebHouse } from '../house.ts';
import { composePage, loginPage, wordPage, type Reader } from '../pages.ts';
import { writePage } from '../writePage.ts';
import { pageAt, type Page } from '../sitemap.ts';
import { WORDS } from '../words.ts';

type FindingAction =
  'findPage' | 'tellNoPage' | 'tellMethods' | 'refuseMethod' | 'knowReader' | 'demandLogIn' | 'sendToList' | 'showPage' | 'answer';

export function findingActions({ sessions }: WebHouse): RequestEffects<FindingAction> {
  return {
    findPage(desk) {
      const { method, target } = desk.request;
      const everything = target === '*';
      desk.page = pageAt(pathOf(target));
      const allowed = methodsOf(desk).includes(method === 'HEAD' ? 'GET' : method);
      return {
        type: 'page looked up',
        known: everything || desk.page !== undefined,
        asksMethods: everything || method === 'OPTIONS',
        allowed,
      };
    },
    tellNoPage: (desk) => void (desk.answer = html('notFound', wordPage(desk.reader, 'notFound'))),
    tellMethods: (desk) => void (desk.answer = response('noContent', [allow(methodsOf(desk))])),
    refuseMethod: (desk) => void (desk.answer = html('methodNotAllowed', wordPage(desk.reader, 'notFound'), [allow(methodsOf(desk))])),
    knowReader({ page, session, cause }) {
      if (session) sessions.use(session, cause);
      const { open = true, form, mailbox } = page ?? {};
      return {
        type: 'reader looked up',
        loggedIn: session !== undefined,
        open,
        form: form !== undefined,
        mailbox: mailbox !== undefined,
      };
    },
    /** RFC 9110 §15.5.2: a 401 says how one may log in; the scheme is that of forms and cookies. */
    demandLogIn(desk) {
      const how = { name: 'WWW-Authenticate', value: `Cookie realm="mail", form-action="/login", cookie-name="${COOKIE}"` };
      desk.answer = html('unauthorized', loginPage(desk.reader, WORDS[desk.reader.language].logInFirst), [how]);
    },
    sendToList: (desk) => void (desk.answer = seeOther('/inbox')),
    showPage: (desk) => void (desk.answer = VIEWS[desk.page?.view ?? 'nothing'](desk.reader)),
    answer({ respond, answer, effects }) {
      respond(answer, () => effects.forEach((effect) => effect()));
      return { type: 'answer given' };
    },
  };
}

/** What may be done with the page; for the whole server, with any. */
function methodsOf({ page }: RequestDesk): string[] {
  return page ? [page.method] : ['GET', 'POST'];
}

const VIEWS: Readonly<Record<Page['view'], (reader: Reader) => HttpResponse>> = {
  'log-in form': (reader) => html('ok', loginPage(reader)),
  'letter form': (reader) => html('ok', composePage(reader, NOTHING_TYPED)),
  'whole letter form': (reader) => html('ok', writePage(reader, NOTHING_TYPED)),
  sent: (reader) => html('ok', wordPage(reader, 'sent')),
  nothing: () => response('noContent'),
};
