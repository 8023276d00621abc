/** b.com is a small office behind a telephone line: its server is on for some hours only, and mx2.b.com keeps its mail meanwhile. */
import type { Action, MailSettings, Scenario } from '../run/scenario.ts';
import { secondExchange, town, zonesWithSecond } from './town.ts';

const HOUR_MS = 3_600_000;

/** The story of an office that asks for its mail in a certain way, after three hours. */
export function officeAway(id: string, ask: 'etrn' | 'atrn' | 'turn', keeper: MailSettings, draft = town.draft): Scenario {
  const asking: Action = { at: 3 * HOUR_MS + 60_000, do: ask, host: 'mx-b', of: 'mx2-b', domain: 'b.com' };
  return {
    ...town,
    id,
    draft,
    hosts: [...town.hosts, { ...secondExchange, mail: { holdsFor: ['b.com'], ...keeper } }],
    links: [
      ...town.links,
      { a: 'smtp-a', b: 'mx2-b', latencyMs: 40, octetsPerMs: 1250 },
      { a: 'mx2-b', b: 'mx-b', latencyMs: 20, octetsPerMs: 1250 },
      { a: 'mx2-b', b: 'dns-a', latencyMs: 30, octetsPerMs: 1250 },
    ],
    zones: zonesWithSecond(20),
    actions: [
      { at: 0, do: 'send', host: 'ana-laptop' },
      { at: HOUR_MS, do: 'send', host: 'ana-laptop', draft: { ...draft, subject: 'Y otra cosa' } },
      asking,
      { at: 4 * HOUR_MS, do: 'fetch', host: 'bea-laptop' },
    ],
    faults: [
      { kind: 'stop', host: 'mx-b', atMs: 0 },
      { kind: 'start', host: 'mx-b', atMs: 3 * HOUR_MS },
    ],
  };
}
