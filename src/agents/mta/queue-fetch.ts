/** A server asks for its mail, the door: what it does then is in queue/fetch.machine.ts. */
import type { ExchangeService } from '../door/exchange.ts';
import { Working } from '../machine.ts';
import type { Mta } from './mta.ts';
import { queueFetchActions, type QueueFetchDesk, type QueueFetching } from './queue/fetch-actions.ts';
import { queueFetch } from './queue/fetch.machine.ts';

/** Calls the keeper from this MTA; what comes along a connection that is turned round is taken as on port 25. */
export function fetchQueue(mta: Mta, exchange: ExchangeService, request: QueueFetching): void {
  const { surroundings, agent } = mta;
  const detail = `${request.ask.toUpperCase()} ${request.domain}`;
  const cause = surroundings.note(agent, { kind: 'note', label: 'queue.asked', detail });
  const track = (state: string) => surroundings.machine(agent, 'queue.fetch', state);
  const desk: QueueFetchDesk = { request, answer: '', cause };
  const actions = queueFetchActions(mta, (carrier) => exchange.policy(carrier));
  new Working(queueFetch, track, desk, actions).send({ type: 'ask' });
}
