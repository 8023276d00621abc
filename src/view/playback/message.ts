/** A visitor's own message in a link: small ones travel whole, large ones and attachments stay at home. */
import type { MessageSource } from '../../worker/api.ts';

/** Octets of an opened message, and characters of a written one, up to which a link carries it. */
const MOST_OCTETS = 8192;
const MOST_PEOPLE = 100;

/** As it stands in a link: plain JSON. */
type Linked =
  | { from: string; to: string[]; cc: string[]; bcc: string[]; replyTo: string; subject: string; text: string }
  /** One character an octet. */
  | { name: string; from: string; to: string[]; octets: string };

/** What a link may carry of a message; `null` if it is too much. */
export function linkedMessage(message: MessageSource): Linked | null {
  if (message.kind === 'draft') {
    const { attachments, ...draft } = message.draft;
    return attachments.length === 0 && draft.text.length <= MOST_OCTETS ? draft : null;
  }
  const { name, from, to, octets } = message;
  if (octets.length > MOST_OCTETS) return null;
  return { name, from, to, octets: Array.from(octets, (octet) => String.fromCharCode(octet)).join('') };
}

/** The message that a link carried; `null` for anything that `linkedMessage` would not have made. */
export function messageOf(value: unknown): MessageSource | null {
  if (typeof value !== 'object' || value === null) return null;
  const { from, to, cc, bcc, replyTo, subject, text, name, octets } = value as Record<string, unknown>;
  if (isText(from) && isList(to) && isText(name) && isText(octets)) {
    return { kind: 'octets', name, from, to, octets: Uint8Array.from(octets, (character) => character.charCodeAt(0)) };
  }
  const written = isText(from) && isList(to) && isList(cc) && isList(bcc) && isText(replyTo) && isText(subject) && isText(text);
  return written ? { kind: 'draft', draft: { from, to, cc, bcc, replyTo, subject, text, attachments: [] } } : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST_OCTETS;
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= MOST_PEOPLE && value.every(isText);
}
