/**
 * What an agent needs of the world: time, chance, connections, datagrams, and somebody who writes down what happens.
 * The simulated network gives it (run/), and so do real sockets (node/): agents cannot tell which.
 */
import type { Chooser } from './choice.ts';
import type { Way } from './decision.ts';
import type { ClientCarrier, End, ServerCarrier } from '../protocols/carrier.ts';

/** Something an agent did or decided, for the journal. Kinds and columns: sim/journal.ts. */
export interface Note {
  kind:
    | 'composed'
    | 'trace'
    | 'queued'
    | 'dequeued'
    | 'stored'
    | 'removed'
    | 'flagged'
    | 'fetched'
    | 'cached'
    | 'timer'
    | 'fault'
    | 'note'
    | 'question'
    | 'answer';
  label: string;
  detail?: string;
  /** Number of a message. */
  subject?: number;
  cause?: number;
  untilMs?: number;
  octets?: Uint8Array;
}

/** A message as agents hand it on: its octets, and the number under which the journal knows this version of it. */
export interface Letter {
  number: number;
  octets: Uint8Array;
}

export interface Datagram {
  octets: Uint8Array;
  address: string;
  port: number;
  /** Journal entry of its sending. */
  entry: number;
}

/** Where a connection goes. */
export interface Destination {
  address: string;
  port: number;
  protocol: string;
  /** Name of the client's machine; that of the protocol's client when left out. */
  chart?: string;
  /** Message that it is opened for, and the entry that led to it; -1 for none. */
  subject: number;
  cause: number;
  /** How the client would protect it; left out: it asks for no name and trusts any certificate (RFC 7435). */
  tls?: {
    /** The name it wants: sent along as SNI. */
    serverName: string;
    /** TLS before the first word: ports 465, 993, 995 (RFC 8314). */
    implicit: boolean;
    /** The certificate must bear that name, from an authority that is trusted. */
    check: boolean;
  };
}

/** A chart stands at a fork. */
export interface Fork {
  state: string;
  /** What was found out, and the ways there are; at least two of them can be taken. */
  event: { type: string };
  ways: readonly Way[];
  cause: number;
}

/** A chart at work, as the journal knows it. */
export interface Track {
  /** It took an edge to this state; `facts`: the event that it took. */
  moved(state: string, edge: string, cause: number, facts: object): void;
  /** Name of the fact that a person denies at the step that would lead to this state. Left out where nobody can. */
  denied?(state: string, cause: number): string | undefined;
  /** Names of the facts to be denied, so that the chart goes the way that a person in the agent's place takes. Left out where nobody is. */
  decides?(fork: Fork): readonly string[];
}

/** Of a chart that nobody watches. */
export const UNTRACKED: Track = { moved: () => {} };

export interface Surroundings extends Chooser {
  /** Milliseconds since the run began. */
  nowMs(): number;
  /** Milliseconds since 1970, for Date and Received fields: as the clock on the host of `agent` tells them; without it, as they are. */
  epochMs(agent?: number): number;
  after(delayMs: number, act: () => void): { cancel(): void };
  /** A whole number from 0 to `limit - 1`. */
  random(limit: number): number;

  note(agent: number, note: Note): number;
  /** A new version of a message enters the journal. */
  letter(octets: Uint8Array, parent: number, reversePath: string, forwardPaths: readonly string[]): Letter;
  /** The number of the message version with these octets, or -1 if the journal knows none. */
  numberOf(octets: Uint8Array): number;
  /** A chart of this agent starts work. */
  machine(agent: number, chart: string, state: string): Track;
  /** Whether so many octets more find room where this agent keeps mail. Left out: they always do. */
  hasSpace?(octets: number, agent: number): boolean;
  /** Whether a browser may know this host by that name, besides its own. Left out: by any. */
  isCalled?(name: string): boolean;

  connect(agent: number, to: Destination, use: (carrier: ClientCarrier) => End): void;
  /** UDP: takes datagrams on this port, or on a free one for port 0. Returns the port. */
  bind(agent: number, port: number, received: (datagram: Datagram) => void): number;
  datagram(agent: number, fromPort: number, address: string, port: number, octets: Uint8Array, note: Note): number;
}

/** A connection that came in. */
export interface IncomingCarrier extends ServerCarrier {
  readonly fromAddress: string;
  /** More are connected already than there is room for. */
  readonly crowded: boolean;
  /** Number under which the journal knows the message that came last on it, -1 if it does not. */
  readonly subject: number;
  /** Entry that an acceptance now would be caused by. */
  readonly cause: number;
}

/** Surroundings in which agents can also be called on. */
export interface Hosting extends Surroundings {
  /** TCP: `serve` makes the server's end of each connection. `chart` names its machine. `implicitTls`: TLS before the first word (RFC 8314). */
  listen(agent: number, port: number, chart: string, serve: (carrier: IncomingCarrier) => End, implicitTls?: boolean): void;
}
