/** Whether there are more hosts than can be drawn one by one. */
import { gathered } from '../playback/gathered.ts';
import type { RunView } from '../playback/panel.ts';

/** Two to nine stand as houses. */
export const MOST_HOUSES = 9;

const speakers = gathered(
  () => new Set<number>(),
  (agents, journal, index) => {
    const connection = journal.connections[journal.connection(index)];
    for (const agent of connection ? [connection.client, connection.server] : [journal.from(index), journal.to(index)])
      if (agent >= 0) agents.add(agent);
  },
);

/** Those of a story are few, and have their places. */
export function isCrowd({ recording, journal, scene, length }: RunView): boolean {
  if (!recording) return false;
  const hosts = new Set<number>();
  const isManyWith = (agent: number): boolean => agent >= 0 && hosts.add(scene.agents[agent]?.host ?? -1).size > MOST_HOUSES;
  // of many the first connections tell, without looking at every entry
  return (
    journal.connections.some(({ client, server }) => isManyWith(client) || isManyWith(server)) ||
    [...speakers(journal, length)].some(isManyWith)
  );
}
