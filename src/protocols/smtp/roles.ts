/** ATRN and TURN: server and client change places on one connection. Each end goes on through the carrier that it has. RFC 2645 §5.3. */
import type { ClientCarrier, ServerCarrier } from '../carrier.ts';

/** A server's carrier for the client that speaks in its place. What it says has no command to answer. */
export function asClient(carrier: ServerCarrier): ClientCarrier {
  return {
    get tls() {
      return carrier.tls;
    },
    say: (saying) => (carrier.say ? carrier.say(saying) : carrier.answer({ verb: '', code: saying.verb, octets: saying.octets })),
    // the machine that the carrier knows has said its last word: what the other one does is not its business
    moved: () => {},
    close: () => carrier.close(),
  };
}

/** A client's carrier for the server that answers in its place; `close` ends it for both. */
export function asServer(carrier: ClientCarrier, close: () => void): ServerCarrier {
  return {
    get tls() {
      return carrier.tls;
    },
    answer: (answer) => (carrier.answer ? carrier.answer(answer) : carrier.say({ verb: answer.code, octets: answer.octets })),
    moved: () => {},
    close,
  };
}
