/** What the chart of one question to a resolver asks for. */
import { responseTo, type Packet } from '../../protocols/dns/wire.ts';
import type { Oracle } from '../dns-service.ts';
import type { Effects, Work } from '../machine.ts';
import { refused } from '../zone.ts';
import { MAX_QUESTIONS, NO_ANSWER, type Resolved, type Search } from './desk.ts';
import type { QuestionAction, QuestionEvent } from './question.machine.ts';

/** Told when a search is over. */
export type Told = (outcome: Resolved, cause: number) => void;
/** Who waits for which answer, by name and type: it is searched for once. */
export type Askers = Map<string, Told[]>;

export interface QuestionDesk extends Work {
  question: Packet;
  /** What is searched for, as the waiting know it. */
  key: string;
  /** What the search found. */
  outcome: Resolved;
  reply(answer: Packet): void;
}

export function newQuestion(question: Packet, cause: number, reply: (answer: Packet) => void): QuestionDesk {
  const [{ name, type } = { name: '', type: '' }] = question.questions;
  return { cause, question, key: `${name} ${type}`, outcome: NO_ANSWER, reply: (answer) => reply({ ...answer, recursionAvailable: true }) };
}

/** `ownZones`: answers like a name server; `begin`: begins a search. */
export function questionActions(
  waiting: Askers,
  ownZones: Oracle,
  begin: (search: Search) => void,
): Effects<QuestionAction, QuestionEvent, QuestionDesk> {
  const passOn = ({ question, outcome, reply }: QuestionDesk) => reply({ ...responseTo(question), ...outcome });
  return {
    refuse: ({ question, reply }) => void reply(refused(question)),
    answerFromOwnZones: ({ question, cause, reply }) => ownZones(question, cause, reply),
    join({ key }, tell) {
      waiting.get(key)!.push((outcome, cause) => tell({ type: 'outcome' }, { outcome, cause }));
    },
    beginSearch({ question, key, cause }, tell) {
      const { name, type } = question.questions[0]!;
      const all: Told[] = [(outcome, after) => tell({ type: 'outcome' }, { outcome, cause: after })];
      waiting.set(key, all);
      const done: Told = (outcome, after) => {
        if (waiting.get(key) === all) waiting.delete(key);
        for (const told of all) told(outcome, after);
      };
      begin({ name, type, cause, depth: 0, budget: { questions: MAX_QUESTIONS }, done });
    },
    fail: passOn,
    passOn,
  };
}
