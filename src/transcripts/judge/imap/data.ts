/** Which untagged data belongs to which command: RFC 3501 §6, §7.2, and the extensions that brought more of both. */
import { own } from '../../../own.ts';
import type { ImapAsked } from '../../dialogues/imap/command.ts';

/** What must be told before OK: any one of these. */
const REQUIRED: Record<string, readonly string[]> = {
  CAPABILITY: ['CAPABILITY'],
  LOGOUT: ['BYE'],
  STATUS: ['STATUS'],
  SEARCH: ['SEARCH', 'ESEARCH'],
  'UID SEARCH': ['SEARCH', 'ESEARCH'],
  SORT: ['SORT', 'ESEARCH'],
  'UID SORT': ['SORT', 'ESEARCH'],
  THREAD: ['THREAD'],
  'UID THREAD': ['THREAD'],
  NAMESPACE: ['NAMESPACE'],
  ID: ['ID'],
  ENABLE: ['ENABLED'],
  GETACL: ['ACL'],
  MYRIGHTS: ['MYRIGHTS'],
  LISTRIGHTS: ['LISTRIGHTS'],
  GETQUOTA: ['QUOTA'],
  GETQUOTAROOT: ['QUOTAROOT'],
  SETQUOTA: ['QUOTA'],
};

/** What nobody is told who has not asked. */
const ONLY_ASKED: Record<string, RegExp> = {
  SEARCH: /SEARCH|SORT/,
  SORT: /SORT/,
  THREAD: /THREAD/,
  LSUB: /LSUB/,
  NAMESPACE: /NAMESPACE/,
  ID: /^ID$/,
  ENABLED: /ENABLE/,
  ACL: /ACL/,
  MYRIGHTS: /MYRIGHTS|LIST/,
  LISTRIGHTS: /LISTRIGHTS/,
  QUOTA: /QUOTA/,
  QUOTAROOT: /QUOTAROOT/,
};

/** The data that should have come before the OK and has not; `undefined` if nothing is missing. `told`: names of what has come. */
export function missingData(verb: string, rest: string, told: ReadonlySet<string>): string | undefined {
  const names = own(REQUIRED, verb);
  if (!names || names.some((name) => told.has(name))) return undefined;
  // RFC 5182 §2.1: a result that is only saved is not told; RFC 5267 §4.3: an update is told later
  if (/SEARCH|SORT/.test(verb) && /^RETURN \(/i.test(rest)) return undefined;
  return names[0];
}

/** Whether this data came although none of the commands that run asks for it. With none running it may have overtaken its command. */
export function unaskedData(name: string, running: readonly ImapAsked[]): boolean {
  const asks = own(ONLY_ASKED, name);
  return asks !== undefined && running.length > 0 && !running.some(({ verb }) => asks.test(verb.toUpperCase()));
}
