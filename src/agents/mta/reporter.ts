/** Tells senders what became of their mail, as far as they want to hear it. RFC 3461 §5, §6; RFC 5321 §4.5.5, §6.1. */
import { report, type ReportAction } from '../../mail/report.ts';
import type { Addressee, Item, Reason } from './item.ts';
import type { Letter, Surroundings } from '../surroundings.ts';

/** What became of one recipient. */
export interface Outcome extends Reason {
  addressee: Addressee;
  action: ReportAction;
}

/** Outcomes that came about together, for one message to tell of. */
export interface SenderNews {
  /** What the sender's message was, and whom it was from. */
  about: Item;
  outcomes: readonly Outcome[];
  /** The journal entry since which they are known. */
  since: number;
  /** How long what is late will be tried, epoch ms. */
  untilMs: number | undefined;
}

/** What a reporter needs of its MTA. */
interface ReportingHost {
  agent: number;
  surroundings: Surroundings;
  hostName: string;
  nextId(): string;
  /** Sends the report on its way, from nobody. */
  post(letter: Letter, reversePath: string, cause: number): void;
}

export function outcome({ status, diagnostic, quoted, remoteMta }: Reason, addressee: Addressee, action: ReportAction): Outcome {
  return { status, diagnostic, quoted, remoteMta, addressee, action };
}

const USUAL: readonly string[] = ['FAILURE', 'DELAY'];

/** Whether the sender wants to hear of it: NOTIFY of RFC 3461 §4.1; without it, of failures and delays. */
export function isWanted({ addressee: { notify }, action }: Pick<Outcome, 'addressee' | 'action'>): boolean {
  const asked = notify === '' ? USUAL : notify.toUpperCase().split(',');
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

/** Writes one message that tells of what the sender wants to hear, and sends it on its way. */
export function sendReport(host: ReportingHost, { about, outcomes, since, untilMs }: SenderNews): void {
  const wanted = outcomes.filter(isWanted);
  const { surroundings, agent, hostName } = host;
  const id = host.nextId();
  const octets = report({
    reportingMta: hostName,
    reversePath: about.reversePath,
    recipients: wanted.map(({ addressee, ...outcome }) => ({ ...outcome, address: addressee.path, originalRecipient: addressee.orcpt })),
    original: about.letter.octets,
    returned: about.ret === '' ? undefined : about.ret,
    envelopeId: about.envid,
    arrivedMs: about.arrivedMs,
    untilMs,
    messageId: `${id}.report@${hostName}`,
    dateMs: surroundings.epochMs(agent),
    boundarySeed: id,
  });
  const letter = surroundings.letter(octets, -1, '', [about.reversePath]);
  const label = LABELS[wanted[0]!.action];
  const made = surroundings.note(agent, { kind: 'note', label, subject: letter.number, detail: about.reversePath, cause: since });
  host.post(letter, about.reversePath, made);
}
