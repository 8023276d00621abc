/** What the chart of a server that asks for its mail asks for. */
import { EMPTY } from '../../../mail/octets.ts';
import type { ServerCarrier } from '../../../protocols/carrier.ts';
import type { Secret } from '../../../protocols/sasl/mechanism.ts';
import { SmtpClient, type Errand, type Report, type SmtpJob } from '../../../protocols/smtp/client.ts';
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

export function queueFetchActions(mta: MtaHouse, policyFor: PolicyFor): Effects<QueueFetchAction, QueueFetchEvent, QueueFetchDesk> {
  const { surroundings, agent } = mta;
  return {
    callKeeper({ request, cause }, tell) {
      const serve = (carrier: ServerCarrier) => {
        tell({ type: 'turned round' });
        return new SmtpServer(policyFor(incoming(carrier, request.address)), carrier);
      };
      const over = (_: unknown, report: Report) =>
        tell({ type: 'session over', granted: report.errand !== undefined && report.errand.code < 300 }, { answer: answerIn(report) });
      const to = { address: request.address, port: SMTP_PORT, protocol: 'smtp', subject: -1, cause };
      surroundings.connect(agent, to, (carrier) => new SmtpClient(jobOf(mta, request, serve), carrier, over));
    },
    noteAnswer({ request, answer }) {
      const detail = `${request.ask.toUpperCase()} ${answer}`;
      surroundings.note(agent, { kind: 'note', label: 'queue.answered', detail });
    },
  };
}

/** What the keeper said, or what stood in the way. */
function answerIn({ errand, obstacle }: Report): string {
  return errand ? `${errand.code} ${errand.text.join(' ')}` : (obstacle ?? 'no answer');
}

type Serve = (carrier: ServerCarrier) => SmtpServer;

/** It has nothing to send. */
function jobOf({ hostName, surroundings }: MtaHouse, request: QueueFetching, serve: Serve): SmtpJob {
  return {
    helo: hostName,
    reversePath: '',
    forwardPaths: [],
    message: EMPTY,
    errand: errandOf(request, serve),
    credentials: request.ask === 'atrn' ? request.secret : undefined,
    nonce: () => nonce(surroundings),
  };
}

function errandOf({ ask, domain }: QueueFetching, serve: Serve): Errand {
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
