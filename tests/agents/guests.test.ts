/** On real ports all servers share the connections of the process: one may be crowded that serves nobody. No story has real ports. */
import { expect, test } from 'vitest';
import { Guests } from '../../src/agents/maildrop/guests.ts';
import { imapServing, pop3Serving } from '../../src/agents/maildrop/server.machine.ts';
import type { Surroundings, Track } from '../../src/agents/surroundings.ts';

/** Surroundings in which a chart's edges are written down. */
function watched(edges: string[]): Pick<Surroundings, 'machine'> {
  const track: Track = { moved: (state, edge) => void edges.push(`${edge} → ${state}`) };
  return { machine: () => track };
}

test.each([
  ['pop3.server', pop3Serving],
  ['imap.server', imapServing],
] as const)('%s: crowded by others it turns everybody away, and serves when there is room again', (name, chart) => {
  const edges: string[] = [];
  const guests = new Guests(chart, name, watched(edges), 0);
  expect(guests.receive({ crowded: true }).admitted).toBe(false);
  expect(guests.receive({ crowded: false }).admitted).toBe(true);
  expect(edges).toEqual(['connection → full', 'connection / there is room → serving']);
});

test('whoever was turned away leaves nothing behind, and nobody leaves twice', () => {
  const edges: string[] = [];
  const guests = new Guests(pop3Serving, 'pop3.server', watched(edges), 0, 1);
  const first = guests.receive({ crowded: false });
  const second = guests.receive({ crowded: false });
  second.over();
  first.over();
  first.over();
  expect(edges.at(-1)).toBe('connection over → listening');
  expect(guests.receive({ crowded: false }).admitted).toBe(true);
});
