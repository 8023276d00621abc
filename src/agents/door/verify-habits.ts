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

export function asksForClient({ spf, dmarc }: VerifyHabits): boolean {
  return spf !== undefined || dmarc !== undefined;
}

export function asksForSignatures({ dkim, dmarc }: VerifyHabits): boolean {
  return Boolean(dkim) || dmarc !== undefined;
}
