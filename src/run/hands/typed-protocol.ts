/** The protocols that people can type. */
import type { TypedProtocol } from '../../agents/typist/typist.ts';

const TYPED: readonly string[] = ['smtp', 'submission', 'lmtp', 'pop3', 'imap', 'http'] satisfies TypedProtocol[];

export function isTyped(protocol: string): protocol is TypedProtocol {
  return TYPED.includes(protocol);
}

/** Those in whose servers' place people can answer: a reply of HTTP is more than its words. */
export function isAnswered(protocol: string): boolean {
  return isTyped(protocol) && protocol !== 'http';
}
