/** Who lives behind a door: what its charts are told of a recipient, and of the room that is left. */
import { countReceived, HOP_LIMIT } from '../../mail/trace.ts';
import { wouldOverflow, type AccountHere, type Directory } from '../directory.ts';
import type { Mta } from '../mta/mta.ts';
import type { Told } from './recipient.machine.ts';

/** What is known of one recipient of the house. */
export interface Resident {
  known: boolean;
  told: Told;
  fits: boolean;
  /** Where the mail goes instead; '' for nowhere. */
  forwardTo: string;
}

export interface Residents {
  /** The whole address of a recipient who was named without a domain. */
  local(path: string): string;
  domainKind(domain: string): 'nothing' | 'own' | 'kept';
  find(recipient: string, octets: number): Resident;
  /** Whether one of these at least has room for a message. */
  haveRoom(paths: readonly string[], octets: number): boolean;
  /** Whether it has been passed round too often: RFC 5321 §6.3. */
  isCircling(message: Uint8Array): boolean;
}

const SOMEBODY: Resident = { known: true, told: 'nothing', fits: true, forwardTo: '' };
const NOBODY: Resident = { ...SOMEBODY, known: false };

/** Of a host with an MTA: its own people, their aliases and new addresses, and domains that it is a secondary exchange of. */
export function residentsOf(mta: Mta): Residents {
  return {
    local: (path) => mta.local(path),
    domainKind: (domain) => (mta.options.relayDomains.includes(domain) ? 'kept' : mta.serves(domain) ? 'own' : 'nothing'),
    find: (recipient, octets) => residentOf(mta, recipient, octets),
    haveRoom: (paths, octets) => paths.some((path) => takesMore(mta, mta.local(path), octets)),
    isCircling: (message) => countReceived(message) >= HOP_LIMIT,
  };
}

function residentOf(mta: Mta, recipient: string, octets: number): Resident {
  if (mta.expansion.aliasOf(recipient)) return SOMEBODY;
  const forward = mta.expansion.forwardOf(recipient);
  const known = mta.directory.find(recipient) !== undefined;
  return { known, told: forward?.told ?? 'nothing', fits: takesMore(mta, recipient, octets), forwardTo: forward?.to[0] ?? '' };
}

/** What is not kept here has room: an alias, somebody whose mail is sent on. */
function takesMore(mta: Mta, recipient: string, octets: number): boolean {
  const account = mta.directory.find(recipient);
  return account === undefined || mta.expansion.forwardOf(account.address) !== undefined || hasRoom(mta, account, octets);
}

/** How full a mailbox is, only the host that keeps it knows. */
function hasRoom({ options }: Mta, account: AccountHere, octets: number): boolean {
  return options.store !== undefined || !wouldOverflow(account, octets);
}

/** What delivery adds at the top, at most: what was promised must find room. */
const TRACE_OCTETS = 2048;

/** Of a host that only stores. Its exchange has counted the hops, and hands over nothing that is not for its people. */
export function residentsIn(directory: Directory): Residents {
  const takes = (account: AccountHere | undefined, octets: number) => !account || !wouldOverflow(account, octets + TRACE_OCTETS);
  return {
    local: (path) => path,
    domainKind: () => 'own',
    find: (recipient) => (directory.find(recipient) ? SOMEBODY : NOBODY),
    haveRoom: (paths, octets) => paths.some((path) => takes(directory.find(path), octets)),
    isCircling: () => false,
  };
}
