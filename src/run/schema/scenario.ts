/** The form of a whole scenario, for those that people write: lessons, the editor, files for the command line. */
import * as v from 'valibot';
import type { Scenario } from '../scenario.ts';
import { action } from './actions.ts';
import { host, link } from './host.ts';
import { intervention } from './interventions.ts';
import { instant, listOf, listOrNone, optional, words } from './parts.ts';
import { account, alias, device, draft, zone } from './town.ts';

export const scenario = v.strictObject({
  id: words,
  startsAt: instant,
  hosts: listOf(host),
  links: listOrNone(link),
  zones: listOrNone(zone),
  accounts: listOrNone(account),
  aliases: optional(listOf(alias)),
  devices: listOrNone(device),
  actions: listOrNone(action),
  faults: listOrNone(intervention),
  draft,
}) satisfies v.GenericSchema<unknown, Scenario>;
