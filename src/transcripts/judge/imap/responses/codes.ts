/** Response codes, those with a value and those without: RFC 9051 §7.1, §9, RFC 5530, 4315, 7162, 8474. */
import { own } from '../../../../own.ts';
import { any, anyList, list, named, optional, sequence, SP, type Production } from './reader.ts';
import { astring, capability, flagPerm, modSequence, nzNumber, objectId, sequenceSet, uidSet } from './words.ts';

/** They stand alone. */
const BARE = [
  ...['ALERT', 'PARSE', 'READ-ONLY', 'READ-WRITE', 'TRYCREATE', 'CLOSED', 'UIDNOTSTICKY', 'NOMODSEQ', 'UNAVAILABLE'],
  ...['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED', 'PRIVACYREQUIRED', 'CONTACTADMIN', 'NOPERM', 'INUSE'],
  ...['EXPUNGEISSUED', 'CORRUPTION', 'SERVERBUG', 'CLIENTBUG', 'CANNOT', 'OVERQUOTA', 'ALREADYEXISTS', 'NONEXISTENT'],
  ...['NOTSAVED', 'HASCHILDREN', 'UNKNOWN-CTE', 'USEATTR', 'COMPRESSIONACTIVE'],
];

const VALUES: Readonly<Record<string, Production>> = {
  ...Object.fromEntries(BARE.map((name) => [name, named('resp-text-code', `[${name}]`, () => true)])),
  BADCHARSET: named('resp-text-code', '[BADCHARSET (UTF-8)]', optional(sequence(SP, list(astring)))),
  CAPABILITY: named('capability-data', '[CAPABILITY IMAP4rev1]', sequence(SP, capability, any(sequence(SP, capability)))),
  PERMANENTFLAGS: named('resp-text-code', '[PERMANENTFLAGS (\\Seen \\*)]', sequence(SP, anyList(flagPerm))),
  UIDNEXT: named('resp-text-code', '[UIDNEXT 7]', sequence(SP, nzNumber)),
  UIDVALIDITY: named('resp-text-code', '[UIDVALIDITY 1]', sequence(SP, nzNumber)),
  UNSEEN: named('resp-text-code', '[UNSEEN 3]', sequence(SP, nzNumber)),
  HIGHESTMODSEQ: named('resp-text-code', '[HIGHESTMODSEQ 715]', sequence(SP, modSequence)),
  MODIFIED: named('resp-text-code', '[MODIFIED 7,9]', sequence(SP, sequenceSet)),
  APPENDUID: named('resp-code-apnd', '[APPENDUID 1 7]', sequence(SP, nzNumber, SP, uidSet)),
  COPYUID: named('resp-code-copy', '[COPYUID 1 7:9 3:5]', sequence(SP, nzNumber, SP, uidSet, SP, uidSet)),
  MAILBOXID: named('resp-text-code', '[MAILBOXID (F1)]', sequence(SP, objectId)),
};

/** What follows the name of a code; `undefined` if nothing is known of it. */
export const codeNamed = (name: string): Production | undefined => own(VALUES, name);
