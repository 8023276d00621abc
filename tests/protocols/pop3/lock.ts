/** Locks of maildrops without the agents that keep them: one session at a time. */
import type { Mailbox } from '../../../src/mail/mailbox.ts';
import type { Lock } from '../../../src/protocols/pop3/policy.ts';

const locks = new WeakMap<Mailbox, Lock>();

export function lockOf(mailbox: Mailbox): Lock {
  const known = locks.get(mailbox);
  if (known) return known;
  let taken = false;
  const lock: Lock = {
    take: () => !taken && (taken = true),
    update(remove) {
      remove();
      taken = false;
    },
    release: () => void (taken = false),
  };
  locks.set(mailbox, lock);
  return lock;
}
