/** How a client gets in: what it must know first, whether it protects the line, and with which of its ways it proves who it is. */
import { mechanismNamed } from '../sasl/mechanisms.ts';
import type { Plan } from './client.machine.ts';
import type { Obstacle, Pop3Job } from './job.ts';

/** What is known of the server and the line so far. */
export interface Standing {
  /** Time stamp of the greeting with its angle brackets; '' for none: RFC 1939 §7. */
  stamp: string;
  /** Lines of CAPA as they were last listed; `undefined`: not asked, or asked before TLS (RFC 2595 §4: worth nothing now). */
  offer: readonly string[] | undefined;
  /** CAPA has been said: what it listed before TLS is to be asked again (RFC 2595 §4). */
  capaSaid: boolean;
  secure: boolean;
  /** Whoever carries the line can begin TLS. */
  mayStartTls: boolean;
  tlsRefused: boolean;
  /** UTF8 has been said, whatever was answered. */
  utf8Said: boolean;
}

/** The next step, or `none` with what stands in the way. */
export function planned(job: Pop3Job, standing: Standing): { plan: Plan; obstacle?: Obstacle } {
  const { offer, secure } = standing;
  if (offer === undefined && needsOffer(job, standing)) return { plan: 'capa' };
  const wanted = (job.tls ?? 'never') !== 'never' && !secure;
  if (wanted && !standing.tlsRefused && standing.mayStartTls && offer?.includes('STLS')) return { plan: 'stls' };
  if (wanted && job.tls === 'demanded') return { plan: 'none', obstacle: standing.tlsRefused ? 'tlsRefused' : 'tlsNotOffered' };
  if (job.utf8 && !standing.utf8Said && offer?.some((line) => /^UTF8\b/.test(line))) return { plan: 'utf8' };
  return way(job, standing);
}

function needsOffer({ tls = 'never', login, utf8 }: Pop3Job, { secure, capaSaid }: Standing): boolean {
  return capaSaid || (tls !== 'never' && !secure) || login === 'auth' || utf8 === true;
}

function way(job: Pop3Job, standing: Standing): { plan: Plan; obstacle?: Obstacle } {
  if (job.login === 'apop') return standing.stamp === '' ? { plan: 'none', obstacle: 'noStamp' } : { plan: 'apop' };
  if (job.login !== 'auth') return { plan: 'user' };
  return mechanismFor(job, standing) === undefined ? { plan: 'none', obstacle: 'noMechanism' } : { plan: 'auth' };
}

/** The first of the job's mechanisms that the server offers and that gives no password away to whoever listens. */
export function mechanismFor(job: Pop3Job, { offer, secure }: Pick<Standing, 'offer' | 'secure'>): string | undefined {
  const offered =
    offer
      ?.find((line) => line.startsWith('SASL '))
      ?.split(' ')
      .slice(1) ?? [];
  const allowed = job.mechanisms ?? ['SCRAM-SHA-256', 'CRAM-MD5', 'PLAIN', 'LOGIN'];
  return allowed.find((name) => {
    const mechanism = mechanismNamed(name);
    const hidden = mechanism && (!mechanism.plaintext || secure || job.inTheClear === true);
    return hidden && offered.includes(name) && (name !== 'SCRAM-SHA-256' || job.nonce !== undefined);
  });
}
