/**
 * Our own web mail in HTTP: which of its pages a request is for, and the letter that crosses in it. A page shows a few fields of a
 * letter and its text, and the form has what was typed: the letter is told as far as that goes, and never as the octets of the mail.
 */
import { own } from '../../../own.ts';
import { EMPTY, readable, text, utf8 } from '../../../mail/octets.ts';
import { mailboxesOf, readAddressList } from '../../../mail/addressList.ts';
import { unescaped } from '../../../protocols/http/entities.ts';
import { parseForm } from '../../../protocols/http/form.ts';
import { parseFormData, type FormData } from '../../../protocols/http/form-data.ts';
import { pathOf } from '../../../protocols/http/message.ts';
import type { Letter, Taken, WebDeed } from '../../dialogue.ts';

/** Characters of a page in which its frame and the fields of a letter stand. */
const MAX_FRAME = 16_384;
const NAVIGATION = /<nav><a href="\/inbox">[^<]*<\/a> · <a href="\/compose">[^<]*<\/a> · ([^<]*)<\/nav>/;
const FIELDS =
  /<h1>([^<]*)<\/h1>\r?\n<dl><dt>[^<]*<\/dt><dd>([^<]*)<\/dd><dt>[^<]*<\/dt><dd>([^<]*)<\/dd><dt>[^<]*<\/dt><dd>([^<]*)<\/dd><\/dl>/;
const TEXT = /<pre>([^<]*)<\/pre>/;
/** What a page writes where a letter has no subject. */
export const NO_SUBJECT: ReadonlySet<string> = new Set(['(no subject)', '(sin asunto)']);
const SEND_FORM = ['subject', 'text', 'to', 'token'];
/** Of the form for a whole letter, as a browser sends it without ticks and files. */
const POST_FORM = ['bcc', 'cc', ...SEND_FORM];
const LOGIN_FORM = ['password', 'user'];
/** Pages that whoever is logged in asks for. */
const PAGES: Readonly<Record<string, WebDeed>> = {
  'GET /inbox': 'list',
  'GET /folder': 'list',
  'GET /message': 'read',
  'GET /compose': 'write',
  'GET /write': 'write',
  'POST /send': 'send',
  'POST /post': 'send',
  'POST /logout': 'logOut',
};

/** A request or a response, taken apart. */
interface Parts {
  first: string;
  head: string;
  content: string;
  /** The content as it came. */
  octets: Uint8Array;
}

export class WebMail {
  /** Whose mailbox it is, as its pages say; '' before one has. */
  #user = '';

  /** The letter that is typed into a form; `undefined` where the request is for something else. */
  typed(request: Uint8Array, complete: boolean): Letter | undefined {
    const parts = partsOf(request);
    const target = targetOf(parts.first);
    if (target !== 'POST /send' && target !== 'POST /post') return undefined;
    const isEmpty = parts.octets.length === 0;
    const { fields, files } = target === 'POST /post' ? wholeForm(parts) : { fields: parseForm(parts.content), files: [] };
    const isOurs = target === 'POST /post' ? POST_FORM.every((name) => fields.has(name)) : hasExactly(fields, SEND_FORM);
    if (!isOurs && (!isEmpty || this.#user === '')) return undefined;
    const word = (name: string): string => fields.get(name) ?? '';
    const people = [word('to'), word('cc'), word('bcc')];
    // what its author hides from the others stands in no field of it
    const shown = { From: this.#user, To: people[0]!, Cc: people[1]!, Subject: word('subject') };
    const octets = isEmpty ? EMPTY : letterOf(shown, word('text'));
    const forwardPaths = people.flatMap((each) => mailboxesOf(readAddressList(each))).flatMap(({ address }) => address ?? []);
    // files are no part of what is told
    const isWhole = complete && !isEmpty && files.length === 0;
    return { octets, size: octets.length, complete: isWhole, reversePath: this.#user, forwardPaths };
  }

  /** What an answered request was for, once the pages show that it is our web mail. */
  deedOf(request: Uint8Array, response: Uint8Array): WebDeed | undefined {
    const [asked, answered] = [partsOf(request), partsOf(response)];
    const [, user] = NAVIGATION.exec(answered.content.slice(0, MAX_FRAME)) ?? [];
    if (user !== undefined) this.#user = unescaped(user);
    const target = targetOf(asked.first);
    if (target === 'POST /login') return isLogIn(asked, answered) ? 'logIn' : undefined;
    if (this.typed(request, true)) return 'send';
    return this.#user === '' ? undefined : own(PAGES, target);
  }

  /** The letter on a page; without octets where the page itself is missing. */
  shown(response: Uint8Array): Letter | undefined {
    const { first, content } = partsOf(response);
    if (!/^HTTP\/\S+ 200\b/.test(first)) return undefined;
    const envelope = { reversePath: '', forwardPaths: [] };
    if (content === '') return { octets: EMPTY, size: 0, complete: false, ...envelope };
    const [, heading, from, to, date] = FIELDS.exec(content.slice(0, MAX_FRAME)) ?? [];
    if (heading === undefined) return undefined;
    const subject = NO_SUBJECT.has(heading) ? '' : unescaped(heading);
    const shown = { From: unescaped(from!), To: unescaped(to!), Date: unescaped(date!), Subject: subject };
    const octets = letterOf(shown, unescaped(TEXT.exec(content)?.[1] ?? ''));
    return { octets, size: octets.length, complete: false, ...envelope };
  }
}

/** Whether the server has taken what was typed into the form: it leads on to another page, or shows the form again. */
export function takenAfter(reply: string): Taken {
  return reply === '' ? 'unknown' : reply === '303' ? 'yes' : 'no';
}

function isLogIn({ content }: Parts, { head, content: page }: Parts): boolean {
  return (
    hasExactly(parseForm(content), LOGIN_FORM) &&
    (/^location: *\/inbox\s*$/im.test(head) || page.includes('<form method="post" action="/login">'))
  );
}

function hasExactly(form: ReadonlyMap<string, string>, names: readonly string[]): boolean {
  return form.size === names.length && names.every((name) => form.has(name));
}

/** RFC 7578. A browser that writes its recording down may have left the files out. */
function wholeForm({ head, octets }: Parts): FormData {
  const [, type = ''] = /^content-type: *(multipart\/form-data *;[^\r\n]*)/im.exec(head) ?? [];
  return parseFormData(type === '' ? boundaryType(octets) : type, octets);
}

/** The first line of such a form is its boundary: a recording may lack the field that names it. */
function boundaryType(octets: Uint8Array): string {
  const [, boundary = ''] = /^--([^\r\n"]{1,70})\r?\n/.exec(text(octets, 0, Math.min(octets.length, 100))) ?? [];
  return `multipart/form-data; boundary="${boundary}"`;
}

/** 'GET /message' of 'GET /message?uid=7 HTTP/1.1'. */
function targetOf(line: string): string {
  const [method = '', target = ''] = line.split(' ');
  return `${method} ${pathOf(target)}`;
}

/** RFC 9112 §2.1: the first line, the fields, an empty line, the content. */
function partsOf(octets: Uint8Array): Parts {
  const end = text(octets, 0, Math.min(octets.length, MAX_HEAD)).indexOf('\r\n\r\n');
  const head = text(octets, 0, end < 0 ? Math.min(octets.length, MAX_HEAD) : end);
  const content = end < 0 ? EMPTY : octets.subarray(end + '\r\n\r\n'.length);
  const [first = ''] = head.split('\r\n', 1);
  return { first, head, content: readable(text(content)), octets: content };
}

/** Octets of a header that are looked at. */
const MAX_HEAD = 65_536;

function letterOf(fields: Readonly<Record<string, string>>, words: string): Uint8Array {
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  return utf8(
    [...lines.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`), '', words.replace(/\r\n?|\n/g, '\r\n')].join('\r\n'),
  );
}
