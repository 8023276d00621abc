import type { Scenario } from '../../run/scenario.ts';
import { delegation, fromTheRoot } from './from-the-root.ts';

/** The resolver knows only the root: it is sent from there to com, from com to b.com, and remembers the way. */
export const dnsWalk: Scenario = {
  ...fromTheRoot(delegation('b.com', 'ns.b.com', '198.51.100.53'), delegation('a.org', 'dns.a.org', '192.0.2.53')),
  id: 'dns-walk',
};
