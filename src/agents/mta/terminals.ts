/** SEND, SOML and SAML of 1982: mail that is shown to whoever sits at a terminal of the host. RFC 821 §3.4. */
import { domainOf } from '../../mail/address.ts';
import type { Envelope } from '../../protocols/smtp/policy.ts';
import type { Addressee, Item } from './item.ts';
import type { Surroundings } from '../surroundings.ts';

/** Whose terminals they are. */
interface TerminalHost {
  agent: number;
  surroundings: Surroundings;
  local(path: string): string;
  serves(domain: string): boolean;
}

/** Shows it, since everybody of the house always sits at one; returns who is to have it in a mailbox as well, or elsewhere. */
export function shownOnTerminals(host: TerminalHost, item: Item, { delivery, recipients }: Envelope, cause: number): readonly Addressee[] {
  if (delivery === 'mailbox') return recipients;
  const here = recipients.filter(({ path }) => host.serves(domainOf(host.local(path))));
  const subject = item.letter.number;
  for (const { path } of here) host.surroundings.note(host.agent, { kind: 'note', label: 'terminal.shown', subject, detail: path, cause });
  return delivery === 'terminal and mailbox' ? recipients : recipients.filter((one) => !here.includes(one));
}
