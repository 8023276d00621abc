/** All stories, in the order in which the page offers them. To add one: one file, one line here, its words in content/scenarios. */
import type { Scenario } from '../run/scenario.ts';
import { journey } from './journey.ts';
import { lineCut } from './line-cut.ts';
import { mailboxFull } from './mailbox-full.ts';
import { mxUnresolved } from './mx-unresolved.ts';
import { noService } from './no-service.ts';
import { secondMx } from './second-mx.ts';
import { tooBusy } from './too-busy.ts';
import { unknownRecipient } from './unknown-recipient.ts';
import { wrongPassword } from './wrong-password.ts';

export const scenarios: readonly Scenario[] = [
  journey,
  unknownRecipient,
  secondMx,
  mxUnresolved,
  mailboxFull,
  wrongPassword,
  lineCut,
  tooBusy,
  noService,
];

export function scenarioNamed(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}
