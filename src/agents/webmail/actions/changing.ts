/** Letters that were ticked in a list, and what a button does to them. */
import { text as latin1 } from '../../../mail/octets.ts';
import { formContent, valuesIn } from '../../../protocols/http/form.ts';
import { html, seeOther } from '../answers.ts';
import type { RequestDesk } from '../desk.ts';
import type { RequestEffects, WebHouse } from '../house.ts';
import { wordPage } from '../pages.ts';
import { flag, move, placeFor, placeNamed, remove, uidIn, type Changing, type Place } from '../places.ts';
import type { Change } from '../sitemap.ts';

type ChangingAction = 'lookUpLetters' | 'tellGone' | 'tellImpossible' | 'change';

/** Flags that have a button, as the form calls them, set or taken off. */
const FLAGS: ReadonlyMap<string, readonly [name: string, on: boolean]> = new Map([
  ['+flagged', ['\\Flagged', true]],
  ['-flagged', ['\\Flagged', false]],
  ['+seen', ['\\Seen', true]],
  ['-seen', ['\\Seen', false]],
]);

export function changingActions(house: WebHouse): RequestEffects<ChangingAction> {
  return {
    lookUpLetters(desk) {
      const { account } = desk.session!;
      const change = desk.page!.change!;
      desk.place = change === 'empty' ? placeFor(account, 'trash') : placeNamed(account, desk.form.get('folder') ?? '');
      const ticked = change === 'empty' ? (desk.place?.mailbox.messages ?? []) : tickedIn(desk);
      desk.ticked = ticked;
      desk.goal = goalOf(desk, change);
      const possible = change === 'flag' ? FLAGS.has(desk.form.get('flag') ?? '') : desk.goal !== undefined;
      return { type: 'letters looked up', found: ticked.length > 0 || change === 'empty', possible };
    },
    tellGone: (desk) => void (desk.answer = html('notFound', wordPage(desk.reader, 'gone'))),
    tellImpossible: (desk) => void (desk.answer = html('unprocessable', wordPage(desk.reader, 'impossible'))),
    change(desk) {
      const { session, cause, effects, page } = desk;
      desk.answer = seeOther(`/folder?${latin1(formContent({ name: desk.form.get('folder') ?? 'INBOX' }))}`);
      effects.push(() => carriedOut({ house, account: session!.account, cause }, desk, page!.change!));
    },
  };
}

function tickedIn({ request, place }: RequestDesk) {
  return valuesIn(latin1(request.content), 'uid').flatMap((written) => place?.mailbox.get(uidIn(written)) ?? []);
}

/** Where the letters are afterwards; nothing where there is no such folder. */
function goalOf({ session, form, place }: RequestDesk, change: Change): Place | undefined {
  const { account } = session!;
  switch (change) {
    case 'move':
      return placeNamed(account, form.get('to') ?? '');
    case 'archive':
    case 'junk':
      return placeFor(account, change);
    case 'good':
      return place?.use === 'junk' ? placeFor(account, 'inbox') : place;
    case 'delete':
      return placeFor(account, 'trash');
    default:
      return place;
  }
}

function carriedOut(changing: Changing, desk: RequestDesk, change: Change): void {
  const { place, ticked, goal, form } = desk;
  const [from, to] = [place!, goal ?? place!];
  if (change === 'flag') return flag(changing, from, ticked, ...FLAGS.get(form.get('flag') ?? '')!);
  // RFC 9051 §2.3.2: one excludes the other
  if (change === 'junk' || change === 'good') {
    flag(changing, from, ticked, '$Junk', change === 'junk');
    flag(changing, from, ticked, '$NotJunk', change === 'good');
  }
  // out of the bin there is nowhere left to go
  if (change === 'empty' || (change === 'delete' && from.use === 'trash')) return remove(changing, from, ticked);
  move(changing, from, ticked, to);
}
