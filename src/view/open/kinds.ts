/** What a file may be besides a recording, told by its beginning: then the page has something else to ask, or to say. */

/** Octets of a file that are looked at. */
const LOOKED_AT = 4096;

const latin1 = new TextDecoder('latin1');
/** RFC 5322 §2.2: a field name and a colon, perhaps behind the `From ` line of an mbox. */
const FIRST_FIELD = /^(?:From .*\r?\n)?([!-9;-~]{2,}):[ \t]/;
/** RFC 9850 and the older CLIENT_RANDOM, after comments and empty lines. */
const FIRST_KEY = /^(?:#.*\r?\n|\r?\n)*[A-Z][A-Z0-9_]* [0-9a-fA-F]{64} [0-9a-fA-F]{32,}/;

/** How a message begins that Outlook saved: [MS-CFB] §2.2. Other programs' files do so too; the worker tells them apart. */
const OUTLOOK = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

export type Kind = 'message' | 'keys' | 'other';

/** 'message': it begins like one; 'keys': secrets of TLS; 'other': whatever else, for the worker to find out. */
export function kindOf(head: Uint8Array): Kind {
  const text = latin1.decode(head.subarray(0, LOOKED_AT));
  if (FIRST_KEY.test(text)) return 'keys';
  if (text.startsWith(OUTLOOK)) return 'message';
  return FIRST_FIELD.test(text) && !text.includes('\0') ? 'message' : 'other';
}

/** The same for a file that is still on the disk. Rejects if it cannot be read. */
export async function kindOfFile(blob: Blob): Promise<Kind> {
  return kindOf(new Uint8Array(await blob.slice(0, LOOKED_AT).arrayBuffer()));
}

/** A story that somebody wrote, as its file is called. */
export const isStoryFile = (name: string): boolean => /\.ya?ml$/i.test(name);
