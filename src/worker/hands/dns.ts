/** What may be asked of the DNS of a story: whatever stands in its zones, in the words of `dig`. */
import type { Run } from '../../run/run.ts';
import type { Hint, Hints } from '../api.ts';

/** Questions offered. */
const MOST = 60;
const RFC = 'rfc1035#4.1.1';

export function dnsHints({ scene }: Run): Hints {
  const zones = scene.zones ?? [];
  const asked = zones.flatMap(({ records }) => records.map(({ name, type }) => `${name || '.'} ${type}`));
  const backwards = scene.hosts.map(({ address }) => `-x ${address}`);
  const servers = scene.hosts.filter(({ agents }) => agents.includes('nameserver')).map(({ name }) => `@${name}`);
  const others = servers.map((server) => `${server} ${zones[0]?.origin || '.'} NS`);
  const lines = [...new Set([...asked.filter((line) => line.endsWith(' MX')), ...asked, ...others, ...backwards])].slice(0, MOST);
  const shorter = lines[0] === undefined ? [] : [`${lines[0]} +short`, `${lines[0]} +norecurse`];
  return {
    ...{ protocol: 'dns', connection: -1, state: '', asks: 'command', literal: -1, unsent: [], tag: '', kept: [], not: [] },
    now: [...lines, ...shorter].map((line): Hint => ({ verb: line, line, syntax: '', rfc: RFC, user: '', secures: false })),
  };
}
