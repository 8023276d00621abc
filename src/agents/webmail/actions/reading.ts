/** What lies in the reader's mailbox. */
import { text as latin1 } from '../../../mail/octets.ts';
import { formContent, parseForm } from '../../../protocols/http/form.ts';
import { queryOf, type HttpResponse } from '../../../protocols/http/message.ts';
import { html, octetsOf } from '../answers.ts';
import type { RequestDesk } from '../desk.ts';
import { folderPage } from '../folderPage.ts';
import type { RequestEffects, WebHouse } from '../house.ts';
import { shown, summary } from '../letter.ts';
import { holds, rowFor, sorted } from '../listing.ts';
import { inboxPage, letterPage } from '../pages.ts';
import { flag, placeNamed, placesOf, uidIn } from '../places.ts';

/** Messages listed on one page, the latest first. */
const MAX_LISTED = 200;

type ReadingAction = 'lookInto' | 'showList' | 'showLetter' | 'markSeen';

export function readingActions(house: WebHouse): RequestEffects<ReadingAction> {
  return {
    lookInto(desk) {
      const { request, page, session } = desk;
      const query = parseForm(queryOf(request.target));
      const isFolder = page?.mailbox === 'folder';
      desk.place = placeNamed(session!.account, query.get(isFolder ? 'name' : 'folder') ?? 'INBOX');
      desk.message = desk.place?.mailbox.get(uidIn(query.get('uid') ?? ''));
      const list = page?.mailbox === 'list' || (isFolder && desk.place !== undefined);
      const opens = request.method === 'GET' && page?.mailbox === 'letter';
      const unseen = opens && desk.message !== undefined && !desk.message.flags.has('\\Seen');
      return { type: 'mailbox looked into', list, found: desk.message !== undefined, unseen };
    },
    showList(desk) {
      if (desk.page?.mailbox === 'folder') return void (desk.answer = folderShown(desk));
      const latest = desk.session!.account.inbox.messages.slice(-MAX_LISTED).reverse();
      desk.answer = html('ok', inboxPage(desk.reader, latest.map(summary)));
    },
    showLetter(desk) {
      const { page, request, place, message, reader } = desk;
      const source = parseForm(queryOf(request.target)).has('folder') ? sourceOf(place!.name, message!.uid) : '';
      desk.answer = page?.mailbox === 'source' ? octetsOf(message!.octets) : html('ok', letterPage(reader, shown(message!), source));
    },
    markSeen({ session, place, message, cause, effects }) {
      effects.push(() => flag({ house, account: session!.account, cause }, place!, [message!], '\\Seen', true));
    },
  };
}

const sourceOf = (folder: string, uid: number): string => `/source?${latin1(formContent({ folder, uid: String(uid) }))}`;

/** The latest, or those of them that hold the words that are looked for. */
function folderShown({ session, place, request, reader }: RequestDesk): HttpResponse {
  const query = parseForm(queryOf(request.target));
  const sought = (query.get('q') ?? '').trim();
  const { messages } = place!.mailbox;
  const found = sought === '' ? messages : messages.filter(({ octets }) => holds(octets, sought));
  const by = query.get('sort') ?? '';
  const listed = sorted(found.slice(-MAX_LISTED).map(rowFor), by, query.get('down') === '1');
  return html('ok', folderPage(reader, { place: place!, places: placesOf(session!.account), rows: listed, sought }));
}
