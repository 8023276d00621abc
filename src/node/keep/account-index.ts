/** What is to be known of an account besides its mailboxes: `mailscope-account.json` in its folder, and its subscriptions as Dovecot has them. */
import type { MailboxesState } from '../../mail/mailboxes.ts';
import { nameFromStorage, storageName } from './folder-names.ts';
import { list, number32, record, text } from './values.ts';

export const ACCOUNT_INDEX = 'mailscope-account.json';
export const SUBSCRIPTIONS = 'subscriptions';

export interface AccountIndex {
  lastUidValidity: number;
  retiredUidValidity: number;
  /** Names without a mailbox. */
  names: readonly string[];
}

export function formatAccount({ folders, lastUidValidity, retiredUidValidity }: MailboxesState): string {
  const names = folders.filter(({ mailbox }) => !mailbox).map(({ name }) => name);
  return JSON.stringify({ version: 1, lastUidValidity, retiredUidValidity, names });
}

/** Throws what is wrong with it. */
export function readAccount(content: Buffer): AccountIndex {
  const read = record(JSON.parse(content.toString('utf8')));
  if (read.version !== 1) throw new TypeError('not of a version that is known here');
  return {
    lastUidValidity: number32(read.lastUidValidity, 0),
    retiredUidValidity: number32(read.retiredUidValidity, 0),
    names: list(read.names).map(text),
  };
}

/** One name a line, levels after dots. */
export function formatSubscriptions(names: Iterable<string>): string {
  return [...names]
    .sort()
    .map((name) => `${storageName(name)}\n`)
    .join('');
}

/** Also as Dovecot writes it today: a line that tells the version, and levels between tabs. */
export function readSubscriptions(content: Buffer): string[] {
  const lines = content
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (!/^V\t\d+$/.test(lines[0] ?? '')) return lines.map(nameFromStorage);
  return lines.slice(1).map((line) => nameFromStorage(line.split('\t').join('.')));
}
