/** A message that an MTA has taken, with all that its envelope said. */
import type { Envelope, Recipient } from '../../protocols/smtp/policy.ts';
import type { Letter } from '../surroundings.ts';

export type Addressee = Recipient;

export interface Item {
  letter: Letter;
  reversePath: string;
  /** What the envelope asked for: RFC 6152, 6531, 3461. */
  body: Envelope['body'];
  smtpUtf8: boolean;
  ret: Envelope['ret'];
  envid: string;
  /** When it was taken, epoch milliseconds. */
  arrivedMs: number;
  /** Its author's domain asks to set it aside (RFC 7489 §6.3): readers of this host find it in Junk. */
  junk?: boolean;
}

/** Why a recipient was not reached, or not yet: what a report will say. */
export interface Reason {
  /** RFC 3463: '5.1.1'. */
  status: string;
  diagnostic: string;
  /** The diagnostic is an SMTP reply, in the words of the host that gave it; else it was found here. */
  quoted: boolean;
  /** Host that it is about; '' for none. */
  remoteMta: string;
}

export function itemOf(letter: Letter, { reversePath, body, smtpUtf8, ret, envid }: Envelope, arrivedMs: number, junk = false): Item {
  return { letter, reversePath, body, smtpUtf8, ret, envid, arrivedMs, junk };
}

/** Somebody of whom nothing is known but the address. */
export function addressee(path: string): Addressee {
  return { path, notify: '', orcpt: '' };
}
