/** What may be typed to a web mail server: requests of its pages, the fields they need, and the forms that go with them. */
import { PATHS } from '../../agents/webmail/sitemap.ts';
import { text } from '../../mail/octets.ts';
import { KNOWN_METHODS, isMethod } from '../../protocols/http/commands.ts';
import { CookieJar } from '../../protocols/http/cookies.ts';
import { parseField } from '../../protocols/http/fields.ts';
import { FORM_TYPE, formContent } from '../../protocols/http/form.ts';
import { statuses } from '../../protocols/http/statuses.ts';
import type { Run } from '../../run/run.ts';
import type { Hint, Hints } from '../api.ts';
import { repliesIn } from './filled.ts';
import { secretOf } from './login.ts';

const RFC = 'rfc9112#3';

/** `base`: what is told of every protocol. */
export function webHints(run: Run, base: Omit<Hints, 'now' | 'not' | 'kept'>): Hints {
  const { connection, asks, unsent } = base;
  const seen = repliesTo(run, connection);
  const cookie = cookieOf(seen);
  const kept = cookie === '' ? [] : [cookie];
  if (asks === 'command') return { ...base, kept, now: requestLines(seen), not: notAllowed() };
  const form = formFor(run, connection, unsent[0] ?? '', seen);
  const lines = asks === 'header' ? fieldLines(run, connection, unsent, cookie, form) : [form];
  return { ...base, kept, now: lines.filter(Boolean).map((line) => hint(line, line.split(':')[0]!, 'rfc9110#5')), not: [] };
}

/** What the server of this connection has answered to anybody's typing, in order. */
function repliesTo({ journal }: Run, connection: number): string[] {
  const { serverAddress } = journal.connections[connection]!;
  const own = journal.connections.flatMap((each, number) =>
    each.serverAddress === serverAddress && isTyped(journal, number) ? [number] : [],
  );
  return own.flatMap((number) => repliesIn(journal, number).map(({ reply }) => reply));
}

function isTyped({ machines }: Run['journal'], connection: number): boolean {
  return machines.some((machine) => machine.connection === connection && machine.chart === 'typist');
}

/** What a browser would send along by now; '' for nothing. */
function cookieOf(replies: readonly string[]): string {
  const jar = new CookieJar();
  for (const reply of replies)
    jar.keep(
      reply
        .split('\r\n\r\n', 1)[0]!
        .split('\r\n')
        .slice(1)
        .flatMap((line) => parseField(line) ?? []),
    );
  const [field] = jar.fields(false);
  return field ? `Cookie: ${field.value}` : '';
}

function requestLines(replies: readonly string[]): Hint[] {
  const letters = [...new Set(replies.flatMap((reply) => [...reply.matchAll(/href="(\/message\?uid=\d+)"/g)].map(([, path]) => path!)))];
  const pages = PATHS.filter(({ path }) => path !== '/message').map(({ method, path }) => `${method} ${path}`);
  const all = [...pages, ...letters.map((path) => `GET ${path}`), 'HEAD /', 'OPTIONS *'];
  return all.map((request) => hint(`${request} HTTP/1.1`, request, RFC));
}

/** RFC 9110 §15.5.6: methods that are known, and not for this server. */
function notAllowed(): Hints['not'] {
  const { code, reason, rfc } = statuses.methodNotAllowed;
  return [...KNOWN_METHODS].filter((verb) => !isMethod(verb)).map((verb) => ({ verb, says: `${code} ${reason}`, rfc }));
}

/** Fields that the request wants and does not have, the most needed first. */
function fieldLines({ journal, scene }: Run, connection: number, unsent: readonly string[], cookie: string, form: string): string[] {
  const host = scene.hosts[scene.agents[journal.connections[connection]!.server]?.host ?? -1]?.name ?? '';
  const isPost = /^POST /.test(unsent[0] ?? '');
  const posted = isPost ? [`Content-Type: ${FORM_TYPE}`, `Content-Length: ${form.length}`] : [];
  const wanted = [`Host: ${host}`, cookie, ...posted, 'Accept-Language: es', 'Accept-Language: en', 'Connection: close'];
  const given = new Set(unsent.map((line) => line.split(':')[0]!.toLowerCase()));
  return wanted.filter((line) => !given.has(line.split(':')[0]!.toLowerCase()));
}

/** The form that belongs to the page of this request line, filled in; '' where there is none. */
function formFor(run: Run, connection: number, request: string, replies: readonly string[]): string {
  const path = request.split(' ')[1] ?? '';
  const token = replies.flatMap((reply) => /name="token" value="([^"]*)"/.exec(reply)?.[1] ?? []).at(-1) ?? '';
  if (path === '/login') {
    const { user, password } = secretOf(run, connection);
    return text(formContent({ user, password }));
  }
  const to = run.scene.accounts[0]?.address ?? '';
  if (path === '/send') return text(formContent({ token, to, subject: 'HTTP', text: 'GET, POST' }));
  return path === '/logout' ? text(formContent({ token })) : '';
}

function hint(line: string, verb: string, rfc: string): Hint {
  return { verb, line, syntax: '', rfc, user: '', secures: false };
}
