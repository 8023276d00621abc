/** A hand that has no place in its story is told of before anything runs. */
import { webDoorOf } from '../../run/web-door.ts';
import type { Intervention, Scenario } from '../../run/scenario.ts';
import type { Problem } from '../api.ts';
import { problemWithLetters } from './written.ts';

export function problemWithHands({ hosts, devices, accounts }: Scenario, interventions: readonly Intervention[]): Problem | undefined {
  for (const intervention of interventions) {
    if (intervention.kind === 'use') {
      const device = devices.find(({ host, fetch }) => host === intervention.host && (intervention.via === 'web' || fetch));
      if (device && intervention.via === 'web' && !webDoorOf({ hosts, accounts }, device)) return nowhere(intervention.host);
      const problem = device ? problemWithLetters(intervention, device.account) : nowhere(intervention.host);
      if (problem) return problem;
    }
    if (intervention.kind !== 'call') continue;
    const { host, to } = intervention;
    if (!hosts.some(({ id, agents }) => id === host && agents.length > 0)) return nowhere(host);
    if (!hosts.some(({ id, name }) => id === to || name === to)) return nowhere(to);
  }
  return undefined;
}

function nowhere(host: string): Problem {
  return { key: 'run.handNowhere', values: { host } };
}
