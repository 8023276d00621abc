/** A listener that keeps what a POP3 or IMAP dialogue tells, and the conversations that it is told from. */
import { text, utf8 } from '../../../src/mail/octets.ts';
import type { Dialogue, DialogueListener, DialogueOptions, Exchange, MessageSeen, Replied } from '../../../src/transcripts/dialogue.ts';
import { openImap } from '../../../src/transcripts/dialogues/imap/dialogue.ts';
import { openPop3 } from '../../../src/transcripts/dialogues/pop3/dialogue.ts';
import type { Finding } from '../../../src/transcripts/finding.ts';
import type { Side } from '../../../src/transcripts/sink.ts';
import { formats } from '../../../src/transcripts/formats/index.ts';
import { KeyLog } from '../../../src/transcripts/tls/keylog.ts';
import { file, heard, type HeardConversation } from '../packets/heard.ts';
import { watched, type Said } from '../packets/watched.ts';

/** `octets` null: some are missing here. */
export interface Piece {
  side: Side;
  octets: Uint8Array | null;
}

export class Listened implements DialogueListener {
  readonly exchanges: Exchange[] = [];
  readonly replies: { exchange: Exchange | null; reply: Replied }[] = [];
  readonly edges: string[] = [];
  readonly messages: MessageSeen[] = [];
  readonly findings: Finding[] = [];
  readonly wentOn: { exchange: number; line: string }[] = [];

  asked(exchange: Exchange): void {
    if (exchange.number !== this.exchanges.length || exchange.reply !== '')
      throw new Error('asked is told once, in order, before the answer');
    this.exchanges.push(exchange);
  }
  continued(exchange: Exchange, octets: Uint8Array): void {
    this.wentOn.push({ exchange: exchange.number, line: text(octets) });
  }
  replied(exchange: Exchange | null, reply: Replied): void {
    if (exchange && this.exchanges[exchange.number] !== exchange) throw new Error('replied before asked');
    this.replies.push({ exchange, reply });
  }
  state(exchange: Exchange, state: string, edge: string): void {
    this.edges.push(`${exchange.number} ${edge} → ${state}`);
  }
  message(message: MessageSeen): void {
    this.messages.push(message);
  }
  finding(finding: Finding): void {
    this.findings.push(finding);
  }

  /** What every order of the same octets must give again. */
  get essence() {
    return this.exchanges.map(({ verb, tag, said, reply, before, after }) => {
      const states = reply === '' ? {} : { before, after };
      return { verb, tag, said: text(said), reply, ...states };
    });
  }
  get whole() {
    const { exchanges, replies, edges, messages, findings } = this;
    return {
      exchanges: exchanges.map((each) => ({ ...flat(each), said: text(each.said), replied: text(each.replied) })),
      replies: replies.map(({ exchange, reply }) => ({
        exchange: exchange?.number ?? null,
        label: reply.label,
        octets: text(reply.octets),
      })),
      edges,
      messages: messages.map((message) => ({ ...message, octets: text(message.octets) })),
      findings,
    };
  }
}

function flat({ number, verb, tag, reply, before, after }: Exchange) {
  return { number, verb, tag, reply, before, after };
}

export type Protocol = 'pop3' | 'imap';
const OPEN = { pop3: openPop3, imap: openImap };
const FROM_THE_START: Omit<DialogueOptions, 'protocol'> = { evidence: 'octets', fromTheStart: true, secure: false };

export interface Opened {
  dialogue: Dialogue;
  listened: Listened;
}

export function opened(protocol: Protocol, options: Partial<DialogueOptions> = {}): Opened {
  const listened = new Listened();
  return { dialogue: OPEN[protocol]({ protocol, ...FROM_THE_START, ...options }, listened), listened };
}

/** A dialogue that hears all pieces; where TLS begins nothing can be read of what follows. */
export function listen(protocol: Protocol, pieces: readonly Piece[], options: Partial<DialogueOptions> = {}): Listened {
  const { dialogue, listened } = opened(protocol, options);
  let atMs = 0;
  for (const { side, octets } of pieces) {
    if (octets) dialogue.say(side, octets, atMs);
    else dialogue.miss(side, null, atMs);
    atMs += 10;
    if (dialogue.securing) {
      dialogue.unread('client');
      dialogue.unread('server');
      dialogue.secured(true, atMs);
    }
  }
  dialogue.end('end', atMs);
  return listened;
}

/** Conversations of a capture, as its packets tell them. */
export function conversations(path: string): HeardConversation[] {
  const octets = file(path);
  return heard(
    formats.find((format) => format.recognises(octets, true))!,
    octets,
  ).conversations;
}

export function piecesOf({ told }: HeardConversation): Piece[] {
  return told.map((each) => ({ side: each.side, octets: each.told === 'say' ? each.octets : null }));
}

/** The plain text within TLS that began after `before` octets of each side, one side after the other. */
export function opensTls(pieces: readonly Piece[], before: Record<Side, number>, keys: string): Piece[] {
  const log = new KeyLog();
  log.add(keys);
  const left = { ...before };
  const said: Said[] = [];
  for (const { side, octets } of pieces) {
    const skipped = Math.min(left[side], octets?.length ?? 0);
    left[side] -= skipped;
    if (octets && skipped < octets.length) said.push({ side, octets: octets.subarray(skipped) });
  }
  const { plain } = watched(said, log);
  return (['client', 'server'] as const).map((side) => ({ side, octets: plain(side) }));
}

/** A dialogue written down: `C:` and `S:` lines, `R:` and `T:` octets of client and server as they are, `TLS` where it is begun; `|` between them. */
export function said(protocol: Protocol, script: string, options: Partial<DialogueOptions> = {}): Listened {
  const { dialogue, listened } = opened(protocol, options);
  let atMs = 0;
  for (const step of script.split('|').filter(Boolean)) {
    const words = step.slice(3);
    const minutes = /^W: (\d+)$/.exec(step)?.[1];
    atMs += minutes === undefined ? 10 : Number(minutes) * 60_000;
    if (step === 'TLS') {
      dialogue.unread('client');
      dialogue.unread('server');
      dialogue.secured(false, atMs);
    } else if (/^[CR]/.test(step)) dialogue.say('client', utf8(step.startsWith('C') ? `${words}\r\n` : words), atMs);
    else if (/^[ST]/.test(step)) dialogue.say('server', utf8(step.startsWith('S') ? `${words}\r\n` : words), atMs);
  }
  dialogue.end('end', atMs);
  return listened;
}
