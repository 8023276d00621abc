/** What the web mail server works with. */
import type { ProfileName } from '../../protocols/smtp/profiles.ts';
import type { Directory } from '../directory.ts';
import type { Effects } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import type { RequestDesk } from './desk.ts';
import type { RequestAction, RequestEvent } from './request.machine.ts';
import type { WebSessions } from './sessions.ts';

export interface WebmailOptions {
  hostName: string;
  /** Address of the submission server beside it. */
  submitTo: string;
  /** It submits with its reader's name and password; without it, by being in the house. */
  authenticates?: boolean | undefined;
  /** Passwords are taken over TLS only. */
  encryptedLogin?: boolean | undefined;
  /** Its time. */
  profile?: ProfileName | undefined;
}

export interface WebHouse {
  surroundings: Surroundings;
  agent: number;
  directory: Directory;
  options: WebmailOptions;
  sessions: WebSessions;
  /** The left side of a new Message-ID. */
  nextId(): string;
}

/** Some of the actions of a request. */
export type RequestEffects<Action extends RequestAction> = Effects<Action, RequestEvent, RequestDesk>;
/** The name under which a browser keeps its cookie. */
export const COOKIE = 'session';
