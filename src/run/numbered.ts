/** The lines of a scenario as the network knows them. */
import { SMTP_PORT } from '../agents/ports.ts';
import { once } from '../mail/once.ts';
import type { SimLink } from '../sim/routes.ts';
import type { Scenario } from './scenario.ts';

/** Lines by host number. Runs of a scenario share the ways found along them. */
export const numbered = once(({ hosts, links }: Scenario): SimLink[] => {
  const index = (id: string) => hosts.findIndex((host) => host.id === id);
  return links.map(({ port25, ...link }) => ({
    ...link,
    a: index(link.a),
    b: index(link.b),
    ...(port25 && { bar: { port: SMTP_PORT, how: port25 } }),
  }));
});
