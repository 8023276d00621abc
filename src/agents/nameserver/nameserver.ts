/** An authoritative name server: answers for its zones and nobody else's. RFC 1034 §4.3.2, RFC 2308. */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { serveDns } from '../dns-service.ts';
import { Narrating } from '../narrating.ts';
import type { Hosting } from '../surroundings.ts';
import { Zones, type ZoneHere } from '../zone.ts';

export { DNS_PORT } from '../dns-service.ts';
export type { ZoneHere } from '../zone.ts';

type NameserverEvent = { type: 'question' | 'answer' };
export const nameserverMachine = setup({ types: { context: {} as Record<never, never>, events: {} as NameserverEvent } }).createMachine({
  id: 'nameserver',
  context: {},
  initial: 'listening',
  states: { listening: { on: { question: 'answering' } }, answering: { on: { answer: 'listening' } } },
});
export const nameserver = stepper<NameserverEvent>(nameserverMachine);

export class Nameserver {
  constructor(hosting: Hosting, agent: number, zonesHere: readonly ZoneHere[]) {
    const zones = new Zones(zonesHere);
    const machine = new Narrating(nameserver, 'nameserver', agent, hosting);
    serveDns(hosting, agent, (question, cause, reply) => {
      machine.send({ type: 'question' }, cause);
      const answer = zones.answer(question);
      machine.send({ type: 'answer' }, cause, answer.rcode);
      reply(answer);
    });
  }
}
