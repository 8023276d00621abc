/** What the charts of an MTA need of the MTA that they belong to. */
import type { Directory } from '../directory.ts';
import type { SigningKey } from '../msa/signer.ts';
import type { Mda } from '../mda/mda.ts';
import type { Letter } from '../surroundings.ts';
import type { Asker } from './exchanges.ts';
import type { Expansion } from './expansion.ts';

/** How an MTA passes mail on. */
export interface RelayHabits {
  tls: 'never' | 'if offered' | 'demanded';
  pipelining: boolean;
  chunking: boolean;
}

export interface MtaOptions {
  hostName: string;
  /** Address of the resolver it asks. */
  resolver: string;
  /** Domains for which it takes mail as a secondary exchange, to pass it on. */
  relayDomains: readonly string[];
  habits: RelayHabits;
  /** The host that stores its people's mail, reached by LMTP; `undefined`: its own MDA does. */
  store: { name: string; address: string } | undefined;
  /** Domains whose mail waits until their own server asks for it. */
  holdsFor: readonly string[];
  /** With what its lists seal what they send on: RFC 8617. */
  seal: SigningKey | undefined;
}

export interface MtaHouse extends Asker {
  agent: number;
  options: MtaOptions;
  directory: Directory;
  expansion: Expansion;
  /** `null` where nobody has a mailbox. */
  mda: Mda | null;
  /** A queue id. */
  nextId(): string;
  /** The path with this host's domain, if it has none. */
  local(path: string): string;
  /** Whether mail for this domain ends here. */
  serves(domain: string): boolean;
  /** Sends a report on its way, from nobody. */
  post(letter: Letter, reversePath: string, cause: number): void;
}
