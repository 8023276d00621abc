/** A journal told again as a recording: so that what was given out is judged and listed like what comes in. */
import type { Scene } from '../run/scenario.ts';
import { framed } from '../protocols/dns/framing.ts';
import type { Journal } from '../sim/journal.ts';
import type { Side, Sink } from './sink.ts';

const DNS_PORT = 53;
const FIRST_PORT = 49_152;

/** Connections of which sealed records are all that is known after the handshake. */
export function sealedConnections(journal: Journal): ReadonlySet<number> {
  const sealed = new Set<number>();
  for (let index = 0; index < journal.length; index++) {
    if (journal.kind(index) === 'tls' && journal.label(index) === 'application_data') sealed.add(journal.connection(index));
  }
  return sealed;
}

export function replay(journal: Journal, scene: Scene, sink: Sink): void {
  const replaying = new Replaying(journal, scene, sink);
  for (let index = 0; index < journal.length; index++) replaying.entry(index);
}

class Replaying {
  readonly #journal: Journal;
  readonly #scene: Scene;
  readonly #sink: Sink;
  readonly #sealed: ReadonlySet<number>;
  readonly #conversations = new Map<number, number>();

  constructor(journal: Journal, scene: Scene, sink: Sink) {
    this.#journal = journal;
    this.#scene = scene;
    this.#sink = sink;
    this.#sealed = sealedConnections(journal);
  }

  entry(index: number): void {
    const kind = this.#journal.kind(index);
    const connection = this.#journal.connection(index);
    if (kind === 'question' || kind === 'answer') this.#lookup(index, connection);
    else if (connection < 0) return;
    else if (kind === 'open') this.#open(index, connection);
    else if (kind === 'command' || kind === 'text' || kind === 'reply') this.#say(index, connection, this.#sideOf(index, connection));
    else if (kind === 'tls') this.#tls(index, connection);
    else if (kind === 'close') this.#close(index, connection);
  }

  /** The one that opened the connection need not be the one that gives orders: ATRN and TURN make them change places. */
  #sideOf(index: number, connection: number): Side {
    return this.#journal.from(index) === this.#journal.connections[connection]!.client ? 'client' : 'server';
  }

  #atMs(index: number): number | null {
    return this.#scene.startsAt === 0 ? null : this.#scene.startsAt + this.#journal.at(index);
  }

  #open(index: number, connection: number): void {
    const { protocol, client, server, clientAddress, serverAddress } = this.#journal.connections[connection]!;
    const ends = { client: clientAddress, server: serverAddress, clientName: this.#nameOf(client), serverName: this.#nameOf(server) };
    const fromTheStart = this.#journal.detail(index) !== 'middle';
    const atMs = this.#atMs(index);
    this.#conversations.set(connection, this.#sink.open({ ...ends, protocol, atMs, fromTheStart, evidence: 'octets' }));
  }

  #nameOf(agent: number): string {
    return this.#scene.hosts[this.#scene.agents[agent]?.host ?? -1]?.name ?? '';
  }

  #say(index: number, connection: number, side: Side): void {
    const conversation = this.#conversations.get(connection);
    const octets = this.#journal.octets(index);
    if (conversation !== undefined && octets.length > 0) this.#sink.say(conversation, side, octets, this.#atMs(index));
  }

  /** The handshake is over with the client's Finished. */
  #tls(index: number, connection: number): void {
    const conversation = this.#conversations.get(connection);
    if (conversation === undefined || this.#journal.label(index) !== 'Finished' || this.#sealed.has(connection)) return;
    this.#sink.secure(conversation, { version: '', cipher: '', serverName: '' }, this.#atMs(index));
  }

  #close(index: number, connection: number): void {
    const conversation = this.#conversations.get(connection);
    const label = this.#journal.label(index);
    if (conversation === undefined) return;
    this.#conversations.delete(connection);
    this.#sink.close(conversation, label === 'end' ? 'end' : label === 'refused' ? 'reset' : 'cut', this.#atMs(index));
  }

  #lookup(index: number, connection: number): void {
    const { kind, from, to, octets } = this.#journal.entry(index);
    const conversation = this.#conversations.get(connection);
    if (conversation !== undefined)
      return this.#sink.say(conversation, kind === 'question' ? 'client' : 'server', framed(octets), this.#atMs(index));
    const isQuestion = kind === 'question';
    const asks = `${this.#addressOf(isQuestion ? from : to)}:${FIRST_PORT}`;
    const answers = `${this.#addressOf(isQuestion ? to : from)}:${DNS_PORT}`;
    this.#sink.datagram(isQuestion ? asks : answers, isQuestion ? answers : asks, octets, this.#atMs(index) ?? 0);
  }

  #addressOf(agent: number): string {
    return this.#scene.hosts[this.#scene.agents[agent]?.host ?? -1]?.address ?? '';
  }
}
