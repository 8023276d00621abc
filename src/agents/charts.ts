/** The charts of all agents, by the name that the journal uses. */
import type { Stepper } from '../protocols/step.ts';
import { browser } from './browser/browser.machine.ts';
import { delivery } from './mta/delivery.machine.ts';
import { mda } from './mda/mda.ts';
import { msa } from './msa/msa.ts';
import { mta } from './mta/mta.ts';
import { mua } from './mua/mua.machine.ts';
import { nameserver } from './nameserver/nameserver.ts';
import { resolver } from './resolver/resolver.ts';
import { typist } from './typist/typist.machine.ts';
import { webmailRequest } from './webmail/request.machine.ts';
import { webmail } from './webmail/session.machine.ts';

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
  'webmail.request': webmailRequest,
  browser,
};
