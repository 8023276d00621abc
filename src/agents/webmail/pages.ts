/** The pages of the web mail: HTML without scripts. Whatever came from outside goes through `escaped`. */
import type { Language } from '../../language.ts';
import { escaped } from '../../protocols/http/entities.ts';
import type { LetterShown } from './letter.ts';
import { WORDS } from './words.ts';

/** Who looks at the page: `token` guards the forms against other sites; `user` is '' before log-in. */
export interface Reader {
  language: Language;
  user: string;
  token: string;
}

const STYLE =
  'body{font:1rem sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem}pre{white-space:pre-wrap}label,input,textarea{display:block;width:100%}';

export function page(reader: Reader, heading: string, lines: readonly string[]): string {
  const { title } = WORDS[reader.language];
  return [
    '<!DOCTYPE html>',
    `<html lang="${reader.language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(heading === title ? title : `${heading} · ${title}`)}</title>`,
    `<style>${STYLE}</style></head>`,
    '<body>',
    ...navigation(reader),
    `<h1>${escaped(heading)}</h1>`,
    ...lines,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

function navigation({ language, user, token }: Reader): string[] {
  if (user === '') return [];
  const { inbox, compose, logOut } = WORDS[language];
  return [
    `<nav><a href="/inbox">${inbox}</a> · <a href="/compose">${compose}</a> · ${escaped(user)}</nav>`,
    `<form method="post" action="/logout">${guard(token)}<button>${logOut}</button></form>`,
  ];
}

export function guard(token: string): string {
  return `<input type="hidden" name="token" value="${escaped(token)}">`;
}

/** `problem`: why the last try failed, or ''. */
export function loginPage(reader: Reader, problem = ''): string {
  const { title, user, password, logIn } = WORDS[reader.language];
  return page(reader, title, [
    ...(problem === '' ? [] : [`<p role="alert">${escaped(problem)}</p>`]),
    '<form method="post" action="/login">',
    `<label>${user}<input name="user" autocomplete="username" required></label>`,
    `<label>${password}<input name="password" type="password" autocomplete="current-password" required></label>`,
    `<button>${logIn}</button>`,
    '</form>',
  ]);
}

export function inboxPage(reader: Reader, letters: readonly LetterShown[]): string {
  const { inbox, empty, folders } = WORDS[reader.language];
  const ways = `<p><a href="/folder?name=INBOX">${folders}</a></p>`;
  if (letters.length === 0) return page(reader, inbox, [`<p>${empty}</p>`, ways]);
  return page(reader, inbox, ['<ul>', ...letters.map((letter) => listed(reader, letter)), '</ul>', ways]);
}

function listed({ language }: Reader, { uid, from, subject, date, seen }: LetterShown): string {
  const link = `<a href="/message?uid=${uid}">${escaped(subject || WORDS[language].noSubject)}</a>`;
  return `<li>${seen ? link : `<strong>${link}</strong>`} · ${escaped(from)} · ${escaped(date)}</li>`;
}

/** `source`: where its octets are, or '' where nobody asked from a folder. */
export function letterPage(reader: Reader, { from, to, subject, date, text, attachments }: LetterShown, source = ''): string {
  const words = WORDS[reader.language];
  const field = (name: string, value: string) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`;
  const names = attachments.length === 0 ? [] : [`<p>${words.attachments}: ${escaped(attachments.join(', '))}</p>`];
  return page(reader, subject || words.noSubject, [
    `<dl>${field(words.from, from)}${field(words.to, to)}${field(words.date, date)}</dl>`,
    // HTML mail is shown as its text: a page of somebody else's would be that somebody's page
    `<pre>${escaped(text.replace(/\r?\n/g, '\r\n'))}</pre>`,
    ...names,
    ...(source === '' ? [] : [`<p><a href="${escaped(source)}">${words.source}</a></p>`]),
  ]);
}

/** What was typed stays in the form when it cannot be sent. */
export interface Typed {
  to: string;
  cc: string;
  bcc: string;
  subject: string;
  text: string;
}

export function composePage(reader: Reader, { to, subject, text }: Typed, problem = ''): string {
  const words = WORDS[reader.language];
  return page(reader, words.compose, [
    ...(problem === '' ? [] : [`<p role="alert">${escaped(problem)}</p>`]),
    `<form method="post" action="/send">${guard(reader.token)}`,
    `<label>${words.to}<input name="to" value="${escaped(to)}" required></label>`,
    `<label>${words.subject}<input name="subject" value="${escaped(subject)}"></label>`,
    `<label>${words.text}<textarea name="text" rows="10">${escaped(text)}</textarea></label>`,
    `<button>${words.send}</button>`,
    '</form>',
  ]);
}

/** Why something was not done. */
const SAID_ALONE: ReadonlySet<string> = new Set(['gone', 'impossible', 'noReceipt']);

/** A page with one sentence. */
export function wordPage(
  reader: Reader,
  sentence: 'notFound' | 'sent' | 'badForm' | 'forbidden' | 'gone' | 'impossible' | 'noReceipt',
): string {
  const words = WORDS[reader.language];
  return page(reader, words.title, [`<p${SAID_ALONE.has(sentence) ? ' role="alert"' : ''}>${escaped(words[sentence])}</p>`]);
}
