/** A mailbox as it lies on a disk at one step: as one mbox file, and as a Maildir. */
import { maildirFile, temporaryPath, type MaildirEntry } from '../mail/maildir.ts';
import { mbox } from '../mail/mbox.ts';
import type { Journal } from '../sim/journal.ts';
import type { Disk, DiskFile } from './api.ts';
import type { Shown } from './shown.ts';

/** Octets shown of one file, and files shown of one folder. */
const MAX_SHOWN = 65_536;
const MAX_FILES = 100;

interface Kept {
  uid: number;
  message: number;
  /** Number of the delivery on its host. */
  count: number;
  storedMs: number;
  flags: ReadonlySet<string>;
  /** A program has looked at it. */
  seen: boolean;
}

/** The mailbox `mailbox` of `account` after the entry `index`. Letters whose octets no message of the journal holds are left out. */
export function diskOf(run: Shown, index: number, account: string, mailbox: string): Disk {
  const neighbours = neighboursOf(run, account);
  const kept = keptAt(run.journal, index, account, mailbox, neighbours);
  const entries = kept.flatMap((item) => entryOf(run, item, account));
  const file = mbox(entries);
  const name = mailbox === 'INBOX' ? '' : `.${mailbox.replaceAll('/', '.')}/`;
  return {
    mbox: clipped(mailbox === 'INBOX' ? `/var/mail/${account}` : `${account}/mail/${mailbox}`, file),
    maildir: entries.slice(0, MAX_FILES).map((entry) => {
      const { path, octets } = maildirFile(entry);
      const temporary = temporaryPath(entry);
      const fresh = maildirFile({ ...entry, fresh: true }).path;
      const way = [...new Set([temporary, fresh, path])];
      return { ...clipped(`Maildir/${name}${path}`, octets), way };
    }),
    total: entries.length,
  };
}

function clipped(path: string, octets: Uint8Array): DiskFile {
  return { path, octets: octets.slice(0, MAX_SHOWN), total: octets.length, way: [] };
}

function entryOf(run: Shown, { message, count, storedMs, flags, seen }: Kept, account: string): (MaildirEntry & { reversePath: string })[] {
  const octets = run.body(message);
  if (!octets) return [];
  const home = run.scene.accounts.find(({ address }) => address === account)?.host;
  const hostName = run.scene.hosts.find(({ id }) => id === home)?.name ?? '';
  const deliveredMs = run.scene.startsAt + storedMs;
  return [{ deliveredMs, count, hostName, flags, fresh: !seen, octets, reversePath: run.journal.messages[message]!.reversePath }];
}

/** 'INBOX 7 \\Seen' of this mailbox: its UID and flags. The name of another mailbox may begin with this one's. */
function placeIn(mailbox: string, detail: string): { uid: number; flags: string[] } | undefined {
  if (!detail.startsWith(`${mailbox} `)) return undefined;
  const match = /^(\d+)((?: [\\$A-Za-z]\S*)*)$/.exec(detail.slice(mailbox.length + 1));
  return match ? { uid: Number(match[1]), flags: match[2]!.split(' ').filter(Boolean) } : undefined;
}

/** The accounts of the same host, this one among them: its deliveries are numbered together. */
function neighboursOf({ scene: { accounts } }: Shown, account: string): ReadonlySet<string> {
  const home = accounts.find(({ address }) => address === account)?.host;
  return new Set(accounts.filter(({ host }) => host === home).map(({ address }) => address));
}

function keptAt(journal: Journal, end: number, account: string, mailbox: string, neighbours: ReadonlySet<string>): Kept[] {
  const kept = new Map<number, Kept>();
  let count = 0;
  for (let index = 0; index <= Math.min(end, journal.length - 1); index++) {
    const kind = journal.kind(index);
    if (kind === 'stored' && neighbours.has(journal.label(index))) count++;
    if (journal.label(index) !== account) continue;
    if (kind === 'fetched') markSeen(kept, journal.subject(index));
    const place = kind === 'stored' || kind === 'removed' || kind === 'flagged' ? placeIn(mailbox, journal.detail(index)) : undefined;
    if (!place) continue;
    const { uid } = place;
    const before = kept.get(uid);
    const flags = new Set(place.flags);
    if (kind === 'removed') kept.delete(uid);
    else if (kind === 'flagged' && before) kept.set(uid, { ...before, flags, seen: true });
    else kept.set(uid, { uid, message: journal.subject(index), count, storedMs: journal.at(index), flags, seen: false });
  }
  return [...kept.values()];
}

function markSeen(kept: Map<number, Kept>, message: number): void {
  for (const [uid, item] of kept) if (item.message === message) kept.set(uid, { ...item, seen: true });
}
