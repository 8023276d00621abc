/** A server that was away asks the one that kept its mail to hand it over: ETRN (RFC 1985), ATRN (RFC 2645), TURN (RFC 821 §3.8). */
import type { Secret } from '../../protocols/sasl/mechanism.ts';
import { SmtpClient, type Errand, type SmtpJob } from '../../protocols/smtp/client.ts';
import type { ServerCarrier } from '../../protocols/carrier.ts';
import { SmtpServer } from '../../protocols/smtp/server.ts';
import { nonce } from '../credentials.ts';
import type { ExchangeService } from '../door/exchange.ts';
import type { Mta } from './mta.ts';
import { SMTP_PORT } from '../ports.ts';
import type { IncomingCarrier } from '../surroundings.ts';

/** What is asked for, and of whom. */
export interface QueueFetching {
  ask: 'etrn' | 'atrn' | 'turn';
  domain: string;
  /** Address of the server that keeps the mail. */
  address: string;
  /** ATRN wants to know who asks. */
  secret: Secret | undefined;
}

/** Calls the keeper from this MTA; what comes along a connection that is turned round is taken as on port 25. */
export function fetchQueue(mta: Mta, exchange: ExchangeService, { ask, domain, address, secret }: QueueFetching): void {
  const { surroundings, agent, hostName } = mta;
  const cause = surroundings.note(agent, { kind: 'note', label: 'queue.asked', detail: `${ask.toUpperCase()} ${domain}` });
  const serve = (carrier: ServerCarrier) => new SmtpServer(exchange.policy(incoming(carrier, address)), carrier);
  const errand: Errand = ask === 'etrn' ? { ask, node: domain } : ask === 'atrn' ? { ask, domains: [domain], serve } : { ask, serve };
  const job: SmtpJob = {
    helo: hostName,
    reversePath: '',
    forwardPaths: [],
    message: new Uint8Array(0),
    errand,
    credentials: ask === 'atrn' ? secret : undefined,
    nonce: () => nonce(surroundings),
  };
  surroundings.connect(
    agent,
    { address, port: SMTP_PORT, protocol: 'smtp', subject: -1, cause },
    (carrier) =>
      new SmtpClient(job, carrier, (_, { errand: answer, obstacle }) => {
        const detail = `${ask.toUpperCase()} ${answer ? `${answer.code} ${answer.text.join(' ')}` : (obstacle ?? 'no answer')}`;
        surroundings.note(agent, { kind: 'note', label: 'queue.answered', detail });
      }),
  );
}

/** The connection as one that had come in: it was turned round. */
function incoming(carrier: ServerCarrier, fromAddress: string): IncomingCarrier {
  return {
    get tls() {
      return carrier.tls;
    },
    answer: (answer) => carrier.answer(answer),
    moved: (state, edge) => carrier.moved(state, edge),
    close: () => carrier.close(),
    fromAddress,
    crowded: false,
    subject: -1,
    cause: -1,
  };
}
