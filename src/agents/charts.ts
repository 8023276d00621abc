/** The charts of all agents, by the name that the journal uses. */
import type { Stepper } from '../protocols/step.ts';
import { browser } from './browser.ts';
import { delivery } from './delivery.machine.ts';
import { mda } from './mda.ts';
import { msa } from './msa.ts';
import { mta } from './mta.ts';
import { mua } from './mua.ts';
import { nameserver } from './nameserver.ts';
import { resolver } from './resolver.ts';
import { typist } from './typist.ts';
import { webmail } from './webmail-sessions.ts';

/** Told any event: whoever has a name only cannot know which are the chart's own. */
export const agentCharts: Readonly<Record<string, Stepper<never>>> = {
  mua,
  msa,
  mta,
  'mta.delivery': delivery,
  mda,
  resolver,
  nameserver,
  typist,
  webmail,
  browser,
};
