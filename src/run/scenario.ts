/** What a run is made of: the scenario (places, people, what they do), the seed, and the interventions. Plain data, all of it. */
import type { MailDraft } from '../mail/compose.ts';
import type { Doing } from '../agents/program/program.ts';
import type { ALTERNATE_SUBMISSION_PORT } from '../agents/ports.ts';
import type { TypedProtocol } from '../agents/typist/typist.ts';
import type { Fault } from './faults/fault.ts';
import type { Hand } from './hands/hand.ts';
import type { AgentRole } from './role.ts';
import type { MailSettings, TlsWish } from './settings.ts';

export type { AgentRole } from './role.ts';
export type { TypedProtocol };
export type { DkimSettings, MailSettings, TlsWish } from './settings.ts';

export type HostKind = 'laptop' | 'telephone' | 'server' | 'dns';

export interface Host {
  id: string;
  /** Its fully qualified name: 'smtp.a.org'. */
  name: string;
  /** IPv4 address, from the documentation ranges of RFC 5737. */
  address: string;
  kind: HostKind;
  /** Whose machine it is, for laptops and telephones. */
  owner?: string;
  /** Where a device stands, if it is not where its links put it: those of a recording hand in on the left and fetch on the right. */
  side?: 'left' | 'right';
  agents: AgentRole[];
  /** It has a certificate: its servers offer TLS. */
  tls?: boolean;
  mail?: MailSettings;
}

/** An address that stands for others: RFC 5321 §3.9. */
export interface Alias {
  address: string;
  host: string;
  /** A list sends on in the name of its owner, an alias in the name of the sender. */
  kind: 'alias' | 'list';
  members: readonly string[];
  /** Who hears of a list's failures. */
  owner?: string;
  /** Each member's copy has a sender of its own, made of the owner and the member (VERP). */
  verp?: boolean;
  /** What a list puts before the Subject, and below the text. */
  subjectTag?: string;
  footer?: string;
}

/** Mail with this text in this field goes into that mailbox. */
export interface FilingRule {
  field: string;
  contains: string;
  mailbox: string;
}

export interface Link {
  a: string;
  b: string;
  latencyMs: number;
  /** Octets per virtual millisecond. */
  octetsPerMs: number;
  /** Chance that a packet is lost on it, from 0 to 1; none without it. */
  loss?: number;
  /**
   * What becomes of calls to port 25 of a host beyond it, if whoever runs the line does not let them through: refused at once, lost without
   * a word, or answered by the host at its other end in place of the one that was called.
   */
  port25?: 'refused' | 'silent' | 'intercepted';
  /** The same of calls to port 587. */
  port587?: 'refused' | 'silent';
}

export interface Account {
  /** 'bea@b.com' */
  address: string;
  name: string;
  /** Host whose MDA stores its mail. */
  host: string;
  password: string;
  /** Messages that lie in its INBOX from the beginning. */
  mail?: readonly Uint8Array[];
  /** Octets; none when left out. */
  quotaOctets?: number;
  /** Where its mail goes on to, and whether a copy stays. `told`: the sender's server hears nothing of it, 251, or 551 (RFC 5321 §3.4). */
  forward?: { to: readonly string[]; keepCopy: boolean; told: 'nothing' | '251' | '551' };
  filing?: readonly FilingRule[];
  /** Why its maildrop cannot be opened: for now, or until somebody steps in (RFC 3206). */
  trouble?: 'SYS/TEMP' | 'SYS/PERM';
}

/** One DNS record of an authoritative zone. */
export interface ZoneRecord {
  name: string;
  type: 'MX' | 'A' | 'NS' | 'SOA' | 'CNAME' | 'TXT' | 'AAAA' | 'PTR';
  ttlSeconds: number;
  /** MX: '10 mx.b.com'; A: '198.51.100.1'. */
  data: string;
}
export interface Zone {
  origin: string;
  host: string;
  records: ZoneRecord[];
}

/** Where a person's program sends and fetches. */
export interface Device {
  host: string;
  account: string;
  /** What its program knows; the account's own password when left out. */
  password?: string;
  /** Host name of the submission server. */
  submitTo?: string;
  /** Another port of it than the usual one, without TLS before the first word. */
  submitPort?: typeof ALTERNATE_SUBMISSION_PORT;
  fetch?: {
    via: 'pop3' | 'imap';
    from: string;
    leaveOnServer?: boolean;
    /** 'usual' (name and password) when left out; 'APOP', a SASL mechanism, or 'best'. */
    mechanism?: string;
    /** IMAP: headers only; and how long the program waits for more afterwards, ms. */
    headersOnly?: boolean;
    idleMs?: number;
  };
  /** How its program protects what it says; 'never' when left out. 'implicit': TLS before the first word (RFC 8314). */
  tls?: TlsWish | 'implicit';
  /** How its program logs in to submit; not at all when left out. 'best' takes the strongest that is offered. */
  mechanism?: string;
  /** What its program wants to hear of the delivery: RFC 3461. */
  wishes?: { notify: string; ret: 'FULL' | 'HDRS'; envid: string };
  /** It lays a copy of what it sends into Sent, by IMAP. */
  sentCopy?: boolean;
  /** Whose OpenPGP keys its program has: addresses. */
  keyring?: readonly string[];
  /** Its program has its owner's private key, and opens what was sealed for them by S/MIME. */
  decrypts?: true;
}

/** What somebody does, and when (virtual ms). */
export type Action =
  /** `draft`: what is sent, if it is not the scenario's own. */
  | { at: number; do: 'send'; host: string; draft?: MailDraft }
  | { at: number; do: 'fetch'; host: string }
  /** Somebody at this host visits a web mail server. */
  | {
      at: number;
      do: 'browse';
      host: string;
      /** Name of the host whose web mail it is. */
      to: string;
      /** https. */
      secure: boolean;
      language: string;
      /** Opens what was not read yet. */
      reads: boolean;
      /** At most so many of them, the oldest first; all without it. */
      most?: number;
      writes?: { to: string; subject: string; text: string };
      /** Closes the browser without logging out. */
      stays?: boolean;
    }
  /** Somebody at this host types at a server; `pauseMs`: how long before a line. */
  | {
      at: number;
      do: 'type';
      host: string;
      to: string;
      protocol: TypedProtocol;
      lines: readonly (string | { line: string; pauseMs: number })[];
      /** The connection stays open after the last line. */
      stays?: boolean;
    }
  /** Somebody clicks through their mail program, each click so long after the one before: five seconds when left out. */
  | { at: number; do: 'use'; host: string; via?: 'pop3' | 'imap' | 'web'; deeds: readonly (Doing & { afterMs?: number })[] }
  /** The mail server of this host asks another for the mail that waits for its domain. */
  | { at: number; do: 'etrn' | 'atrn' | 'turn'; host: string; of: string; domain: string };

/** A person steps in, or the scenario's plot breaks something. Applies to the run that starts again from the beginning. `off`: kept, but not in force. */
export type Intervention = (Change | Fault) & { off?: true };

type Change =
  /** At this step the client says this line instead of its own. `at` is the id of the command step. */
  | { kind: 'say'; at: string; line: string }
  /** At this step the server replies this instead. `at` is the id of the reply step. */
  | { kind: 'reply'; at: string; reply: string }
  /** At this step of an agent's chart this fact is not so. `at` is the id of the state that it would lead to. */
  | { kind: 'deny'; at: string; fact: string }
  /** The connection of this step is cut as it happens. */
  | { kind: 'cut'; at: string }
  /** `forMs`: it is switched on again after so long. */
  | { kind: 'stop'; host: string; atMs: number; forMs?: number }
  | { kind: 'start'; host: string; atMs: number }
  | { kind: 'quota'; account: string; octets: number; atMs: number }
  /** From this moment on the host's port 25 greets with 421 or 554, or as usual again. */
  | { kind: 'greeting'; host: string; greeting: 'busy' | 'noService' | 'usual'; atMs: number }
  | { kind: 'password'; host: string; password: string }
  /** `atMs`: from then on; from the beginning without it. */
  | { kind: 'zone'; origin: string; records: ZoneRecord[]; atMs?: number }
  | { kind: 'recipients'; to: string[] }
  | Hand;

export interface Scenario {
  id: string;
  /** Epoch milliseconds that virtual time 0 stands for. */
  startsAt: number;
  hosts: Host[];
  links: Link[];
  zones: Zone[];
  accounts: Account[];
  aliases?: Alias[];
  devices: Device[];
  actions: Action[];
  faults: Intervention[];
  /** What is sent when the visitor wrote nothing. */
  draft: MailDraft;
}

/** One agent of the stage, numbered in the order of `hosts` and their `agents`. Journal entries name agents by these numbers. */
export interface AgentInfo {
  role: AgentRole;
  /** Index into `Scene.hosts`. */
  host: number;
}

/** The scenario as the page needs it to draw: nothing secret, nothing to run. */
export interface Scene {
  hosts: Host[];
  links: Link[];
  agents: AgentInfo[];
  accounts: { address: string; name: string; host: string }[];
  /** What the DNS says; nothing is known of it in a recording. */
  zones?: Zone[];
  /** Ids of the hosts on which somebody has a mail program that fetches. */
  programs?: string[];
  /** Those on which somebody has a browser, and finds their web mail. */
  browsers?: string[];
  startsAt: number;
}
