/** The addresses of a field as ENVELOPE tells them: RFC 3501 §7.4.2. SEARCH and SORT look at the same. */
import { parseMailbox } from '../../mail/address.ts';
import { readAddressList, type Listed, type ListedMailbox } from '../../mail/addressList.ts';

/** What is `undefined` is NIL on the wire. */
export interface EnvelopeAddress {
  name?: string | undefined;
  /** addr-adl: the source route. */
  route?: string | undefined;
  /** The local part without its quotes, or the name of the group that begins; nothing where one ends. */
  mailbox?: string | undefined;
  /** Nothing: a group begins or ends here. `''`: what stands there is no address. */
  host?: string | undefined;
}

export function envelopeAddresses(list: string): EnvelopeAddress[] {
  return readAddressList(list).flatMap(told);
}

function told(listed: Listed): EnvelopeAddress[] {
  if (listed.kind === 'mailbox') return [toldMailbox(listed)];
  return [{ mailbox: listed.name }, ...listed.members.map(toldMailbox), {}];
}

function toldMailbox({ name, route, address, written }: ListedMailbox): EnvelopeAddress {
  const parts = address === undefined ? undefined : parseMailbox(address);
  return { name: name || undefined, route: route || undefined, mailbox: parts?.localPart ?? written, host: parts?.domain ?? '' };
}
