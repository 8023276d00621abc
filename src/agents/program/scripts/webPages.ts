/** What a browser makes of the pages of the web mail: folders, letters of a list, the token of their forms, why something was not done. */
import { readable, text } from '../../../mail/octets.ts';
import { unescaped } from '../../../protocols/http/entities.ts';
import type { Folder, Row, Use } from '../picture.ts';

export const pageText = (content: Uint8Array): string => readable(text(content));

/** What the page has to say first of all: why the last form came to nothing. */
export const alertIn = (html: string): string => unescaped(/<p role="alert">([^<]*)<\/p>/.exec(html)?.[1] ?? '');

/** The link to the octets of the letter that is shown; '' where there is none. */
export const sourceIn = (html: string): string => unescaped(/<a href="(\/source\?[^"]*)">/.exec(html)?.[1] ?? '');

const USES: ReadonlySet<string> = new Set<Use>(['inbox', 'sent', 'drafts', 'archive', 'junk', 'trash']);

function attributes(tag: string): ReadonlyMap<string, string> {
  return new Map(Array.from(tag.matchAll(/ data-([a-z]+)="([^"]*)"/g), ([, name, value]) => [name!, unescaped(value!)]));
}

export function foldersIn(html: string): Folder[] {
  return Array.from(html.matchAll(/<li( data-use="[^>]*)><a href="[^"]*">([^<]*)<\/a><\/li>/g), ([, tag, name]) => {
    const told = attributes(tag!);
    const use = told.get('use') ?? '';
    return {
      name: unescaped(name!),
      use: (USES.has(use) ? use : '') as Use,
      ...{ messages: Number(told.get('messages') ?? 0), unseen: Number(told.get('unseen') ?? 0) },
    };
  });
}

const ROW =
  /<tr([^>]*)><td><input type="checkbox" name="uid" value="(\d+)"><\/td><td>([^<]*)<\/td>.*<time datetime="([^"]*)">.*<data value="(\d+)">/g;

/** In the order of their UIDs; which letters answer which, the page does not say. */
export function rowsIn(html: string): Row[] {
  const rows = Array.from(html.matchAll(ROW), ([, tag, uid, from, received, size]): Row => {
    const told = attributes(tag!);
    const word = (name: string): string => told.get(name) ?? '';
    const priority = word('priority');
    return {
      ...{ uid: Number(uid), flags: word('flags').split(' ').filter(Boolean), size: Number(size) },
      ...{ receivedMs: Date.parse(received!), sentMs: Date.parse(word('sent')), from: unescaped(from!), to: word('to') },
      ...{ subject: word('subject'), clip: word('clip') === '1', recipients: word('recipients'), words: null },
      priority: priority === 'high' || priority === 'low' ? priority : '',
      ...{ messageId: '', references: [] },
    };
  });
  return rows.sort((a, b) => a.uid - b.uid);
}
