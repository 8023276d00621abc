/** What the server says that it can do, at each stage of a session: RFC 3501 §7.2.1. Only what works is named. */
import { mechanismNamed, offered } from '../sasl/mechanisms.ts';
import type { ImapPolicy } from './policy.ts';

const ALWAYS = ['IMAP4rev1', 'IMAP4rev2', 'LITERAL-', 'SASL-IR', 'ID', 'ENABLE'];
const LOGGED_IN = [
  'IDLE',
  'NAMESPACE',
  'CHILDREN',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'SPECIAL-USE',
  'CREATE-SPECIAL-USE',
  'UIDPLUS',
  'MOVE',
  'UNSELECT',
  'ESEARCH',
  'SEARCHRES',
  'CONDSTORE',
  'STATUS=SIZE',
  'SORT',
  'THREAD=ORDEREDSUBJECT',
  'THREAD=REFERENCES',
  'I18NLEVEL=1',
  'UTF8=ACCEPT',
  'ACL',
  'RIGHTS=kxte',
  'QUOTA',
  'QUOTA=RES-STORAGE',
  'QUOTA=RES-MESSAGE',
];

/** Mechanisms whose challenge must be new each time. */
const NEEDS_NONCE: ReadonlySet<string> = new Set(['CRAM-MD5', 'SCRAM-SHA-256']);

interface Stage {
  isSecure: boolean;
  /** Whether TLS could be begun. */
  canStartTls: boolean;
  isLoggedIn: boolean;
}

export function capabilities(policy: ImapPolicy, { isSecure, canStartTls, isLoggedIn }: Stage): string {
  const stage = isLoggedIn ? LOGGED_IN : [...(canStartTls ? ['STARTTLS'] : []), ...waysIn(policy, isSecure)];
  return [...ALWAYS, ...stage].join(' ');
}

/** RFC 3501 §6.2.3: LOGINDISABLED where the password must not travel in the clear. */
function waysIn(policy: ImapPolicy, secure: boolean): string[] {
  if (isClosed(policy, secure)) return ['LOGINDISABLED'];
  return mechanismsOffered(policy, secure).map((name) => `AUTH=${name}`);
}

/** Whether nobody may log in before TLS. */
export function isClosed({ encryptionRequired = false }: ImapPolicy, secure: boolean): boolean {
  return encryptionRequired && !secure;
}

export function mechanismsOffered({ mechanisms, nonce }: ImapPolicy, secure: boolean): string[] {
  return offered(secure, mechanisms).filter((name) => nonce !== undefined || !NEEDS_NONCE.has(name));
}

/** Whether the mechanism is refused for want of TLS only. */
export function wantsTls(policy: ImapPolicy, mechanism: string): boolean {
  return mechanismNamed(mechanism)?.plaintext === true && mechanismsOffered(policy, true).includes(mechanism.toUpperCase());
}
