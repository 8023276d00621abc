/** The form of a whole scenario, for those that people write: lessons, the editor, files for the command line. */
import * as v from 'valibot';
import type { Scenario } from '../scenario.ts';
import { action } from './actions.ts';
import { host, link } from './host.ts';
import { intervention } from './interventions.ts';
import { amount, listOf, optional, words } from './parts.ts';
import { account, alias, device, draft, zone } from './town.ts';

export const scenario = v.strictObject({
  id: words,
  startsAt: amount,
  hosts: listOf(host),
  links: listOf(link),
  zones: listOf(zone),
  accounts: listOf(account),
  aliases: optional(listOf(alias)),
  devices: listOf(device),
  actions: listOf(action),
  faults: listOf(intervention),
  draft,
}) satisfies v.GenericSchema<unknown, Scenario>;
