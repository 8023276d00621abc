/**
 * Whose turn it is in a conversation of which only lines are known: just enough of each protocol's grammar to tell where
 * a text begins and ends, when all is over, and who must have said a line that has no mark. RFC 5321, RFC 1939, RFC 9051.
 */
import type { Side } from '../../sink.ts';
import { asksForLines, greetsInLmtp, greetsInSmtp, saidInImap, saidInPop3Alone, saidInSmtpAlone } from '../../vocabulary.ts';

const GREETING = /^(?:(?:220|554|421|521)[ -]|\+OK|-ERR|\* (?:OK|PREAUTH|BYE)\b)/;
/** Words by which a greeting is known anywhere. */
const SURE_GREETING = /^(?:220[ -]\S+.*\b(?:E?SMTP|LMTP)\b|\+OK .*(?:ready|POP3?|<[^<>@]+@[^<>@]+>)|\* (?:OK|PREAUTH) .*(?:IMAP|ready))/i;
const SERVER_SAYS = /^(?:[2-5]\d\d(?:[ -]|$)|\+OK|-ERR|\* |\+ |\+$|[^\s+*(){%\\"\]]+(?<!:) (?:OK|NO|BAD)(?: |$))/;
const LITERAL = /\{(\d{1,10})\+?\}$/;
/** HTTP CONNECT (RFC 9110 §9.3.6) and the PROXY protocol: what a client says before the session. */
const TUNNEL = /^CONNECT \S+:\d+ HTTP\/1\.\d$/;
const PREFACE = /^PROXY (?:TCP[46] \S+ \S+ \d+ \d+|UNKNOWN)/;
/** Behind these no text of a message is to come. */
const FINAL_DOT = /(?:^|\n)\.(?:\r\n)?$/;
const LAST_WORD = /(?:^|\n)(?:\.|quit)\s*$/i;
/** Commands that wait for an answer and are remembered. */
const MAX_WAITING = 1000;

/** Whether a server would say this. */
export const looksSaidByServer = (line: string): boolean => SERVER_SAYS.test(line);
export const looksLikeGreeting = (line: string): boolean => GREETING.test(line);
export const isPreface = (line: string): boolean => TUNNEL.test(line) || PREFACE.test(line);
export const isSurelyGreeting = (line: string): boolean => SURE_GREETING.test(line);

export class Turns {
  protocol: '' | 'smtp' | 'pop3' | 'imap' = '';
  /** Whose text goes on: the message after 354, the chunk after BDAT, the lines after RETR, a literal. */
  texting: Side | '' = '';
  /** Lines of that text so far. */
  textLines = 0;
  /** The client has been asked to prove himself: his next line is an answer, whatever it looks like. */
  challenged = false;
  /** The text that goes on is a head of HTTP, which an empty line ends. */
  #isHead = false;
  /** A way through a proxy has just been opened: the session begins behind it. */
  #isTunnelled = false;
  /** Octets of a literal that are still to come. */
  #literal = 0;
  #waiting: string[] = [];
  #last: Side | '' = '';
  #clientSpoke = false;
  /** Whatever 354 asks for, the client has said already. */
  #hasSaidAll = false;
  #multiline = false;
  #over: '' | 'dismissed' | 'quit' = '';
  #logout = '';

  /** Nobody has said anything. */
  get isNew(): boolean {
    return this.#last === '';
  }

  /** Goodbye was said and answered. */
  get isOver(): boolean {
    return this.#over === 'quit';
  }

  /** Whether this line of that side belongs to another conversation than the ones before. */
  begins(side: Side, line: string): boolean {
    if (this.#last === '' || this.texting !== '' || this.#isTunnelled) return false;
    if (side === 'client') return this.#over === 'quit' || (this.#over !== '' && (greetsInSmtp(line) || greetsInLmtp(line)));
    if (this.#over !== '') return GREETING.test(line);
    const settled = this.#last === 'server' && !this.#multiline && this.#waiting.length === 0;
    // where nobody hears the client, 220 may be the answer to STARTTLS
    return (
      settled &&
      (this.protocol === 'smtp' && this.#clientSpoke ? /^220[ -]/.test(line) || SURE_GREETING.test(line) : SURE_GREETING.test(line))
    );
  }

  /** Who says this line, if it has no mark. */
  sideOf(line: string): Side {
    // where nobody hears the client, replies come where his text was
    const isUnheard = this.texting === 'client' && this.protocol === 'smtp' && !this.#clientSpoke && SERVER_SAYS.test(line);
    if (this.texting !== '' && !isUnheard) return this.texting;
    if (this.protocol === 'smtp') return /^[2-5]\d\d(?:[ -]|$)/.test(line) ? 'server' : 'client';
    if (this.challenged && !SERVER_SAYS.test(line)) return 'client';
    return SERVER_SAYS.test(line) ? 'server' : 'client';
  }

  hear(side: Side, line: string): void {
    if (this.#last === '' && side === 'client' && isPreface(line)) return this.#preface(line);
    this.#isTunnelled = false;
    this.protocol ||= side === 'server' ? spokenBy(line) : askedIn(line);
    if (side === 'client') this.#hasSaidAll = LAST_WORD.test(line);
    if (this.texting === side) this.#text(line);
    else if (side === 'client') this.#asked(line);
    else this.#answered(line);
    this.#last = side;
  }

  /** The text that goes on is not written down any further. */
  skipText(): void {
    this.texting = '';
    this.#isHead = false;
    this.#literal = 0;
  }

  /** Octets of a chunk or literal that are to come from this side; 0: its text is no counted one. */
  counted(side: Side): number {
    return this.texting === side ? this.#literal : 0;
  }

  #begin(side: Side): void {
    this.texting = side;
    this.textLines = 0;
  }

  /** The server's answer to CONNECT has a head as well. */
  #preface(line: string): void {
    if (!TUNNEL.test(line)) return;
    this.#isHead = true;
    this.#begin('client');
  }

  #headLine(line: string): void {
    if (line !== '') return;
    this.#isHead = this.texting === 'client';
    if (this.#isHead) this.#begin('server');
    else this.texting = '';
    this.#isTunnelled = !this.#isHead;
  }

  #text(line: string): void {
    this.textLines++;
    if (this.#isHead) return this.#headLine(line);
    if (this.#literal === 0) {
      if (FINAL_DOT.test(line)) this.texting = '';
      return;
    }
    this.#literal -= line.length + 2;
    if (this.#literal <= 0) this.#afterLiteral(line);
  }

  /** What stands behind the literal may announce another. */
  #afterLiteral(line: string): void {
    const side = this.texting as Side;
    const over = this.#literal < 0;
    this.skipText();
    if (over && this.protocol === 'imap') this.#announced(side, line);
  }

  #announced(side: Side, line: string): void {
    const literal = LITERAL.exec(line);
    if (!literal || literal[1] === '0') return;
    this.#literal = Number(literal[1]);
    this.#begin(side);
  }

  #asked(line: string): void {
    this.#clientSpoke = true;
    if (this.challenged) {
      this.challenged = false;
      return;
    }
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(line.slice(0, 60));
    if (this.protocol === 'smtp') this.#chunk(line);
    if (this.protocol !== 'imap') return;
    if (/^\S+ LOGOUT/i.test(line)) this.#logout = line.slice(0, line.indexOf(' '));
    this.#announced('client', line);
  }

  #chunk(line: string): void {
    const octets = /^BDAT (\d{1,10})/i.exec(line)?.[1];
    if (octets === undefined || Number(octets) === 0) return;
    this.#literal = Number(octets);
    this.#begin('client');
  }

  #answered(line: string): void {
    if (this.protocol === 'smtp') this.#smtp(line);
    else if (this.protocol === 'pop3') this.#pop3(line);
    else this.#imap(line);
  }

  #smtp(line: string): void {
    this.#multiline = line[3] === '-';
    if (this.#multiline) return;
    const asked = this.#waiting.shift() ?? '';
    this.challenged = line.startsWith('334');
    if (line.startsWith('354') && !this.#hasSaidAll) this.#begin('client');
    if (/^quit/i.test(asked) || line.startsWith('221')) this.#over = 'quit';
    else if (line.startsWith('421')) this.#over = 'dismissed';
  }

  #pop3(line: string): void {
    this.challenged = line.startsWith('+ ') || line === '+';
    if (this.challenged) return;
    const asked = this.#waiting.shift() ?? '';
    if (line.startsWith('+OK') && asksForLines(asked)) this.#begin('server');
    if (/^quit/i.test(asked)) this.#over = 'quit';
  }

  #imap(line: string): void {
    this.challenged = line.startsWith('+') && !/ IDLE$/i.test(this.#waiting[0] ?? '');
    if (line.startsWith('+')) return;
    if (!line.startsWith('* ')) this.#waiting.shift();
    if (this.#logout !== '' && line.startsWith(`${this.#logout} `)) this.#over = 'quit';
    else if (/^\* BYE/i.test(line) && this.#logout === '') this.#over = 'dismissed';
    this.#announced('server', line);
  }
}

function spokenBy(line: string): Turns['protocol'] {
  if (/^[2-5]\d\d(?:[ -]|$)/.test(line)) return 'smtp';
  return /^\+OK|^-ERR/.test(line) ? 'pop3' : SERVER_SAYS.test(line) ? 'imap' : '';
}

function askedIn(line: string): Turns['protocol'] {
  if (saidInSmtpAlone(line)) return 'smtp';
  if (saidInPop3Alone(line)) return 'pop3';
  return saidInImap(line) ? 'imap' : '';
}

/** Whether a conversation that begins with these words was recorded from its start. */
export function fromTheStart(side: Side, line: string): boolean {
  return side === 'server' ? GREETING.test(line) : isPreface(line);
}
