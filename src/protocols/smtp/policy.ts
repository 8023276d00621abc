/** What a server is told about the house it serves in, and what it tells the house of each transaction. */
import type { ClientCarrier, End, TlsFacts } from '../carrier.ts';
import type { SaslHouse } from '../sasl/mechanism.ts';
import type { ProfileName } from './profiles.ts';
import type { Reply } from './wire.ts';
import type { WordingName } from './wordings/index.ts';

export type BodyType = '7BIT' | '8BITMIME' | 'BINARYMIME';

/** One recipient that was accepted, with what the sender wants to hear of it (RFC 3461 §4.1, §4.2). */
export interface Recipient {
  path: string;
  /** 'NEVER', or 'SUCCESS', 'FAILURE', 'DELAY' joined by commas; '' when the client did not say. */
  notify: string;
  /** The original recipient, decoded: 'rfc822;bea@b.com'; '' when the client did not say. */
  orcpt: string;
}

/** Where SEND, SOML and SAML of 1982 deliver to (RFC 821 §3.4); MAIL is for the mailbox. */
export type Delivery = 'mailbox' | 'terminal' | 'terminal or mailbox' | 'terminal and mailbox';

/** The envelope of one transaction. RFC 5321 §2.3.1. */
export interface Envelope {
  reversePath: string;
  forwardPaths: string[];
  /** The same recipients in the same order, with their parameters. */
  recipients: Recipient[];
  /** Value of SIZE=, octets; 0 when the client did not say. */
  declaredOctets: number;
  /** Value of BODY=; '' when the client did not say. */
  body: BodyType | '';
  /** SMTPUTF8 was said: addresses and header may hold UTF-8 (RFC 6531). */
  smtpUtf8: boolean;
  /** What a report is to carry of the message (RFC 3461 §4.3); '' when the client did not say. */
  ret: 'FULL' | 'HDRS' | '';
  /** The sender's own name for this transaction, decoded (RFC 3461 §4.4); '' for none. */
  envid: string;
  /** Who submitted the message first, by AUTH= (RFC 4954 §5): a mailbox, '<>' for nobody knows; '' when the client did not say. */
  auth: string;
  delivery: Delivery;
  /** Domain given with EHLO, LHLO or HELO, and whether it was one of the first two. */
  helo: string;
  extended: boolean;
  lmtp: boolean;
  /** How the connection is protected; `null`: it is not. */
  tls: TlsFacts | null;
  /** Who authenticated; '' for nobody. */
  user: string;
}

/**
 * 'refused' (RFC 5321 §2.3.8), 'content', or 'ends a line', also the line of the final dot, which §4.1.1.4 forbids: what one server
 * takes for content and the next for the end is how mail is smuggled.
 */
export type BareLf = 'refused' | 'content' | 'ends a line';

export interface AuthPolicy {
  house: SaslHouse;
  /** Mechanisms that may be used; all of sasl/mechanisms.ts without it. */
  mechanisms?: readonly string[] | undefined;
  /** Mechanisms that are known here and refused as too weak: 534 (RFC 4954 §6). */
  tooWeak?: readonly string[] | undefined;
  /** MAIL is refused with 530 until somebody has authenticated. */
  demanded?: boolean | undefined;
  /** Passwords may be said in the clear: never outside a classroom. Without it, plaintext mechanisms wait for TLS. */
  inTheClear?: boolean | undefined;
  /** Nobody can be looked up at present: 454. */
  unavailable?: boolean | undefined;
}

/** What one server decides differently from another. Every answer is a `Reply`; `undefined` means the usual positive one. */
export interface SmtpPolicy {
  hostName: string;
  /** How it greets, if not with 220: 421 for a host that is too busy now (RFC 5321 §3.8), 554 for one that takes no mail (§3.1). */
  greeting?: 'busy' | 'noService' | undefined;
  /** Of which time it is; 'today' without it. */
  profile?: ProfileName | undefined;
  /** In whose words it speaks; 'mailscope' without it. */
  wording?: WordingName | undefined;
  /** Extensions of the profile that are not offered all the same, by their EHLO keywords. */
  withhold?: readonly string[] | undefined;
  /** What an LF without CR in a text is: see `BareLf`; without it, as the profile has it. */
  bareLf?: BareLf | undefined;
  /** It speaks LMTP (RFC 2033): LHLO, and one reply for each recipient. */
  lmtp?: boolean | undefined;
  /** Largest message taken, octets; advertised with SIZE (RFC 1870). */
  maxOctets: number;
  /** Recipients in one transaction; at least 100 (RFC 5321 §4.5.3.1.8). */
  maxRecipients: number;
  /** Transactions in a session, and domains of recipients in one; advertised with LIMITS (RFC 9422), without end if not given. */
  limits?: { mailMax?: number; rcptDomainMax?: number } | undefined;
  /** 'unavailable': STARTTLS is offered and answered 454. 'demanded': 530 to whatever needs no TLS by RFC 3207 §4. */
  tls?: 'unavailable' | 'demanded' | undefined;
  auth?: AuthPolicy | undefined;
  /** What VRFY tells: 'vague' 252 to everybody, 'open' what `verify` says, 'off' 502. Without it, as the profile has it. */
  verification?: 'vague' | 'open' | 'off' | undefined;
  /** Who is meant, when verification is open; `undefined`: cannot tell, 252. */
  verify?(name: string): Reply | undefined;
  /** Members of a mailing list, one a line, or a refusal. EXPN exists only with it and with open verification. */
  expand?(list: string): readonly string[] | Reply;
  /** Starts the queue for a node ('b.com', '@b.com', '#name'); ETRN exists only with it. `undefined`: 250. RFC 1985. */
  etrn?(node: string, envelope: Envelope): Reply | undefined;
  /**
   * Turns the connection round for ATRN (RFC 2645) and TURN (RFC 821 §3.8): a refusal, or the client that speaks from now
   * on in the server's place. `domains` is empty when none were named.
   */
  turn?(domains: readonly string[], envelope: Envelope): Reply | ((carrier: ClientCarrier) => End);
  mail(reversePath: string, envelope: Envelope): Reply | undefined;
  rcpt(forwardPath: string, envelope: Envelope): Reply | undefined;
  /** What the queue would answer for this message; `undefined`: it can be taken. LMTP asks for each recipient alone. */
  message(message: Uint8Array, envelope: Envelope): Reply | undefined;
  /**
   * Thinks about a message that `message` has nothing against, for as long as it needs, and calls `answered` once; no command is
   * read meanwhile. A client that goes away is not answered: then nothing is accepted, whatever is found.
   */
  judge?(message: Uint8Array, envelope: Envelope, answered: (refusal: Reply | undefined) => void): void;
  /** The name under which the message would be accepted, for the 250 after the text. */
  nextId(): string;
  /** It was answered with 250: the message is ours now. LMTP: once for each recipient. */
  accept(message: Uint8Array, envelope: Envelope, id: string): void;
}

/** What is known of the one who speaks, whatever he sends. */
export type Speaker = Pick<Envelope, 'helo' | 'extended' | 'lmtp' | 'tls' | 'user'>;

export function emptyEnvelope(speaker: Speaker): Envelope {
  const { helo, extended, lmtp, tls, user } = speaker;
  return {
    reversePath: '',
    forwardPaths: [],
    recipients: [],
    declaredOctets: 0,
    body: '',
    smtpUtf8: false,
    ret: '',
    envid: '',
    auth: '',
    delivery: 'mailbox',
    helo,
    extended,
    lmtp,
    tls,
    user,
  };
}
