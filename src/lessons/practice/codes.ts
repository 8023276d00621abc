/** What does an MTA do after such a reply, at such a point? The reply is put into a server's mouth, and the MTA shows it. */
import { own } from '../../own.ts';
import { secondExchange, zoneOfB } from '../../scenarios/town.ts';
import type { Lot } from '../../sim/lot.ts';
import type { Played } from '../goals/played.ts';
import { sentence, type Drawn, type Level, type Option } from './exercise.ts';
import { amongOthers, entriesOf, lastOf, playedStory, saidUpTo, storyOf } from './playhouse.ts';

/** Where it is said, with codes that may be said there: RFC 5321 §4.3.2. */
const POINTS: readonly { step: string; level: Level; replies: readonly string[] }[] = [
  { step: 'RCPT#1', level: 1, replies: ['450 Mailbox busy', '550 No such user', '452 Not enough room', '553 Name not allowed', '451 Local error'] },
  { step: '(message)#1', level: 1, replies: ['451 Local error', '452 Not enough room', '550 Refused', '554 Transaction failed', '552 Too much'] },
  { step: 'MAIL#1', level: 2, replies: ['451 Local error', '452 Not enough room', '550 Not from you', '553 Name not allowed'] },
  { step: 'DATA#1', level: 2, replies: ['451 Local error', '554 No', '450 Not now'] },
  { step: '(connect)#1', level: 2, replies: ['421 Busy', '554 No service here'] },
  { step: 'EHLO#1', level: 3, replies: ['421 Shutting down', '451 Local error', '550 Not you', '554 No'] },
];
const TRICKS = ['450 OK, delivered', '550 Please try again later', '250 Refused, go away', '451 User unknown, never come back'];

const MOST_LINES = 6;
const ENDS = ['delivered', 'queue', 'bounce', 'next'] as const;
type End = (typeof ENDS)[number] | 'lost';

export function codes(lot: Lot, level: Level): Drawn {
  const point = lot.one(POINTS.filter((each) => each.level <= level));
  const isTrick = level === 3 && point.step === 'RCPT#1' && lot.chance(0.7);
  const reply = lot.one(isTrick ? TRICKS : point.replies);
  const hasSecond = level > 1 && lot.chance(0.6);
  const step = `smtp:${point.step}`;
  const stories = storyOf(overlay(hasSecond), 'journey', [{ kind: 'reply', at: `${step}:reply`, reply }]);
  const played = playedStory(stories);
  const { journal } = played;
  const said = journal.find(`${step}:reply`);
  if (said < 0) throw new Error(`${step} is not answered`);
  const { end: right, at: decided } = endOf(played, said);
  const code = reply.slice(0, 3);
  const values = { code, verb: point.step === '(message)#1' ? '.' : point.step.replace(/#1$/, ''), reply };
  const option = (each: End): Option => ({
    code: each,
    isRight: each === right,
    says: sentence(`end.${each}`),
    told: [sentence(each === right ? `right.${each}` : `wrong.${each}`, values), sentence(`why.${code[0]}`, values)],
    idea: ideaOf(each, right, code),
    holds: '',
  });
  const others: End[] = ['lost', ...ENDS];
  return {
    module: 10,
    asks: 'explain',
    stories,
    at: journal.id(said),
    frees: journal.id(decided),
    near: 'town',
    question: sentence(`asked${hasSecond ? '.second' : ''}${point.step === '(connect)#1' ? '.call' : ''}`, values),
    shows: [...lastOf(saidUpTo(played, 'smtp', said), MOST_LINES), `S: ${reply}`],
    options: amongOthers(lot, option(right), lot.shuffled(others.filter((each) => each !== right)).map(option)),
    hints: [sentence('hint.digit'), sentence(`hint.${code[0]}`), sentence(`hint.${right}`)],
    rule: sentence(`rule.${code[0]}`),
    rfc: 5321,
    section: right === 'next' ? '5.1' : code[0] === '2' ? '4.2.1' : '4.5.4.1',
  };
}

function overlay(hasSecond: boolean): object {
  const draft = { subject: '1', text: '1\n' };
  const actions = [{ at: 0, do: 'send', host: 'ana-laptop', draft }];
  if (!hasSecond) return { actions };
  return {
    actions,
    hosts: [secondExchange],
    links: [
      { a: 'smtp-a', b: 'mx2-b', latencyMs: 35, octetsPerMs: 1250 },
      { a: 'mx2-b', b: 'mx-b', latencyMs: 5, octetsPerMs: 1250 },
    ],
    zones: [zoneOfB([[10, 'mx.b.com'], [20, 'mx2.b.com']])],
  };
}

/** Another address may be asked for first. */
const STATES: Readonly<Record<string, End>> = { waiting: 'queue', failed: 'bounce', delivered: 'delivered', sending: 'next' };

/** What the delivery's machine does next: waits, gives up, has done its work, or calls on another host. */
export function endOf({ journal }: Played, said: number): { end: End; at: number } {
  const chart = 'mta.delivery';
  const isState = (index: number): boolean => index > said && journal.kind(index) === 'state' && journal.machines[journal.subject(index)]!.chart === chart;
  for (const index of entriesOf(journal, isState)) {
    const state = journal.label(index);
    const end = own(STATES, state);
    if (end) return { end, at: index };
  }
  throw new Error('a delivery that is decided on nothing');
}

function ideaOf(end: End, right: End, code: string): string {
  if (end === 'lost') return code[0] === '4' ? '4yz-is-lost' : 'failures-are-silent';
  if (code[0] === '4' && end === 'bounce') return '4yz-is-lost';
  if (end === 'delivered') return code[0] === '2' ? '' : 'words-matter';
  if (right === 'delivered') return 'words-matter';
  return right === 'queue' && end === 'next' ? 'refusal-moves-on' : '';
}
