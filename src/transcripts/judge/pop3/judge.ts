/**
 * Judges POP3: each command when it is said, each reply with the command that it answers. RFC 1939, RFC 2449, RFC 2595,
 * RFC 5034. What the replies say about messages is maildrop.ts's. A recording of lines is no evidence of octets.
 */
import { isAscii, LF, text } from '../../../mail/octets.ts';
import { broughtBy } from '../../../protocols/command.ts';
import { commandNamed } from '../../../protocols/pop3/commands/index.ts';
import { hasSecret } from '../../../protocols/pop3/secrets.ts';
import { COMMAND_LINE_OCTETS } from '../../../protocols/pop3/wire.ts';
import { strictBase64 } from '../../../protocols/sasl/exchange.ts';
import { isPlaintext } from '../../../protocols/sasl/mechanisms.ts';
import type { DialogueListener, DialogueOptions, Exchange } from '../../dialogue.ts';
import type { Pop3Asked } from '../../dialogues/pop3/asked.ts';
import type { Pop3Said } from '../../dialogues/pop3/reply.ts';
import { withoutEnd } from '../../dialogues/waiting.ts';
import { isMasked } from '../masked.ts';
import { Pop3Maildrop } from './maildrop.ts';
import { pop3Rules } from './rules.ts';
import { finder, found, type Find } from '../rules.ts';

/** RFC 2449 §4: the first line of a reply, its CRLF included. */
const REPLY_LINE_OCTETS = 512;
/** Capabilities that are remembered of one CAPA. */
const CAPABILITIES = 1000;
/** Of RFC 1081, RFC 1082 and RFC 1460, and not of RFC 1939. */
const HISTORIC: ReadonlySet<string> = new Set(['LAST', 'RPOP', 'XTND']);

export class Pop3Judge {
  readonly #octets: boolean;
  readonly #listener: DialogueListener;
  readonly #find: Find;
  readonly #maildrop: Pop3Maildrop;
  #secure: boolean;
  #greeted: boolean;
  #timestamp: boolean | undefined;
  /** What CAPA listed, with its arguments; `undefined`: nobody has asked, or TLS has begun since. */
  #offered: Map<string, string> | undefined;
  /** CAPA was asked before TLS, and not since. */
  #stale = false;
  #utf8 = false;
  #quit = false;
  /** Octets are missing: what was not said may be among them. */
  #lost = false;

  constructor({ evidence, secure, fromTheStart }: DialogueOptions, listener: DialogueListener) {
    this.#octets = evidence === 'octets';
    this.#secure = secure;
    this.#greeted = !fromTheStart;
    this.#listener = listener;
    this.#find = finder((finding) => listener.finding(finding));
    this.#maildrop = new Pop3Maildrop(this.#octets, this.#find);
  }

  asked(asked: Pop3Asked): void {
    const { verb } = asked.exchange;
    if (verb === '(connect)') return;
    this.#judgeLine(asked);
    this.#judgeSyntax(asked);
    this.#judgePrivacy(asked);
    this.#judgeOffer(asked);
    if (verb === 'QUIT') this.#quit = true;
  }

  /** `inOrder`: whether the machine waited for this command, `undefined` if nobody knows; `accepted`: what it waits for now. */
  answered(asked: Pop3Asked, said: Pop3Said, inOrder: boolean | undefined, accepted: readonly string[]): void {
    if (asked.exchange.verb === '(connect)') this.#greeted = true;
    this.#judgeReply(asked, said);
    if (inOrder === false) this.#judgeOrder(asked, said, accepted);
    this.#judgeAcceptance(asked, said);
    this.#judgeBody(asked.exchange, said);
    if (said.label === '+OK') this.#learn(asked, said);
    // whoever is answered has not said goodbye before
    if (said.label === '+OK' && commandNamed(asked.exchange.verb)) this.#lost = false;
    // no other command is answered by such a list
    if (asked.exchange.verb === 'CAPA' && !asked.pipelined && said.body?.complete && isCapabilities(said.body.octets))
      this.#listener.regained?.();
    this.#maildrop.answered(asked, said);
  }

  /** A line that is no reply. */
  malformed({ line }: Pop3Said): void {
    if (!this.#octets || !line.ended) return;
    const place = { exchange: -1, side: 'server', start: 0, end: line.size } as const;
    this.#listener.finding(found(pop3Rules.replyMalformed, { ...place, values: { line: shown(line.octets) }, expected: '+OK' }));
  }

  secured(): void {
    this.#secure = true;
    this.#stale ||= this.#offered !== undefined;
    this.#offered = undefined;
    this.#utf8 = false;
  }

  neverSecured(asked: Exchange): void {
    this.#find(pop3Rules.tlsNeverSeen, asked, 'server', 0, asked.replied.length);
    this.#secure = true;
    this.#offered = undefined;
  }

  /** Octets are missing: what they said of messages and capabilities, nobody knows. */
  lost(): void {
    this.#offered = undefined;
    this.#timestamp = undefined;
    this.#greeted = true;
    this.#lost = true;
    this.#maildrop.lose();
  }

  /** What the client said in the clear behind STLS. */
  unread(stls: Exchange, octets: Uint8Array): void {
    if (this.#octets) this.#find(pop3Rules.afterStls, stls, 'client', 0, stls.said.length, { line: shown(octets) });
  }

  ended(how: 'end' | 'reset' | 'cut', last: number, sealed: boolean, state: string): void {
    if (this.#quit || this.#lost || sealed || how === 'cut' || state !== 'transaction') return;
    const marks = this.#maildrop.marks;
    const rule = marks > 0 ? pop3Rules.marksLost : pop3Rules.noQuit;
    this.#listener.finding(found(rule, { exchange: last, side: 'client', start: 0, end: 0, values: { marks }, expected: 'QUIT' }));
  }

  #judgeLine({ exchange, rest, line, pipelined }: Pop3Asked): void {
    if (!this.#greeted) this.#find(pop3Rules.beforeGreeting, exchange, 'client', 0, line.size, { verb: exchange.verb });
    if (!this.#octets || !line.ended) return;
    if (isBare(line.octets)) this.#find(pop3Rules.commandLineEnd, exchange, 'client', line.octets.length - 1, line.octets.length);
    if (line.size > COMMAND_LINE_OCTETS && !hasSecret(exchange.verb)) {
      const values = { octets: line.size, limit: COMMAND_LINE_OCTETS };
      this.#find(pop3Rules.commandLength, exchange, 'client', COMMAND_LINE_OCTETS, line.size, values);
    }
    if (!isAscii(rest) && !this.#utf8) this.#find(pop3Rules.notAscii, exchange, 'client', 0, line.octets.length, { verb: exchange.verb });
    if (pipelined && this.#greeted && this.#offered && !this.#offered.has('PIPELINING')) {
      this.#find(pop3Rules.pipelining, exchange, 'client', 0, line.size, { verb: exchange.verb });
    }
  }

  #judgeSyntax({ exchange, rest, line }: Pop3Asked): void {
    const { verb } = exchange;
    if (!line.ended || (hasSecret(verb) && isMasked(rest))) return;
    if (verb === '(response)') return this.#judgeResponse(exchange, rest);
    const command = commandNamed(verb);
    if (isHistoric(verb, rest)) this.#find(pop3Rules.historic, exchange, 'client', 0, line.size, { verb }, verb === 'AUTH' ? 'CAPA' : '');
    else if (!command) this.#find(pop3Rules.unknownCommand, exchange, 'client', 0, line.size, { verb: shown(line.octets) });
    else if (command.parse(rest) === undefined) {
      const rule = { ...pop3Rules.syntax, rfc: command.rfc };
      this.#find(rule, exchange, 'client', Math.min(verb.length, line.size), line.size, { verb, syntax: command.syntax }, command.example);
    }
  }

  #judgeResponse(exchange: Exchange, rest: string): void {
    if (!this.#octets || rest === '*' || strictBase64(rest)) return;
    this.#find(pop3Rules.response, exchange, 'client', 0, exchange.said.length, {}, '*');
  }

  /** RFC 1939 §13, RFC 2595 §2.3: who listens on the line can use what he hears. */
  #judgePrivacy({ exchange, rest }: Pop3Asked): void {
    const { verb, said } = exchange;
    if (verb === 'APOP' && this.#timestamp === false) this.#find(pop3Rules.apopWithoutTimestamp, exchange, 'client', 0, said.length);
    if (this.#secure || isMasked(rest)) return;
    if (verb === 'PASS') this.#find(pop3Rules.clearPassword, exchange, 'client', 0, said.length, {}, 'STLS');
    const mechanism = (rest.split(' ')[0] ?? '').toUpperCase();
    if (verb === 'AUTH' && isPlaintext(mechanism)) {
      this.#find(pop3Rules.clearMechanism, exchange, 'client', 0, said.length, { mechanism }, 'STLS');
    }
  }

  #judgeOffer({ exchange, rest }: Pop3Asked): void {
    const { verb, said } = exchange;
    const [capability] = broughtBy(commandNamed(verb));
    if (!capability || (verb === 'AUTH' && rest.trim() === '')) return;
    if (this.#stale && !this.#offered) {
      this.#stale = false;
      return this.#find(pop3Rules.staleCapabilities, exchange, 'client', 0, said.length, { verb }, 'CAPA');
    }
    const offered = this.#offered?.get(capability);
    if (!this.#offered || (verb === 'STLS' && this.#secure)) return;
    if (offered === undefined) this.#find(pop3Rules.notOffered, exchange, 'client', 0, said.length, { verb, capability });
    else if (verb === 'AUTH') this.#judgeMechanism(exchange, rest, offered);
  }

  #judgeMechanism(exchange: Exchange, rest: string, offered: string): void {
    const mechanism = (rest.split(' ')[0] ?? '').toUpperCase();
    if (offered.toUpperCase().split(' ').includes(mechanism)) return;
    this.#find(pop3Rules.mechanismNotOffered, exchange, 'client', 0, exchange.said.length, { mechanism, offered });
  }

  #judgeReply({ exchange, rest }: Pop3Asked, { label, line }: Pop3Said): void {
    if (this.#octets && line.ended) this.#judgeReplyLine(exchange, line.octets, line.size);
    const written = withoutEnd(line.octets);
    this.#judgeStatus(exchange, label, written);
    if (label === '+' && exchange.verb !== 'AUTH' && exchange.verb !== '(response)') {
      this.#find(pop3Rules.replyNotPermitted, exchange, 'server', 0, line.size, { verb: exchange.verb, reply: written }, '+OK');
    } else if (label === '+' && this.#octets && line.ended && !strictBase64(written.slice(2))) {
      this.#find(pop3Rules.challenge, exchange, 'server', Math.min(2, line.size), line.size);
    }
    if (label === '-ERR' && commandNamed(exchange.verb)?.neverRefused && exchange.before === 'transaction' && rest.trim() === '') {
      this.#find(pop3Rules.replyUnlisted, exchange, 'server', 0, line.size, { verb: exchange.verb, reply: written }, '+OK');
    }
  }

  #judgeReplyLine(exchange: Exchange, octets: Uint8Array, size: number): void {
    if (isBare(octets)) this.#find(pop3Rules.replyLineEnd, exchange, 'server', octets.length - 1, octets.length);
    if (size <= REPLY_LINE_OCTETS || octets[0] === 43 /* a challenge may be longer */) {
      if (size <= REPLY_LINE_OCTETS || octets[1] === 32) return;
    }
    this.#find(pop3Rules.replyLength, exchange, 'server', REPLY_LINE_OCTETS, size, { octets: size, limit: REPLY_LINE_OCTETS });
  }

  /** RFC 1939 §3: the statuses are in upper case; RFC 2449 §3: a space follows, or nothing. */
  #judgeStatus(exchange: Exchange, label: string, written: string): void {
    const wrong = { line: written.slice(0, 80) };
    if (!written.startsWith(label)) {
      const rule = written.toUpperCase().startsWith(label) ? pop3Rules.replyCase : pop3Rules.replyMalformed;
      this.#find(rule, exchange, 'server', 0, label.length, wrong, label);
    } else if (label !== '+' && written.length > label.length && written[label.length] !== ' ') {
      const expected = `${label} ${written.slice(label.length)}`;
      this.#find(pop3Rules.replySpace, exchange, 'server', 0, label.length + 1, wrong, expected);
    }
  }

  /** RFC 2449 §6.6: who pipelines cannot know that an earlier command will be refused. */
  #judgeOrder({ exchange, pipelined }: Pop3Asked, { label, line }: Pop3Said, accepted: readonly string[]): void {
    const { verb, said, before } = exchange;
    if (verb === '(connect)' || verb === '(response)' || !commandNamed(verb)) return;
    const values = { verb, state: before, accepted: accepted.filter((name) => commandNamed(name)).join(', ') };
    if (!pipelined) this.#find(pop3Rules.order, exchange, 'client', 0, said.length, values);
    if (label !== '-ERR') this.#find(pop3Rules.orderAccepted, exchange, 'server', 0, line.size, values, '-ERR');
  }

  /** RFC 1939 §3: a server must answer -ERR to what it cannot understand. */
  #judgeAcceptance({ exchange, rest, line: asked }: Pop3Asked, { label, line }: Pop3Said): void {
    if (!asked.ended) return;
    const command = commandNamed(exchange.verb);
    if (label === '-ERR' || !command || isHistoric(exchange.verb, rest) || isMasked(rest) || command.parse(rest) !== undefined) return;
    const values = { verb: exchange.verb, syntax: command.syntax };
    this.#find(pop3Rules.syntaxAccepted, exchange, 'server', 0, line.size, values, '-ERR');
  }

  #judgeBody(exchange: Exchange, { body, kept, line }: Pop3Said): void {
    if (!body || !this.#octets) return;
    if (!body.ended && !body.torn) this.#find(pop3Rules.finalDot, exchange, 'server', kept.size, kept.size, { verb: exchange.verb }, '.');
    if (body.bare) this.#find(pop3Rules.textLineEnd, exchange, 'server', line.size, kept.size, { verb: exchange.verb });
    const at = kept.isWhole ? loneDot(kept.octets, line.octets.length) : -1;
    if (at >= 0) this.#find(pop3Rules.dotStuffing, exchange, 'server', at, at + 1, { line: shown(kept.octets.subarray(at, at + 80)) });
  }

  #learn({ exchange }: Pop3Asked, { line, body }: Pop3Said): void {
    if (exchange.verb === '(connect)') this.#timestamp = /<[^<>\s]+>/.test(withoutEnd(line.octets));
    if (exchange.verb === 'UTF8') this.#utf8 = true;
    if (exchange.verb !== 'CAPA' || !body) return;
    const lines = text(body.octets.subarray(0, REPLY_LINE_OCTETS * CAPABILITIES)).split('\r\n', CAPABILITIES);
    this.#offered = new Map(this.#offered);
    for (const each of lines) this.#offered.set(each.split(' ')[0]!.toUpperCase(), each.slice(each.indexOf(' ') + 1));
    this.#stale = false;
  }
}

/** RFC 2449 §3: a keyword in each line, and among them one that servers have. A listing or a letter, taken for the reply to CAPA, is none. */
function isCapabilities(octets: Uint8Array): boolean {
  const lines = text(octets)
    .split('\r\n')
    .filter((line) => line !== '' && line !== '.');
  return (
    lines.every((line) => /^[A-Z][A-Z0-9-]*(?: |$)/.test(line)) && lines.some((line) => /^(?:UIDL|TOP|USER|SASL|STLS)(?: |$)/.test(line))
  );
}

function isHistoric(verb: string, rest: string): boolean {
  return HISTORIC.has(verb.toUpperCase()) || (verb === 'AUTH' && rest.trim() === '');
}

/** Whether a line ends in LF without CR. */
function isBare(octets: Uint8Array): boolean {
  return octets[octets.length - 1] === LF && octets[octets.length - 2] !== 13;
}

/** The beginning of what was said, for a sentence. */
function shown(octets: Uint8Array): string {
  return withoutEnd(octets.subarray(0, 80));
}

/** A line after `from` that begins with one dot and is not the last: its dot was not doubled. -1: there is none. */
function loneDot(octets: Uint8Array, from: number): number {
  for (let at = from; at < octets.length - 1; at++) {
    if (octets[at] !== 46 || octets[at - 1] !== LF) continue;
    if (octets[at + 1] !== 46 && octets[at + 1] !== 13) return at;
  }
  return -1;
}
