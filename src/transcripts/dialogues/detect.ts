/**
 * Which protocol a conversation speaks, found out from its first octets: whoever has said what. The server's port decides
 * only where the words leave a choice.
 */
import { LF, text } from '../../mail/octets.ts';
import { decode } from '../../protocols/dns/wire.ts';
import { memory } from '../remembered.ts';
import { greetsInLmtp, greetsInSmtp, isImapCommand, isPop3Command, saidInSmtp, saidInSmtpAlone } from '../vocabulary.ts';

export interface Beginning {
  /** What each side has said so far; a few kilobytes are enough. */
  client: Uint8Array;
  server: Uint8Array;
  /** 'ip:port', or ''. */
  clientEnd: string;
  serverEnd: string;
  /** No more octets will be shown: decide now. */
  over: boolean;
}

/** Octets of a side that are looked at. */
const HEAD_OCTETS = 4096;
const SUBMISSION_PORTS: ReadonlySet<number> = new Set([465, 587, 2465, 2587]);
const LMTP_PORTS: ReadonlySet<number> = new Set([24, 2003, 2424]);
const FTP = /^(?:USER|PASS|SYST|FEAT|PASV|EPSV|PORT|CWD|PWD|XPWD|TYPE|LIST|AUTH (?:TLS|SSL))\b/i;
const FTP_REPLY = /^(?:331|230|227|229|257|226|150|125|202|234) /m;
const HTTP = /^(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|CONNECT|PATCH|TRACE) \S+ HTTP\/|^PRI \* HTTP\//;
const IMAP_SAID =
  /^\* (?:OK|NO|BAD|BYE|PREAUTH|CAPABILITY|LIST|LSUB|FLAGS|SEARCH|STATUS|ID|ENABLED|NAMESPACE|\d+ (?:EXISTS|RECENT|EXPUNGE|FETCH))\b/im;
const IMAP_DONE = /^[^\s+*(){%\\"\]]+ (?:OK|NO|BAD) /m;

/** 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap' | 'dns' | 'tls' | 'other'; `undefined`: more octets must tell. */
export function detect({ client, server, serverEnd, over }: Beginning): string | undefined {
  if (isTls(client) || isTls(server)) return 'tls';
  if (isLookup(client) || isLookup(server)) return 'dns';
  const port = Number(/:(\d+)$/.exec(serverEnd)?.[1] ?? 0);
  if ((port === 25 || SUBMISSION_PORTS.has(port)) && saysSmtp(server)) return port === 25 ? 'smtp' : 'submission';
  const [asked, answered] = [headText(client), headText(server)];
  // programs begin alike, session for session
  return recall(`${port} ${over} ${asked.length} ${asked}${answered}`, () => new Words(asked, answered, port, over).protocol);
}

const recall = memory<string | undefined>();
const headText = (said: Uint8Array): string => text(said, 0, Math.min(said.length, HEAD_OCTETS));

/** RFC 8446 §5.1: a handshake record. */
function isTls(head: Uint8Array): boolean {
  return head.length >= 3 && head[0] === 22 && head[1] === 3 && head[2]! <= 4;
}

/** RFC 1035 §4.2.2: two octets of length, then a message. */
function isLookup(head: Uint8Array): boolean {
  const length = head.length > 2 ? head[0]! * 256 + head[1]! : 0;
  return length >= 12 && head.length >= length + 2 && decode(head.subarray(2, length + 2)) !== undefined;
}

/** Most servers name the protocol in their greeting: where the port agrees, nothing more need be heard. */
function saysSmtp(server: Uint8Array): boolean {
  const end = server.indexOf(LF);
  return end > 0 && /^220[ -][^\r]*\bE?SMTP\b/.test(text(server, 0, Math.min(end, HEAD_OCTETS)));
}

/** What the two sides have said, where it is lines. */
class Words {
  readonly #client: readonly string[];
  readonly #server: string;
  readonly #port: number;
  readonly #over: boolean;

  constructor(client: string, server: string, port: number, over: boolean) {
    this.#client = linesOf(client, over);
    this.#server = server;
    this.#port = port;
    this.#over = over;
  }

  get protocol(): string | undefined {
    if (this.#isForeign()) return 'other';
    if (/^\+OK|^-ERR/.test(this.#server)) return 'pop3';
    if (this.#isImap()) return 'imap';
    if (/^[2345]\d\d[ -]/.test(this.#server)) return this.#codes();
    return this.#server.length < GREETING_OCTETS ? this.#alone() : this.#last('other');
  }

  #isForeign(): boolean {
    const [first = ''] = this.#client;
    return HTTP.test(first) || /^SSH-|^\*\d+$/.test(first) || /^(?:SSH-|HTTP\/|RFB )/.test(this.#server);
  }

  #isImap(): boolean {
    if (/^\* (?:OK|PREAUTH|BYE)\b/i.test(this.#server)) return true;
    const asked = this.#client.some(isImapCommand);
    return asked ? !/^[2345]\d\d[ -]/.test(this.#server) : IMAP_SAID.test(this.#server) || IMAP_DONE.test(this.#server);
  }

  /** A server that answers with three digits. */
  #codes(): string | undefined {
    if (this.#client.some(greetsInLmtp)) return 'lmtp';
    const hello = this.#client.findIndex(greetsInSmtp);
    if (hello >= 0) return this.#greeted(hello);
    if (this.#client.some((line) => FTP.test(line)) || FTP_REPLY.test(this.#server)) return 'other';
    if (this.#client.some(saidInSmtp)) return this.#mail();
    if (!/^220[ -]/.test(this.#server)) return this.#inTheMiddle();
    return this.#over || this.#client.length > 0 ? this.#byGreeting() : undefined;
  }

  /** EHLO is refused where LMTP is spoken: what the client says then tells. */
  #greeted(hello: number): string | undefined {
    const replies = this.#server.match(/^\d{3} .*$/gm) ?? [];
    const next = this.#client[hello + 1];
    if (replies.length <= hello + 1 && next === undefined) return this.#last(this.#mail());
    if (/^250/.test(replies[hello + 1] ?? '250')) return this.#mail(next);
    return next === undefined ? this.#last(this.#mail()) : this.#mail(next);
  }

  /** A recording that begins in the middle: RFC 5321's codes are FTP's too, RFC 3463's are not. */
  #inTheMiddle(): string | undefined {
    if (/^(?:354 |[245]\d\d[ -][245]\.\d+\.\d+ |250-|[45]54 |421 )/m.test(this.#server)) return this.#mail();
    return this.#last(this.#port === 21 ? 'other' : this.#mail());
  }

  #byGreeting(): string {
    const [greeting = ''] = this.#server.split('\n');
    if (/\bLMTP\b/i.test(greeting)) return 'lmtp';
    if (/\bFTP|FileZilla/i.test(greeting) || this.#port === 21) return 'other';
    return this.#mail() ?? 'smtp';
  }

  /** SMTP, submission or LMTP: by the port, and where that says nothing by whether the client proves who he is. */
  #mail(next?: string): string | undefined {
    if (LMTP_PORTS.has(this.#port)) return 'lmtp';
    if (SUBMISSION_PORTS.has(this.#port)) return 'submission';
    if (this.#port === 25) return 'smtp';
    if (this.#client.some((line) => /^AUTH /i.test(line)) || /^530[ -]/m.test(this.#server)) return 'submission';
    return next === undefined ? this.#last('smtp') : 'smtp';
  }

  /** Only the client is heard, or neither has said much. */
  #alone(): string | undefined {
    if (this.#client.some(greetsInLmtp)) return 'lmtp';
    if (this.#client.some(saidInSmtpAlone)) return this.#server === '' && !this.#over ? undefined : this.#mail();
    if (this.#client.some((line) => isPop3Command(line) && !FTP.test(line))) return this.#last('pop3');
    return this.#over && this.#client.length > 0 ? this.#byPort() : undefined;
  }

  /** Words that several protocols share. */
  #byPort(): string {
    if (LMTP_PORTS.has(this.#port)) return 'lmtp';
    if (SUBMISSION_PORTS.has(this.#port)) return 'submission';
    return PROTOCOL_OF_PORT[this.#port] ?? (this.#client.some(saidInSmtp) ? 'smtp' : 'other');
  }

  #last(protocol: string | undefined): string | undefined {
    return this.#over ? (protocol ?? 'other') : undefined;
  }
}

/** Octets of a greeting by which its first word is known. */
const GREETING_OCTETS = 8;
const PROTOCOL_OF_PORT: Record<number, string> = { 25: 'smtp', 110: 'pop3', 995: 'pop3', 143: 'imap', 993: 'imap' };

/** The whole lines of a head; with `over`, also one that has no end. */
function linesOf(head: string, over: boolean): string[] {
  const lines = head.split(/\r?\n/);
  if (!over || lines[lines.length - 1] === '') lines.pop();
  return lines;
}
