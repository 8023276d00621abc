/** A folder as a page: all folders, its letters with all that a list tells, and buttons for those that are ticked. */
import { text as latin1 } from '../../mail/octets.ts';
import { formContent } from '../../protocols/http/form.ts';
import type { Row } from '../program/picture.ts';
import { SORTED_BY } from './listing.ts';
import { escaped } from '../../protocols/http/entities.ts';
import { guard, page, type Reader } from './pages.ts';
import type { Place } from './places.ts';
import { WORDS } from './words.ts';

interface FolderShown {
  place: Place;
  places: readonly Place[];
  rows: readonly Row[];
  /** What was looked for; '' for the whole folder. */
  sought: string;
}

const addressOf = (query: Readonly<Record<string, string>>, path = '/folder'): string => escaped(`${path}?${latin1(formContent(query))}`);

export function folderPage(reader: Reader, { place, places, rows, sought }: FolderShown): string {
  const words = WORDS[reader.language];
  const { name } = place;
  return page(reader, name, [
    `<ul aria-label="${words.folders}">`,
    ...places.map(listed),
    '</ul>',
    `<p><a href="/write">${words.writeWhole}</a></p>`,
    `<form action="/folder"><input type="hidden" name="name" value="${escaped(name)}">`,
    `<label>${words.search}<input type="search" name="q" value="${escaped(sought)}"></label></form>`,
    `<p>${SORTED_BY.map((by) => `<a href="${addressOf({ name, sort: by, down: '0' })}">${words[by]}</a>`).join(' · ')}</p>`,
    `<form method="post">${guard(reader.token)}<input type="hidden" name="folder" value="${escaped(name)}">`,
    '<table>',
    ...rows.map((row) => rowOf(reader, name, row)),
    '</table>',
    ...buttons(reader, places),
    '</form>',
    ...(rows.length === 0 ? [`<p>${words.empty}</p>`] : []),
  ]);
}

function listed({ name, mailbox, use }: Place): string {
  const { messages } = mailbox;
  const unseen = messages.filter(({ flags }) => !flags.has('\\Seen')).length;
  return `<li data-use="${use}" data-messages="${messages.length}" data-unseen="${unseen}"><a href="${addressOf({ name })}">${escaped(name)}</a></li>`;
}

/** What a script or a style sheet may want to know of a letter stands in its attributes. */
function rowOf({ language }: Reader, folder: string, row: Row): string {
  const { uid, flags, size, receivedMs, sentMs, from, to, subject, clip, recipients, priority } = row;
  const data: Readonly<Record<string, string>> = {
    flags: flags.join(' '),
    sent: Number.isNaN(sentMs) ? '' : new Date(sentMs).toISOString(),
    to,
    recipients: recipients ?? '',
    subject,
    priority,
    clip: clip ? '1' : '',
  };
  const told = Object.entries(data).map(([name, value]) => ` data-${name}="${escaped(value)}"`);
  const link = `<a href="${addressOf({ folder, uid: String(uid) }, '/message')}">${escaped(subject || WORDS[language].noSubject)}</a>`;
  const received = new Date(receivedMs).toISOString();
  return [
    `<tr${told.join('')}><td><input type="checkbox" name="uid" value="${uid}"></td><td>${escaped(from)}</td>`,
    `<td>${flags.includes('\\Seen') ? link : `<strong>${link}</strong>`}</td>`,
    `<td><time datetime="${received}">${received.slice(0, 16).replace('T', ' ')}</time></td><td><data value="${size}">${size}</data></td></tr>`,
  ].join('');
}

function buttons({ language }: Reader, places: readonly Place[]): string[] {
  const words = WORDS[language];
  const flagging = (value: string, word: string): string => `<button formaction="/flag" name="flag" value="${value}">${word}</button>`;
  const button = (action: 'archive' | 'junk' | 'good' | 'delete'): string => `<button formaction="/${action}">${words[action]}</button>`;
  return [
    `<p>${flagging('+flagged', words.flag)}${flagging('-flagged', words.unflag)}`,
    `${flagging('+seen', words.read)}${flagging('-seen', words.unread)}`,
    `${(['archive', 'junk', 'good', 'delete'] as const).map(button).join('')}</p>`,
    `<p><select name="to">${places.map(({ name }) => `<option>${escaped(name)}</option>`).join('')}</select>`,
    `<button formaction="/move">${words.move}</button><button formaction="/empty">${words.emptyBin}</button></p>`,
  ];
}
