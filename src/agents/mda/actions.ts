/** What the MDA's chart asks for. */
import { allFields, fieldValue, readHeader } from '../../mail/header.ts';
import { storable } from '../../mail/storable.ts';
import { EMPTY, packed } from '../../mail/octets.ts';
import { deliveredTo, returnPath } from '../../mail/trace.ts';
import { wouldOverflow, type AccountHere, type Directory } from '../directory.ts';
import { picked } from '../choice.ts';
import type { Effects, Work } from '../machine.ts';
import type { Letter, Surroundings } from '../surroundings.ts';
import type { MdaAction, MdaEvent } from './mda.machine.ts';

/** `unknown`: there is no mailbox by that name. */
export type Delivery = 'stored' | 'full' | 'unknown';

/** One message for one recipient, and what has been found out about it. */
export interface MdaDesk extends Work {
  letter: Letter;
  reversePath: string;
  recipient: string;
  /** Its author's domain asks to set it aside. */
  quarantined: boolean;
  /** Whose mailbox it is, once somebody by that name was found. */
  account: AccountHere | undefined;
  /** What goes on top of the message. */
  fields: Uint8Array;
  /** Its line ends had to be made CRLF. */
  mended: boolean;
  /** The message as it will lie in the mailbox: its octets, and then its number too. */
  octets: Uint8Array;
  final: number;
  /** The mailbox that was chosen. */
  mailbox: string;
  outcome: Delivery | undefined;
}

export function clearDesk(): MdaDesk {
  return {
    cause: -1,
    letter: { number: -1, octets: EMPTY },
    reversePath: '',
    recipient: '',
    quarantined: false,
    account: undefined,
    fields: EMPTY,
    mended: false,
    octets: EMPTY,
    final: -1,
    mailbox: 'INBOX',
    outcome: undefined,
  };
}

const CHOOSING_MAILBOX = { chart: 'mda', state: 'storing', what: 'mailbox' } as const;

export function mdaActions(surroundings: Surroundings, agent: number, directory: Directory): Effects<MdaAction, MdaEvent, MdaDesk> {
  return {
    lookUp(desk) {
      const { quarantined } = desk;
      const account = directory.find(desk.recipient);
      if (!account) return { type: 'looked up', known: false, fits: false, quarantined };
      desk.account = account;
      desk.fields = fieldsFor(account, desk.reversePath);
      const kept = storable(desk.letter.octets);
      desk.mended = kept !== desk.letter.octets;
      desk.octets = packed([desk.fields, kept]);
      return { type: 'looked up', known: true, fits: !wouldOverflow(account, desk.octets.length), quarantined };
    },
    refuseUnknown: (desk) => void (desk.outcome = 'unknown'),
    refuseFull: (desk) => void (desk.outcome = 'full'),
    mark(desk) {
      const { octets, letter, reversePath, recipient, fields, mended, cause } = desk;
      desk.final = surroundings.letter(octets, letter.number, reversePath, [recipient]).number;
      desk.cause = surroundings.note(agent, { kind: 'trace', label: 'Return-Path', subject: desk.final, octets: fields, cause });
      if (mended)
        surroundings.note(agent, { kind: 'note', label: 'lines.mended', detail: recipient, subject: desk.final, cause: desk.cause });
    },
    /** RFC 6154: the mailbox for what is probably not wanted, whatever the person's rules say. */
    chooseJunk(desk) {
      const { address, mailboxes } = desk.account!;
      desk.mailbox = mailboxes.all.find(({ uses }) => uses.has('\\Junk'))?.name ?? 'INBOX';
      const detail = `${address} ${desk.mailbox}`;
      surroundings.note(agent, { kind: 'note', label: 'junk.filed', detail, subject: desk.final, cause: desk.cause });
    },
    chooseByRules(desk) {
      const byRules = namedByRules(desk.account!, desk.letter.octets);
      const others = desk.account!.mailboxes.all.map(({ name }) => name).filter((name) => name !== byRules);
      desk.mailbox = picked(surroundings, agent, CHOOSING_MAILBOX, [byRules, ...others], (name) => name)!;
    },
    store(desk) {
      const { mailbox, octets, final, cause } = desk;
      const account = desk.account!;
      // a person may have deleted the mailbox that a rule of theirs names
      const folder = account.mailboxes.find(mailbox)?.mailbox ?? account.inbox;
      const stored = folder.append(octets, { internalDateMs: surroundings.epochMs(agent) });
      if (final >= 0) account.letters.set(stored.octets, final);
      const detail = `${folder === account.inbox ? 'INBOX' : mailbox} ${stored.uid}`;
      surroundings.note(agent, { kind: 'stored', label: account.address, detail, subject: final, cause });
      return { type: 'stored' };
    },
    confirm: (desk) => void (desk.outcome = 'stored'),
  };
}

/** What final delivery writes at the top. */
export function fieldsFor({ address }: AccountHere, reversePath: string): Uint8Array {
  return packed([returnPath(reversePath), deliveredTo(address)]);
}

/** The mailbox that the first rule that fits names; INBOX if none does. */
function namedByRules({ filing }: AccountHere, message: Uint8Array): string {
  if (filing.length === 0) return 'INBOX';
  const header = readHeader(message);
  const rule = filing.find(({ field, contains }) =>
    allFields(header, field).some((one) => fieldValue(message, one).toLowerCase().includes(contains.toLowerCase())),
  );
  return rule?.mailbox ?? 'INBOX';
}
