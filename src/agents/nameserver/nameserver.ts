/** The door of an authoritative name server: it answers for its zones and nobody else's. What it does with each question is in nameserver.machine.ts. */
import { serveDns, type Oracle } from '../dns-service.ts';
import { Working } from '../machine.ts';
import type { Hosting, Surroundings } from '../surroundings.ts';
import { refusalOf, Zones, type ZoneHere } from '../zone.ts';
import { nameserverActions, newDesk } from './actions.ts';
import { nameserver } from './nameserver.machine.ts';

export type { ZoneHere } from '../zone.ts';

export class Nameserver {
  readonly zones: Zones;

  constructor(hosting: Hosting, agent: number, zones: readonly ZoneHere[]) {
    this.zones = new Zones(zones);
    serveDns(hosting, agent, answersFrom(this.zones, hosting, agent));
  }
}

/** Answers from these zones and asks nobody. Each question has a chart of its own. */
export function answersFrom(zones: Zones, surroundings: Pick<Surroundings, 'machine'>, agent: number): Oracle {
  const effects = nameserverActions(zones);
  const track = (state: string) => surroundings.machine(agent, 'nameserver', state);
  return (question, cause, reply) => {
    const work = new Working(nameserver, track, newDesk(question, cause, reply), effects);
    work.send({ type: 'question', askable: refusalOf(question) === undefined });
  };
}
