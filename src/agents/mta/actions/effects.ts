/** What the files of this folder have in common: some of the actions of the chart each, and addresses as the journal lists them. */
import type { Effect } from '../../machine.ts';
import type { MtaDesk } from '../desk.ts';
import type { Addressee } from '../item.ts';
import type { MtaAction, MtaEvent } from '../mta.machine.ts';

export type MtaEffects<Action extends MtaAction> = Record<Action, Effect<MtaEvent, MtaDesk>>;

export function pathsOf(addressees: readonly Pick<Addressee, 'path'>[]): string {
  return addressees.map(({ path }) => path).join(' ');
}
