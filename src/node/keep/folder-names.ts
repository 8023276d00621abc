/**
 * What a mailbox's folder is called in Maildir++: levels after dots, names in modified UTF-7, as Dovecot has them. A dot within a
 * level is written as its `listescape` does. INBOX is the account's folder itself.
 */
import { createHash } from 'node:crypto';
import { SEPARATOR } from '../../mail/mailboxes.ts';
import { decodeUtf7, encodeUtf7 } from '../../protocols/imap/utf7.ts';

/** Octets in one name: what all usual file systems allow, less room for a temporary one. */
const NAME_OCTETS = 240;

/** 'INBOX' → '', 'Viajes/Japón' → '.Viajes.Jap&APM-n'. */
export function folderName(mailbox: string): string {
  if (mailbox === 'INBOX') return '';
  const name = `.${storageName(mailbox)}`;
  return name.length > NAME_OCTETS ? marked(name, mailbox) : name;
}

/** Another name for it, where the usual one is taken by a mailbox that differs in case only, and the disk does not see that. */
export function otherFolderName(mailbox: string): string {
  return marked(folderName(mailbox), mailbox);
}

/** The mailbox that a folder of this name is, if nothing else says so. */
export function mailboxName(folder: string): string {
  return folder === '' ? 'INBOX' : nameFromStorage(folder.slice(1));
}

/** As it stands in the file of subscriptions, without the dot at the beginning. */
export function storageName(mailbox: string): string {
  return mailbox.split(SEPARATOR).map(escaped).join('.');
}

export function nameFromStorage(storage: string): string {
  return storage.split('.').map(unescaped).join(SEPARATOR);
}

function escaped(level: string): string {
  return encodeUtf7(level).replace(/[\\.]/g, (character) => `\\${character.charCodeAt(0).toString(16)}`);
}

function unescaped(level: string): string {
  const written = level.replace(/\\(2e|5c)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return decodeUtf7(written) ?? written;
}

function marked(name: string, mailbox: string): string {
  return `${name.slice(0, NAME_OCTETS - 17)}~${createHash('sha256').update(mailbox).digest('hex').slice(0, 16)}`;
}
