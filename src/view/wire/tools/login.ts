/** With which name and password a client has logged in, as far as it can be read out of what it said. */
import { restOf } from './envelope.ts';
import { SECRET, USER, type Exchange, type Line } from './exchange.ts';
import { textOf } from './quote.ts';

export interface Login {
  /** Of SASL; '' for a command of the protocol's own. */
  mechanism: string;
  user: string;
  password: string;
}

/** `null` where nobody has logged in. */
export function loginOf({ lines }: Exchange): Login | null {
  const at = lines.findLastIndex(({ verb }) => verb === 'AUTH' || verb === 'AUTHENTICATE');
  if (at >= 0) return saslLogin(lines[at]!, lines[at + 1]);
  const login = lines.findLast(({ verb }) => verb === 'LOGIN');
  if (login) return imapLogin(login);
  const user = lines.findLast(({ verb }) => verb === 'USER');
  const pass = lines.findLast(({ verb }) => verb === 'PASS');
  return user ? { mechanism: '', user: restOf(user), password: pass && !pass.isCovered ? restOf(pass) : SECRET } : null;
}

/** RFC 4616: only PLAIN holds both as they are. */
function saslLogin(line: Line, next: Line | undefined): Login {
  const [, mechanism = '', initial] = /\bAUTH(?:ENTICATE)?\s+(\S+)(?:\s+(\S+))?/i.exec(textOf(line.octets) ?? '') ?? [];
  const response = initial ?? (next?.verb === '(response)' ? textOf(next.octets) : undefined);
  const [, user = USER, password = SECRET] = mechanism.toUpperCase() === 'PLAIN' ? decoded(response ?? '').split('\0') : [];
  return { mechanism, user, password };
}

function decoded(base64: string): string {
  try {
    return textOf(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))) ?? '';
  } catch {
    return '';
  }
}

const WORD = String.raw`"((?:\\.|[^"\\])*)"|([^\s"]+)`;
const ARGUMENTS = new RegExp(`^\\S+\\s+LOGIN\\s+(?:${WORD})\\s+(?:${WORD})$`, 'i');

function imapLogin({ octets }: Line): Login {
  const [, quotedUser, user, quotedPassword, password] = ARGUMENTS.exec(textOf(octets) ?? '') ?? [];
  const plain = (quoted: string | undefined): string | undefined => quoted?.replace(/\\(.)/g, '$1');
  return { mechanism: '', user: plain(quotedUser) ?? user ?? USER, password: plain(quotedPassword) ?? password ?? SECRET };
}
