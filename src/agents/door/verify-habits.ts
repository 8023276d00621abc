/** What a host asks of the messages that strangers bring, and what it makes of the answers. */
import type { Reply } from '../../protocols/smtp/wire.ts';
import type { Stub } from '../stub/stub.ts';
import type { Surroundings } from '../surroundings.ts';

/** What is asked, and what follows from it. 'note': it is written down, and the message taken all the same. */
export interface VerifyHabits {
  spf?: 'note' | 'enforce' | undefined;
  dkim?: boolean | 'enforce' | undefined;
  /** Looks at SPF and DKIM too, since it rests on them. */
  dmarc?: 'note' | 'enforce' | undefined;
  /** What neither SPF nor DKIM vouches for in the author's name is refused, whatever his domain asks for. Looks at all three. */
  unproven?: 'refuse' | undefined;
  /**
   * Domains whose seals are believed: what they found when a message came to them counts where SPF and DKIM fail (ARC, RFC 8617 §7.2).
   * Of a chain in which anybody else has sealed nothing is believed. Looks at all three.
   */
  arc?: readonly string[] | undefined;
  /** The zone of a list whose addresses nothing is taken from: DNSBL, RFC 5782. Whoever is not on it is asked about by SPF. */
  dnsbl?: string | undefined;
}

/** Who asks, and how: the host's own resolver. */
export interface Inquirer {
  agent: number;
  hostName: string;
  resolver: string;
  stub: Pick<Stub, 'ask'>;
  surroundings: Pick<Surroundings, 'epochMs' | 'after' | 'random' | 'note' | 'machine'>;
}

export interface Judgement {
  refusal: Reply | undefined;
  /** The Authentication-Results field. */
  field: Uint8Array;
  /** The author's domain asks to set it aside. */
  quarantined: boolean;
}

export function asksForClient(habits: VerifyHabits): boolean {
  return habits.spf !== undefined || habits.dnsbl !== undefined || asksForPolicy(habits);
}

export function asksForSignatures(habits: VerifyHabits): boolean {
  return Boolean(habits.dkim) || asksForPolicy(habits);
}

export function asksForPolicy({ dmarc, unproven, arc }: VerifyHabits): boolean {
  return dmarc !== undefined || unproven !== undefined || arc !== undefined;
}
