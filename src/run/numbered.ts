/** The lines of a scenario as the network knows them. */
import { SMTP_PORT, SUBMISSION_PORT } from '../agents/ports.ts';
import { once } from '../mail/once.ts';
import type { Bar, SimLink } from '../sim/routes.ts';
import type { Scenario } from './scenario.ts';

/** Lines by host number. Runs of a scenario share the ways found along them. */
export const numbered = once(({ hosts, links }: Scenario): SimLink[] => {
  const index = (id: string) => hosts.findIndex((host) => host.id === id);
  return links.map(({ port25, port587, ...link }) => ({
    ...link,
    a: index(link.a),
    b: index(link.b),
    ...((port25 ?? port587) && { bars: [...barred(SMTP_PORT, port25), ...barred(SUBMISSION_PORT, port587)] }),
  }));
});

const barred = (port: number, how: Bar['how'] | undefined): Bar[] => (how ? [{ port, how }] : []);
