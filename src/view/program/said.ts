/** What one click said to servers, and what they said to it. */
import type { Journal } from '../../sim/journal.ts';
import type { ProgramSeen } from '../../worker/api.ts';
import { linesOf } from '../panels/wire.ts';

export interface Saying {
  /** The entry of the command, or of a greeting. */
  index: number;
  isClient: boolean;
  /** At most `MOST`; how many are left out. None while the octets are in the worker. */
  lines: string[];
  left: number;
  /** Octets of all its lines, if they stayed in the worker; else 0. */
  away: number;
  verb: string;
  /** Said by the web server to others, because of a request. */
  isBehind: boolean;
  /** What the web server did in the mailbox beside it. */
  deed?: 'flagged' | 'stored' | 'removed';
}

const MOST = 5;

type Click = ProgramSeen['done'][number];

const isHttp = (journal: Journal, connection: number): boolean => journal.connections[connection]?.protocol === 'http';

/** Connections that a program has opened: because of a click, or of a letter that was written because of one; and what the web server opened because of a request. */
export function connectionsOf(journal: Journal, clicks: readonly Click[], end: number): ReadonlySet<number> {
  const own = new Set(clicks.map(({ from }) => from));
  const connections = new Set<number>();
  for (let index = clicks[0]?.from ?? end; index < end; index++) {
    const [cause, connection] = [journal.cause(index), journal.connection(index)];
    // whatever comes along the line of a browser makes the web server act
    if (connections.has(connection) && isHttp(journal, connection)) own.add(index);
    if (cause < 0 || !own.has(cause)) continue;
    if (journal.kind(index) === 'composed') own.add(index);
    else if (journal.kind(index) === 'open') connections.add(journal.connection(index));
  }
  return connections;
}

/** On the connections of its program: others may speak meanwhile. `end`: entries that there are. */
export function sayingsOf(
  journal: Journal,
  { from, to }: Pick<Click, 'from' | 'to'>,
  connections: ReadonlySet<number>,
  end: number,
): Saying[] {
  const sayings: Saying[] = [];
  const servers = new Set([...connections].filter((each) => isHttp(journal, each)).map((each) => journal.connections[each]!.server));
  for (let index = from; index < (to < 0 ? end : Math.min(to, end)); index++) {
    const kind = journal.kind(index);
    if (isDeed(kind) && servers.has(journal.from(index))) {
      const lines = [journal.detail(index)];
      sayings.push({ index, isClient: false, lines, left: 0, away: 0, verb: '', isBehind: true, deed: kind });
    }
    if (kind !== 'command' && kind !== 'reply' && kind !== 'text') continue;
    const connection = journal.connection(index);
    if (!connections.has(connection)) continue;
    const isWeb = isHttp(journal, connection);
    const octets = journal.octets(index);
    const away = octets.length < journal.octetCount(index) ? journal.octetCount(index) : 0;
    const all = linesOf(octets);
    const verb = kind !== 'command' ? '' : isWeb && away === 0 ? requestIn(all[0] ?? '') : journal.label(index);
    const [lines, left] = [all.slice(0, MOST), Math.max(0, all.length - MOST)];
    sayings.push({ index, isClient: kind !== 'reply', lines, left, away, verb, isBehind: servers.size > 0 && !isWeb });
  }
  return sayings;
}

function isDeed(kind: string): kind is NonNullable<Saying['deed']> {
  return kind === 'flagged' || kind === 'stored' || kind === 'removed';
}

/** 'GET /folder' of 'GET /folder?name=INBOX HTTP/1.1'. */
function requestIn(line: string): string {
  const [method = '', target = ''] = line.split(' ');
  return `${method} ${target.split('?', 1)[0]}`;
}

/** 'UID MOVE, APPEND': the verbs of a click, each once, without what every session begins and ends with. */
export function verbsOf(sayings: readonly Saying[]): string[] {
  const said = sayings.flatMap(({ verb }) => (verb === '' || /^\(/.test(verb) ? [] : [verb]));
  return [...new Set(said)];
}

/** What a click was to the servers. */
export type Reach =
  | 'webKept'
  | 'webRead'
  | 'webSent'
  | 'webSentNoRoom'
  | 'webReceipt'
  | 'webLeft'
  | 'alone'
  | 'device'
  | 'kept'
  | 'asked'
  | 'sent'
  | 'sentPop3'
  | 'sentByServer'
  | 'sentByServerPop3'
  | 'sentNoRoom'
  | 'sentNoRoomPop3'
  | 'redirectedByServer'
  | 'redirectedNoRoom'
  | 'redirected'
  | 'redirectedPop3'
  | 'receipt'
  | 'receiptPop3'
  | 'unkept';

/** Clicks that change nothing on a server. */
export const ASKING: ReadonlySet<string> = new Set([
  ...['open', 'check', 'folder', 'search', 'sort', 'close'],
  ...['offline', 'listen', 'keep', 'thread', 'columns'],
]);

function webReach(deed: Click['deed'], sayings: readonly Saying[], isUncopied: boolean): Reach {
  if (sayings.length === 0) return 'alone';
  if (deed.do === 'read') return sayings.some((saying) => saying.deed === 'flagged') ? 'webRead' : 'asked';
  if (deed.do === 'send') return isUncopied ? 'webSentNoRoom' : 'webSent';
  if (deed.do === 'close') return 'webLeft';
  if (deed.do === 'receipt' && deed.sends) return 'webReceipt';
  return ASKING.has(deed.do) ? 'asked' : 'webKept';
}

/** What a program knows of its servers: `keepsMarks`: keywords are taken; `serverKeepsCopies`: what is handed in is laid into Sent. */
interface Known extends Partial<Pick<ProgramSeen, 'keepsMarks' | 'serverKeepsCopies'>> {
  /** The server had no room for the copy. No program hears of that: the journal says it. */
  isUncopied?: boolean;
}

/** Whether a server had no room in this account for a copy of what was sent by this click. */
export function isUncopied(journal: Journal, { from, to }: Pick<Click, 'from' | 'to'>, account: string, end: number): boolean {
  for (let index = from; index < (to < 0 ? end : Math.min(to, end)); index++)
    if (journal.kind(index) === 'note' && journal.label(index) === 'copy.full' && journal.detail(index) === account) return true;
  return false;
}

export function reachOf(
  { deed }: Click,
  sayings: readonly Saying[],
  via: ProgramSeen['via'],
  { keepsMarks = true, serverKeepsCopies = false, isUncopied = false }: Known = {},
): Reach {
  if (via === 'web') return webReach(deed, sayings, isUncopied);
  if (deed.do === 'mind' && via === 'imap' && !keepsMarks) return 'unkept';
  if (deed.do === 'receipt' && deed.sends) return via === 'pop3' ? 'receiptPop3' : 'receipt';
  if (deed.do === 'redirect' && serverKeepsCopies) return isUncopied ? 'redirectedNoRoom' : 'redirectedByServer';
  // RFC 5322 §3.6.6: it is not the owner's letter, and none is laid into Sent
  if (deed.do === 'redirect') return via === 'pop3' ? 'redirectedPop3' : 'redirected';
  if (deed.do === 'send' && isUncopied) return via === 'pop3' ? 'sentNoRoomPop3' : 'sentNoRoom';
  if (deed.do === 'send' && serverKeepsCopies) return via === 'pop3' ? 'sentByServerPop3' : 'sentByServer';
  if (deed.do === 'send') return via === 'pop3' ? 'sentPop3' : 'sent';
  if (sayings.length === 0) return via === 'pop3' && !ASKING.has(deed.do) ? 'device' : 'alone';
  // a letter that was read before is only fetched
  const isFetched = deed.do === 'read' && sayings.every(({ verb }) => verb !== 'UID STORE');
  return ASKING.has(deed.do) || isFetched ? 'asked' : 'kept';
}
