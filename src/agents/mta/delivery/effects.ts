/** What the files of this folder have in common: some of the actions of the chart each, and notes about the message. */
import type { Effect } from '../../machine.ts';
import type { DeliveryAction, DeliveryEvent } from '../delivery.machine.ts';
import type { DeliveryDesk } from './desk.ts';

export type RowEffects<Action extends DeliveryAction> = Record<Action, Effect<DeliveryEvent, DeliveryDesk>>;

/** Notes something about the row in the journal, as what comes next follows from. */
export function noted(desk: DeliveryDesk, label: string, detail: string): void {
  const { house, item, cause } = desk;
  desk.cause = house.surroundings.note(house.agent, { kind: 'note', label, detail, subject: item.letter.number, cause });
}
