/** What the MTA's chart asks for, in the order in which a message goes through it. */
import type { Effects } from '../../machine.ts';
import type { MtaDesk } from '../desk.ts';
import type { MtaAction, MtaEvent } from '../mta.machine.ts';
import { arriving } from './arriving.ts';
import { expanding } from './expanding.ts';
import { reporting } from './reporting.ts';
import { routing } from './routing.ts';
import { watching } from './watching.ts';

export const mtaActions: Effects<MtaAction, MtaEvent, MtaDesk> = { ...arriving, ...expanding, ...routing, ...watching, ...reporting };
