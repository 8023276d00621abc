/**
 * Judges SMTP, submission and LMTP. Each exchange is judged once it is answered, in the order in which things were said,
 * with what was known by then: what had been offered, how the connection was protected, what the transaction held.
 */
import { text } from '../../../mail/octets.ts';
import { NO_OFFER, offerIn, type Offer } from '../../../protocols/smtp/offer.ts';
import type { PathArgument } from '../../../protocols/smtp/commands/path.ts';
import { parseReply } from '../../../protocols/smtp/wire.ts';
import type { DialogueListener, DialogueOptions, Exchange } from '../../dialogue.ts';
import { argumentOf, HELLOS, MAILS, startsOver, type SmtpAsked } from '../../dialogues/smtp/asked.ts';
import type { SmtpReply } from '../../dialogues/smtp/reply.ts';
import { remembered } from '../../remembered.ts';
import type { Side } from '../../sink.ts';
import { judgeLine } from './commands.ts';
import { NO_TRANSACTION, shown, SmtpMemory, spot } from './memory.ts';
import { judgeMoment } from './order.ts';
import { judgeForm, judgeReply, linesOf } from './replies.ts';
import { smtpRules } from './rules.ts';
import { judgeSize, judgeText } from './text.ts';

/** Commands after which the server may offer other things. */
const CHANGES_OFFER: ReadonlySet<string> = new Set([...HELLOS, 'STARTTLS', 'XCLIENT']);
const ENDS_TRANSACTION: ReadonlySet<string> = new Set(['RSET', '(message)']);

export class SmtpJudge {
  readonly #memory: SmtpMemory;
  /** Commands that nothing answered, the first of them. */
  #unanswered: SmtpAsked | undefined;

  readonly #listener: DialogueListener;

  constructor(options: DialogueOptions, listener: DialogueListener) {
    this.#listener = listener;
    this.#memory = new SmtpMemory(options, (finding) => listener.finding(finding));
  }

  /** Whether the server has offered it; `undefined`: nobody knows. */
  offers(keyword: string): boolean | undefined {
    return this.#memory.offers(keyword);
  }

  /** A final answer, or one of several. `known`: whether the machine waited for this command, `undefined` if nobody can tell. */
  answered(asked: SmtpAsked, reply: SmtpReply, known: boolean | undefined): void {
    const memory = this.#memory;
    memory.serverSpoke = true;
    if (asked.exchange.verb !== '(connect)') memory.clientSpoke = true;
    judgeLine(asked, memory);
    judgeMoment(asked, memory);
    judgeReply(asked, reply, known, memory);
    if (asked.text) {
      judgeText(asked, asked.text, memory);
      if (asked.left === 0) judgeSize(asked, asked.text, memory, reply.code);
    }
    this.#judgeDeclared(asked, reply.code);
    this.#learn(asked, reply);
  }

  /** Nothing answered it, or nobody knows what did. */
  unanswered(asked: SmtpAsked): void {
    const memory = this.#memory;
    memory.unanswered();
    if (asked.exchange.verb !== '(connect)') memory.clientSpoke = true;
    if (asked.exchange.verb === 'QUIT') memory.quit = true;
    else if (isFinished(asked)) this.#unanswered ??= asked;
    // what it offers from there on is not known
    if (CHANGES_OFFER.has(asked.exchange.verb)) memory.offer = undefined;
    judgeLine(asked, memory);
    if (asked.text) judgeText(asked, asked.text, memory);
  }

  /** No command waits for an answer. */
  allAnswered(): void {
    this.#memory.allAnswered();
  }

  /** The answer to something that was said later has come, and none to this. */
  passedOver({ exchange }: SmtpAsked): void {
    if (this.#memory.lost) return;
    this.#memory.server(smtpRules.unanswered, exchange, [0, 0], { values: { verb: shown(exchange.verb) } });
  }

  /** The server said something that no command waits for. */
  unasked(reply: SmtpReply, last: number, sure: boolean): void {
    const memory = this.#memory;
    memory.serverSpoke = true;
    const values = { code: reply.code, line: shown(text(reply.octets, 0, Math.min(200, reply.octets.length)).split('\r\n', 1)[0]!) };
    if (reply.code === 421) {
      memory.closing = true;
      memory.whole(smtpRules.serviceClosing, 'server', { values });
    } else if (reply.code === 0) {
      if (reply.whole) judgeForm(reply, linesOf(reply.octets), (rule, _, more = {}) => memory.whole(rule, 'server', { values: more }));
    } else if (sure && !memory.lost && last > 0) memory.whole(smtpRules.unasked, 'server', { values });
  }

  /** What the client meant as one text and the server as a text and commands: how much of it each took for the text. */
  smuggled(exchange: number, values: { meant: number; seen: number; commands: string }): void {
    this.#memory.smuggled(exchange, { ...values, commands: shown(values.commands) });
  }

  /** Said in the clear behind STARTTLS. */
  injected({ exchange, line }: SmtpAsked): void {
    this.#memory.client(smtpRules.injected, exchange, [0, line.length], { values: { verb: shown(exchange.verb) } });
  }

  /** And answered inside TLS. */
  obeyed({ exchange }: SmtpAsked, reply: SmtpReply): void {
    const values = { verb: shown(exchange.verb), code: reply.code };
    this.#memory.server(smtpRules.injectionObeyed, exchange, [0, reply.octets.length], { values });
  }

  neverSecured(asked: Exchange): void {
    this.#memory.opened = true;
    this.#memory.server(smtpRules.tlsNeverSeen, asked, [0, '220'.length]);
  }

  secured(): void {
    this.#memory.secure = true;
    this.#memory.forgetEverything();
  }

  /** The two ends have changed places. */
  turned(): void {
    this.#memory.turn();
  }

  /** Octets of one side are missing: what was offered or agreed on may have been among them. */
  lost(side: Side): void {
    const memory = this.#memory;
    memory.miss(side);
    if (side === 'client') memory.transaction = { ...memory.transaction, body: '8BITMIME', smtpUtf8: true };
  }

  ended(how: 'end' | 'reset' | 'cut', opaque: boolean): void {
    const memory = this.#memory;
    if (how === 'cut' || opaque || memory.closing || memory.lost || !memory.serverSpoke || !memory.clientSpoke) return;
    const asked = this.#unanswered;
    if (asked) this.passedOver(asked);
    else if (!memory.quit) memory.whole(smtpRules.noQuit, 'client', { expected: 'QUIT' });
  }

  /** RFC 1870 §5: an attempt to transfer more than the server takes will always fail. */
  #judgeDeclared({ exchange, rest, line }: SmtpAsked, code: number): void {
    const memory = this.#memory;
    if (!MAILS.has(exchange.verb) || !/SIZE=/i.test(rest)) return;
    const declared = Number(parametersOf(exchange.verb, rest)?.get('SIZE') ?? 0);
    const limit = Number(memory.offer?.get('SIZE')?.[0] ?? 0);
    if (limit === 0 || !(declared > limit)) return;
    const values = { octets: declared, limit, code };
    memory.client(smtpRules.sizeOverLimit, exchange, spot(text(line), String(declared)), { values });
  }

  #learn(asked: SmtpAsked, reply: SmtpReply): void {
    const memory = this.#memory;
    const { verb } = asked.exchange;
    const { code } = reply;
    if (code === 421 || code === 221 || (verb === '(connect)' && code >= 400)) memory.closing = true;
    if (verb === 'QUIT') memory.quit = true;
    if (verb === 'EHLO' && code >= 500) memory.ehloRefused = true;
    if (startsOver(verb, code)) memory.forgetEverything();
    if (verb === 'RCPT') this.#countRecipient(code);
    else if (asked.left === 0 && (ENDS_TRANSACTION.has(verb) || asked.type === 'BDAT LAST')) memory.forgetTransaction();
    else if (code < 300) this.#learnSuccess(asked, reply);
  }

  /** A whole list of extensions answers nothing but EHLO: whatever was missing before, from here on it is known again who answers what. */
  #meet(offer: Offer | undefined): void {
    const memory = this.#memory;
    memory.meet(offer);
    if (!memory.offer || memory.offer.size === 0) return;
    memory.lost = false;
    this.#unanswered = undefined;
    this.#listener.regained?.();
  }

  #countRecipient(code: number): void {
    const { transaction } = this.#memory;
    if (code < 300) transaction.accepted++;
    else transaction.refused++;
  }

  #learnSuccess({ exchange: { verb }, rest }: SmtpAsked, reply: SmtpReply): void {
    const memory = this.#memory;
    if (HELLOS.has(verb)) this.#meet(verb === 'HELO' ? NO_OFFER : offerOf(reply));
    else if (verb === 'AUTH' || verb === '(response)') memory.authenticated = true;
    else if (MAILS.has(verb)) memory.transaction = { ...NO_TRANSACTION, ...agreed(parametersOf(verb, rest)) };
  }
}

/** What the client broke off itself needs no answer. */
function isFinished({ whole, text: body }: SmtpAsked): boolean {
  return whole && (!body || body.complete);
}

function parametersOf(verb: string, rest: string): ReadonlyMap<string, string> | undefined {
  if (!rest.includes(' ')) return undefined;
  const tight = rest.replace(/^FROM\s*:\s*/i, 'FROM:').replace(/^FROM:([^<\s]\S*)/i, 'FROM:<$1>');
  return (argumentOf(verb, tight) as PathArgument | undefined)?.parameters;
}

/** What the parameters of MAIL settle for the message. */
function agreed(parameters: ReadonlyMap<string, string> | undefined) {
  const declared = Number(parameters?.get('SIZE') ?? 0);
  return { declared, body: (parameters?.get('BODY') ?? '').toUpperCase(), smtpUtf8: parameters?.has('SMTPUTF8') ?? false };
}

/** What a reply to EHLO lists; `undefined` if it did not come whole. */
function offerOf({ octets, whole }: SmtpReply) {
  return whole
    ? offered(
        linesOf(octets)
          .map(({ line }) => line)
          .join('\n'),
      )
    : undefined;
}

const offered = remembered((lines) => {
  const reply = parseReply(lines.split('\n'));
  return reply && offerIn(reply);
});
