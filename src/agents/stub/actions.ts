/** What the chart of a question asks for: a datagram, a connection, and in the end whoever asked is told. */
import { DnsClient } from '../../protocols/dns/client.ts';
import { encode, type Packet } from '../../protocols/dns/wire.ts';
import { DNS_PORT } from '../ports.ts';
import type { Effects, Tell, Work } from '../machine.ts';
import type { Surroundings } from '../surroundings.ts';
import type { QueryAction, QueryEvent } from './query.machine.ts';

/** How often a question is sent, each time to the next server that was named. */
const TRIES = 3;

/** `packet` is undefined when nobody had an answer of use. `entry`: where in the journal it came from. */
export type Answered = (packet: Packet | undefined, entry: number) => void;

export interface QueryDesk extends Work {
  question: Packet;
  /** What led to the question. */
  since: number;
  servers: readonly string[];
  /** How often it was sent. */
  tries: number;
  timer: { cancel(): void };
  /** What is passed on in the end. */
  packet: Packet | undefined;
  answered: Answered;
}

/** Where a stub asks from. `tryMs`: how long each try waits for an answer. */
export interface Asker {
  surroundings: Surroundings;
  agent: number;
  port: number;
  tryMs: number;
}

export function queryActions({ surroundings, agent, port, tryMs }: Asker): Effects<QueryAction, QueryEvent, QueryDesk> {
  return {
    send(desk, tell) {
      const { question, since } = desk;
      desk.timer.cancel();
      desk.tries++;
      const [{ name, type }] = question.questions as [{ name: string; type: string }];
      const note = { kind: 'question' as const, label: `${name || '.'} ${type}`, cause: since };
      desk.cause = surroundings.datagram(agent, port, serverOf(desk), DNS_PORT, encode(question), note);
      desk.timer = surroundings.after(tryMs, () => tell({ type: 'timeout', more: hasMore(desk) }));
    },
    connect(desk, tell) {
      const { question, cause } = desk;
      desk.timer.cancel();
      const destination = { address: serverOf(desk), port: DNS_PORT, protocol: 'dns', subject: -1, cause };
      surroundings.connect(agent, destination, (carrier) => new DnsClient(question, carrier, (packet) => heardOverTcp(desk, packet, tell)));
    },
    passOn({ timer, packet, cause, answered }) {
      timer.cancel();
      answered(packet, cause);
    },
    giveUp({ timer, packet, cause, answered }) {
      timer.cancel();
      answered(packet && wordOf(packet) === 'nothing' ? packet : undefined, cause);
    },
  };
}

function heardOverTcp(desk: QueryDesk, packet: Packet | undefined, tell: Tell<QueryEvent, QueryDesk>): void {
  if (packet) tell(heard(desk, packet), { packet });
  else tell({ type: 'broken', more: hasMore(desk) });
}

/** What an answer says to the chart. */
export function heard(desk: QueryDesk, packet: Packet): QueryEvent {
  return { type: 'answered', says: wordOf(packet), others: desk.servers.length > 1 && LAME.has(packet.rcode) && hasMore(desk) };
}

function wordOf({ rcode, answers }: Packet): 'records' | 'no data' | 'no such name' | 'nothing' {
  if (rcode === 'NXDOMAIN') return 'no such name';
  if (rcode !== 'NOERROR') return 'nothing';
  return answers.length > 0 ? 'records' : 'no data';
}

/** Response codes that are about the server and not about the name. */
const LAME = new Set(['SERVFAIL', 'REFUSED', 'NOTIMP', 'FORMERR']);

const hasMore = ({ tries }: QueryDesk): boolean => tries < TRIES;

/** The server that the last try went to. */
export function serverOf({ servers, tries }: QueryDesk): string {
  return servers[(tries - 1) % servers.length]!;
}
