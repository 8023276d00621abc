/** A door of a mail server: port 25, 587, or LMTP. What is asked at it is weighed by a chart of its own, and answered by the edge that it took. */
import { domainOf } from '../../mail/address.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import { Working, type Effects } from '../machine.ts';
import type { IncomingCarrier } from '../surroundings.ts';
import { messageActions, recipientActions, senderActions, type MessageDesk, type RecipientDesk, type SenderDesk } from './actions.ts';
import type { Doorway } from './doorway.ts';
import { messageDoor, type MessageEvent } from './message.machine.ts';
import { recipientDoor, type RecipientAction, type RecipientEvent } from './recipient.machine.ts';
import { senderDoor, type SenderEvent } from './sender.machine.ts';

/** The client who asks. */
type Caller = Pick<IncomingCarrier, 'fromAddress' | 'cause'>;

export class Door {
  readonly #doorway: Doorway;
  readonly #recipientActions: Effects<RecipientAction, RecipientEvent, RecipientDesk>;

  constructor(doorway: Doorway) {
    this.#doorway = doorway;
    this.#recipientActions = recipientActions(doorway);
  }

  /** What is said to MAIL; `undefined`: the usual 250. `user`: who has logged in; '' for nobody. */
  sender(user: string, neighbour: boolean, { fromAddress, cause }: Caller): Reply | undefined {
    const desk: SenderDesk = { cause, answer: undefined, fromAddress };
    const chart = new Working<SenderEvent, SenderDesk>(senderDoor, this.#track('door.sender'), desk, senderActions);
    chart.send({ type: 'sender', loggedIn: user !== '', neighbour });
    return desk.answer;
  }

  /** What is said to RCPT. */
  recipient(said: string, { declaredOctets: octets, reversePath }: Envelope, { fromAddress, cause }: Caller): Reply | undefined {
    const { residents, sendsAnywhere, greylist } = this.#doorway;
    const recipient = residents.local(said);
    const domain = domainOf(recipient);
    const desk: RecipientDesk = {
      cause,
      answer: undefined,
      said,
      recipient,
      domain,
      octets,
      reversePath,
      fromAddress,
      told: 'nothing',
      forwardTo: '',
      waitMs: 0,
    };
    const chart = new Working<RecipientEvent, RecipientDesk>(recipientDoor, this.#track('door.recipient'), desk, this.#recipientActions);
    chart.send({ type: 'recipient', domain: residents.domainKind(domain), sendsAnywhere, greylists: greylist !== undefined });
    return desk.answer;
  }

  /** What is said to a message that has come whole. */
  message(message: Uint8Array, { forwardPaths }: Envelope, { cause }: Caller): Reply | undefined {
    const { residents, surroundings, agent } = this.#doorway;
    const desk: MessageDesk = { cause, answer: undefined, forwardPaths };
    const chart = new Working<MessageEvent, MessageDesk>(messageDoor, this.#track('door.message'), desk, messageActions);
    const fits = residents.haveRoom(forwardPaths, message.length);
    // each recipient may be somebody with a mailbox here
    const space = surroundings.hasSpace?.(message.length * forwardPaths.length, agent) ?? true;
    chart.send({ type: 'message', circling: residents.isCircling(message), fits, space });
    return desk.answer;
  }

  #track(chart: string) {
    const { surroundings, agent } = this.#doorway;
    return (state: string) => surroundings.machine(agent, chart, state);
  }
}
