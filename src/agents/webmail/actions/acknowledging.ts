/** A letter asks for a receipt, and its reader has answered the question. RFC 8098; that it is settled is kept as RFC 3503 has it. */
import { text as latin1 } from '../../../mail/octets.ts';
import { receiptAsked } from '../../../mail/disposition.ts';
import { formContent } from '../../../protocols/http/form.ts';
import { SETTLED } from '../../program/scripts/receipts.ts';
import { notified } from '../../program/scripts/writing.ts';
import { html, seeOther } from '../answers.ts';
import type { RequestDesk } from '../desk.ts';
import type { RequestEffects, WebHouse } from '../house.ts';
import { wordPage } from '../pages.ts';
import { flag, placeNamed, uidIn } from '../places.ts';
import { authorOf, posted } from './writing.ts';

type ReceiptAction = 'lookUpReceipt' | 'tellNoReceipt' | 'decline' | 'composeReceipt';

export function receiptActions(house: WebHouse): RequestEffects<ReceiptAction> {
  const { surroundings, agent } = house;
  const settle = ({ session, place, message, cause }: RequestDesk): void =>
    flag({ house, account: session!.account, cause }, place!, [message!], SETTLED, true);
  return {
    lookUpReceipt(desk) {
      const { form, session } = desk;
      desk.place = placeNamed(session!.account, form.get('folder') ?? '');
      desk.message = desk.place?.mailbox.get(uidIn(form.get('uid') ?? ''));
      const { message } = desk;
      const asked = message !== undefined && !message.flags.has(SETTLED) && receiptAsked(message.octets) !== null;
      return { type: 'receipt looked up', asked, agrees: form.get('sends') === '1' };
    },
    tellNoReceipt: (desk) => void (desk.answer = html('unprocessable', wordPage(desk.reader, 'noReceipt'))),
    decline(desk) {
      desk.answer = seeOther(`/folder?${latin1(formContent({ name: desk.place!.name }))}`);
      desk.effects.push(() => settle(desk));
    },
    composeReceipt(desk) {
      const { form, session, message } = desk;
      const nowMs = () => surroundings.epochMs(agent);
      const writing = { from: authorOf(session!), nowMs, fresh: () => house.nextId() };
      const said = { subject: form.get('subject') ?? '', text: form.get('text') ?? '' };
      posted(house, desk, notified(writing, message!.octets, said)!);
      desk.onceSent.push(() => settle(desk));
    },
  };
}
