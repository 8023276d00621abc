/** A message comes in: it is marked, shown if it is to be shown, and entered in the queue. */
import { EMPTY, packed } from '../../../mail/octets.ts';
import { received } from '../../../mail/trace.ts';
import { withKeyword } from '../../../protocols/smtp/trace.ts';
import type { MtaDesk } from '../desk.ts';
import { itemOf } from '../item.ts';
import type { MtaEffects } from './effects.ts';
import { pathsOf } from './effects.ts';
import { atTerminals } from '../terminals.ts';

type Actions = MtaEffects<'mark' | 'showOnTerminals' | 'enterInQueue'>;

export const arriving: Actions = {
  mark(desk) {
    const { surroundings, agent } = desk.house;
    const { octets, envelope, arrival } = desk.accepted!;
    const { parent, judgement } = arrival;
    const fields = receivedField(desk);
    // RFC 8601 §4: above all other trace fields of the same host
    const found = judgement?.field ?? EMPTY;
    const letter = surroundings.letter(packed([found, fields, octets]), parent, envelope.reversePath, envelope.forwardPaths);
    const note = (label: string, field: Uint8Array) =>
      void (desk.cause = surroundings.note(agent, { kind: 'trace', label, subject: letter.number, octets: field, cause: desk.cause }));
    note('Received', fields);
    if (judgement) note('Authentication-Results', found);
    desk.item = itemOf(letter, envelope, surroundings.epochMs(), judgement?.quarantined);
    desk.addressees = [...envelope.recipients];
  },
  showOnTerminals(desk) {
    const { surroundings, agent } = desk.house;
    const here = atTerminals(desk.house, desk.addressees);
    const note = { kind: 'note', label: 'terminal.shown', subject: desk.item.letter.number, cause: desk.cause } as const;
    for (const { path } of here) surroundings.note(agent, { ...note, detail: path });
    if (desk.accepted!.envelope.delivery !== 'terminal and mailbox') desk.addressees = desk.addressees.filter((one) => !here.includes(one));
    return { type: 'shown', left: desk.addressees.length > 0 };
  },
  enterInQueue(desk) {
    const { house, item, addressees, cause } = desk;
    const detail = pathsOf(addressees);
    desk.unknown = addressees.map((addressee) => ({ item, addressee, through: [] }));
    desk.cause = house.surroundings.note(house.agent, { kind: 'queued', label: 'accepted', subject: item.letter.number, detail, cause });
  },
};

/** Received: from whom, by whom, how, and for whom, if that gives nobody away (RFC 5321 §4.4, §7.6). */
function receivedField({ house: { hostName, surroundings, agent }, accepted }: MtaDesk): Uint8Array {
  const { envelope, id, arrival } = accepted!;
  return received({
    from: envelope.helo,
    fromAddress: arrival.fromAddress,
    by: hostName,
    with: withKeyword(envelope),
    id,
    for: envelope.forwardPaths.length === 1 ? envelope.forwardPaths[0]! : '',
    dateMs: surroundings.epochMs(agent),
  });
}
