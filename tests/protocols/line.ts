/** Two ends joined by a line without time: what one says the other hears, in pieces as small as the test wants. */
import { concat, text } from '../../src/mail/octets.ts';
import type { Answer, ClientCarrier, End, Saying, ServerCarrier } from '../../src/protocols/carrier.ts';

/** How octets are cut on their way: lengths of pieces, used in turn; none: whole. */
type Cuts = readonly number[];

interface Line {
  /** 'C: …' and 'S: …', one item for each saying and answer, as latin1 with line ends. */
  spoken: string[];
  /** States taken, 'server session.ready' and 'client mail'. */
  moves: string[];
  closed: { server: boolean; client: boolean };
}

interface Joined extends Line {
  server: End;
  client: End;
}

/** Joins both ends, lets them talk until nobody has anything to say, and ends the line at each side that closed. */
export function join(makeServer: (carrier: ServerCarrier) => End, makeClient: (carrier: ClientCarrier) => End, cuts: Cuts = []): Joined {
  const line: Line = { spoken: [], moves: [], closed: { server: false, client: false } };
  const toClient: Uint8Array[] = [];
  const toServer: Uint8Array[] = [];
  const server = makeServer({
    answer: ({ octets }: Answer) => {
      line.spoken.push(`S: ${text(octets)}`);
      toClient.push(octets);
    },
    tls: null,
    moved: (state) => line.moves.push(`server ${state}`),
    close: () => (line.closed.server = true),
  });
  const client = makeClient({
    say: ({ octets }: Saying) => {
      line.spoken.push(`C: ${text(octets)}`);
      toServer.push(octets);
    },
    tls: null,
    moved: (state) => line.moves.push(`client ${state}`),
    close: () => (line.closed.client = true),
  });
  client.opened();
  server.opened();
  let cut = 0;
  const deliver = (queue: Uint8Array[], end: End) => {
    for (let octets = concat(queue.splice(0)); octets.length > 0;) {
      const length = cuts.length === 0 ? octets.length : Math.max(1, cuts[cut++ % cuts.length]!);
      end.received(octets.slice(0, length));
      octets = octets.subarray(length);
    }
  };
  while (toClient.length > 0 || toServer.length > 0) {
    deliver(toServer, server);
    deliver(toClient, client);
  }
  return { ...line, server, client };
}

/** A server alone, spoken to by hand. Returns what it answers. */
export function speaking(makeServer: (carrier: ServerCarrier) => End, overrule?: ServerCarrier['overrule']) {
  const answers: Answer[] = [];
  const state = { closed: false };
  const server = makeServer({
    answer: (answer) => answers.push(answer),
    tls: null,
    moved: () => {},
    close: () => (state.closed = true),
    overrule,
  });
  server.opened();
  const heard = () =>
    answers
      .splice(0)
      .map(({ octets }) => text(octets))
      .join('');
  heard();
  return {
    server,
    state,
    /** Says octets, one character each, and returns the answer. */
    say(characters: string): string {
      server.received(Uint8Array.from(characters, (character) => character.charCodeAt(0)));
      return heard();
    },
  };
}
