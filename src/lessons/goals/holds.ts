/** Whether a goal is reached: each fact is looked up in the journal of a run. */
import { sameAddress } from '../../mail/address.ts';
import { readable, text } from '../../mail/octets.ts';
import { envelopeOf } from './envelope.ts';
import type { Box, Fact, Goal } from './goal.ts';
import { hasPart, isWanted } from './letters.ts';
import type { Played } from './played.ts';
import { isWaiting } from './queues.ts';

/** `edited`: the letter that the reader has written or changed, for "letter has …". */
export function holds(goal: Goal, played: Played, edited?: Uint8Array): boolean {
  return goal.every(({ isSo, fact }) => isTrue(fact, played, edited) === isSo);
}

function isTrue(fact: Fact, played: Played, edited: Uint8Array | undefined): boolean {
  switch (fact.fact) {
    case 'box':
      return cameIn(fact, played);
    case 'reply':
      return isCode(replyTo(fact.id, played), fact.code);
    case 'envelope':
      return sameAddresses(envelopeOf(fact.connection, played.journal), fact.addresses);
    case 'suppressed':
      return entries(played).some((index) => played.journal.kind(index) === 'note' && played.journal.label(index) === 'bounce.suppressed');
    case 'queue':
      return !isWaiting(fact.host, played);
    case 'count':
      return countOf(fact.pattern, played) === fact.number;
    case 'flag':
      return flaggedIn(fact.of, fact.flag, played) === fact.number;
    case 'line':
      return wasSaid(fact.id, fact.text, played);
    case 'letter':
      return edited !== undefined && hasPart(edited, fact.part);
  }
}

const entries = ({ journal }: Played): number[] => Array.from({ length: journal.length }, (_, index) => index);

/** Whether such a letter came into the mailbox: whether it is still there is its reader's affair. */
function cameIn(box: Box, { journal, body }: Played): boolean {
  for (let index = 0; index < journal.length && journal.at(index) <= box.withinMs; index++) {
    if (journal.kind(index) !== 'stored') continue;
    if (box.of !== 'any' && !sameAddress(journal.label(index), box.of)) continue;
    const letter = body(journal.subject(index));
    if (letter && isWanted(letter, box)) return true;
  }
  return false;
}

/** The code that a command got: of that very one, or without `#n` of the last. '' for none. */
function replyTo(id: string, { journal }: Played): string {
  const isExact = /#\d+$/.test(id);
  for (let index = journal.length - 1; index >= 0; index--) {
    if (journal.kind(index) !== 'reply') continue;
    const answered = journal.id(index).replace(/:reply(#\d+)?$/, '');
    if (answered === id || (!isExact && withoutCount(answered) === id)) return journal.label(index);
  }
  return '';
}

/** '4yz' stands for all that begin with 4. RFC 5321 §4.2.1. */
export function isCode(code: string, wanted: string): boolean {
  return wanted.endsWith('yz') ? /^\d{3}$/.test(code) && code[0] === wanted[0] : code === wanted;
}

/** On the wire, or of what was done: 'INBOX 2' of a letter that was removed. Case does not matter. */
function wasSaid(id: string, words: string, played: Played): boolean {
  const { journal } = played;
  const isIt = (other: string): boolean => other === id || withoutCounts(other) === id;
  const said = (index: number): string => `${readable(text(journal.octets(index)))}\n${journal.detail(index)}`.toLowerCase();
  return entries(played).some((index) => isIt(journal.id(index)) && said(index).includes(words.toLowerCase()));
}

function sameAddresses(some: readonly string[], others: readonly string[]): boolean {
  const isAmong = (address: string, list: readonly string[]): boolean => list.some((each) => sameAddress(each, address));
  return some.every((each) => isAmong(each, others)) && others.every((each) => isAmong(each, some));
}

/** How many letters of this account bear a flag in the end: what was said of each last counts, "INBOX 1 \\Seen". */
function flaggedIn(address: string, flag: string, { journal }: Played): number {
  const last = new Map<string, string[]>();
  for (let index = 0; index < journal.length; index++) {
    if (journal.kind(index) !== 'flagged' || !sameAddress(journal.label(index), address)) continue;
    const [, letter = '', flags = ''] = /^(.+? \d+)(?: (.*))?$/.exec(journal.detail(index)) ?? [];
    last.set(letter, flags.toLowerCase().split(' '));
  }
  return [...last.values()].filter((flags) => flags.includes(flag.toLowerCase())).length;
}

/** 'imap:FETCH#2:reply' is a reply to FETCH. */
const withoutCounts = (id: string): string => id.replaceAll(/#\d+/g, '');
const withoutCount = (id: string): string => id.replace(/#\d+$/, '');

/** How many entries bear such a name: 'smtp*:(connect)' counts the calls of all SMTP connections. */
export function countOf(pattern: string, played: Played): number {
  const [start = '', ...rest] = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const wanted = new RegExp(`^${[start, ...rest].join('[^:]*')}$`);
  return entries(played).filter((index) => wanted.test(withoutCount(played.journal.id(index)))).length;
}
