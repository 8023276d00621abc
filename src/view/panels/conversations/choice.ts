/** Which conversations of a recording are listed: look-ups would bury the mail that they were made for. */
import type { ConversationRow } from '../../../worker/api.ts';

/** 'mail', 'all', or the name of a protocol. */
export type Choice = string;
/** Errors and warnings are of interest to somebody who looks for faults. */
export interface Filter {
  choice: Choice;
  withErrors: boolean;
  /** What the reader looks for: part of a host's name or address, or of an address in the envelope of a letter. */
  sought?: string;
}

const NO_MAIL = new Set(['dns', 'tls', 'other']);

export const isMail = ({ protocol }: ConversationRow): boolean => !NO_MAIL.has(protocol);

/** Web mail is told, and not judged. */
export const isJudged = (row: ConversationRow): boolean => isMail(row) && row.protocol !== 'http';

/** How many there are of each protocol, in the order in which they first occur. */
export function protocolsOf(rows: readonly ConversationRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { protocol } of rows) counts.set(protocol, (counts.get(protocol) ?? 0) + 1);
  return counts;
}

/** 'mail' where that leaves anything out and anything in, else 'all'. */
export function firstChoice(rows: readonly ConversationRow[]): Choice {
  return rows.some(isMail) ? 'mail' : 'all';
}

/** `letters`: the addresses of the letters of each connection. */
export function chosen(
  rows: readonly ConversationRow[],
  { choice, withErrors, sought = '' }: Filter,
  letters: ReadonlyMap<number, string> = new Map(),
): ConversationRow[] {
  const wanted = sought.trim().toLowerCase();
  const isSought = ({ clientName, client, serverName, server, connection }: ConversationRow): boolean =>
    [clientName, client, serverName, server, letters.get(connection) ?? ''].some((each) => each.toLowerCase().includes(wanted));
  const isChosen = (row: ConversationRow): boolean => choice === 'all' || (choice === 'mail' ? isMail(row) : row.protocol === choice);
  return rows.filter((row) => isChosen(row) && (!withErrors || row.errors > 0) && (wanted === '' || isSought(row)));
}

/** Place in `rows` of the conversation that the entry belongs to; -1 if it is not among them. */
export function placeAt(rows: readonly ConversationRow[], connection: number, index: number): number {
  if (connection >= 0) return rows.findIndex((row) => row.connection === connection);
  return rows.findIndex((row) => row.connection < 0 && row.first <= index && index <= row.last);
}
