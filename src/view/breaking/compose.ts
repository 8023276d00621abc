/** What the reader has set in a menu, as a fault; and what a menu begins with. */
import type { Intervention, Link, MailSettings, ZoneRecord } from '../../run/scenario.ts';
import type { Action, Target } from './targets.ts';

/** Everything that a menu may set; each action reads its own. */
export interface Settings {
  verb: string;
  /** '' for the server's own answer. */
  reply: string;
  /** '' for anyone. */
  address: string;
  times: number;
  chance: number;
  waitMs: number;
  cut: { after: number; unit: 'lines' | 'octets' } | null;
  /** Which of the lines, or of the accounts. */
  which: number;
  /** Of the line; what stands as it was is left out. */
  line: Partial<Pick<Link, 'latencyMs' | 'octetsPerMs' | 'loss'> & { reordering: number }>;
  cutOctets: number;
  forMs: number;
  slowMs: number;
  skewMs: number;
  quotaOctets: number;
  mail: MailSettings;
  records: readonly ZoneRecord[];
  to: string;
}

export const BEGUN: Settings = {
  ...{ verb: '', reply: '', address: '', times: 1, chance: 1, waitMs: 0, cut: null, which: 0, line: {}, cutOctets: 0 },
  ...{ forMs: 60_000, slowMs: 1000, skewMs: 3_600_000, quotaOctets: 0, mail: {}, records: [], to: '' },
};

/** The fault that is set so, from a moment on; `null` as long as nothing would change. */
export function composed(target: Target, action: Action, set: Settings, atMs: number): Intervention | null {
  switch (target.kind) {
    case 'host':
      return onHost(target.host, action, set, atMs);
    case 'port':
      return atPort(target, action, set, atMs) ?? onHost(target.host, action, set, atMs);
    case 'line':
      return onLine(target.lines[set.which]!, action, set, atMs);
    case 'zone':
      return { kind: 'zone', origin: target.origin, records: [...set.records], atMs };
    case 'mailbox':
      return inMailbox(target.accounts[set.which]!, action, set, atMs);
    case 'letter':
      return addressed(set.to);
  }
}

function onHost(host: string, action: Action, { forMs, slowMs, skewMs, mail }: Settings, atMs: number): Intervention | null {
  if (action === 'stop') return { kind: 'stop', host, atMs };
  if (action === 'restart') return { kind: 'stop', host, atMs, forMs };
  if (action === 'slow') return { kind: 'slow', host, waitMs: slowMs, atMs };
  if (action === 'disk') return { kind: 'disk', host, atMs };
  if (action === 'clock') return { kind: 'clock', host, skewMs, atMs };
  return action === 'policy' && Object.keys(mail).length > 0 ? { kind: 'policy', host, mail: { ...mail }, atMs } : null;
}

function atPort({ host, port }: { host: string; port: number }, action: Action, set: Settings, atMs: number): Intervention | null {
  if (action === 'refuse') return { kind: 'refuse', host, port, atMs };
  if (action !== 'answer' || set.verb === '') return null;
  const { verb, reply, address, times, chance, waitMs, cut } = set;
  if (reply === '' && waitMs === 0 && cut === null) return null;
  return {
    ...{ kind: 'answer', host, port, verb, atMs },
    ...(reply === '' ? {} : { reply }),
    ...(address === '' ? {} : { address }),
    ...(times > 0 ? { times } : {}),
    ...(chance < 1 ? { chance } : {}),
    ...(waitMs > 0 ? { waitMs } : {}),
    ...(cut ? { cut } : {}),
  };
}

function onLine({ a, b }: Link, action: Action, { line, cutOctets }: Settings, atMs: number): Intervention | null {
  if (action === 'strip') return { kind: 'strip', a, b, atMs };
  if (action === 'cut') return { kind: 'line', a, b, cutOctets, atMs };
  return Object.keys(line).length > 0 ? { kind: 'line', a, b, ...line, atMs } : null;
}

function inMailbox(account: string, action: Action, { quotaOctets }: Settings, atMs: number): Intervention {
  return action === 'expire' ? { kind: 'expire', account, atMs } : { kind: 'quota', account, octets: quotaOctets, atMs };
}

function addressed(to: string): Intervention | null {
  const addresses = to.split(/[\s,;]+/).filter((address) => /^[^@\s<>]+@[^@\s<>]+$/.test(address));
  return addresses.length > 0 ? { kind: 'recipients', to: addresses } : null;
}

/** The steps of a slider, with the value that is so now among them. */
export function stepsAround(values: readonly number[], now: number): number[] {
  return [...new Set([...values, now])].sort((one, other) => one - other);
}
