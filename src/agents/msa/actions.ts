/** What the MSA's chart asks for. */
import { formatDate } from '../../mail/date.ts';
import { firstField, readHeader } from '../../mail/header.ts';
import type { Mailbox } from '../../mail/mailbox.ts';
import { storable } from '../../mail/storable.ts';
import { ascii, concat } from '../../mail/octets.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import type { AccountHere, Directory } from '../directory.ts';
import { hasRoomForCopy } from '../sent-copy.ts';
import type { Effects, Work } from '../machine.ts';
import type { Arrival, Mta } from '../mta/mta.ts';
import type { Surroundings } from '../surroundings.ts';
import type { MsaAction, MsaEvent } from './msa.machine.ts';
import { fittingKeys, signatureBy, type SigningKey } from './signer.ts';

/** One submission. */
export interface MsaDesk extends Work {
  /** As far as it is whole by now; and how it came, or what was added to it last. */
  message: Uint8Array;
  arrival: Arrival;
  envelope: Envelope;
  id: string;
  /** Keys of the house that have not signed it. */
  keys: readonly SigningKey[];
}

/** `copiesFor`: those in whose Sent a copy is laid; `undefined`: nobody's. */
export function msaActions(
  surroundings: Surroundings,
  agent: number,
  mta: Mta,
  copiesFor: Directory | undefined,
): Effects<MsaAction, MsaEvent, MsaDesk> {
  const copied = ({ envelope }: MsaDesk): boolean => {
    const sender = copiesFor?.find(envelope.reversePath);
    return sender !== undefined && sentOf(sender) !== undefined;
  };
  return {
    lookThrough: (desk) => ({
      type: 'looked through',
      dated: bears(desk.message, 'Date'),
      identified: bears(desk.message, 'Message-ID'),
      copied: copied(desk),
      keys: fittingKeys(desk.keys, desk.message).length,
    }),
    addDate(desk) {
      addAtTop(surroundings, agent, desk, 'Date', ascii(`Date: ${formatDate(surroundings.epochMs(agent))}\r\n`));
      const { message, keys } = desk;
      return {
        type: 'date added',
        identified: bears(message, 'Message-ID'),
        copied: copied(desk),
        keys: fittingKeys(keys, message).length,
      };
    },
    addMessageId(desk) {
      addAtTop(surroundings, agent, desk, 'Message-ID', ascii(`Message-ID: <${desk.id}@${mta.hostName}>\r\n`));
      return { type: 'Message-ID added', copied: copied(desk), keys: fittingKeys(desk.keys, desk.message).length };
    },
    /** A full mailbox is no reason to refuse a letter that goes elsewhere: it is sent on, and its sender gets no copy. */
    fileCopy(desk) {
      const { message, keys, envelope, arrival, cause } = desk;
      const sender = copiesFor!.find(envelope.reversePath)!;
      const subject = arrival.parent;
      if (!hasRoomForCopy({ surroundings, agent }, sender, message.length, { subject, cause })) {
        return { type: 'no room for a copy', keys: fittingKeys(keys, message).length };
      }
      const { name, mailbox } = sentOf(sender)!;
      const { uid, octets } = mailbox.append(storable(message), { internalDateMs: surroundings.epochMs(agent), flags: ['\\Seen'] });
      if (subject >= 0) sender.letters.set(octets, subject);
      const kept = surroundings.note(agent, { kind: 'note', label: 'copy.kept', detail: `${sender.address} ${name}`, subject, cause });
      surroundings.note(agent, { kind: 'stored', label: sender.address, detail: `${name} ${uid}`, subject, cause: kept });
      return { type: 'copy filed', keys: fittingKeys(keys, message).length };
    },
    /** The last of the keys that fit signs first, so that their signatures stand in order. */
    sign(desk) {
      const key = fittingKeys(desk.keys, desk.message).at(-1)!;
      desk.keys = desk.keys.filter((one) => one !== key);
      addAtTop(surroundings, agent, desk, 'DKIM-Signature', signatureBy(key, desk.message, surroundings.epochMs(agent)));
      const detail = `${key.domain} ${key.selector} ${key.key.algorithm}`;
      desk.cause = surroundings.note(agent, {
        kind: 'note',
        label: 'dkim.signed',
        detail,
        subject: desk.arrival.parent,
        cause: desk.cause,
      });
      return { type: 'signed', keys: fittingKeys(desk.keys, desk.message).length };
    },
    handOver: ({ message, envelope, id, arrival, cause }) => mta.take(message, envelope, id, { ...arrival, cause }),
  };
}

/** Where a person's sent letters lie: RFC 6154; nowhere if they have removed it. */
function sentOf({ mailboxes }: AccountHere): { name: string; mailbox: Mailbox } | undefined {
  const sent = mailboxes.all.find(({ uses }) => uses.has('\\Sent'));
  return sent?.mailbox && { name: sent.name, mailbox: sent.mailbox };
}

function bears(message: Uint8Array, field: string): boolean {
  return firstField(readHeader(message), field) !== undefined;
}

/** Nothing else of the message is touched. */
function addAtTop(surroundings: Surroundings, agent: number, desk: MsaDesk, label: string, octets: Uint8Array): void {
  const { reversePath, forwardPaths } = desk.envelope;
  desk.message = concat([octets, desk.message]);
  const subject = surroundings.letter(desk.message, desk.arrival.parent, reversePath, forwardPaths).number;
  desk.arrival = { ...desk.arrival, parent: subject };
  desk.cause = surroundings.note(agent, { kind: 'trace', label, subject, octets, cause: desk.cause });
}
