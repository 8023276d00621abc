/** What the servers of a host need to authenticate its people: names, passwords, and characters that nobody has used before. */
import type { SaslHouse } from '../protocols/sasl/mechanism.ts';
import type { Directory } from './directory.ts';
import type { Surroundings } from './surroundings.ts';

const PRINTABLE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** 24 characters of 62: about 143 bits. */
const NONCE_CHARACTERS = 24;

export function nonce(surroundings: Surroundings): string {
  let characters = '';
  for (let count = 0; count < NONCE_CHARACTERS; count++) characters += PRINTABLE[surroundings.random(PRINTABLE.length)];
  return characters;
}

export function saslHouse(surroundings: Surroundings, hostName: string, directory: Directory): SaslHouse {
  return { hostName, password: (user) => directory.user(user)?.password, nonce: () => nonce(surroundings) };
}
