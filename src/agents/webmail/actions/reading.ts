/** What lies in the reader's mailbox. */
import { parseForm } from '../../../protocols/http/form.ts';
import { queryOf } from '../../../protocols/http/message.ts';
import { html } from '../answers.ts';
import type { RequestEffects, WebHouse } from '../house.ts';
import { shown, summary } from '../letter.ts';
import { inboxPage, letterPage } from '../pages.ts';

/** Messages listed on one page, the latest first. */
const MAX_LISTED = 200;

type ReadingAction = 'lookInto' | 'showList' | 'showLetter' | 'markSeen';

export function readingActions({ surroundings, agent }: WebHouse): RequestEffects<ReadingAction> {
  return {
    lookInto(desk) {
      const { request, page, session } = desk;
      const number = parseForm(queryOf(request.target)).get('uid') ?? '';
      desk.message = session!.account.inbox.get(/^\d{1,10}$/.test(number) ? Number(number) : 0);
      const list = page?.mailbox === 'list';
      const unseen = request.method === 'GET' && desk.message !== undefined && !desk.message.flags.has('\\Seen');
      return { type: 'mailbox looked into', list, found: desk.message !== undefined, unseen };
    },
    showList(desk) {
      const latest = desk.session!.account.inbox.messages.slice(-MAX_LISTED).reverse();
      desk.answer = html('ok', inboxPage(desk.reader, latest.map(summary)));
    },
    showLetter: (desk) => void (desk.answer = html('ok', letterPage(desk.reader, shown(desk.message!)))),
    markSeen({ session, message, cause, effects }) {
      const { address, inbox, letters } = session!.account;
      const { uid, flags, octets } = message!;
      effects.push(() => {
        inbox.setFlags(uid, [...flags, '\\Seen']);
        const subject = letters.get(octets) ?? -1;
        surroundings.note(agent, { kind: 'flagged', label: address, detail: `INBOX ${uid} \\Seen`, subject, cause });
      });
    },
  };
}
