/** A row of the queue at work: one message on its way to one domain. What is done with it, and when, its chart says. */
import type { Following } from '../../protocols/smtp/client.ts';
import { Working } from '../machine.ts';
import { delivery, type DeliveryEvent } from './delivery.machine.ts';
import { deliveryActions } from './delivery/actions.ts';
import { newRow, type Beginning, type Consignment, type DeliveryDesk, type RowNews } from './delivery/desk.ts';
import { QUEUE_RUN_MS } from './delivery/patience.ts';
import type { MtaHouse } from './house.ts';
import type { SenderNews } from './reporter.ts';

export class Row {
  readonly desk: DeliveryDesk;
  readonly #work: Working<DeliveryEvent, DeliveryDesk>;
  /** Its first try, as long as that is to come. */
  #start: { cancel(): void } | undefined;

  constructor(house: MtaHouse, consignment: Consignment, cause: number) {
    this.desk = newRow(house, consignment, cause);
    const track = (state: string) => house.surroundings.machine(house.agent, 'mta.delivery', state);
    this.#work = new Working(delivery, track, this.desk, deliveryActions);
  }

  /** Entry that led to where the row stands. */
  get cause(): number {
    return this.desk.cause;
  }
  /** It waits for its next try, or to be asked for. */
  get resting(): boolean {
    return this.#work.state === 'waiting';
  }

  /**
   * The queue is looked through a moment after a message came in, or when its next try is due. `tellMessage`: what the chart of
   * that message is to hear.
   */
  enter(tellMessage: (news: RowNews) => void, soFar: Beginning): void {
    const { desk } = this;
    const { house, route } = desk;
    desk.tries = soFar.tries;
    desk.toldDelay = soFar.toldDelay;
    desk.dueMs = soFar.dueMs;
    desk.tellMessage = tellMessage;
    const run = { type: 'queue run', fetched: route.kind === 'exchanges' && route.held, store: route.kind === 'store' } as const;
    const delayMs = soFar.dueMs === 0 ? 0 : soFar.dueMs - house.surroundings.epochMs();
    this.#start = house.surroundings.after(Math.max(QUEUE_RUN_MS, soFar.restMs, delayMs), () => {
      this.#start = undefined;
      this.#work.send(run);
    });
  }

  /** Nothing is done for it, if nothing has been done yet; whether that is so. */
  takeBack(): boolean {
    this.#start?.cancel();
    return this.#start !== undefined;
  }

  /** Somebody asked for it: RFC 1985. */
  tryNow(cause: number): void {
    this.#work.send({ type: 'asked for' }, { cause });
  }

  /** Its next try goes along a connection that was turned round: RFC 2645. */
  follow(): Following | undefined {
    this.#work.send({ type: 'turned round' });
    return this.takeFollowing();
  }

  /** What it has ready for that connection; a message that was put into seven bits is ready a second time. */
  takeFollowing(): Following | undefined {
    const { following } = this.desk;
    this.desk.following = undefined;
    return following;
  }

  /** What the sender may want to hear by now; it is told once. */
  tellings(): SenderNews {
    const { item, outcomes, cause } = this.desk;
    this.desk.outcomes = [];
    return { about: item, outcomes, since: cause, untilMs: undefined };
  }
}
