/** An intervention in the reader's words: what is broken, and how. No step is called by its id. */
import { chartOfStep, denialName, machineName } from '../../../content/charts/name.ts';
import type { ChartWords } from '../../../content/charts/words.ts';
import { duration, size } from '../../../content/quantities.ts';
import type { Messages } from '../../../content/ui/en.ts';
import { own } from '../../../own.ts';
import { hostName } from '../names.ts';
import type { Language } from '../../../language.ts';
import type { AnswerFault, LineFault } from '../../../run/faults/fault.ts';
import type { Intervention, MailSettings, Scene, ZoneRecord } from '../../../run/scenario.ts';
import type { Journal } from '../../../sim/journal.ts';

export interface FaultWords {
  what: string;
  how: string;
}

/** What the words are made with. */
export interface Telling {
  words: Messages['breaking'];
  language: Language;
  scene: Scene;
  /** Whose conversations the steps belong to. */
  journal: Pick<Journal, 'connections'>;
  charts: ChartWords | undefined;
}

/** Changes of a zone that are told one by one. */
const MOST_RECORDS = 3;

export function inWords(intervention: Intervention, telling: Telling): FaultWords {
  const { words, language, charts } = telling;
  const { faults } = words;
  const span = (ms: number) => duration(ms, language);
  const host = (id: string) => hostName(id, telling.scene);
  switch (intervention.kind) {
    case 'answer':
      return { what: answerWhat(intervention, telling), how: answerHow(intervention, telling) };
    case 'line':
      return { what: faults.lineOf(host(intervention.a), host(intervention.b)), how: lineHow(intervention, telling) };
    case 'strip':
      return { what: faults.strip(`${host(intervention.a)} – ${host(intervention.b)}`), how: faults.stripHow };
    case 'refuse':
      return { what: faults.refuse(host(intervention.host), intervention.port), how: faults.refuseHow };
    case 'slow':
      return { what: faults.slow(host(intervention.host)), how: faults.slowHow(span(intervention.waitMs)) };
    case 'disk':
      return { what: faults.disk(host(intervention.host)), how: faults.diskHow };
    case 'clock': {
      const { skewMs } = intervention;
      return { what: faults.clock(host(intervention.host)), how: (skewMs < 0 ? faults.behind : faults.fast)(span(Math.abs(skewMs))) };
    }
    case 'expire':
      return { what: faults.expire(intervention.account), how: faults.expireHow };
    case 'policy':
      return { what: faults.policy(host(intervention.host)), how: rulesIn(intervention.mail, telling) };
    case 'stop': {
      const { forMs } = intervention;
      return { what: faults.stop(host(intervention.host)), how: forMs === undefined ? faults.stopForGood : faults.stopFor(span(forMs)) };
    }
    case 'start':
      return { what: faults.start(host(intervention.host)), how: '' };
    case 'zone':
      return { what: faults.zone(intervention.origin), how: zoneHow(intervention, telling) };
    case 'quota':
      return { what: faults.quota(intervention.account), how: faults.quotaHow(size(intervention.octets, language)) };
    case 'greeting':
      return { what: faults.greeting[intervention.greeting](host(intervention.host)), how: '' };
    case 'password':
      return { what: faults.password(host(intervention.host)), how: '' };
    case 'recipients':
      return { what: faults.recipients, how: intervention.to.join(', ') };
    case 'deny': {
      const chart = chartOfStep(intervention.at);
      return { what: faults.deny(machineName(chart, charts)), how: denialName(chart, intervention.fact, charts) };
    }
    case 'act':
      return { what: faults.act(roleWord(intervention.role), host(intervention.host)), how: faults.decisions(intervention.taken.length) };
    case 'call':
      return { what: faults.call(host(intervention.host), host(intervention.to)), how: faults.lines(intervention.lines.length) };
    case 'use':
      return { what: faults.use(host(intervention.host)), how: faults.clicks(intervention.deeds.length) };
    default:
      return atStep(intervention, telling);
  }
}

/** Agents are called by their initials, in every language. */
const roleWord = (role: string): string => (role === 'resolver' ? 'DNS' : role.toUpperCase());

/** What is said, answered or cut at one step: the id tells the conversation and the verb. */
function atStep(
  intervention: Extract<Intervention, { kind: 'say' | 'reply' | 'cut' | 'type' | 'serve' }>,
  { words: { faults }, scene, journal }: Telling,
): FaultWords {
  const [conversation = '', step = ''] = intervention.at.split(':');
  const verb = step.split('#')[0]!;
  const connection = journal.connections.find(({ name }) => name === conversation);
  const place = (agent: number) => scene.hosts[scene.agents[agent]?.host ?? -1]?.name || faults.someone;
  const [client, server] = [place(connection?.client ?? -1), place(connection?.server ?? -1)];
  const to = own(faults.verbs, verb) ?? verb;
  if (intervention.kind === 'cut') return { what: faults.cut(server), how: faults.cutAt(to) };
  if (intervention.kind === 'type') return { what: faults.type(client, to), how: faults.lines(intervention.lines.length) };
  if (intervention.kind === 'serve') return { what: faults.serve(server, to), how: faults.replies(intervention.replies.length) };
  if (intervention.kind === 'say') return { what: faults.say(client, to), how: faults.quoted(intervention.line) };
  return { what: faults.answer(server, codeOf(intervention.reply), to), how: faults.quoted(intervention.reply) };
}

function answerWhat({ host, verb, reply }: AnswerFault, { words: { faults }, scene }: Telling): string {
  const [name, to] = [hostName(host, scene), own(faults.verbs, verb) ?? verb];
  return reply === undefined ? faults.ownAnswer(name, to) : faults.answer(name, codeOf(reply), to);
}

function answerHow({ address, times, chance, waitMs = 0, cut }: AnswerFault, { words: { faults }, language }: Telling): string {
  return joined([
    address === undefined ? '' : faults.for(address),
    waitMs === 0 ? '' : faults.late(duration(waitMs, language)),
    cut ? faults.cutAfter[cut.unit](cut.after) : '',
    times === undefined ? (chance === undefined ? faults.always : faults.chance(percent(chance, language))) : faults.times(times),
  ]);
}

function lineHow({ latencyMs, octetsPerMs, loss, reordering, cutOctets }: LineFault, { words: { faults }, language }: Telling): string {
  return joined([
    latencyMs === undefined ? '' : faults.oneWay(duration(latencyMs, language)),
    loss === undefined ? '' : faults.lost(percent(loss, language)),
    reordering === undefined ? '' : faults.overtaken(percent(reordering, language)),
    octetsPerMs === undefined ? '' : faults.pace(size(octetsPerMs * 1000, language)),
    cutOctets === undefined ? '' : cutOctets === 0 ? faults.isCut : faults.breaks(size(cutOctets, language)),
  ]);
}

/** Of records that say something else, what they say and what they said; of what came and went, that. */
function zoneHow({ origin, records }: Extract<Intervention, { kind: 'zone' }>, { words: { faults }, scene }: Telling): string {
  const before = scene.zones?.find((zone) => zone.origin === origin)?.records ?? [];
  const line = ({ name, type, data }: ZoneRecord): string => `${name} ${type} ${data}`;
  const has = (all: readonly ZoneRecord[], record: ZoneRecord): boolean => all.some((each) => line(each) === line(record));
  const [gone, come] = [before.filter((each) => !has(records, each)), records.filter((each) => !has(before, each))];
  const changes = [...come.map((each) => faults.recordNow(line(each))), ...gone.map((each) => faults.recordGone(line(each)))];
  if (changes.length === 0) return faults.records(records.length);
  return joined([
    ...changes.slice(0, MOST_RECORDS),
    changes.length > MOST_RECORDS ? faults.moreRecords(changes.length - MOST_RECORDS) : '',
  ]);
}

function rulesIn(mail: MailSettings, { words: { rules }, language }: Telling): string {
  const { maxOctets, greylistMs, relayTls, encryptedLogin, withhold, submission, mostReaders, pipelining } = mail;
  return joined([
    maxOctets === undefined ? '' : rules.maxOctets(size(maxOctets, language)),
    greylistMs === undefined ? '' : rules.greylistMs(duration(greylistMs, language)),
    relayTls === undefined ? '' : rules.relayTls[relayTls],
    encryptedLogin === undefined ? '' : rules.encryptedLogin(encryptedLogin),
    withhold === undefined ? '' : rules.withhold(withhold.join(', ')),
    submission === undefined ? '' : rules.submission[submission],
    mostReaders === undefined ? '' : rules.mostReaders(mostReaders),
    pipelining === undefined ? '' : rules.pipelining(pipelining),
  ]);
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** '450' of '450 4.2.0 Not now', 'NO' of 'NO [SERVERBUG] Ouch'. */
function codeOf(reply: string): string {
  const words = reply.split(/[ -]/);
  return (/^[a-z]+\d+$/.test(words[0] ?? '') ? words[1] : words[0]) || reply;
}

export function percent(chance: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(chance);
}
