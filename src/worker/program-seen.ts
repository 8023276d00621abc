/** What the page asks of mail programs, and gets: a part of the contract. */
import type { Minding } from '../agents/program/deeds.ts';
import type { Done, Picture as Sight } from '../agents/program/program.ts';
import type { Picture } from '../mail/anatomy/programs.ts';
import type { AnsweringWords, How } from '../mail/answering.ts';
import type { ReceiptAsked } from '../mail/disposition.ts';
import type { Counted, Reason, Verdict } from '../mail/junkFilter.ts';
import type { Written } from '../run/hands/hand.ts';
import type { Letter } from './letter.ts';
import type { EncryptedSeen } from './encryption/seen.ts';
import type { SignatureSeen } from './signatures/seen.ts';

/** A letter of a list, and what its owner wants of its conversation. */
export type RowSeen = Sight['rows'][number] & { minding: Minding | '' };

/** A mail program in use, as its owner sees it after an entry. */
export interface ProgramSeen extends Omit<Sight, 'rows' | 'read' | 'filter'> {
  /** Number of the hand among the interventions; -1: the story's own. */
  hand: number;
  host: string;
  agent: number;
  /** It knows a server where it hands letters in. */
  sends: boolean;
  /** Number of the list, and its rows; `null`: the page has them. */
  list: number;
  rows: readonly RowSeen[] | null;
  read: {
    uid: number;
    source: Uint8Array;
    /** As its reader sees it: what was sealed is open, if the program could open it. */
    letter: Letter;
    /** What the program found out about the seal; `null` if nothing in it is sealed. */
    encrypted: EncryptedSeen | null;
    /** Octets of the opened letter; `null` if it stays closed, or nothing was. */
    opened: Uint8Array | null;
    /** Pictures of the letter itself that its page shows: RFC 2392. */
    pictures: readonly Picture[];
    receipt: ReceiptAsked | null;
    verdict: Verdict;
    /** What the program found out about its signature; `null` if it bears none. */
    signature: SignatureSeen | null;
  } | null;
  /** What it has learnt of spam: from how many letters, how many words it knows, and those that tell most. */
  filter: { letters: Counted; words: number; telling: Reason[] };
  /** All clicks of the run, those after the entry too. `to`: -1 while one is under way. */
  done: Done[];
}

export interface Programs {
  /** Mail programs after the entry `index`; `known`: numbers of lists that are here already. */
  programs(run: number, index: number, known: number[]): Promise<ProgramSeen[]>;
  /** What the owner of a program begins an answer with, or goes on writing with, of the letter that is read there; `null` if none is. */
  begun(run: number, index: number, program: number, how: How | 'resume', words: AnsweringWords): Promise<Written | null>;
}
