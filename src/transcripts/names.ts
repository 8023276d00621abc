/** What the two ends of a mail conversation call themselves: RFC 5321 §4.1.1.1, §4.2. */
import { text } from '../mail/octets.ts';
import { session } from '../protocols/smtp/session.machine.ts';

const MAX_READ = 600;
const HELLO = new RegExp(`^(?:${[...session.asking('greet')].join('|')}) +(\\S+)`, 'i');
const DOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** The name in '220 mx.b.com ESMTP …', or ''. */
export function serverNameIn(said: Uint8Array): string {
  return named(/^220[ -](\S+)/, said);
}

/** The name in 'EHLO laptop.a.org', or ''. */
export function clientNameIn(said: Uint8Array): string {
  return named(HELLO, said);
}

function named(pattern: RegExp, said: Uint8Array): string {
  const name = pattern.exec(text(said, 0, Math.min(said.length, MAX_READ)))?.[1] ?? '';
  return DOMAIN.test(name) ? name.toLowerCase() : '';
}
