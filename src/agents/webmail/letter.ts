/** A stored message as a web page shows it: a few fields, its text, the names of its attachments. */
import { fieldValue, firstField, readHeader } from '../../mail/header.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';
import { decodeText, fileName, leaves, readMime, type Part } from '../../mail/mime.ts';

export interface LetterShown {
  uid: number;
  from: string;
  to: string;
  subject: string;
  date: string;
  seen: boolean;
  text: string;
  attachments: readonly string[];
}

/** Characters of a field and of a text that go on a page; the rest is cut. */
const MAX_FIELD = 200;
const MAX_TEXT = 200_000;

export function shown(message: StoredMessage): LetterShown {
  return { ...summary(message), ...bodyOf(message.octets) };
}

/** Without its text, which a list does not show. */
export function summary({ uid, octets, flags }: StoredMessage): LetterShown {
  const header = readHeader(octets);
  const value = (name: string) => {
    const field = firstField(header, name);
    return field ? fieldValue(octets, field).trim().slice(0, MAX_FIELD) : '';
  };
  const fields = { from: value('From'), to: value('To'), subject: value('Subject'), date: value('Date') };
  return { uid, ...fields, seen: flags.has('\\Seen'), text: '', attachments: [] };
}

/** The first plain text, or else the first text with its tags taken away. */
function bodyOf(octets: Uint8Array): Pick<LetterShown, 'text' | 'attachments'> {
  const parts = leaves(readMime(octets));
  const texts = parts.filter((part) => part.type === 'text' && part.disposition !== 'attachment');
  const first = texts.find(({ subtype }) => subtype === 'plain') ?? texts[0];
  const attachments = parts.filter((part) => part !== first && fileName(part) !== '').map(fileName);
  return { text: first ? textOf(octets, first).slice(0, MAX_TEXT) : '', attachments };
}

function textOf(octets: Uint8Array, part: Part): string {
  const text = decodeText(octets, part);
  return part.subtype === 'html' ? text.replace(/<[^<>]*>/g, '') : text;
}
