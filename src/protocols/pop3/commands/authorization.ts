import type { Command } from '../../command.ts';

/** The commands of the AUTHORIZATION state: RFC 1939 §4 and §7. */
export const user = {
  verb: 'USER',
  syntax: 'USER name',
  example: 'USER bea',
  rfc: 'rfc1939#7',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: (rest) => (rest.trim() === '' ? undefined : { name: rest.trim() }),
} satisfies Command<{ name: string }>;

export const pass = {
  verb: 'PASS',
  syntax: 'PASS string',
  example: 'PASS correo',
  rfc: 'rfc1939#7',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  /** Everything after the first space is the password, spaces included. */
  parse: (rest) => (rest === '' ? undefined : { password: rest }),
} satisfies Command<{ password: string }>;

export const apop = {
  verb: 'APOP',
  syntax: 'APOP name digest',
  example: 'APOP bea c4c9334bac560ecc979e58001b3e22fb',
  rfc: 'rfc1939#7',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: (rest) => {
    const match = /^(\S+) ([0-9a-fA-F]{32})\s*$/.exec(rest);
    return match ? { name: match[1]!, digest: match[2]!.toLowerCase() } : undefined;
  },
} satisfies Command<{ name: string; digest: string }>;
