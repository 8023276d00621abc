/** What the chart of a server that asks for its mail asks for. */
import type { ServerCarrier } from '../../../protocols/carrier.ts';
import type { Secret } from '../../../protocols/sasl/mechanism.ts';
import { SmtpClient, type Errand, type SmtpJob } from '../../../protocols/smtp/client.ts';
import type { SmtpPolicy } from '../../../protocols/smtp/policy.ts';
import { SmtpServer } from '../../../protocols/smtp/server.ts';
import { nonce } from '../../credentials.ts';
import type { Effects, Work } from '../../machine.ts';
import { SMTP_PORT } from '../../ports.ts';
import type { IncomingCarrier } from '../../surroundings.ts';
import type { MtaHouse } from '../house.ts';
import type { QueueFetchAction, QueueFetchEvent } from './fetch.machine.ts';

/** What is asked for, and of whom. */
export interface QueueFetching {
  ask: 'etrn' | 'atrn' | 'turn';
  domain: string;
  /** Address of the server that keeps the mail. */
  address: string;
  /** ATRN wants to know who asks. */
  secret: Secret | undefined;
}

export interface QueueFetchDesk extends Work {
  request: QueueFetching;
  /** What the keeper answered, or what stood in the way. */
  answer: string;
}

/** The rules of port 25 for a connection that has been turned round. */
export type PolicyFor = (carrier: IncomingCarrier) => SmtpPolicy;

export function queueFetchActions(
  { surroundings, agent, hostName }: MtaHouse,
  policyFor: PolicyFor,
): Effects<QueueFetchAction, QueueFetchEvent, QueueFetchDesk> {
  return {
    callKeeper({ request, cause }, tell) {
      const { ask, address, secret } = request;
      const serve = (carrier: ServerCarrier) => {
        tell({ type: 'turned round' });
        return new SmtpServer(policyFor(incoming(carrier, address)), carrier);
      };
      const credentials = ask === 'atrn' ? secret : undefined;
      const job: SmtpJob = {
        ...EMPTY_JOB,
        helo: hostName,
        errand: errandOf(request, serve),
        credentials,
        nonce: () => nonce(surroundings),
      };
      const to = { address, port: SMTP_PORT, protocol: 'smtp', subject: -1, cause };
      surroundings.connect(
        agent,
        to,
        (carrier) =>
          new SmtpClient(job, carrier, (_, { errand, obstacle }) => {
            const answer = errand ? `${errand.code} ${errand.text.join(' ')}` : (obstacle ?? 'no answer');
            tell({ type: 'session over', granted: errand !== undefined && errand.code < 300 }, { answer });
          }),
      );
    },
    noteAnswer({ request, answer }) {
      const detail = `${request.ask.toUpperCase()} ${answer}`;
      surroundings.note(agent, { kind: 'note', label: 'queue.answered', detail });
    },
  };
}

const EMPTY_JOB = { reversePath: '', forwardPaths: [], message: new Uint8Array(0) };

function errandOf({ ask, domain }: QueueFetching, serve: (carrier: ServerCarrier) => SmtpServer): Errand {
  if (ask === 'etrn') return { ask, node: domain };
  return ask === 'atrn' ? { ask, domains: [domain], serve } : { ask, serve };
}

/** The connection as one that had come in. */
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
