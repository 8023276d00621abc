/** What the chart of a row asks for, in the order in which a row goes through it. */
import type { MtaHouse } from '../house.ts';
import type { DeliveryEffects } from './desk.ts';
import { finding } from './finding.ts';
import { sending } from './sending.ts';
import { settling } from './settling.ts';
import { waiting } from './waiting.ts';

export function deliveryActions(house: MtaHouse): DeliveryEffects {
  return { ...finding(house), ...sending(house), ...settling(), ...waiting(house) };
}
