/**
 * Our own web mail in HTTP: which of its pages a request is for, and the letter that crosses in it. A page shows a few fields of a
 * letter and its text, and the form has what was typed: the letter is told as far as that goes, and never as the octets of the mail.
 */
import { own } from '../../../own.ts';
import { decodeUtf8, EMPTY, readable, text, utf8 } from '../../../mail/octets.ts';
import { mailboxesOf, readAddressList } from '../../../mail/addressList.ts';
import { parseForm } from '../../../protocols/http/form.ts';
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
const SEND_FORM = 'subject text to token';
const LOGIN_FORM = 'password user';
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
/** Pages that whoever is logged in asks for. */
const PAGES: Readonly<Record<string, WebDeed>> = {
  'GET /inbox': 'list',
  'GET /message': 'read',
  'GET /compose': 'write',
  'POST /send': 'send',
  'POST /logout': 'logOut',
};

/** A request or a response, taken apart. */
interface Parts {
  first: string;
  head: string;
  content: string;
}

export class WebMail {
  /** Whose mailbox it is, as its pages say; '' before one has. */
  #user = '';

  /** The letter that is typed into a form; `undefined` where the request is for something else. */
  typed(request: Uint8Array, complete: boolean): Letter | undefined {
    const { first, content } = partsOf(request);
    if (targetOf(first) !== 'POST /send') return undefined;
    const form = parseForm(content);
    if ([...form.keys()].sort().join(' ') !== SEND_FORM && (content !== '' || this.#user === '')) return undefined;
    const [to, subject, words] = [form.get('to') ?? '', form.get('subject') ?? '', form.get('text') ?? ''];
    const octets = content === '' ? EMPTY : letterOf({ From: this.#user, To: to, Subject: subject }, words);
    const forwardPaths = mailboxesOf(readAddressList(to)).flatMap(({ address }) => address ?? []);
    return { octets, size: octets.length, complete: complete && content !== '', reversePath: this.#user, forwardPaths };
  }

  /** What an answered request was for, once the pages show that it is our web mail. */
  deedOf(request: Uint8Array, response: Uint8Array): WebDeed | undefined {
    const [asked, answered] = [partsOf(request), partsOf(response)];
    const [, user] = NAVIGATION.exec(answered.content.slice(0, MAX_FRAME)) ?? [];
    if (user !== undefined) this.#user = unescaped(user);
    const target = targetOf(asked.first);
    if (target === 'POST /login') return isLogIn(asked, answered) ? 'logIn' : undefined;
    if (target === 'POST /send' && this.typed(request, true)) return 'send';
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
  const isForm = [...parseForm(content).keys()].sort().join(' ') === LOGIN_FORM;
  return isForm && (/^location: *\/inbox\s*$/im.test(head) || page.includes('<form method="post" action="/login">'));
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
  return { first, head, content: decodeUtf8(content) ?? readable(text(content)) };
}

/** Octets of a header that are looked at. */
const MAX_HEAD = 65_536;

function letterOf(fields: Readonly<Record<string, string>>, words: string): Uint8Array {
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  return utf8(
    [...lines.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`), '', words.replace(/\r\n?|\n/g, '\r\n')].join('\r\n'),
  );
}

function unescaped(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => own(ENTITIES, entity)!);
}
