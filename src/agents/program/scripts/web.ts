/**
 * What each click comes to in a browser: a request to the web mail, and whatever page that leads to. The web mail keeps everything;
 * the browser has a cookie, and the pages that it was shown.
 */
import { decodeBase64 } from '../../../mail/encodings.ts';
import { ascii, text as latin1 } from '../../../mail/octets.ts';
import { valueOf } from '../../../protocols/http/fields.ts';
import { FORM_TYPE, formContent } from '../../../protocols/http/form.ts';
import { formDataContent } from '../../../protocols/http/form-data.ts';
import { tokenIn, type WebRequest } from '../../browser/asking.ts';
import type { Column, Doing, Written } from '../deeds.ts';
import { GONE, NOT_BY_WEB, type Part, type Script } from '../script.ts';
import type { Shelf } from '../shelf.ts';
import { alertIn, foldersIn, pageText, rowsIn, sourceIn } from './webPages.ts';

export interface WebScripts {
  shelf: Shelf;
  /** Of the forms of this session; '' before any page has brought one. */
  token: string;
  login: { user: string; password: string };
  fresh(): string;
}

/** What web mail lists of a letter: its page has these columns, and no others. */
export const WEB_COLUMNS: readonly Column[] = ['flag', 'clip', 'from', 'subject', 'received', 'size'];

export function* webScript(desk: WebScripts, deed: Doing): Script {
  const { shelf } = desk;
  switch (deed.do) {
    case 'open':
      shelf.show({ columns: WEB_COLUMNS });
      return yield* folder(desk, 'INBOX');
    case 'check':
      return yield* folder(desk, shelf.picture.open || 'INBOX');
    case 'folder':
      return yield* folder(desk, deed.folder);
    case 'search':
      return yield* folder(desk, shelf.picture.open, deed.words.trim());
    case 'sort':
      return yield* sort(desk, deed.by, deed.descending);
    case 'read':
      return yield* read(desk, deed.uid);
    case 'flag':
      return yield* flag(desk, deed);
    case 'move':
      return yield* change(desk, '/move', deed.uids, { to: deed.to });
    case 'archive':
    case 'junk':
    case 'delete':
      return yield* change(desk, `/${deed.do}`, deed.uids);
    case 'notJunk':
      return yield* change(desk, '/good', deed.uids);
    case 'empty':
      return yield* changed(desk, '/empty', {});
    case 'send':
      return yield* send(desk, deed);
    case 'receipt':
      return yield* receipt(desk, deed);
    case 'close':
      return yield* leave(desk);
    default:
      return NOT_BY_WEB;
  }
}

interface Page {
  status: number;
  html: string;
  octets: Uint8Array;
}

/** Times that a browser follows in a row. */
const MAX_HOPS = 5;

/** One request, and where it is sent on to (RFC 9110 §15.4.4); no page: why none came. */
function* ask(desk: WebScripts, request: WebRequest): Part<Page | string> {
  let next = request;
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
    const { ok, text, page } = yield { wish: 'request', request: next };
    if (!ok || !page) return text;
    if (page.status !== 303) {
      const html = page.status === 200 && valueOf(page.fields, 'Content-Type') === 'message/rfc822' ? '' : pageText(page.content);
      desk.token = tokenIn(html) || desk.token;
      return { status: page.status, html, octets: page.content };
    }
    next = { target: valueOf(page.fields, 'Location') || '/' };
  }
  return '303 See Other';
}

/** A session that the web mail has forgotten is begun anew: RFC 9110 §15.5.2. */
function* get(desk: WebScripts, target: string): Part<Page | string> {
  const page = yield* ask(desk, { target });
  if (typeof page === 'string' || page.status !== 401) return page;
  const refused = yield* logIn(desk);
  return refused === '' ? yield* ask(desk, { target }) : refused;
}

function* logIn(desk: WebScripts): Part<string> {
  const { user, password } = desk.login;
  const page = yield* ask(desk, { target: '/login', form: { type: FORM_TYPE, content: formContent({ user, password }) } });
  if (typeof page === 'string') return page;
  desk.shelf.show({ isConnected: page.status === 200 });
  return page.status === 200 ? '' : failure(page);
}

/** Why the page is not what was wanted: in its own words, or with its number. */
function failure({ status, html }: Page): string {
  return alertIn(html) || (status === 404 ? GONE : String(status));
}

const addressOf = (path: string, query: Readonly<Record<string, string>>): string => `${path}?${latin1(formContent(query))}`;

function* folder(desk: WebScripts, name: string, sought = '', order: Readonly<Record<string, string>> = {}): Script {
  const query = { name, ...(sought !== '' && { q: sought }), ...order };
  const page = yield* get(desk, addressOf('/folder', query));
  return typeof page === 'string' ? page : listed(desk.shelf, name, page, sought);
}

function listed(shelf: Shelf, name: string, page: Page, sought = ''): string {
  if (page.status !== 200) return failure(page);
  const rows = rowsIn(page.html);
  if (shelf.picture.open !== name) shelf.opened(name, 1, rows.length);
  shelf.list(rows);
  const found = sought === '' ? null : rows.map(({ uid }) => uid);
  shelf.show({ isConnected: true, folders: foldersIn(page.html), found });
  return '';
}

/** The pages are made anew, in another order. */
function* sort(desk: WebScripts, by: Column, descending: boolean): Script {
  const { shelf } = desk;
  if (!WEB_COLUMNS.includes(by)) return NOT_BY_WEB;
  const outcome = yield* folder(desk, shelf.picture.open, '', { sort: by, down: descending ? '1' : '0' });
  if (outcome === '') shelf.show({ sort: { by, descending } });
  return outcome;
}

/** The page of the letter, and its octets, to which that page has a link. To show the page is to read it. */
function* read(desk: WebScripts, uid: number): Script {
  const { shelf } = desk;
  const row = shelf.row(uid);
  if (!row) return GONE;
  const page = yield* get(desk, addressOf('/message', { folder: shelf.picture.open, uid: String(uid) }));
  if (typeof page === 'string') return page;
  if (page.status !== 200) return failure(page);
  const source = yield* get(desk, sourceIn(page.html));
  if (typeof source === 'string') return source;
  if (source.status !== 200) return failure(source);
  if (!row.flags.includes('\\Seen')) shelf.flag([uid], '\\Seen', true);
  shelf.keep(uid, source.octets);
  shelf.show({ read: { uid, octets: source.octets } });
  return '';
}

/** A form is worth something only with the token of its session: with another session it is filled in anew. */
function* post(desk: WebScripts, target: string, formOf: (token: string) => NonNullable<WebRequest['form']>): Part<Page | string> {
  const page = yield* ask(desk, { target, form: formOf(desk.token) });
  if (typeof page === 'string' || page.status !== 401) return page;
  const refused = yield* logIn(desk);
  return refused === '' ? yield* ask(desk, { target, form: formOf(desk.token) }) : refused;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A button above the list: the web mail answers with the list as it is then. */
function* changed(desk: WebScripts, path: string, fields: Fields): Script {
  const { open } = desk.shelf.picture;
  const content = (token: string) => formContent({ token, folder: open, ...fields });
  const page = yield* post(desk, path, (token) => ({ type: FORM_TYPE, content: content(token) }));
  return typeof page === 'string' ? page : listed(desk.shelf, open, page);
}

function* change(desk: WebScripts, path: string, uids: readonly number[], fields: Fields = {}): Script {
  const present = desk.shelf.present(uids);
  return present.length === 0 ? GONE : yield* changed(desk, path, { uid: present.map(String), ...fields });
}

/** The web mail has buttons for two flags. */
function* flag(desk: WebScripts, { uids, flag: name, on }: Extract<Doing, { do: 'flag' }>): Script {
  if (name !== '\\Flagged' && name !== '\\Seen') return NOT_BY_WEB;
  return yield* change(desk, '/flag', uids, { flag: `${on ? '+' : '-'}${name.slice(1).toLowerCase()}` });
}

type Send = Extract<Doing, { do: 'send' }>;

/** The form is opened, filled in and sent; what was answered is marked by the web mail. */
function* send(desk: WebScripts, { letter, answers }: Send): Script {
  const { shelf } = desk;
  const form = yield* get(desk, '/write');
  if (typeof form === 'string') return form;
  if (form.status !== 200) return failure(form);
  const boundary = `----MailscopeForm${desk.fresh()}`;
  const files = letter.attachments.map(({ name, type, base64 }) => ({ name, type, octets: decodeBase64(ascii(base64)) }));
  const page = yield* post(desk, '/post', (token) => ({
    type: `multipart/form-data; boundary=${boundary}`,
    content: formDataContent({ token, ...fieldsOf(letter, answers, shelf.picture.open) }, files, boundary),
  }));
  if (typeof page === 'string') return page;
  return page.status === 200 ? yield* folder(desk, shelf.picture.open) : failure(page);
}

function fieldsOf(letter: Written, answers: Send['answers'], open: string): Record<string, string> {
  const { to, cc, bcc, subject, text, priority = '', receipt: wanted, encloses } = letter;
  const about = answers?.uid ?? encloses?.uid;
  return {
    ...{ to: to.join(', '), cc: cc.join(', '), bcc: bcc.join(', '), subject, text, copy: '1' },
    ...(priority !== '' && { priority }),
    ...(wanted && { receipt: '1' }),
    ...(about !== undefined && { folder: open, about: String(about) }),
    ...(answers && { how: answers.how }),
    ...(encloses && { encloses: encloses.as }),
  };
}

function* receipt(desk: WebScripts, { uid, sends, subject, text }: Extract<Doing, { do: 'receipt' }>): Script {
  const { shelf } = desk;
  const fields = { folder: shelf.picture.open, uid: String(uid), sends: sends ? '1' : '0', subject, text };
  const page = yield* post(desk, '/receipt', (token) => ({ type: FORM_TYPE, content: formContent({ token, ...fields }) }));
  if (typeof page === 'string') return page;
  // who declines is led back to the list
  if (!sends) return listed(shelf, shelf.picture.open, page);
  return page.status === 200 ? yield* folder(desk, shelf.picture.open) : failure(page);
}

/** The web mail forgets the session; what is in the browser's window is gone too. */
function* leave(desk: WebScripts): Script {
  const page = yield* ask(desk, { target: '/logout', form: { type: FORM_TYPE, content: formContent({ token: desk.token }) } });
  if (typeof page === 'string') return page;
  desk.token = '';
  desk.shelf.opened('', 1, 0);
  desk.shelf.show({ isConnected: false, folders: [], rows: [] });
  return page.status === 200 || page.status === 401 ? '' : failure(page);
}
