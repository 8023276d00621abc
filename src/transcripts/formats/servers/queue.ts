/** Messages that a log tells of, by their queue ids: whoever handed them in, and what became of them. */
import { own } from '../../../own.ts';
import { ascii } from '../../../mail/octets.ts';
import type { Hop, Sink } from '../../sink.ts';
import { copied, MAX_HOPS, MAX_MESSAGES, tellTrail, type Told } from '../log/trails.ts';
import type { SyslogStamp, SyslogTime } from './syslog-time.ts';

const WITH_ID = /^([0-9A-F]{6,}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{12,}): (.*)$/s;
const CLIENT = /^client=([^[]+)\[([^\]]*)\]/;
const DELIVERY = /^to=<([^>]*)>,.* relay=([^,]*),.* status=(\w+) \((.*)\)$/s;
const RELAY = /^([^[]+)(?:\[([^\]]*)\])?/;
const REJECT =
  /^NOQUEUE: reject: \w+ from ([^[]+)\[([^\]]*)\]: (\d{3} .*?); from=<([^>]*)>(?: to=<([^>]*)>)? proto=(\w+)(?: helo=<([^>]*)>)?/;
const STATUSES: Record<string, string> = { sent: 'sent', deferred: 'deferred', bounced: 'bounced', expired: 'expired' };
const LOCAL = new Set(['local', 'virtual', 'pipe']);

/** One line of the log. */
export interface Note {
  at: SyslogStamp;
  host: string;
  service: string;
  process: string;
  words: string;
  line: string;
}

/** A hop whose time is not an epoch's yet. */
interface LoggedHop {
  at: SyslogStamp;
  hop: Omit<Hop, 'atMs'>;
}

interface Message extends Told {
  hops: LoggedHop[];
  /** Its queue ids, here and further on. */
  ids: string[];
  /** Queue ids of it that are still in a queue, here or further on. */
  queued: number;
}

export class Queue {
  readonly #sink: Sink;
  readonly #time: SyslogTime;
  readonly #messages = new Map<string, Message>();
  /** TLS as the processes told it, for the next message that they take. */
  readonly #tls = new Map<string, string>();

  constructor(sink: Sink, time: SyslogTime) {
    this.#sink = sink;
    this.#time = time;
  }

  /** Hosts by the name that their own lines have, as their neighbours call them. */
  readonly #hosts = new Map<string, { name: string; address: string }>();

  /** A process set up TLS. */
  secured(process: string, tls: string): void {
    if (this.#tls.size >= MAX_MESSAGES) this.#tls.clear();
    this.#tls.set(copied(process), copied(tls));
  }

  note(note: Note): void {
    const [, id, words] = WITH_ID.exec(note.words) ?? [];
    if (id !== undefined) this.#of(id, words!, note);
    else if (note.words.startsWith('NOQUEUE: reject')) this.#rejected(note);
    else if (note.words.startsWith('disconnect from ')) this.#tls.delete(note.process);
  }

  end(): void {
    for (const message of new Set(this.#messages.values())) this.#tell(message);
    this.#messages.clear();
  }

  #of(id: string, words: string, note: Note): void {
    if (words.startsWith('client=')) this.#taken(this.#message(id), words, id, note);
    else if (words.startsWith('uid=')) this.#local(this.#message(id), id, note);
    else if (words.startsWith('message-id=')) this.#named(this.#message(id), words, note);
    else if (words.startsWith('from=<')) this.#message(id).reversePath ||= copied(words.slice(6, words.indexOf('>')));
    else if (words.startsWith('to=<')) this.#delivered(id, words, note);
    else if (words === 'removed') this.#removed(id);
  }

  #message(id: string): Message {
    const known = this.#messages.get(id);
    if (known) return known;
    if (this.#messages.size >= MAX_MESSAGES) this.#forget();
    const message: Message = { messageId: '', reversePath: '', forwardPaths: new Set<string>(), hops: [], ids: [copied(id)], queued: 1 };
    this.#messages.set(message.ids[0]!, message);
    return message;
  }

  #forget(): void {
    const [message] = this.#messages.values();
    if (!message) return;
    this.#tell(message);
    for (const id of message.ids) this.#messages.delete(id);
  }

  #taken(message: Message, words: string, id: string, { at, host, process, line }: Note): void {
    const [, name = '', address = ''] = CLIENT.exec(words) ?? [];
    const user = /sasl_username=([^,\s]+)/.exec(words)?.[1] ?? '';
    this.#add(message, at, {
      ...{ fromName: copied(name), fromAddress: copied(address), byName: copied(host), byAddress: '', with: user ? 'ESMTPA' : 'SMTP' },
      ...{ id: copied(id), recipients: [], tls: this.#tls.get(process) ?? '', authenticatedAs: copied(user), reply: '', status: '' },
      source: ascii(line),
    });
  }

  /** Handed in by a program on the same host. */
  #local(message: Message, id: string, { at, host, line }: Note): void {
    const name = copied(host);
    this.#add(message, at, {
      ...{ fromName: name, fromAddress: '', byName: name, byAddress: '', with: 'local', id: copied(id), recipients: [] },
      ...{ tls: '', authenticatedAs: '', reply: '', status: '', source: ascii(line) },
    });
  }

  #named(message: Message, words: string, { at }: Note): void {
    const messageId = copied(/^message-id=<?([^>\s]*)/.exec(words)?.[1] ?? '');
    message.messageId ||= messageId;
    this.#time.learn(messageId, at);
  }

  #delivered(id: string, words: string, note: Note): void {
    const [, to, relay, status, reason] = DELIVERY.exec(words) ?? [];
    if (to === undefined) return;
    const message = this.#message(id);
    const { at, host, service, process, line } = note;
    const [, name = '', address = ''] = RELAY.exec(relay!) ?? [];
    const next = /queued as ([0-9A-Za-z]+)/.exec(reason!)?.[1] ?? '';
    message.forwardPaths.add(copied(to));
    this.#add(message, at, {
      ...{
        fromName: copied(host),
        fromAddress: '',
        byName: nameOf(name, host),
        byAddress: copied(address),
        with: withOf(service),
        id: copied(next),
      },
      ...{ recipients: [copied(to)], tls: this.#tls.get(process) ?? '', authenticatedAs: '', reply: copied(replyIn(reason!)) },
      ...{ status: statusOf(status!, service), source: ascii(line) },
    });
    this.#handedOn(message, next);
  }

  /** The next server's lines may be in this log too: from there on it is one message. */
  #handedOn(message: Message, next: string): void {
    const other = this.#messages.get(next);
    if (!other || other === message) return;
    const [arrival] = other.hops;
    const hop = message.hops[message.hops.length - 1]?.hop;
    if (arrival && hop && this.#hosts.size < MAX_HOPS) this.#hosts.set(arrival.hop.byName, { name: hop.byName, address: hop.byAddress });
    // how it came there has been told from this side
    message.hops.push(...other.hops.slice(1));
    for (const path of other.forwardPaths) message.forwardPaths.add(path);
    message.queued += other.queued;
    message.ids.push(...other.ids);
    for (const id of other.ids) if (this.#messages.get(id) === other) this.#messages.set(id, message);
  }

  #removed(id: string): void {
    const message = this.#messages.get(id);
    if (!message) return;
    this.#messages.delete(id);
    if (--message.queued === 0) this.#tell(message);
  }

  #rejected({ words, at, host, line, process }: Note): void {
    const [, name, address, reply, from, to = '', proto, helo] = REJECT.exec(words) ?? [];
    if (name === undefined) return;
    const forwardPaths = new Set(to === '' ? [] : [to]);
    const message: Message = { messageId: '', reversePath: from!, forwardPaths, hops: [], ids: [], queued: 0 };
    this.#add(message, at, {
      ...{ fromName: name === 'unknown' ? (helo ?? name) : name, fromAddress: address!, byName: host, byAddress: '', with: proto!, id: '' },
      ...{ recipients: [...message.forwardPaths], tls: this.#tls.get(process) ?? '', authenticatedAs: '', reply: reply!, status: '' },
      source: ascii(line),
    });
    this.#tell(message);
  }

  #add(message: Message, at: SyslogStamp, hop: LoggedHop['hop']): void {
    if (message.hops.length < MAX_HOPS) message.hops.push({ at, hop });
  }

  #tell(message: Message): void {
    tellTrail(
      this.#sink,
      message,
      message.hops.map(({ at, hop }) => ({ ...this.#called(hop), atMs: this.#time.epochMs(at) })),
    );
  }

  /** With the names by which neighbours know the two ends. */
  #called(hop: LoggedHop['hop']): LoggedHop['hop'] {
    const [from, by] = [this.#hosts.get(hop.fromName), this.#hosts.get(hop.byName)];
    return {
      ...hop,
      ...(from && { fromName: from.name, fromAddress: hop.fromAddress || from.address }),
      ...(by && { byName: by.name, byAddress: hop.byAddress || by.address }),
    };
  }
}

const nameOf = (name: string, host: string): string => copied(name === 'none' ? '' : LOCAL.has(name) || name === '' ? host : name);

function withOf(service: string): string {
  return service === 'lmtp' ? 'LMTP' : service === 'smtp' ? 'SMTP' : copied(service);
}

function statusOf(status: string, service: string): string {
  const known = own(STATUSES, status) ?? '';
  return known === 'sent' && service !== 'smtp' ? 'delivered' : known;
}

/** '250 2.0.0 Ok: …' in '(host mx.b.com[…] said: 450 4.2.0 … (in reply to RCPT TO command))'. */
function replyIn(reason: string): string {
  const [, said] = /(?:^| said: )([245]\d\d[ -].*?)(?: \(in reply to [^)]*\))?$/s.exec(reason) ?? [];
  return said ?? '';
}
