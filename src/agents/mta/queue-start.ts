/** Remote queue start, the door for port 25: what is done with each request is in queue/start.machine.ts. */
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { reply } from '../../protocols/smtp/replies.ts';
import type { Reply } from '../../protocols/smtp/wire.ts';
import { Working } from '../machine.ts';
import { queueStartActions, type QueueKeeper, type QueueStartDesk } from './queue/start-actions.ts';
import { queueStart } from './queue/start.machine.ts';

type Answer = Reply | ((carrier: ClientCarrier) => End);

/** ETRN. RFC 1985 §5.2: `b.com` is one node, `@b.com` everything below it too; `#name` is a queue of its own, which we have none of. */
export function startQueue(mta: QueueKeeper, node: string): Reply {
  const refusal = reply('nodeNotAllowed', node, 'not served here');
  const domains = [node.replace(/^@/, '').toLowerCase()];
  const answer = answered(mta, { domains, node, user: '', along: false, refusal, nothing: reply('noneWaiting', node) });
  return typeof answer === 'function' ? refusal : answer;
}

/** ATRN and TURN: of all domains that are kept here if none is named. */
export function turnRound(mta: QueueKeeper, domains: readonly string[], user: string): Answer {
  const wanted = domains.length > 0 ? domains : mta.options.relayDomains;
  return answered(mta, {
    domains: wanted,
    node: wanted.join(' '),
    user,
    along: true,
    refusal: reply('turnRefused'),
    nothing: reply('noMail'),
  });
}

function answered(mta: QueueKeeper, request: Omit<QueueStartDesk, 'cause' | 'rows' | 'answer'>): Answer {
  const track = (state: string) => mta.surroundings.machine(mta.agent, 'queue.start', state);
  const desk: QueueStartDesk = { ...request, cause: -1, rows: [], answer: undefined };
  new Working(queueStart, track, desk, queueStartActions(mta)).send({ type: 'asked' });
  if (!desk.answer) throw new Error('queue.start: nobody answered');
  return desk.answer;
}
