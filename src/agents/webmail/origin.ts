/**
 * Whether a form was sent from a page of this server. A page of another site can make a browser send one, and log its reader in as
 * somebody else; or have itself looked up at this server's address, and then be of the same origin (RFC 6454 §7).
 */
import { valueOf } from '../../protocols/http/fields.ts';
import type { HttpRequest } from '../../protocols/http/message.ts';

/** `isCalled`: whether this server may be known by that name. */
export function isFromHere({ fields }: HttpRequest, isCalled: (name: string) => boolean): boolean {
  const host = valueOf(fields, 'Host').toLowerCase();
  const origin = valueOf(fields, 'Origin').toLowerCase();
  if (origin !== '' && origin !== `http://${host}` && origin !== `https://${host}`) return false;
  const name = host.replace(/:\d*$/, '');
  return isAddress(name) || name === 'localhost' || isCalled(name);
}

/** Nobody else can have a number looked up. */
function isAddress(name: string): boolean {
  return /^\d+(\.\d+){3}$/.test(name) || /^\[[\da-f:.]+\]$/.test(name);
}
