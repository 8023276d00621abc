/** What a click comes to: one step after the other, each with its answer. The chart carries them out; a script decides which. */
import type { HttpResponse } from '../../protocols/http/message.ts';
import type { ImapCommand } from '../../protocols/imap/client.ts';
import type { Response } from '../../protocols/imap/responses.ts';
import type { WebRequest } from '../browser/asking.ts';
import type { Posting } from '../mua/mua.ts';

/** One step that somebody else hears of. */
export type Step =
  | { wish: 'connect' | 'goodbye' }
  | { wish: 'command'; command: ImapCommand }
  | { wish: 'submission'; posting: Posting }
  /** A page of the web mail. */
  | { wish: 'request'; request: WebRequest }
  /** A change that was made offline is taken up: what follows is about it. */
  | { wish: 'change'; number: number }
  /** Looks for mail by POP3; `known`: unique-ids of what is here already; `stale`: of what is to be deleted. */
  | { wish: 'fetch'; known: ReadonlySet<string>; stale: ReadonlySet<string>; leaves: boolean };

/** What came of a step. */
export interface Answer {
  ok: boolean;
  /** The server's own words, or who refused. */
  text: string;
  /** Response code of a tagged response: 'TRYCREATE'. */
  code: string;
  /** What came untagged, before it. */
  heard: readonly Response[];
  /** What was fetched. */
  came: readonly { octets: Uint8Array; uniqueId: string }[];
  /** What the web mail answered. */
  page?: HttpResponse;
}

/** How a click ended: '' if it was done, else why not, in the server's words or as a word of ours. */
export type Outcome = string;

export type Script = Generator<Step, Outcome, Answer>;
/** A part of a script that gives its last answer. */
export type Part<Result = Answer> = Generator<Step, Result, Answer>;

/** The letter is no longer there. */
export const GONE = 'gone';
/** The program has no server to hand letters in at. */
export const NO_SUBMISSION = 'no submission';
/** What this click does is not to be had over POP3. */
export const NOT_BY_POP3 = 'not by POP3';
/** There is no such folder. */
export const NO_FOLDER = 'no folder';
/** It is not on this device, and there is no line. */
export const NOT_HERE = 'not here';
/** Only a server can do it, and there is no line. */
export const NEEDS_LINE = 'needs a line';
/** Over POP3 a program is offline between two fetches anyway. */
export const ALWAYS_OFFLINE = 'always offline';
/** IMAP leaves letters where they are. */
export const NOT_BY_IMAP = 'not by IMAP';
/** The web mail has no page for it. */
export const NOT_BY_WEB = 'not by web';
/** The server does not tell of news. */
export const NO_IDLE = 'no IDLE';
/** The letter asks for no receipt, or the question is settled. */
export const NO_RECEIPT = 'no receipt';
