/** Small values as text for an address: JSON, deflated, in base64url. Read with suspicion. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** Longest text that is looked at, and most octets that it may become. */
const LONGEST_TEXT = 24_576;
const LONGEST_INFLATED = 262_144;

export function packed(value: unknown): string {
  const octets = deflateSync(strToU8(JSON.stringify(value)));
  const binary = Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** `undefined` for anything that `packed` would not have made. */
export function unpacked(text: string): unknown {
  if (text.length > LONGEST_TEXT) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const octets = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    // A fixed room for the result: a small text can claim to be gigabytes.
    const inflated = inflateSync(octets, { out: new Uint8Array(LONGEST_INFLATED) });
    return JSON.parse(strFromU8(inflated));
  } catch {
    return undefined;
  }
}
