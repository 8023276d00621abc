/** SEND, SOML and SAML of 1982: mail that is shown to whoever sits at a terminal of the host. RFC 821 §3.4. */
import { domainOf } from '../../mail/address.ts';
import type { Addressee } from './item.ts';

/** Whose terminals they are. */
interface TerminalHost {
  local(path: string): string;
  serves(domain: string): boolean;
}

/** Who has a terminal here: everybody of the house always sits at one. */
export function atTerminals(host: TerminalHost, recipients: readonly Addressee[]): Addressee[] {
  return recipients.filter(({ path }) => host.serves(domainOf(host.local(path))));
}
