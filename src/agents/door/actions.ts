/** What the charts of a door ask for: each answer belongs to one edge. */
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import type { Effects, Work } from '../machine.ts';
import type { MessageAction, MessageEvent } from './message.machine.ts';
import type { RecipientAction, RecipientEvent, Told } from './recipient.machine.ts';
import type { Doorway } from './doorway.ts';
import type { SenderAction, SenderEvent } from './sender.machine.ts';

/** What was weighed, and the answer; `undefined`: the usual one. */
interface Weighing extends Work {
  answer: Reply | undefined;
}

export interface SenderDesk extends Weighing {
  fromAddress: string;
}

export interface RecipientDesk extends Weighing {
  /** The recipient as it was said, with a domain if it had none, and that domain. */
  said: string;
  recipient: string;
  domain: string;
  /** Octets that the client announced; 0 if it did not. */
  octets: number;
  reversePath: string;
  fromAddress: string;
  /** What was found out about somebody whose mail goes elsewhere. */
  told: Told;
  forwardTo: string;
  /** How long a stranger has to wait yet, ms. */
  waitMs: number;
}

export interface MessageDesk extends Weighing {
  forwardPaths: readonly string[];
}

export const senderActions: Effects<SenderAction, SenderEvent, SenderDesk> = {
  refuseStranger: (desk) => void (desk.answer = reply('strangersDenied', desk.fromAddress)),
};

export const messageActions: Effects<MessageAction, MessageEvent, MessageDesk> = {
  refuseLoop: (desk) => void (desk.answer = reply('loop')),
  refuseFull: (desk) => void (desk.answer = reply('mailboxFull', desk.forwardPaths.join(' '))),
  refuseNoSpace: (desk) => void (desk.answer = reply('storageFull')),
};

export function recipientActions(doorway: Doorway): Effects<RecipientAction, RecipientEvent, RecipientDesk> {
  const { residents, greylist, surroundings, agent } = doorway;
  return {
    denyRelay: (desk) => void (desk.answer = reply('relayDenied', desk.domain)),
    findPerson(desk) {
      const { known, told, fits, forwardTo } = residents.find(desk.recipient, desk.octets);
      desk.told = told;
      desk.forwardTo = forwardTo;
      return { type: 'person', known, told, fits, greylists: greylist !== undefined };
    },
    tellNewAddress: (desk) => void (desk.answer = reply('tryElsewhere', desk.forwardTo)),
    tellForwarding: (desk) => void (desk.answer = reply('willForward', desk.forwardTo)),
    refuseUnknown: (desk) => void (desk.answer = reply('unknownUser', desk.recipient)),
    refuseFull: (desk) => void (desk.answer = reply('mailboxFull', desk.recipient)),
    /** A door without a memory knows nobody again. */
    lookBack(desk) {
      const { fromAddress, reversePath, said, told } = desk;
      desk.waitMs = greylist?.waitMs(fromAddress, reversePath, said, surroundings.nowMs()) ?? Infinity;
      return { type: 'looked back', waited: desk.waitMs === 0, told };
    },
    postpone(desk) {
      const detail = `${desk.said} ${Math.ceil(desk.waitMs / 1000)}`;
      surroundings.note(agent, { kind: 'note', label: 'greylisted', detail, cause: desk.cause });
      desk.answer = reply('greylisted', desk.said);
    },
  };
}
