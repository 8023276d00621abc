/** What is counted of the morning by POP3, by IMAP and by web mail: a part of the contract. */
import type { Measures } from '../run/measures.ts';

/** Letters somewhere. */
export interface Heap {
  letters: number;
  octets: number;
}

export interface Morning {
  way: 'pop3' | 'imap' | 'web';
  /** What time it is when the morning begins, epoch ms. */
  startsAt: number;
  /** The laptop, then the telephone. `turnsAt`: when each round trip was over, ms since then; `offline`: what can be read there without a network; `failed`: clicks that came to nothing. */
  devices: { host: string; measures: Measures; turnsAt: number[]; offline: Heap; failed: number }[];
  /** What lies on the server in the end; `quota`: octets there is room for. */
  server: Heap & { quota: number };
  /** What is nowhere else than on the laptop. */
  lost: Heap;
  /** The large letter that came at noon was accepted. */
  isNoonTaken: boolean;
  /** Of the journal that it was counted from. */
  entries: number;
}

export interface Comparing {
  /** Plays the morning each way and counts. */
  morning(): Promise<Morning[]>;
}
