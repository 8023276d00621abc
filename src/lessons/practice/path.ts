/** Which way will a letter take? Records of a zone and hosts that are down, drawn by lot; the MTA shows where it goes. */
import { own } from '../../own.ts';
import type { ZoneRecord } from '../../run/scenario.ts';
import { secondExchange, zoneOfB } from '../../scenarios/town.ts';
import type { Lot } from '../../sim/lot.ts';
import type { Played } from '../goals/played.ts';
import { sentence, type Drawn, type Level, type Option } from './exercise.ts';
import { amongOthers, entriesOf, playedStory, storyOf } from './playhouse.ts';

const MINUTE_MS = 60_000;
const SECOND_MS = 1000;
/** What is looked at is how it stands ten minutes after the letter was sent: nobody has called a second time by then. */
const SOON_MS = 10 * MINUTE_MS;

/** What a zone says of its exchanges, and what is so. */
interface Case {
  key: string;
  level: Level;
  draw: (lot: Lot) => { records: ZoneRecord[]; down: string[]; later?: ZoneRecord[]; waitMs?: number };
}

const FIRST = 'mx.b.com';
const SECOND = 'mx2.b.com';
const IDS: Readonly<Record<string, string>> = { [FIRST]: 'mx-b', [SECOND]: 'mx2-b' };
const record = (type: ZoneRecord['type'], data: string, name = 'b.com', ttlSeconds = 3600): ZoneRecord => ({ name, type, ttlSeconds, data });

/** Both exchanges, one preferred. */
function two(lot: Lot, ttlSeconds = 3600): { records: ZoneRecord[]; preferred: string; other: string } {
  const preferred = lot.one([FIRST, SECOND]);
  const other = preferred === FIRST ? SECOND : FIRST;
  const low = lot.one([0, 5, 10]);
  const pair = [record('MX', `${low} ${preferred}`, 'b.com', ttlSeconds), record('MX', `${low + lot.one([5, 10, 90])} ${other}`, 'b.com', ttlSeconds)];
  return { records: lot.shuffled(pair), preferred, other };
}

const CASES: readonly Case[] = [
  { key: 'preferred', level: 1, draw: (lot) => ({ records: two(lot).records, down: [] }) },
  {
    key: 'down',
    level: 1,
    draw: (lot) => {
      const { records, preferred, other } = two(lot);
      return { records, down: [lot.chance(0.7) ? preferred : other] };
    },
  },
  { key: 'none', level: 2, draw: () => ({ records: [record('A', '198.51.100.25')], down: [] }) },
  { key: 'bothDown', level: 2, draw: (lot) => ({ records: two(lot).records, down: [FIRST, SECOND] }) },
  { key: 'null', level: 2, draw: (lot) => ({ records: [record('MX', '0 .'), ...(lot.chance(0.5) ? [record('A', '198.51.100.25')] : [])], down: [] }) },
  { key: 'alias', level: 3, draw: (lot) => ({ records: [record('MX', '10 mail.b.com'), record('CNAME', lot.one([FIRST, SECOND]), 'mail.b.com')], down: [] }) },
  { key: 'nameless', level: 3, draw: () => ({ records: [record('MX', '10 mail.b.com'), record('A', '198.51.100.25')], down: [] }) },
  {
    key: 'changed',
    level: 3,
    draw: (lot) => {
      const ttlSeconds = lot.one([60, 300, 3600]);
      const from = lot.one([FIRST, SECOND]);
      const to = from === FIRST ? SECOND : FIRST;
      const waitMs = lot.one([2, 20, 90]) * MINUTE_MS;
      return { records: [record('MX', `10 ${from}`, 'b.com', ttlSeconds)], down: [], later: [record('MX', `10 ${to}`, 'b.com', ttlSeconds)], waitMs };
    },
  },
];

export function path(lot: Lot, level: Level): Drawn {
  const { key, draw } = lot.one(CASES.filter((each) => each.level <= level && each.level >= level - 1));
  const { records, down, later, waitMs = 0 } = draw(lot);
  const stories = storyOf(overlay(records, down, later, waitMs));
  const played = playedStory(stories);
  const right = endOf(played, waitMs);
  const values = { minutes: String(waitMs / MINUTE_MS), down: down.join(', ') };
  const option = (code: string): Option => ({
    code,
    isRight: code === right,
    says: isHost(code) ? sentence('way.host', { name: code }) : sentence(`way.${code}`),
    told: [sentence(code === right ? 'right' : `wrong.${isHost(code) ? 'host' : code}`, { name: code }), sentence(`why.${key}`, values)],
    idea: ideaOf(key, code, right),
    holds: '',
  });
  return {
    module: 9,
    asks: 'explain',
    stories,
    at: startOf(played, waitMs),
    frees: lastOfWay(played, waitMs),
    near: 'town',
    question: sentence(key === 'changed' ? 'asked.changed' : down.length === 0 ? 'asked' : 'asked.down', values),
    shows: [...records.map(written), ...(later ? [`; + ${waitMs / MINUTE_MS / 2} min`, ...later.map(written)] : [])],
    options: amongOthers(lot, option(right), lot.shuffled([FIRST, SECOND, 'bounce', 'queue'].filter((each) => each !== right)).map(option)),
    hints: [sentence('hint.where'), sentence(`hint.${key}`), sentence(isHost(right) ? 'hint.host' : `hint.${right}`)],
    rule: sentence(`rule.${key}`),
    ...sectionOf(key),
  };
}

const isHost = (code: string): boolean => Object.hasOwn(IDS, code);

const written = ({ name, ttlSeconds, type, data }: ZoneRecord): string => `${name}. ${ttlSeconds} IN ${type} ${type === 'A' || data.endsWith('.') ? data : `${data}.`}`;

const SECTIONS: Readonly<Record<string, [rfc: number, section: string]>> = {
  null: [7505, '3'],
  alias: [2181, '10.3'],
  changed: [1035, '3.2.1'],
  bothDown: [5321, '4.5.4.1'],
};
function sectionOf(key: string): { rfc: number; section: string } {
  const [rfc, section] = own(SECTIONS, key) ?? [5321, '5.1'];
  return { rfc, section };
}

function overlay(records: ZoneRecord[], down: string[], later: ZoneRecord[] | undefined, waitMs: number): object {
  const zone = zoneOfB([]);
  const draft = { subject: '1', text: '1\n' };
  const again = later ? [{ at: waitMs, do: 'send', host: 'ana-laptop', draft: { ...draft, subject: '2' } }] : [];
  return {
    // whichever is preferred, the mailboxes are on one of them
    hosts: [{ ...secondExchange, mail: { store: 'mx-b' } }],
    links: [
      { a: 'smtp-a', b: 'mx2-b', latencyMs: 35, octetsPerMs: 1250 },
      { a: 'mx2-b', b: 'mx-b', latencyMs: 5, octetsPerMs: 1250 },
    ],
    zones: [{ ...zone, records: [...zone.records, ...records] }],
    actions: [{ at: 0, do: 'send', host: 'ana-laptop', draft }, ...again],
    faults: [
      ...down.map((name) => ({ kind: 'stop', host: own(IDS, name), atMs: 0, forMs: 60 * MINUTE_MS })),
      ...(later ? [{ kind: 'zone', origin: 'b.com', records: [...zone.records, ...later], atMs: waitMs / 2 }] : []),
    ],
  };
}

/** Where Ana's server has handed the letter over that was sent at `sentMs`, or what it does instead. */
export function endOf(played: Played, sentMs: number): string {
  const { journal, scene } = played;
  for (const index of entriesOf(journal, (each) => isOfWay(played, each, sentMs))) {
    const kind = journal.kind(index);
    const { client = -1, server = -1 } = journal.connections[journal.connection(index)] ?? {};
    const hostOf = (agent: number) => scene.hosts[scene.agents[agent]?.host ?? -1];
    const isTaken = kind === 'reply' && journal.label(index).startsWith('2') && journal.label(journal.cause(index)) === '(message)';
    if (isTaken && hostOf(client)?.id === 'smtp-a') return hostOf(server)!.name;
    if (kind === 'note' && journal.label(index) === 'bounce.made') return 'bounce';
  }
  return 'queue';
}

function isOfWay({ journal }: Played, index: number, sentMs: number): boolean {
  return journal.at(index) >= sentMs && journal.at(index) < sentMs + SOON_MS;
}

/** Ana's server has the letter, and asks the DNS next. */
function startOf(played: Played, sentMs: number): string {
  const { journal } = played;
  const accepted = entriesOf(journal, (index) => isOfWay(played, index, sentMs) && journal.kind(index) === 'queued')[0];
  if (accepted === undefined) throw new Error(`no letter is queued after ${sentMs / SECOND_MS} s`);
  return journal.id(accepted);
}

function lastOfWay(played: Played, sentMs: number): string {
  const { journal } = played;
  const shown = new Set(['reply', 'note', 'stored', 'queued', 'timer']);
  return journal.id(entriesOf(journal, (index) => isOfWay(played, index, sentMs) && shown.has(journal.kind(index))).at(-1)!);
}

function ideaOf(key: string, code: string, right: string): string {
  if (key === 'preferred' && code !== right && code.startsWith('mx')) return 'mx-larger-first';
  if (key === 'none' && code === 'bounce') return 'no-mx-no-mail';
  if (key === 'null' && code !== 'bounce') return 'null-mx-is-a-host';
  if (key === 'bothDown' && code === 'bounce') return '4yz-is-lost';
  if (key === 'down' && (code === 'queue' || code === 'bounce')) return 'one-mx-down-stops-mail';
  if (key === 'changed' && code !== right && code.startsWith('mx')) return 'dns-changes-at-once';
  return key === 'alias' || key === 'nameless' ? 'mx-holds-anything' : '';
}
