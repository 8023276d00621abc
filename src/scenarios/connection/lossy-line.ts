import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** One packet in ten is lost on every line. TCP sends it again, UDP does not: the DNS asks twice, SMTP notices nothing but the time. */
export const lossyLine: Scenario = { ...town, id: 'lossy-line', links: town.links.map((link) => ({ ...link, loss: 0.1 })) };
