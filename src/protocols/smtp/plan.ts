/** What a client wants to do next with what the server offers: protect the line, prove who it is, hand over, or give up. */
import { isInternational } from '../../mail/address.ts';
import { once } from '../../mail/once.ts';
import type { TlsFacts } from '../carrier.ts';
import { MECHANISMS } from '../sasl/mechanisms.ts';
import type { Wish } from './client.machine.ts';
import type { Obstacle, SmtpJob } from './job.ts';
import type { Offer } from './offer.ts';
import type { BodyType } from './policy.ts';

export interface Standing {
  offer: Offer;
  tls: TlsFacts | null;
  /** The carrier can begin a handshake. */
  mayStartTls: boolean;
  /** STARTTLS was refused. */
  tlsRefused: boolean;
  authenticated: boolean;
}

export interface Plan extends Wish {
  obstacle?: Obstacle;
}

export function planned(job: SmtpJob, standing: Standing): Plan {
  return secure(job, standing) ?? authenticate(job, standing) ?? obstructed(job, standing.offer) ?? goOn(job, standing.offer);
}

function secure({ tls = 'never' }: SmtpJob, standing: Standing): Plan | undefined {
  if (standing.tls || tls === 'never') return undefined;
  if (standing.mayStartTls && standing.offer.has('STARTTLS') && !standing.tlsRefused) return { next: 'starttls' };
  return tls === 'demanded' ? givingUp(standing.tlsRefused ? 'tlsRefused' : 'tlsNotOffered') : undefined;
}

function authenticate(job: SmtpJob, standing: Standing): Plan | undefined {
  if (!job.credentials || standing.authenticated) return undefined;
  return mechanismFor(job, standing) ? { next: 'auth' } : givingUp('noMechanism');
}

/** The best mechanism that both sides know and that gives no password to listeners, unless the job allows it. */
export function mechanismFor(job: SmtpJob, { offer, tls }: Pick<Standing, 'offer' | 'tls'>): (typeof MECHANISMS)[number] | undefined {
  const offered = offer.get('AUTH')?.map((name) => name.toUpperCase()) ?? [];
  return MECHANISMS.find(
    ({ name, plaintext }) =>
      offered.includes(name) &&
      (job.mechanisms?.includes(name) ?? true) &&
      (!plaintext || tls !== null || job.inTheClear === true) &&
      (name !== 'SCRAM-SHA-256' || job.nonce !== undefined),
  );
}

/** What the message needs and the server does not offer. RFC 6531 §3.2, RFC 6152 §3, RFC 3030 §3. */
function obstructed(job: SmtpJob, offer: Offer): Plan | undefined {
  const { errand } = job;
  if (errand?.ask === 'etrn') return offer.has('ETRN') ? undefined : givingUp('etrnNotOffered');
  if (errand?.ask === 'atrn') return offer.has('ATRN') ? undefined : givingUp('atrnNotOffered');
  if (errand) return undefined;
  if (needsSmtpUtf8(job) && !offer.has('SMTPUTF8')) return givingUp('smtpUtf8NotOffered');
  const body = bodyOf(job);
  if (body === 'BINARYMIME' && !(offer.has('BINARYMIME') && offer.has('CHUNKING'))) return givingUp('binaryNotOffered');
  return body === '8BITMIME' && !offer.has('8BITMIME') ? givingUp('eightBitNotOffered') : undefined;
}

function goOn(job: SmtpJob, offer: Offer): Plan {
  const chunked = offer.has('CHUNKING') && (job.chunking === true || bodyOf(job) === 'BINARYMIME');
  return { next: job.errand?.ask ?? 'mail', pipelined: job.pipelining === true && offer.has('PIPELINING'), chunked };
}

function givingUp(obstacle: Obstacle): Plan {
  return { next: 'give up', obstacle };
}

export function needsSmtpUtf8({ smtpUtf8, reversePath, forwardPaths }: SmtpJob): boolean {
  return smtpUtf8 === true || isInternational(reversePath) || forwardPaths.some(isInternational);
}

/** What the message is: what the job says, else what its octets say; '7BIT' needs no word. */
export function bodyOf({ body, message }: SmtpJob): BodyType {
  return body ?? (hasEightBit(message) ? '8BITMIME' : '7BIT');
}

/** Asked of the same message again and again. */
const hasEightBit = once((message: Uint8Array): boolean => {
  for (let at = 0; at < message.length; at++) if (message[at]! > 127) return true;
  return false;
});
