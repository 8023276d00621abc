/**
 * Who is meant: aliases, lists and forwardings are replaced by whom they stand for, and those are looked at in their turn. RFC
 * 5321 §3.9, §3.4.
 */
import { domainOf, verpOf } from '../../../mail/address.ts';
import { FINE, type Candidate, type MtaDesk } from '../desk.ts';
import { ITSELF } from '../expansion.ts';
import { addressee } from '../item.ts';
import { listedLetter } from '../listing.ts';
import { isWanted, outcome } from '../reporter.ts';
import type { MtaEffects } from './effects.ts';

type Actions = MtaEffects<
  'nextRecipient' | 'keepRecipient' | 'noteAlias' | 'noteForwarding' | 'noteList' | 'putOthersInstead' | 'putMembersInstead'
>;

const note = (label: string) => (desk: MtaDesk) => void noteExpanded(desk, label);

export const expanding: Actions = {
  nextRecipient(desk) {
    const { house } = desk;
    const next = desk.unknown.shift();
    if (!next) return { type: 'everyone known' };
    const { item, through } = next;
    const recipient = { ...next.addressee, path: house.local(next.addressee.path) };
    desk.candidate = { item, addressee: recipient, through };
    // whom an address of another house stands for is not known here
    const others = desk.destined.length + desk.unknown.length;
    desk.meaning = house.serves(domainOf(recipient.path)) ? house.expansion.meaningOf(recipient.path, through, others) : ITSELF;
    const wanted = item.reversePath !== '' && isWanted({ addressee: recipient, action: 'expanded' });
    return { type: 'recipient', standsFor: desk.meaning.kind, wanted };
  },
  keepRecipient: ({ destined, candidate: { item, addressee } }) => void destined.push({ item, addressee }),
  noteAlias: note('alias.expanded'),
  noteForwarding: note('forward.expanded'),
  noteList: note('list.expanded'),
  /** In the name of the sender (RFC 5321 §3.9.1), who wants to hear of those behind it what he wants to hear of the first address. */
  putOthersInstead({ unknown, candidate, meaning }) {
    const { item, addressee } = candidate;
    const through = throughHere(candidate);
    unknown.unshift(...meaning.members.map((path): Candidate => ({ item, addressee: { ...addressee, path }, through })));
  },
  /** In the name of the owner (§3.9.2): what the sender wants to hear ends with the list (RFC 3461 §5.2.7.3). */
  putMembersInstead(desk) {
    const { unknown, candidate, meaning } = desk;
    const letter = listedLetter(desk, desk.cause);
    const through = throughHere(candidate);
    const item = (member: string): Candidate['item'] => {
      const reversePath = meaning.verp ? verpOf(meaning.owner, member) : meaning.owner;
      return { ...candidate.item, letter, reversePath, ret: '', envid: '' };
    };
    unknown.unshift(...meaning.members.map((path): Candidate => ({ item: item(path), addressee: addressee(path), through })));
  },
};

function throughHere({ addressee, through }: Candidate): readonly string[] {
  return [...through, addressee.path];
}

function noteExpanded(desk: MtaDesk, label: string): void {
  const { house, candidate, meaning, cause } = desk;
  const { item, addressee } = candidate;
  const detail = [addressee.path, ...meaning.members].join(' ');
  const since = house.surroundings.note(house.agent, { kind: 'note', label, subject: item.letter.number, detail, cause });
  desk.telling = { about: item, outcomes: [outcome(FINE, addressee, 'expanded')], since, untilMs: undefined };
}
