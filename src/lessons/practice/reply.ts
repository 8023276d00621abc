/** A line is said to a server of a certain time: with which code does it answer? Wrong answers are what the same server, or another, answers elsewhere. */
import type { Lot } from '../../sim/lot.ts';
import type { Played } from '../goals/played.ts';
import { sentence, type Drawn, type Level, type Option, type Sentence } from './exercise.ts';
import { amongOthers, lastOf, lastReply, playedStory, saidUpTo, storyOf } from './playhouse.ts';

/** What comes before the question, as far as the question wants it. */
const WAY = ['EHLO laptop.ana.a.org', 'MAIL FROM:<ana@a.org>', 'RCPT TO:<bea@b.com>', 'DATA', 'Subject: 1\n\n.'] as const;
const WAY_OF_1982 = ['HELO laptop.ana.a.org', ...WAY.slice(1)];
const MOST_LINES = 8;

interface Asking {
  line: string;
  /** Lines of the way that may have been said before, at least and at most. */
  from: number;
  to: number;
  level: Level;
}

const ask = (line: string, from: number, to: number, level: Level = 1): Asking => ({ line, from, to, level });

const ASKINGS: readonly Asking[] = [
  ask('EHLO laptop.ana.a.org', 0, 0),
  ask('MAIL FROM:<ana@a.org>', 0, 2),
  ask('RCPT TO:<bea@b.com>', 0, 3),
  ask('RCPT TO:<nadie@b.com>', 2, 3),
  ask('DATA', 1, 3),
  ask('QUIT', 0, 3),
  ask('NOOP', 1, 3),
  ask('RSET', 1, 3),
  ask('RCPT TO:<x@nowhere.example>', 2, 3, 2),
  ask('RCPT TO: bea@b.com', 2, 3, 2),
  ask('MAIL FROM:<>', 1, 1, 2),
  ask('MAIL FROM:<ana@a.org> SIZE=999999999', 1, 1, 2),
  ask('VRFY bea', 1, 2, 2),
  ask('BCC TO:<bea@b.com>', 2, 3, 2),
  ask('FETCH 1', 1, 2, 2),
  ask('STARTTLS', 1, 2, 3),
  ask('EXPN equipo', 1, 1, 3),
  ask('HELP', 0, 1, 3),
  ask('AUTH PLAIN', 1, 1, 3),
  ask('TURN', 1, 1, 3),
];

const PROFILES: Readonly<Record<Level, readonly string[]>> = { 1: ['today'], 2: ['today', '2008', 'greylisting'], 3: ['today', '1982', '1995', '2008'] };

/** A line in its place: said to such a server after so much of the way. */
interface Place {
  profile: string;
  said: number;
  line: string;
}

export function reply(lot: Lot, level: Level): Drawn {
  const asking = lot.one(ASKINGS.filter((each) => each.level <= level && (level < 3 || each.level > 1)));
  const place: Place = { profile: lot.one(PROFILES[level]), said: asking.from + lot.below(asking.to - asking.from + 1), line: asking.line };
  const stories = storyTold(place);
  const played = playedStory(stories);
  const { journal } = played;
  const answer = lastReply(played, 'smtp');
  const asked = journal.cause(answer);
  const code = journal.label(answer);
  const id = journal.id(asked);
  const before = saidUpTo(played, 'smtp', asked);
  const option = (each: string, told: Sentence): Option => ({
    code: each,
    isRight: each === code,
    says: null,
    told: [told],
    idea: ideaOf(each, code, place),
    holds: `reply ${id} is ${each}`,
  });
  const said = { line: place.line, code, verb: verbOf(place.line) };
  return {
    module: place.line === 'STARTTLS' || place.line === 'AUTH PLAIN' ? 7 : level === 1 ? 5 : 6,
    asks: 'predict',
    stories,
    at: idBefore(played, asked),
    frees: journal.id(answer),
    near: 'session',
    question: sentence(`asked.${place.profile}`, said),
    shows: [...lastOf(before, MOST_LINES), `C: ${place.line}`],
    options: amongOthers(lot, option(code, sentence(`means.${code}`, said)), [
      ...elsewhere(lot, place).map(([each, told]) => option(each, told)),
      ...lot.shuffled(USUAL).map((each) => option(each, sentence(`means.${each}`, said))),
    ]),
    hints: [sentence('hint.where'), sentence(`hint.first.${code[0]}`), sentence(`hint.second.${code[1]}`)],
    rule: sentence('rule'),
    rfc: 5321,
    section: code === '354' ? '4.1.1.4' : code[0] === '5' || code === '252' ? '4.3.2' : '4.2.1',
  };
}

const USUAL = ['250', '354', '503', '550', '450', '221', '500', '554', '421'];

const verbOf = (line: string): string => line.split(/[ :]/)[0]!;

function storyTold({ profile, said, line }: Place) {
  const mail = profile === 'greylisting' ? { greylistMs: 300_000 } : { profile };
  const lines = [...(profile === '1982' && !line.startsWith('EHLO') ? WAY_OF_1982 : WAY).slice(0, said), line];
  return storyOf({
    hosts: [{ id: 'mx-b', mail }],
    actions: [{ at: 0, do: 'type', host: 'ana-laptop', to: 'mx-b', protocol: 'smtp', lines, stays: true }],
  });
}

function idBefore({ journal }: Played, asked: number): string {
  for (let index = asked - 1; index >= 0; index--) if (journal.kind(index) === 'reply') return journal.id(index);
  return journal.id(asked);
}

/** What would have been answered a line earlier, a line later, to another address, by another server. */
function elsewhere(lot: Lot, place: Place): [code: string, told: Sentence][] {
  const others: [key: string, place: Place][] = [
    ['earlier', { ...place, said: Math.max(0, place.said - 1) }],
    ['first', { ...place, said: 0 }],
    ['later', { ...place, said: Math.min(3, place.said + 1) }],
    ['otherAddress', { ...place, line: otherAddress(place.line) }],
    ['otherServer', { ...place, profile: place.profile === '1982' ? 'today' : '1982' }],
  ];
  return lot.shuffled(others).map(([key, other]) => {
    const played = playedStory(storyTold(other));
    const code = played.journal.label(lastReply(played, 'smtp'));
    const after = other.said === 0 ? '' : verbOf(WAY[other.said - 1]!);
    return [code, sentence(key === 'first' || after === '' ? 'but.first' : `but.${key}`, { line: other.line, code, after, verb: verbOf(place.line) })];
  });
}

function otherAddress(line: string): string {
  if (line === 'RCPT TO:<bea@b.com>') return 'RCPT TO:<nadie@b.com>';
  return /^RCPT|^BCC/.test(line) ? 'RCPT TO:<bea@b.com>' : line;
}

function ideaOf(code: string, right: string, { line }: Place): string {
  if (right === '354' && code === '250') return '3yz-is-yes';
  if (right === '503' && code === '421') return '503-is-unavailable';
  if (right === '503' && code === '550') return 'order-means-refusal';
  if (verbOf(line) === 'RSET' && code === '221') return 'rset-hangs-up';
  if (line.includes('nowhere') && code === '250') return 'any-server-takes-all';
  if (verbOf(line) === 'BCC' && code === '250') return 'bcc-is-a-command';
  if (verbOf(line) === 'FETCH' && code === '250') return 'smtp-fetches';
  return line === 'MAIL FROM:<>' && code[0] === '5' ? 'bounce-needs-sender' : '';
}
