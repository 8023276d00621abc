/** Whether the data that a command brings is what it asked for: the items, the numbers, how much of a part. */
import { readAll } from '../../../protocols/imap/cursor.ts';
import { readItems, type FetchItem } from '../../../protocols/imap/fetchItems.ts';
import { inSpans, spans } from '../../../protocols/imap/sequenceSet.ts';
import type { ImapAsked } from '../../dialogues/imap/command.ts';
import type { Response } from '../../dialogues/imap/response.ts';
import type { Accuse } from './accuse.ts';
import { firstName, isSame, judgeListed } from './names.ts';
import type { ImapMailbox } from './mailbox.ts';
import type { ImapOffer } from './offer.ts';
import { judgeResults, type Known } from './results.ts';
import { imapRules } from './rules.ts';
import { shown } from './said.ts';

/** Messages of one FETCH of which it is remembered what was told. */
const MAX_MESSAGES = 50_000;
/** Characters of what would be right that are shown. */
const MAX_SHOWN = 80;
/** Items that the server may tell of its own accord. */
const NEWS: ReadonlySet<string> = new Set(['FLAGS', 'MODSEQ', 'UID']);
const PARTIAL = /<(\d{1,10})>$/;
const LENGTH = /^~?\{(\d+)/;

export class ImapAnswers {
  readonly #octets: boolean;
  readonly #mailbox: ImapMailbox;
  readonly #offer: ImapOffer;
  /** Names of items by message, since the last tagged reply. */
  readonly #fetched = new Map<number, Set<string>>();
  readonly #status = new Set<string>();
  /** Mailboxes of which STATUS was told; `undefined`: one that nobody can name. */
  readonly #statusOf = new Set<string | undefined>();
  /** The latest FETCH and what it asks for, so that it is read once. */
  #latest: { asked: ImapAsked; items: readonly FetchItem[] } | undefined;

  /** `octets`: the recording tells how many there were. */
  constructor(octets: boolean, mailbox: ImapMailbox, offer: ImapOffer) {
    this.#octets = octets;
    this.#mailbox = mailbox;
    this.#offer = offer;
  }

  /** `running`: commands that have no tagged reply yet. */
  untagged(response: Response, running: readonly ImapAsked[], accuse: Accuse): void {
    if (response.kind === 'fetch' && response.items) this.#learnItems(response.number, response.items, running, accuse);
    if (response.kind !== 'data') return;
    const { name, rest } = response;
    judgeListed(name, rest, running, accuse);
    if (name === 'STATUS') {
      if (this.#statusOf.size < MAX_MESSAGES) this.#statusOf.add(firstName(rest));
      for (const [, item] of rest.matchAll(/[( ]([A-Z][A-Z-]*) (?=\d|NIL|\()/gi)) this.#status.add(item!.toUpperCase());
    }
    judgeResults(name, rest, running, this.#known(running), accuse);
  }

  /** OK was said to `asked`, and no other command was running. */
  answered(asked: ImapAsked, accuse: Accuse): void {
    if (asked.verb === 'FETCH' || asked.verb === 'UID FETCH') this.#judgeFetched(asked, this.#mailbox.exists, accuse);
    if (asked.verb === 'STATUS') this.#judgeStatus(asked, accuse);
  }

  #known(running: readonly ImapAsked[]): Known {
    return {
      exists: this.#mailbox.exists,
      uidNext: this.#mailbox.uidNextFor(running),
      isExtended: this.#offer.offers('ESEARCH'),
      isRev2: this.#offer.isRev2,
    };
  }

  forget(): void {
    this.#fetched.clear();
    this.#status.clear();
    this.#statusOf.clear();
    this.#latest = undefined;
  }

  #learnItems(
    number: number,
    items: (Response & { kind: 'fetch' })['items'] & object,
    running: readonly ImapAsked[],
    accuse: Accuse,
  ): void {
    if (this.#fetched.size < MAX_MESSAGES || this.#fetched.has(number)) {
      const told = this.#fetched.get(number) ?? new Set();
      this.#fetched.set(number, told);
      for (const { name } of items) told.add(plain(name));
    }
    const envelope = items.find(({ name }) => name === 'ENVELOPE');
    if (envelope) judgeEnvelope(envelope.value, accuse);
    const [asked] = running;
    if (!this.#octets || running.length !== 1 || !items.some(({ name }) => PARTIAL.test(name))) return;
    for (const { name, value } of items) this.#judgePartial(this.#askedBy(asked!), name, value, accuse);
  }

  #judgePartial(items: readonly FetchItem[], name: string, value: string, accuse: Accuse): void {
    const asked = items.find((item) => 'partial' in item && item.partial !== undefined && toldName(item) === plain(name));
    if (!asked || !('partial' in asked)) return;
    const octets = Number(LENGTH.exec(value)?.[1] ?? (value.startsWith('"') ? value.replace(/\\(.)/g, '$1').length - 2 : 0));
    const { count } = asked.partial!;
    if (octets > count) accuse(imapRules.partialOctets, { item: name, octets, limit: count });
  }

  #askedBy(asked: ImapAsked): readonly FetchItem[] {
    if (this.#latest?.asked !== asked) this.#latest = { asked, items: itemsIn(asked) };
    return this.#latest.items;
  }

  /** Of a message of which anything was told that was asked for, all must be told. */
  #judgeFetched(asked: ImapAsked, exists: number, accuse: Accuse): void {
    const wanted = this.#askedBy(asked).map(toldName);
    const set = asked.rest.split(' ', 1)[0]!;
    const isPlainSet =
      asked.verb === 'FETCH' && exists >= 0 && /^[\d*:,]{1,80}$/.test(set) && !/ \((?:CHANGEDSINCE|PARTIAL)/i.test(asked.rest);
    const asks = isPlainSet ? spans(set, exists) : [];
    const telling = wanted.filter((name) => !NEWS.has(name));
    for (const [number, told] of this.#fetched) {
      if (!telling.some((name) => told.has(name)) && !inSpans(number, asks)) continue;
      const missing = wanted.find((name) => !told.has(name));
      if (missing === undefined) continue;
      return accuse(imapRules.itemMissing, { verb: asked.verb, item: missing }, `* ${number} FETCH (${missing} …)`);
    }
  }

  #judgeStatus({ verb, rest, frame }: ImapAsked, accuse: Accuse): void {
    const name = frame.literals.length > 0 ? undefined : firstName(rest);
    const told = [...this.#statusOf];
    if (name !== undefined && told.length > 0 && told.every((each) => each !== undefined && !isSame(each, name))) {
      return accuse(imapRules.statusName, { asked: shown(name), told: shown(told[0]!) });
    }
    const wanted = /\(([A-Za-z -]*)\)$/.exec(rest)?.[1]?.toUpperCase().split(' ') ?? [];
    const missing = this.#status.size === 0 ? undefined : wanted.find((item) => !this.#status.has(item));
    if (missing !== undefined) {
      accuse({ ...imapRules.itemMissing, rfc: 'rfc3501#6.3.10' }, { verb, item: missing }, `* STATUS INBOX (${missing} 1)`);
    }
  }
}

/** What a FETCH asks for; nothing, if the book does not understand all of it. */
function itemsIn({ verb, rest, frame }: ImapAsked): readonly FetchItem[] {
  if (!/FETCH$/.test(verb) || frame.literals.length > 0) return [];
  const items = readAll(rest.replace(/^\S+ /, '').replace(/ \([A-Z]+ [^()]*\)$/i, ''), readItems);
  return Array.isArray(items) ? items : [];
}

/** The name by which the server tells an item: RFC 3501 §7.4.2. */
function toldName(item: FetchItem): string {
  if (item.kind === 'simple') return item.item;
  return plain(`${item.label}${item.partial ? `<${item.partial.from}>` : ''}`);
}

/** However the names of fields are quoted and written. */
const plain = (name: string): string => name.toUpperCase().replaceAll('"', '');

/** The members of an envelope as far as From, then Sender and Reply-To. */
const MEMBERS = /^\((?:"(?:[^"\\]|\\.)*"|NIL|\{\d+\+?\}) (?:"(?:[^"\\]|\\.)*"|NIL|\{\d+\+?\}) \(/i;

/** RFC 3501 §7.4.2: Sender and Reply-To are those of From where the header has none. */
function judgeEnvelope(value: string, accuse: Accuse): void {
  const head = MEMBERS.exec(value)?.[0];
  if (head === undefined) return;
  const from = listAt(value, head.length - 1);
  const sender = value.slice(head.length - 1 + from.length + 1);
  const isNil = /^NIL /i.test(sender);
  const member = isNil ? 'Sender' : /^NIL /i.test(sender.slice(listAt(sender, 0).length + 1)) ? 'Reply-To' : '';
  if (member !== '') accuse(imapRules.envelopeDefault, { member }, from.slice(0, MAX_SHOWN));
}

/** The list that begins there, with its parentheses. */
function listAt(value: string, at: number): string {
  let depth = 0;
  const pattern = /"(?:[^"\\]|\\.)*"|[()]|[^()"]+/y;
  pattern.lastIndex = at;
  for (let match = pattern.exec(value); match; match = pattern.exec(value)) {
    depth += match[0] === '(' ? 1 : match[0] === ')' ? -1 : 0;
    if (depth <= 0) break;
  }
  return value.slice(at, pattern.lastIndex || value.length);
}
