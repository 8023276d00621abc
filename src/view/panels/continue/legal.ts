/** What may be said now, for completion and hints: from the book, and from where the server's session stands. */
import { own } from '../../../own.ts';
import type { Book, BookCommand } from '../../../worker/api.ts';
import type { RunView } from '../../playback/panel.ts';

const SAME_BOOK: Record<string, string> = { submission: 'smtp', lmtp: 'smtp' };

/** What the server waits for: a command, the text of a message, whatever answers its challenge; or nothing any more. */
export type Awaits = 'command' | 'text' | 'response' | 'nothing';

export interface Standing {
  protocol: string;
  state: string;
  awaits: Awaits;
}

/** Where the only conversation of a run stands at its end. */
export function standingOf({ journal, length }: RunView): Standing {
  const protocol = journal.connections[0]?.protocol ?? '';
  let state = 'connected';
  let awaits: Awaits = 'command';
  for (let index = 0; index < length; index++) {
    const kind = journal.kind(index);
    if (kind === 'state' && journal.machines[journal.subject(index)]?.chart.endsWith('.session')) state = journal.label(index);
    if (kind === 'close') awaits = 'nothing';
    else if (kind === 'reply') awaits = awaitedAfter(journal.label(index), protocol);
  }
  return { protocol, state, awaits };
}

function awaitedAfter(code: string, protocol: string): Awaits {
  if (code === '354') return 'text';
  return code === '334' || (code === '+' && protocol !== '') ? 'response' : 'command';
}

export interface Offer {
  command: BookCommand;
  legal: boolean;
}

/** Commands that begin as `typed` does (in IMAP behind its tag), those that are in order first. */
export function offersFor({ commands }: Book, { protocol, state }: Standing, typed: string): Offer[] {
  const name = own(SAME_BOOK, protocol) ?? protocol;
  const wanted = (protocol === 'imap' ? typed.replace(/^\S+\s*/, '') : typed).toUpperCase();
  const verb = wanted.split(' ')[0]!;
  const offers = commands
    .filter((command) => command.protocol === name && /^[A-Z]/.test(command.verb))
    .filter((command) => command.verb.startsWith(wanted) || command.verb === verb)
    .map((command) => ({ command, legal: command.states.includes(state) && isSpokenIn(command, protocol) }));
  return [...offers.filter(({ legal }) => legal), ...offers.filter(({ legal }) => !legal)];
}

function isSpokenIn({ protocols }: BookCommand, protocol: string): boolean {
  return protocols.length === 0 || protocols.includes(protocol);
}

/** What is put into the line when an offer is chosen. IMAP wants a tag: the reader's own, or the next of ours. */
export function lineFor(verb: string, { protocol }: Standing, typed: string, said: number): string {
  if (protocol !== 'imap') return `${verb} `;
  const tag = /^(\S+)\s/.exec(typed)?.[1] ?? `z${said + 1}`;
  return `${tag} ${verb} `;
}

/** A message as it crosses the wire: RFC 5321 §4.5.2, with the dot that ends it, without its CRLF. */
export function dotted(message: string): string {
  const lines = message.replace(/\r?\n$/, '').split(/\r?\n/);
  return [...lines.map((line) => (line.startsWith('.') ? `.${line}` : line)), '.'].join('\r\n');
}
