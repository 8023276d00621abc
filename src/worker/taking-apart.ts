/** What the page asks of a letter that is taken apart, and gets: a part of the contract. */
import type { Piece } from '../mail/anatomy/anatomy.ts';
import type { Cost } from '../mail/anatomy/costs.ts';
import type { Damage } from '../mail/anatomy/damage.ts';
import type { MimeEdit, Refusal } from '../mail/anatomy/edit.ts';
import type { EncodedWord } from '../mail/anatomy/encodedWord.ts';
import type { MimeFinding } from '../mail/anatomy/findings.ts';
import type { ProgramKind, ProgramRule, ShownPart } from '../mail/anatomy/programs.ts';

export type { MimeEdit } from '../mail/anatomy/edit.ts';
export type { MimeFinding } from '../mail/anatomy/findings.ts';

/** Octets up to which a letter is taken apart. */
export const MIME_OCTETS = 1_048_576;

/** A part as it stands in the tree. */
export interface MimePart {
  path: string;
  /** '' for the whole letter. */
  parent: string;
  type: string;
  subtype: string;
  /** Its header gives no type: it has the one that is usual there. */
  isDefault: boolean;
  encoding: string;
  disposition: string;
  name: string;
  boundary: string;
  start: number;
  bodyStart: number;
  end: number;
}

/** A parameter as it is written, piece by piece, and what comes of it: RFC 2231. */
export interface MimeParameters {
  field: string;
  written: [name: string, value: string][];
  read: [name: string, value: string][];
}

/** What there is to say of one part. */
export interface MimeDetail {
  path: string;
  /** Octets without the transfer encoding. */
  decoded: number;
  /** Empty for what has parts. */
  costs: Cost[];
  parameters: MimeParameters[];
  words: { field: string; words: EncodedWord[] }[];
  /** A text that may be changed; `null` for what is none, or too long. */
  text: string | null;
  /** A message that an encoding hides, without it; `isAllowed`: RFC 6532 §3.7 lets message/global have one, RFC 2046 §5.2.1 not message/rfc822. */
  hidden: { octets: Uint8Array; isAllowed: boolean } | null;
  /** What it can suffer. */
  damages: Damage[];
}

export interface MimeSeen {
  octets: Uint8Array;
  parts: MimePart[];
  /** Each octet is in one of them. */
  pieces: Piece[];
  findings: MimeFinding[];
  programs: { kind: ProgramKind; rules: readonly ProgramRule[]; shown: ShownPart[] }[];
  /** Of the part that was asked for, or of the whole. */
  detail: MimeDetail;
  /** What was converted in a file so that it became this, with spaces between; '' for nothing. */
  conversions?: string;
}

export type MimeChanged = { ok: true; seen: MimeSeen } | { ok: false; refused: Refusal };

export interface TakingApart {
  /** A letter taken apart, and what there is to say of the part at `path`. `isFile`: its line ends are made CRLF first. */
  mime(octets: Uint8Array, path: string, isFile?: boolean): Promise<MimeSeen>;
  /** A letter after a change of one of its parts. */
  mimeChanged(octets: Uint8Array, edit: MimeEdit): Promise<MimeChanged>;
  /** A letter of the shelf; `null` if there is none of that name. */
  mimeSample(name: string): Promise<Uint8Array | null>;
}
