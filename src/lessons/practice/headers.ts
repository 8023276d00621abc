/** What do these headers tell? The letter has really travelled: held up, passed on, or with a line that somebody made up. */
import { formatDate } from '../../mail/date.ts';
import { allFields, rawValue, readHeader } from '../../mail/header.ts';
import { readHops } from '../../mail/trace.ts';
import { town } from '../../scenarios/town.ts';
import { secondExchange, zoneOfB } from '../../scenarios/town.ts';
import type { Lot } from '../../sim/lot.ts';
import type { Played } from '../goals/played.ts';
import { sentence, verbatim, type Drawn, type Level, type Option, type Sentence } from './exercise.ts';
import { amongOthers, entriesOf, playedStory, storyOf } from './playhouse.ts';

const MINUTE_MS = 60_000;
const TEXT = { subject: '1', text: '1\n' };
const SEND = { at: 0, do: 'send', host: 'ana-laptop', draft: TEXT };

type Asked = Pick<Drawn, 'question' | 'options' | 'hints' | 'rule' | 'rfc' | 'section'>;
type Asking = (lot: Lot, played: Played, hops: Hop[]) => Asked;

interface Hop {
  from: string;
  by: string;
  dateMs: number;
  raw: string;
}

export function headers(lot: Lot, level: Level): Drawn {
  const asking = lot.one<Asking>(level === 1 ? [first, order] : level === 2 ? [heldUp, howLong] : [heldUp, howLong, forged]);
  const stories = storyOf(asking === forged ? forgedStory(lot) : delayedStory(lot, level));
  const played = playedStory(stories);
  const { journal, body } = played;
  const stored = entriesOf(journal, (index) => journal.kind(index) === 'stored' && journal.label(index) === 'bea@b.com').at(-1);
  if (stored === undefined) throw new Error('the letter of an exercise has not arrived');
  const octets = body(journal.subject(stored))!;
  const received = allFields(readHeader(octets), 'Received').map((field) => rawValue(octets, field));
  const hops = readHops(octets).map(({ from, by, dateMs = 0 }, number): Hop => ({ from, by, dateMs, raw: received[number] ?? '' }));
  const dates = allFields(readHeader(octets), 'Date').map((field) => `Date: ${rawValue(octets, field)}`);
  return {
    module: 3,
    asks: 'explain',
    stories,
    at: journal.id(stored),
    frees: '',
    near: 'town',
    shows: [...hops.map(({ raw }, number) => `${number + 1}  Received: ${raw.replace(/\s+/g, ' ').trim()}`), ...dates.map((date) => `${hops.length + 1}  ${date}`)],
    ...asking(lot, played, hops),
  };
}

/** The letter waits at one place: its exchange is switched off, or asks to come back; at level 3 a second exchange keeps it. */
function delayedStory(lot: Lot, level: Level): object {
  const waitMs = lot.one([3, 12, 25, 50]) * MINUTE_MS + lot.below(50) * 1000;
  const greylist = { hosts: [{ id: 'mx-b', mail: { greylistMs: waitMs } }], actions: [SEND] };
  const kept = {
    hosts: [secondExchange],
    links: [
      { a: 'smtp-a', b: 'mx2-b', latencyMs: 35, octetsPerMs: 1250 },
      { a: 'mx2-b', b: 'mx-b', latencyMs: 5, octetsPerMs: 1250 },
    ],
    zones: [zoneOfB([[10, 'mx.b.com'], [20, 'mx2.b.com']])],
    faults: [{ kind: 'stop', host: 'mx-b', atMs: 0, forMs: waitMs }],
    actions: [SEND],
  };
  return level > 1 && lot.chance(0.6) ? kept : greylist;
}

/** Ana's letter, or somebody's in her name, with a Received line that no server wrote. */
function forgedStory(lot: Lot): object {
  const place = lot.one(['relay.bank.example', 'mail.gov.example', 'mx.trusted.example']);
  const date = formatDate(town.startsAt - lot.below(50) * MINUTE_MS);
  const line = `Received: from ${lot.one(['office', 'desk', 'till'])}.bank.example ([203.0.113.${7 + lot.below(90)}]) by ${place} with ESMTP id ${1000 + lot.below(9000)}; ${date}`;
  const text = `${line}\nFrom: Ana <ana@a.org>\nTo: bea@b.com\nSubject: 1\n\n1\n.`;
  const lines = ['EHLO laptop.ana.a.org', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA', text];
  return { actions: [{ at: 0, do: 'type', host: 'ana-laptop', to: 'smtp-a', protocol: 'submission', lines }] };
}

function option(code: string, right: string, says: Sentence | null, told: Sentence, idea = ''): Option {
  return { code, isRight: code === right, says, told: [told], idea, holds: '' };
}

/** Which host wrote the oldest of them. */
const first: Asking = (lot, _, hops) => {
  const oldest = hops.at(-1)!;
  const host = (name: string, key: string, idea = ''): Option => option(name, oldest.by, verbatim(name), sentence(key, { name }), idea);
  const wrong = [
    host(hops[0]!.by, 'first.top', 'top-received-is-first'),
    host(oldest.from, 'first.from', 'every-machine-stamps'),
    host('laptop.bea.b.com', 'first.reader', 'program-to-program'),
  ];
  return {
    question: sentence('first.asked'),
    options: amongOthers(lot, host(oldest.by, 'first.right'), wrong),
    hints: [sentence('hint.upwards'), sentence('hint.by'), sentence('hint.lowest', { date: formatDate(oldest.dateMs) })],
    rule: sentence('first.rule'),
    rfc: 5321,
    section: '4.4',
  };
};

/** In which order the hosts had it. */
const order: Asking = (lot, _, hops) => {
  const way = [hops.at(-1)!.from, ...hops.map(({ by }) => by).reverse()];
  const right = way.join('-');
  const told = (names: readonly string[], key: string, idea = ''): Option => option(names.join('-'), right, verbatim(names.join(' → ')), sentence(key), idea);
  const wrong = [
    told([...hops.map(({ by }) => by), hops.at(-1)!.from], 'order.downwards', 'top-received-is-first'),
    told([way[0]!, way.at(-1)!], 'order.direct', 'program-to-program'),
    told([...way, 'laptop.bea.b.com'], 'order.reader', 'server-brings-it'),
  ];
  return {
    question: sentence('order.asked'),
    options: amongOthers(lot, told(way, 'order.right'), wrong),
    hints: [sentence('hint.upwards'), sentence('hint.fromBy'), sentence('hint.starts', { name: way[0]! })],
    rule: sentence('first.rule'),
    rfc: 5321,
    section: '4.4',
  };
};

/** Ms between the stamps of two hops that follow each other, the newest first. */
const waits = (hops: readonly Hop[]): number[] => hops.slice(1).map(({ dateMs }, number) => hops[number]!.dateMs - dateMs);

/** Where it waited: at the host that had it before the longest gap. */
const heldUp: Asking = (lot, _, hops) => {
  const gaps = waits(hops);
  const longest = gaps.indexOf(Math.max(...gaps));
  const right = hops[longest + 1]!.by;
  const host = (name: string, key: string, idea = ''): Option => option(name, right, verbatim(name), sentence(key, { name }), idea);
  const others = hops.map(({ by }) => by).filter((by) => by !== right);
  return {
    question: sentence('held.asked'),
    options: amongOthers(lot, host(right, 'held.right'), [
      ...others.map((by) => host(by, 'held.took', 'top-received-is-first')),
      host(hops.at(-1)!.from, 'held.laptop'),
      host('laptop.bea.b.com', 'held.reader', 'sender-keeps-it'),
    ]),
    hints: [sentence('hint.upwards'), sentence('hint.gap'), sentence('hint.before', { name: hops[longest]!.by })],
    rule: sentence('held.rule'),
    rfc: 5321,
    section: '4.4',
  };
};

/** How long it was on its way, to the minute. */
const howLong: Asking = (lot, _, hops) => {
  const whole = hops[0]!.dateMs - hops.at(-1)!.dateMs;
  const right = inMinutes(whole);
  const time = (ms: number, key: string, idea = ''): Option => option(inMinutes(ms), right, sentence('minutes', { minutes: inMinutes(ms) }), sentence(key), idea);
  const wrong = [
    time(Math.min(...waits(hops)), 'long.shortest'),
    time(0, 'long.atOnce', 'mail-is-instant'),
    time(whole + 60 * MINUTE_MS, 'long.hour'),
    time(whole * 2, 'long.twice'),
  ];
  return {
    question: sentence('long.asked'),
    options: amongOthers(lot, time(whole, 'long.right'), wrong),
    hints: [sentence('hint.upwards'), sentence('hint.subtract'), sentence('hint.from', { date: formatDate(hops.at(-1)!.dateMs) })],
    rule: sentence('long.rule'),
    rfc: 5321,
    section: '4.4',
  };
};

const inMinutes = (ms: number): string => String(Math.round(ms / MINUTE_MS));

/** Which line nobody can vouch for: what came with the text stands below what servers wrote. */
const forged: Asking = (lot, played, hops) => {
  const right = String(1 + hops.findIndex(({ by }) => !played.scene.hosts.some(({ name }) => name === by)));
  const line = (number: number, key: string, idea = ''): Option =>
    option(String(number), right, sentence('line', { number: String(number), by: hops[number - 1]?.by ?? '' }), sentence(key, { number: String(number) }), idea);
  const all = hops.map((__, number) => number + 1).filter((number) => String(number) !== right);
  const none: Option = option('none', right, sentence('line.none'), sentence('forged.none'), 'trace-cannot-be-forged');
  return {
    question: sentence('forged.asked'),
    options: amongOthers(lot, line(Number(right), 'forged.right'), [none, ...all.map((number) => line(number, number === 1 ? 'forged.own' : 'forged.known'))]),
    hints: [sentence('hint.upwards'), sentence('hint.trust'), sentence('hint.hosts', { hosts: hops.slice(0, 2).map(({ by }) => by).join(', ') })],
    rule: sentence('forged.rule'),
    rfc: 5321,
    section: '7.2',
  };
};
