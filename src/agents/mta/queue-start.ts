/** Remote queue start, the door for port 25: what is done with each request is in queue/start.machine.ts. */
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import { Working } from '../machine.ts';
import { queueStartActions, type QueueKeeper, type QueueStartDesk } from './queue/start-actions.ts';
import { queueStart } from './queue/start.machine.ts';

/** ETRN. RFC 1985 §5.2: `b.com` is one node, `@b.com` everything below it too; `#name` is a queue of its own, which we have none of. */
export function startQueue(mta: QueueKeeper, node: string): Reply {
  const desk = decided(mta, {
    domains: [node.replace(/^@/, '').toLowerCase()],
    node,
    user: '',
    along: false,
    refusal: reply('nodeNotAllowed', node, 'not served here'),
    nothing: reply('noneWaiting', node),
  });
  return said(desk);
}

/** ATRN and TURN: of all domains that are kept here if none is named. */
export function turnRound(mta: QueueKeeper, domains: readonly string[], user: string): Reply | ((carrier: ClientCarrier) => End) {
  const wanted = domains.length > 0 ? domains : mta.options.relayDomains;
  const desk = decided(mta, {
    domains: wanted,
    node: wanted.join(' '),
    user,
    along: true,
    refusal: reply('turnRefused'),
    nothing: reply('noMail'),
  });
  return desk.client ?? said(desk);
}

function decided(mta: QueueKeeper, request: Omit<QueueStartDesk, 'cause' | 'rows' | 'answer' | 'client'>): QueueStartDesk {
  const track = (state: string) => mta.surroundings.machine(mta.agent, 'queue.start', state);
  const desk: QueueStartDesk = { ...request, cause: -1, rows: [], answer: undefined, client: undefined };
  new Working(queueStart, track, desk, queueStartActions(mta)).send({ type: 'asked' });
  return desk;
}

function said({ answer }: QueueStartDesk): Reply {
  if (!answer) throw new Error('queue.start: nobody answered');
  return answer;
}
