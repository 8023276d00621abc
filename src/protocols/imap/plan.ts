/** What a client does next with what the server can do: protects the line, proves who it is, or gives up. */
import { MECHANISMS } from '../sasl/mechanisms.ts';
import type { Next } from './client.machine.ts';
import type { ImapJob, Obstacle } from './job.ts';

interface Standing {
  /** In upper case. */
  offered: ReadonlySet<string>;
  secure: boolean;
  /** The carrier can begin a handshake. */
  mayStartTls: boolean;
}

interface Plan {
  next: Next;
  obstacle?: Obstacle;
}

export function planned(job: ImapJob, standing: Standing): Plan {
  const { tls = 'never' } = job;
  const { offered, secure, mayStartTls } = standing;
  if (!secure && tls !== 'never' && mayStartTls && offered.has('STARTTLS')) return { next: 'starttls' };
  if (!secure && tls === 'demanded') return { next: 'giveUp', obstacle: 'tlsNotOffered' };
  if (mechanismFor(job, standing)) return { next: 'authenticate' };
  // RFC 3501 §6.2.3: a client does not say LOGIN where LOGINDISABLED stands
  const barred = offered.has('LOGINDISABLED') || (!secure && job.inTheClear === false);
  return barred ? { next: 'giveUp', obstacle: 'noWayIn' } : { next: 'login' };
}

/** The best mechanism that both sides know and that gives no password to listeners, unless the job allows it. */
export function mechanismFor(job: ImapJob, { offered, secure }: Omit<Standing, 'mayStartTls'>): (typeof MECHANISMS)[number] | undefined {
  return MECHANISMS.find(
    ({ name, plaintext }) =>
      job.mechanisms?.includes(name) &&
      offered.has(`AUTH=${name}`) &&
      (!plaintext || secure || job.inTheClear !== false) &&
      (name !== 'SCRAM-SHA-256' || job.nonce !== undefined),
  );
}
