/** How the mail servers of a host are set: part of a scenario, and what a fault may change. */
import type { ProfileName } from '../protocols/smtp/profiles.ts';
import type { Algorithm } from '../mail/authentication/dkimKeys.ts';
import type { VerifyHabits } from '../agents/door/verify-habits.ts';
import type { WordingName } from '../protocols/smtp/wordings/index.ts';

/** What the mail servers of a host do otherwise than usual. */
export interface MailSettings {
  /** SMTP of which time, and in whose words: protocols/smtp/profiles.ts and wordings/. */
  profile?: ProfileName;
  wording?: WordingName;
  /** EHLO keywords that are not offered although the profile has them. */
  withhold?: readonly string[];
  /** Largest message that is taken, octets. */
  maxOctets?: number;
  /** What VRFY and EXPN tell. */
  verification?: 'vague' | 'open' | 'off';
  /**
   * Who may submit: the people of the host's own network (restriction by location), or whoever has a password; the last
   * takes passwords only where nobody can read along.
   */
  submission?: 'location' | 'password' | 'password over TLS';
  /** Its submission server listens at 2525 too, for those whose provider lets calls to 25 and 587 not pass. */
  port2525?: boolean;
  /** Whose mail for other houses its port 25 passes on; nobody's when left out. 'anybody': an open relay (RFC 5321 §7.1, RFC 2505). */
  relays?: 'its network' | 'anybody';
  /**
   * A line feed without its carriage return in the text of a message: refused, as RFC 5321 §2.3.8 has it; content, and passed on as
   * it came; or the end of a line, also of the line that ends the text, which §4.1.1.4 forbids: there mail can be smuggled in.
   * As its profile has it when left out.
   */
  bareLf?: 'refused' | 'content' | 'ends a line';
  /** SASL mechanisms that are offered; all without it. */
  mechanisms?: readonly string[];
  /** POP3, IMAP and the web mail take passwords that can be read along only over TLS. */
  encryptedLogin?: boolean;
  /** POP3: days that a message may stay, and seconds between two log-ins (RFC 2449). */
  expireDays?: number;
  loginDelaySeconds?: number;
  /** How many its POP3 server and its IMAP server serve at once; as many as come without it. */
  mostReaders?: number;
  /** How long a stranger to port 25 has to wait, ms; no greylisting without it. */
  greylistMs?: number;
  /** As a client it protects what it passes on: when the server offers it (RFC 7435), never, or else not at all. */
  relayTls?: TlsWish;
  /** As a client it sends commands together when the server allows it (RFC 2920), and the text in chunks (RFC 3030). */
  pipelining?: boolean;
  chunking?: boolean;
  /** Host id of the store that it hands its own people's mail to, by LMTP (RFC 2033). */
  store?: string;
  /** Domains whose mail is kept here until their server asks for it: ETRN (RFC 1985), ATRN (RFC 2645), TURN (RFC 821). */
  holdsFor?: readonly string[];
  /** What it finds out about mail from strangers, and whether it acts upon it: SPF, DKIM, DMARC. */
  verify?: VerifyHabits;
  /** Its submission server lays a copy of what its people send into their Sent: their programs need not do it (APPEND). */
  sentCopy?: boolean;
  /** Its submission server signs what its people send. */
  dkim?: DkimSettings;
  /** Its lists seal what they send on: ARC, RFC 8617. */
  arc?: ArcSettings;
}

/** In whose name a host signs; the key is made from the seed, and published in the zone by the run. RFC 6376, RFC 8463. */
export interface DkimSettings {
  domain: string;
  selector: string;
  algorithm: Algorithm | 'both';
}

/** In whose name a host seals; the key is made and published as that of DKIM is. */
export interface ArcSettings {
  domain: string;
  selector: string;
  algorithm: Algorithm;
}

/** Whether a client protects its connection. */
export type TlsWish = 'never' | 'if offered' | 'demanded';
