/** Copies that a server lays into Sent of what its people send. No standard asks for them. */
import { wouldOverflow, type AccountHere } from './directory.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether a copy of so many octets has room in its sender's mailbox. That it has none is told, and is no reason not to send. */
export function hasRoomForCopy(
  { surroundings, agent }: { surroundings: Surroundings; agent: number },
  account: AccountHere,
  octets: number,
  about: { subject: number; cause: number },
): boolean {
  const fits = !wouldOverflow(account, octets);
  if (!fits) surroundings.note(agent, { kind: 'note', label: 'copy.full', detail: account.address, ...about });
  return fits;
}
