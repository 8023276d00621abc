/** Opens a dialogue and keeps what it tells, for tests to look at. */
import { ascii, text } from '../../../src/mail/octets.ts';
import type { Dialogue, DialogueOptions, Exchange, MessageSeen, Replied } from '../../../src/transcripts/dialogue.ts';
import { openSmtp } from '../../../src/transcripts/dialogues/smtp/dialogue.ts';
import type { Finding } from '../../../src/transcripts/finding.ts';

export interface HeardDialogue {
  dialogue: Dialogue;
  exchanges: Exchange[];
  strays: Replied[];
  messages: MessageSeen[];
  findings: Finding[];
  states: string[];
}

export function listen(options: Partial<DialogueOptions> = {}): HeardDialogue {
  const heard: Omit<HeardDialogue, 'dialogue'> = { exchanges: [], strays: [], messages: [], findings: [], states: [] };
  const dialogue = openSmtp(
    { protocol: 'smtp', evidence: 'octets', fromTheStart: true, secure: false, ...options },
    {
      asked: (exchange) => heard.exchanges.push(exchange),
      continued: () => {},
      replied: (exchange, reply) => {
        if (!exchange) heard.strays.push(reply);
      },
      state: (exchange, state, edge) => heard.states.push(`${exchange.number} ${edge} → ${state}`),
      message: (message) => heard.messages.push(message),
      finding: (finding) => heard.findings.push(finding),
    },
  );
  return { dialogue, ...heard };
}

/** 'S: 220 mx', 'C: EHLO a.b' line by line; '\\xHH', '\\r' and '\\n' in the words; 'C' without CRLF by 'R:'; 'T:' a handshake, 'U:' one that should come and does not. */
export function spoken(lines: string, options: Partial<DialogueOptions> = {}, how: 'end' | 'reset' | 'cut' = 'end'): HeardDialogue {
  const heard = listen(options);
  for (const line of lines.trim().split('\n')) say(heard.dialogue, line.trim());
  heard.dialogue.end(how, null);
  return heard;
}

function say(dialogue: Dialogue, line: string): void {
  const [, who = '', words = ''] = /^([A-Z]): ?(.*)$/.exec(line) ?? [];
  if (who === 'T') {
    dialogue.unread('client');
    return dialogue.secured(words === 'sealed', null);
  }
  if (who === 'U') return void dialogue.unread('client');
  if (who === 'M') return dialogue.miss(words === 'S' ? 'server' : 'client', null, null);
  const raw = words.replace(/\\(?:x(..)|(.))/g, (_, hex: string | undefined, letter: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : letter === 'r' ? '\r' : letter === 'n' ? '\n' : letter,
  );
  dialogue.say(who === 'S' || who === 'Q' ? 'server' : 'client', ascii(who === 'R' || who === 'Q' ? raw : `${raw}\r\n`), null);
}

/** One line an exchange: 'MAIL 250'. */
export function outline({ exchanges }: HeardDialogue): string[] {
  return exchanges.map(({ verb, reply }) => `${verb} ${reply || '-'}`);
}

/** One line a finding, octets and all. */
export function findingLine({ exchanges }: { exchanges: Exchange[] }, finding: Finding): string {
  const { rule, severity, rfc, exchange, side, start, end, expected } = finding;
  const asked = exchanges[exchange];
  const said = asked ? (side === 'client' ? asked.said : asked.replied) : undefined;
  const quoted = said ? JSON.stringify(text(said, start, Math.min(end, start + 60))) : '';
  return `${severity} ${rule} ${rfc} ${side} ${exchange} ${asked?.verb ?? ''} ${quoted}${expected ? ` → ${JSON.stringify(expected)}` : ''}`;
}
