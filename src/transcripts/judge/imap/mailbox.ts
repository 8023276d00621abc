/**
 * The selected mailbox as the server tells it: how many messages there are, which UID each number has. RFC 3501 §2.3.1, §5.2,
 * §7.3.1, §7.4. Until a SELECT is answered its data is that of the mailbox to come.
 */
import { commandNamed } from '../../../protocols/imap/commands/index.ts';
import { session } from '../../../protocols/imap/session.machine.ts';
import { OPENERS, type ImapAsked } from '../../dialogues/imap/command.ts';
import type { FetchedItem, Response } from '../../dialogues/imap/response.ts';
import type { Accuse } from './accuse.ts';
import { imapRules } from './rules.ts';

/** Messages whose UIDs are remembered; of more only the count. */
const MAX_MESSAGES = 50_000;
const SELECTS = session.asking('openMailbox');
/** Items that the server may tell of its own accord. */
const NEWS: ReadonlySet<string> = new Set(['FLAGS', 'MODSEQ', 'UID']);
/** What may bring letters into this mailbox before it is told that they are there. */
const BRINGS = /^(?:UID )?(?:APPEND|COPY|MOVE|REPLACE)$/;

interface Opened {
  /** -1: not told yet. */
  exists: number;
  flags: boolean;
  uidvalidity: boolean;
  /** What the next letter will have at least; 0: not told, or letters have come since. */
  uidNext: number;
  /** UIDs by sequence number less one; 0: not told. */
  uids: number[];
  sizes: Map<number, number>;
}

export class ImapMailbox {
  #selected: Opened | undefined;
  #coming: Opened | undefined;
  /** Whether a mailbox is selected is known at all. */
  #known: boolean;
  readonly #octets: boolean;

  constructor(known: boolean, octets: boolean) {
    this.#known = known;
    this.#octets = octets;
  }

  /** How many messages there are; -1 if nobody knows. */
  get exists(): number {
    return this.#selected?.exists ?? -1;
  }

  /** No UID reaches this one; 0 if nobody knows. */
  uidNextFor(running: readonly ImapAsked[]): number {
    return running.some(({ verb }) => SELECTS.has(verb) || BRINGS.test(verb)) ? 0 : (this.#selected?.uidNext ?? 0);
  }

  /** A command that opens a mailbox, said since octets were missing: once it is answered, what is open is known again. */
  #opening: ImapAsked | undefined;

  asked(asked: ImapAsked): void {
    if (SELECTS.has(asked.verb) && asked.frame.whole && !asked.pipelined) this.#opening = asked;
  }

  isRegained(asked: ImapAsked, condition: string): boolean {
    return asked === this.#opening && condition === 'OK';
  }

  /** What was said before is not to be relied on. */
  lose(): void {
    this.#opening = undefined;
    this.#selected = undefined;
    this.#coming = undefined;
    this.#known = false;
  }

  /** `running`: commands that have no tagged reply yet, the oldest first. */
  untagged(response: Response, running: readonly ImapAsked[], accuse: Accuse): void {
    const opened = this.#openedBy(running);
    if (response.kind === 'data' && response.name === 'FLAGS' && opened) opened.flags = true;
    if (response.kind === 'status') this.#status(response.code, opened);
    if (response.kind === 'number') this.#number(response, opened, running, accuse);
    if (response.kind === 'fetch') this.#fetch(response, opened, running, accuse);
    if (response.kind === 'data' && response.name === 'VANISHED' && !/^\(EARLIER\)/i.test(response.rest)) this.#vanish(opened);
  }

  /** The answer to `asked`, with OK or without. */
  answered({ verb, pipelined }: ImapAsked, condition: string, isRev2: boolean, accuse: Accuse): void {
    if (SELECTS.has(verb)) this.#select(condition, verb, pipelined, isRev2, accuse);
    else if (BRINGS.test(verb) && this.#selected) this.#selected.uidNext = 0;
    else if ((verb === 'CLOSE' || verb === 'UNSELECT') && condition === 'OK') this.#close();
    else if (OPENERS.has(verb) && condition === 'OK') this.#close();
  }

  #select(condition: string, verb: string, pipelined: boolean, isRev2: boolean, accuse: Accuse): void {
    const coming = this.#coming ?? opened();
    this.#coming = undefined;
    // RFC 3501 §6.3.1: after a SELECT that fails nothing is selected; after BAD nothing has happened
    if (condition === 'NO') this.#close();
    if (condition !== 'OK') return;
    this.#selected = coming;
    this.#known = true;
    if (pipelined) return;
    if (!coming.flags) accuse(imapRules.selectData, { verb, name: 'FLAGS' }, '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)');
    if (coming.exists < 0) accuse(imapRules.selectData, { verb, name: 'EXISTS' }, '* 0 EXISTS');
    if (!coming.uidvalidity)
      accuse(
        isRev2 ? { ...imapRules.selectData, rfc: 'rfc9051#6.3.2' } : imapRules.selectUidvalidity,
        { verb, name: 'UIDVALIDITY' },
        '* OK [UIDVALIDITY 1] UIDs valid',
      );
  }

  #close(): void {
    this.#selected = undefined;
    this.#known = true;
  }

  /** The mailbox that data is about: the one being selected, once its turn has come. */
  #openedBy(running: readonly ImapAsked[]): Opened | undefined {
    if (!SELECTS.has(running[0]?.verb ?? '')) return this.#selected;
    return (this.#coming ??= opened());
  }

  #status(code: string, opened: Opened | undefined): void {
    if (/^UIDVALIDITY /i.test(code) && opened) opened.uidvalidity = true;
    const [, next] = /^UIDNEXT (\d{1,10})$/i.exec(code) ?? [];
    if (next !== undefined && opened) opened.uidNext = Number(next);
    if (/^CLOSED$/i.test(code)) this.#selected = undefined;
  }

  #number(
    { name, number }: Response & { kind: 'number' },
    opened: Opened | undefined,
    running: readonly ImapAsked[],
    accuse: Accuse,
  ): void {
    if (name !== 'EXISTS' && name !== 'EXPUNGE') return;
    if (!opened) return this.#unselected(name, running, accuse);
    if (name === 'EXISTS') this.#grow(opened, number, accuse);
    else this.#expunge(opened, number, running, accuse);
  }

  /** Data of a mailbox where none is selected. A command that has not been seen may have selected one. */
  #unselected(name: string, running: readonly ImapAsked[], accuse: Accuse): void {
    if (this.#known && running.length > 0 && !running.some(({ verb }) => SELECTS.has(verb))) accuse(imapRules.dataUnselected, { name });
  }

  #grow(opened: Opened, exists: number, accuse: Accuse): void {
    if (opened.exists > exists) {
      accuse(imapRules.existsShrinks, { count: exists, known: opened.exists }, `* ${opened.exists} EXPUNGE`);
      opened.uids = [];
      opened.sizes.clear();
    }
    if (opened.exists >= 0 && exists > opened.exists) opened.uidNext = 0;
    opened.exists = exists;
  }

  #expunge(opened: Opened, number: number, running: readonly ImapAsked[], accuse: Accuse): void {
    if (running.length > 0 && running.every(({ verb }) => commandNamed(verb)?.holdsNumbers))
      accuse(imapRules.expungeDuring, { verb: running[0]!.verb, number });
    if (number === 0 || (opened.exists >= 0 && number > opened.exists)) {
      return accuse(imapRules.expungeBeyond, { number, count: opened.exists });
    }
    if (opened.exists > 0) opened.exists--;
    if (number <= opened.uids.length) opened.uids.splice(number - 1, 1);
    // numbers above the removed one are another message's now
    opened.sizes.clear();
  }

  /** RFC 7162 §3.2.10: VANISHED names UIDs, so that the numbers of what is left are not known any more. */
  #vanish(opened: Opened | undefined): void {
    if (!opened) return;
    opened.exists = -1;
    opened.uidNext = 0;
    opened.uids = [];
    opened.sizes.clear();
  }

  #fetch(response: Response & { kind: 'fetch' }, opened: Opened | undefined, running: readonly ImapAsked[], accuse: Accuse): void {
    const { number, items } = response;
    if (!opened) return this.#unselected('FETCH', running, accuse);
    if (number === 0 || (opened.exists >= 0 && number > opened.exists)) accuse(imapRules.fetchBeyond, { number, count: opened.exists });
    else if (items) this.#judgeItems(opened, number, items, running, accuse);
  }

  #judgeItems(opened: Opened, number: number, items: readonly FetchedItem[], running: readonly ImapAsked[], accuse: Accuse): void {
    const uid = items.find(({ name }) => name === 'UID');
    if (uid) this.#learnUid(opened, number, Number(uid.value), accuse);
    const next = this.uidNextFor(running);
    if (uid && next > 0 && Number(uid.value) >= next) accuse(imapRules.uidBeyond, { uid: Number(uid.value), next });
    const onlyByUid = running.length > 0 && running.every(({ verb }) => verb === 'UID FETCH');
    if (!uid && onlyByUid && items.some(({ name }) => !NEWS.has(name))) accuse(imapRules.uidMissing, { number });
    if (this.#octets) this.#judgeSize(opened, number, items, accuse);
  }

  /** RFC 3501 §2.3.1.1: a message keeps its UID, and a larger number has a larger one. */
  #learnUid({ uids }: Opened, number: number, uid: number, accuse: Accuse): void {
    const known = uids[number - 1] ?? 0;
    if (known !== 0 && known !== uid) return accuse(imapRules.uidChanged, { number, uid, known }, `UID ${known}`);
    const before = uids[number - 2] ?? 0;
    const after = uids[number] ?? 0;
    if (before >= uid || (after !== 0 && after <= uid)) accuse(imapRules.uidOrder, { number, uid, other: before >= uid ? before : after });
    if (number > MAX_MESSAGES) return;
    while (uids.length < number) uids.push(0);
    uids[number - 1] = uid;
  }

  #judgeSize({ sizes }: Opened, number: number, items: readonly FetchedItem[], accuse: Accuse): void {
    const told = items.find(({ name }) => name === 'RFC822.SIZE');
    if (told && sizes.size < MAX_MESSAGES) sizes.set(number, Number(told.value));
    const body = items.find(({ name, literal }) => (name === 'BODY[]' || name === 'RFC822') && literal >= 0);
    const octets = Number(/\{(\d+)/.exec(body?.value ?? '')?.[1] ?? -1);
    const size = sizes.get(number);
    if (octets >= 0 && size !== undefined && size !== octets) accuse(imapRules.sizeDiffers, { number, octets, known: size });
  }
}

function opened(): Opened {
  return { exists: -1, flags: false, uidvalidity: false, uidNext: 0, uids: [], sizes: new Map() };
}
