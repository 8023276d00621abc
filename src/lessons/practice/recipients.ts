/** A letter with To, Cc and Bcc, to people, a list and an alias: how many RCPT, who gets it, and what a blind copy shows. */
import { allFields, rawValue, readHeader } from '../../mail/header.ts';
import { own } from '../../own.ts';
import type { Lot } from '../../sim/lot.ts';
import { envelopeOf } from '../goals/envelope.ts';
import type { Played } from '../goals/played.ts';
import { sentence, verbatim, type Drawn, type Level, type Option, type Sentence } from './exercise.ts';
import { amongOthers, entriesOf, playedStory, storyOf } from './playhouse.ts';

const PEOPLE = ['bea@b.com', 'carlos@b.com', 'david@b.com', 'esteban@b.com'] as const;
const NAMES: Readonly<Record<string, string>> = { 'bea@b.com': 'Beatriz', 'carlos@b.com': 'Carlos', 'david@b.com': 'David', 'esteban@b.com': 'Esteban' };
const LIST = 'equipo@b.com';
const ALIAS = 'secretaria@b.com';

interface Letter {
  to: string[];
  cc: string[];
  bcc: string[];
  /** Members of whatever collective address is in it; none without one. */
  members: string[];
  collective: 'list' | 'alias' | '';
}

export function recipients(lot: Lot, level: Level): Drawn {
  const letter = letterOf(lot, level);
  const stories = storyOf(overlay(letter));
  const played = playedStory(stories);
  const asks = level === 1 ? lot.one([counted, delivered]) : lot.one([counted, delivered, seen]);
  return { ...common(letter, stories), ...asks(lot, letter, played) };
}

type Asked = Pick<Drawn, 'module' | 'asks' | 'at' | 'frees' | 'question' | 'options' | 'hints' | 'rule' | 'rfc' | 'section'>;

function common(letter: Letter, stories: Drawn['stories']): Pick<Drawn, 'stories' | 'near' | 'shows'> {
  const field = (name: string, all: readonly string[]): string[] => (all.length > 0 ? [`${name}: ${all.map(named).join(', ')}`] : []);
  const about = letter.collective === '' ? [] : [`${letter.collective === 'list' ? LIST : ALIAS} = ${letter.members.join(', ')}`];
  return { stories, near: 'town', shows: [...field('To', letter.to), ...field('Cc', letter.cc), ...field('Bcc', letter.bcc), ...about] };
}

const named = (address: string): string => {
  const name = own(NAMES, address);
  return name === undefined ? `<${address}>` : `${name} <${address}>`;
};

/** The blind copy is Esteban's, where there is one. */
function letterOf(lot: Lot, level: Level): Letter {
  const [first = '', ...others] = lot.shuffled(PEOPLE.slice(0, 3));
  const cc = others.slice(0, lot.below(3));
  const collective = level === 3 ? lot.one(['list', 'alias'] as const) : '';
  const bcc = level > 1 || lot.chance(0.7) ? ['esteban@b.com'] : [];
  if (collective === '') return { to: [first], cc, bcc, members: [], collective };
  const members = lot.shuffled(PEOPLE).slice(0, 2 + lot.below(2));
  const address = collective === 'list' ? LIST : ALIAS;
  return lot.chance(0.5) ? { to: [address], cc: [first], bcc, members, collective } : { to: [first], cc: [address], bcc, members, collective };
}

function overlay({ to, cc, bcc, members, collective }: Letter): object {
  const alias = { address: collective === 'list' ? LIST : ALIAS, host: 'mx-b', kind: collective, members, ...(collective === 'list' ? { owner: 'bea@b.com' } : {}) };
  return {
    draft: { to: to.map(named), cc: cc.map(named), bcc: bcc.map(named), subject: '1', text: '1\n' },
    actions: [{ at: 0, do: 'send', host: 'ana-laptop' }],
    ...(collective === '' ? {} : { aliases: [alias] }),
  };
}

const optionOf = (code: string, right: string, told: Sentence, idea: string, holds: string, says: Sentence | null = null): Option => ({ code, isRight: code === right, says, told: [told], idea, holds });

/** How often the program says RCPT. */
function counted(lot: Lot, letter: Letter, { journal }: Played): Asked {
  const { to, cc, bcc, members } = letter;
  const envelope = envelopeOf('submission', journal);
  const right = String(envelope.length);
  const all = to.length + cc.length + bcc.length;
  const option = (count: number, key: string, idea = ''): Option =>
    optionOf(String(count), right, sentence(key, { count: String(count) }), idea, `count submission:RCPT is ${count}`);
  const wrong = [
    option(to.length, 'count.onlyTo', 'to-decides'),
    option(to.length + cc.length, 'count.withoutBcc', 'bcc-is-hidden-header'),
    ...(members.length > 0 ? [option(all - 1 + members.length, 'count.members', 'list-is-long-cc')] : []),
    option(all + 1, 'count.author'),
    option(all + 2, 'count.tooMany'),
  ];
  return {
    module: 4,
    asks: 'predict',
    at: 'submission:MAIL#1:reply',
    frees: `submission:RCPT#${right}:reply`,
    question: sentence('count.asked'),
    options: amongOthers(lot, option(envelope.length, 'count.right'), wrong),
    hints: [sentence('hint.envelope'), sentence('hint.oneEach'), all > 1 ? sentence('hint.count', { all: [...to, ...cc, ...bcc].slice(0, -1).join(', ') }) : sentence('hint.one')],
    rule: sentence('count.rule'),
    rfc: 5321,
    section: '4.1.1.3',
  };
}

/** Addresses whose mailboxes hold a letter. */
function storedIn({ journal }: Played): string[] {
  return [...new Set(entriesOf(journal, (index) => journal.kind(index) === 'stored').map((index) => journal.label(index)))].sort();
}

const shortly = (addresses: readonly string[]): string => addresses.map((address) => address.replace('@b.com', '')).join(', ');

/** In whose mailboxes it lies in the end. */
function delivered(lot: Lot, letter: Letter, played: Played): Asked {
  const { to, cc, bcc, members } = letter;
  const right = storedIn(played);
  const code = right.join('-');
  const people = (addresses: readonly string[]): string[] => [...new Set(addresses)].filter((address) => (PEOPLE as readonly string[]).includes(address)).sort();
  const option = (who: readonly string[], key: string, idea = ''): Option =>
    optionOf(who.join('-'), code, sentence(key, { who: shortly(who) }), idea, held(who), verbatim(shortly(who)));
  const without = (gone: string): string[] => right.filter((address) => address !== gone);
  const wrong = [
    option(people(to), 'who.onlyTo', 'to-decides'),
    option(people([...to, ...cc]), 'who.visible', 'bcc-is-hidden-header'),
    option(people([...to, ...cc, ...bcc]), 'who.membersLeftOut'),
    ...(members.length > 0 ? [option(people([...members, ...bcc]), 'who.onlyMembers')] : []),
    option(people(PEOPLE), 'who.everybody'),
    ...lot.shuffled(right).map((address) => option(without(address), 'who.oneMissing')),
    option([...right, 'ana@a.org'], 'who.author'),
  ].filter(({ code: each }) => each !== '');
  return {
    module: letter.collective === '' ? 4 : 11,
    asks: 'explain',
    at: 'submission:(message)#1:reply',
    frees: played.journal.id(entriesOf(played.journal, (index) => played.journal.kind(index) === 'stored').at(-1)!),
    question: sentence('who.asked'),
    options: amongOthers(lot, option(right, 'who.right'), wrong),
    hints: [sentence('hint.envelope'), sentence(letter.collective === '' ? 'hint.bcc' : 'hint.members'), sentence('hint.who', { count: String(right.length) })],
    rule: sentence(letter.collective === '' ? 'who.rule' : `who.rule.${letter.collective}`),
    ...(letter.collective === '' ? { rfc: 5321, section: '2.3.1' } : { rfc: 5321, section: '3.9' }),
  };
}

/** These have the letter, and nobody else. */
function held(who: readonly string[]): string {
  return [...PEOPLE, 'ana@a.org'].map((address) => `${who.includes(address) ? '' : 'not '}mailbox ${address} has letter`).join(' and ');
}

/** What stands in the header of the blind copy. */
function seen(lot: Lot, _: Letter, played: Played): Asked {
  const { journal, body } = played;
  const stored = entriesOf(journal, (index) => journal.kind(index) === 'stored' && journal.label(index) === 'esteban@b.com')[0]!;
  const octets = body(journal.subject(stored))!;
  const fields = readHeader(octets);
  const value = (name: string): string => allFields(fields, name).map((field) => rawValue(octets, field)).join(', ');
  const line = (parts: readonly (readonly [string, string])[]): string => parts.filter(([, each]) => each !== '').map(([name, each]) => `${name}: ${each}`).join(' · ');
  const [to, cc] = [value('To'), value('Cc')];
  const esteban = named('esteban@b.com');
  const right = line([['To', to], ['Cc', cc], ['Bcc', value('Bcc')]]);
  const option = (code: string, header: string, key: string, idea: string, holds: string): Option =>
    optionOf(code, 'same', sentence(key), idea, holds, verbatim(header));
  const has = (part: string): string => `mailbox esteban@b.com has letter with ${part}`;
  const wrong = [
    option('bcc', line([['To', to], ['Cc', cc], ['Bcc', esteban]]), 'seen.bcc', 'bcc-is-hidden-header', has('field Bcc')),
    option('to', line([['To', esteban]]), 'seen.to', 'to-decides', has('To ~ esteban@b.com')),
    option('cc', line([['To', to], ['Cc', [cc, esteban].filter(Boolean).join(', ')]]), 'seen.cc', 'bcc-is-hidden-header', has('Cc ~ esteban@b.com')),
  ];
  return {
    module: 4,
    asks: 'explain',
    at: journal.id(stored),
    frees: '',
    question: sentence('seen.asked'),
    options: amongOthers(lot, option('same', right, 'seen.right', '', 'mailbox esteban@b.com has letter without To ~ esteban@b.com and without Cc ~ esteban@b.com and without field Bcc'), wrong),
    hints: [sentence('hint.oneText'), sentence('hint.whoWrote'), sentence('hint.notNamed')],
    rule: sentence('seen.rule'),
    rfc: 5322,
    section: '3.6.3',
  };
}
