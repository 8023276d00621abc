/** Tells senders what became of their mail, as far as they want to hear it. RFC 3461 §5, §6; RFC 5321 §4.5.5, §6.1. */
import { report, type ReportAction } from '../../mail/report.ts';
import type { Addressee, Item, Reason } from './item.ts';
import type { Letter, Surroundings } from '../surroundings.ts';

/** What became of one recipient. */
export interface Outcome extends Reason {
  addressee: Addressee;
  action: ReportAction;
}

/** What a reporter needs of its MTA. */
export interface ReportingHost {
  agent: number;
  surroundings: Surroundings;
  hostName: string;
  nextId(): string;
  /** Sends the report on its way, from nobody. */
  post(letter: Letter, reversePath: string, cause: number): void;
}

/** Whether the sender wants to hear of it: NOTIFY of RFC 3461 §4.1; without it, of failures and delays. */
function isWanted({ addressee: { notify }, action }: Outcome): boolean {
  const asked = notify === '' ? ['FAILURE', 'DELAY'] : notify.toUpperCase().split(',');
  if (action === 'failed') return asked.includes('FAILURE');
  return asked.includes(action === 'delayed' ? 'DELAY' : 'SUCCESS');
}

/** Journal label of the note that a report was made. */
const LABELS: Record<ReportAction, string> = {
  failed: 'bounce.made',
  delayed: 'delay.reported',
  delivered: 'success.reported',
  relayed: 'success.reported',
  expanded: 'success.reported',
};

/** Reports outcomes of one item that came about together: one message for all of them. `untilMs`: how long delays will be tried, epoch ms. */
export function reportOutcomes(host: ReportingHost, item: Item, outcomes: readonly Outcome[], cause: number, untilMs?: number): void {
  const wanted = outcomes.filter(isWanted);
  if (wanted.length === 0) return;
  const { surroundings, agent, hostName } = host;
  // a report about a report would never end
  if (item.reversePath === '') {
    if (wanted.some(({ action }) => action === 'failed'))
      surroundings.note(agent, { kind: 'note', label: 'bounce.suppressed', subject: item.letter.number, cause });
    return;
  }
  const id = host.nextId();
  const octets = report({
    reportingMta: hostName,
    reversePath: item.reversePath,
    recipients: wanted.map(({ addressee, ...outcome }) => ({ ...outcome, address: addressee.path, originalRecipient: addressee.orcpt })),
    original: item.letter.octets,
    returned: item.ret === '' ? undefined : item.ret,
    envelopeId: item.envid,
    arrivedMs: item.arrivedMs,
    untilMs,
    messageId: `${id}.report@${hostName}`,
    dateMs: surroundings.epochMs(),
    boundarySeed: id,
  });
  const letter = surroundings.letter(octets, -1, '', [item.reversePath]);
  const label = LABELS[wanted[0]!.action];
  const made = surroundings.note(agent, { kind: 'note', label, subject: letter.number, detail: item.reversePath, cause });
  host.post(letter, item.reversePath, made);
}
