/** The protocols that people can type. */
import type { TypedProtocol } from '../../agents/typist/typist.ts';

const TYPED: readonly string[] = ['smtp', 'submission', 'lmtp', 'pop3', 'imap'] satisfies TypedProtocol[];

export function isTyped(protocol: string): protocol is TypedProtocol {
  return TYPED.includes(protocol);
}
