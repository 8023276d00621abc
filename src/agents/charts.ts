/** The charts of all agents, by the name that the journal uses. */
import type { Stepper } from '../protocols/step.ts';
import { browser } from './browser/browser.ts';
import { delivery } from './mta/delivery.machine.ts';
import { mda } from './mda/mda.ts';
import { msa } from './msa/msa.ts';
import { mta } from './mta/mta.ts';
import { mua } from './mua/mua.ts';
import { nameserver } from './nameserver/nameserver.machine.ts';
import { resolverQuestion } from './resolver/question.machine.ts';
import { resolver } from './resolver/resolver.machine.ts';
import { typist } from './typist/typist.ts';
import { webmail } from './webmail/sessions.ts';

/** Told any event: whoever has a name only cannot know which are the chart's own. */
export const agentCharts: Readonly<Record<string, Stepper<never>>> = {
  mua,
  msa,
  mta,
  'mta.delivery': delivery,
  mda,
  resolver,
  'resolver.question': resolverQuestion,
  nameserver,
  typist,
  webmail,
  browser,
};
