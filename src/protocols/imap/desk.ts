/** What the answers to commands need to know of the session that asks. */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import type { Enabled } from './enabled.ts';
import type { Places } from './places.ts';
import type { ImapAccount, ImapPolicy } from './policy.ts';
import type { Reply } from './wire.ts';

/** A reply, and the untagged data that go before it if it stays as it is. Data are made late, since making them may change the mailbox. */
export interface Decision {
  reply: Reply;
  data?: () => Uint8Array[];
}

/** Data of a change about which nothing is said. */
export function silently(change: () => unknown): () => Uint8Array[] {
  return () => {
    change();
    return [];
  };
}

export interface Desk {
  readonly policy: ImapPolicy;
  readonly account: ImapAccount;
  /** False for a session that was answered into its state by somebody else: its mailboxes are nobody's, and the house is not told of them. */
  readonly known: boolean;
  readonly places: Places;
  readonly enabled: Enabled;
  /** Of the command that is being answered. */
  tag: string;
}

/** Tells the house what became of messages. */
export function tell(desk: Desk, what: 'flagged' | 'removed', messages: StoredMessage[], mailbox: Mailbox): void {
  if (desk.known && messages.length > 0) desk.policy[what]?.(messages, mailbox);
}

/** Whether so many octets and messages more have room in the mailboxes of `owner`: RFC 9208 §3. */
export function hasRoom({ policy, known }: Desk, { mailboxes }: ImapAccount, octets: number, messages = 1): boolean {
  if (!known) return true;
  const limits = policy.quota(mailboxes);
  return mailboxes.octets + octets <= limits.octets && mailboxes.count + messages <= limits.messages;
}
