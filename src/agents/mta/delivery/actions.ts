/** What the chart of a row asks for, in the order in which a row goes through it. */
import type { Effects } from '../../machine.ts';
import type { DeliveryAction, DeliveryEvent } from '../delivery.machine.ts';
import type { DeliveryDesk } from './desk.ts';
import { finding } from './finding.ts';
import { sending } from './sending.ts';
import { settling } from './settling.ts';
import { waiting } from './waiting.ts';

export const deliveryActions: Effects<DeliveryAction, DeliveryEvent, DeliveryDesk> = { ...finding, ...sending, ...settling, ...waiting };
