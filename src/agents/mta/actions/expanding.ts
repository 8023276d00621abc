/** Who is meant: aliases, lists and forwardings are replaced by whom they stand for. RFC 5321 §3.9, §3.4. */
import { domainOf } from '../../../mail/address.ts';
import { FINE, type MtaDesk } from '../desk.ts';
import type { Destined } from '../destinations.ts';
import type { Expanded } from '../expansion.ts';
import type { MtaHouse } from '../house.ts';
import { isWanted } from '../reporter.ts';
import { pathsOf, type MtaEffects } from './effects.ts';

type Actions = MtaEffects<
  'nextRecipient' | 'keepRecipient' | 'noteAlias' | 'noteForwarding' | 'noteList' | 'putOthersInstead' | 'putMembersInstead'
>;

export function expanding(house: MtaHouse): Actions {
  const note = (label: string) => (desk: MtaDesk) => void noteExpanded(house, desk, label);
  return {
    nextRecipient(desk) {
      const next = desk.addressees.shift();
      if (!next) return { type: 'everyone known' };
      desk.recipient = { ...next, path: house.local(next.path) };
      desk.expanded = standsFor(house, desk.recipient.path);
      const others = desk.expanded.map(({ by }) => by).filter((by) => by !== 'itself');
      const wanted = isWanted({ ...FINE, addressee: desk.recipient, action: 'expanded' }) && desk.item.reversePath !== '';
      return { type: 'recipient', standsFor: others[0] ?? 'nothing', wanted };
    },
    keepRecipient: ({ destined, item, recipient }) => void destined.push({ item, addressee: recipient }),
    noteAlias: note('alias.expanded'),
    noteForwarding: note('forward.expanded'),
    noteList: note('list.expanded'),
    /** What the sender wants to hear of the first address he wants to hear of those behind it. */
    putOthersInstead({ destined, item, expanded, recipient }) {
      destined.push(...expanded.map((one): Destined => ({ item: inNameOf(one, item), addressee: { ...recipient, path: one.path } })));
    },
    /** What the sender of a letter to a list wants to hear ends with the list (RFC 3461 §5.2.7.3): its owner hears of failures. */
    putMembersInstead({ destined, item, expanded }) {
      destined.push(
        ...expanded.map((one): Destined => ({ item: inNameOf(one, item), addressee: { path: one.path, notify: '', orcpt: '' } })),
      );
    },
  };
}

/** Whom an address of this house stands for; nobody else's is known here. */
function standsFor(house: MtaHouse, path: string): readonly Expanded[] {
  return house.serves(domainOf(path)) ? house.expansion.expand(path) : [];
}

/** RFC 5321 §3.9.2: from the list's owner; §3.9.1: from whom it came. */
function inNameOf({ owner }: Expanded, item: MtaDesk['item']): MtaDesk['item'] {
  return owner === undefined ? item : { ...item, reversePath: owner, ret: '', envid: '' };
}

function noteExpanded({ surroundings, agent }: MtaHouse, desk: MtaDesk, label: string): void {
  const { item, recipient, expanded, cause } = desk;
  const detail = `${recipient.path} ${pathsOf(expanded)}`;
  const since = surroundings.note(agent, { kind: 'note', label, subject: item.letter.number, detail, cause });
  desk.telling = { about: item, outcomes: [{ ...FINE, addressee: recipient, action: 'expanded' }], since, untilMs: undefined };
}
