/** What was left alone, gathered: a page fetched by HTTP is fifty connections from fifty ports. */
import type { ForeignTraffic } from '../../../worker/api.ts';

export interface Gathered extends ForeignTraffic {
  count: number;
}

/** The same traffic between the same hosts once, with how often it occurred; ports of clients are left out. */
export function gathered(traffic: readonly ForeignTraffic[]): Gathered[] {
  const found = new Map<string, Gathered>();
  for (const { what, client, server } of traffic) {
    const host = client.replace(/:\d+$/, '');
    const key = `${what}\n${host}\n${server}`;
    const before = found.get(key);
    if (before) before.count++;
    else found.set(key, { what, client: host, server, count: 1 });
  }
  return [...found.values()].sort((one, other) => other.count - one.count);
}
