/** Can people do what the story says, and can what it breaks break? */
import type { Action, Intervention, Scenario } from '../scenario.ts';
import { badAddress } from './check-town.ts';
import { recordTroubles } from './check-zones.ts';
import { error, nearest, note, type Trouble } from './fault.ts';
import { noAccount, noHost, noHostNamed, noProgram } from './names.ts';

export function doingTroubles(scenario: Scenario): Trouble[] {
  return [
    ...(scenario.actions.length === 0 ? [note('actions', 'nothingHappens')] : []),
    ...scenario.actions.flatMap((action, place) => actionTroubles(scenario, action, `actions.${place}`)),
    ...scenario.faults.flatMap((fault, place) => faultTroubles(scenario, fault, `faults.${place}`)),
  ];
}

function actionTroubles(scenario: Scenario, action: Action, path: string): Trouble[] {
  const { host } = action;
  const nobody = noHost(scenario, `${path}.host`, host);
  if (nobody.length > 0) return nobody;
  switch (action.do) {
    case 'send':
      return [...noProgram(scenario, `${path}.host`, host, ['mua']), ...deviceTroubles(scenario, path, host, 'submitTo')];
    case 'use':
      if (action.via === 'web') return webTroubles(scenario, path, host);
      return [...noProgram(scenario, `${path}.host`, host, ['mua']), ...deviceTroubles(scenario, path, host, 'fetch')];
    case 'fetch':
      return [...noProgram(scenario, `${path}.host`, host, ['mua']), ...deviceTroubles(scenario, path, host, 'fetch')];
    case 'browse':
      return [
        ...noProgram(scenario, `${path}.host`, host, ['browser']),
        ...deviceTroubles(scenario, path, host),
        ...noHostNamed(scenario, `${path}.to`, action.to),
        ...noProgram(scenario, `${path}.to`, action.to, ['webmail'], note),
      ];
    case 'type':
      return [...anyProgram(scenario, `${path}.host`, host), ...noHostNamed(scenario, `${path}.to`, action.to)];
    default:
      return [...noProgram(scenario, `${path}.host`, host, ['mta']), ...noHostNamed(scenario, `${path}.of`, action.of)];
  }
}

/** Somebody sends or fetches with a program that knows nobody, or no server. */
function deviceTroubles({ devices }: Scenario, path: string, host: string, needs?: 'submitTo' | 'fetch'): Trouble[] {
  const device = devices.find((each) => each.host === host);
  if (!device) return [error(`${path}.host`, 'noDevice', { host })];
  return needs && device[needs] === undefined ? [error(`${path}.host`, needs === 'fetch' ? 'noFetch' : 'noSubmit', { host })] : [];
}

/** Who clicks at web mail needs a browser, and a server that keeps their mailbox and serves it. */
function webTroubles(scenario: Scenario, path: string, host: string): Trouble[] {
  const home = scenario.accounts.find(({ address }) => address === scenario.devices.find((each) => each.host === host)?.account)?.host;
  return [
    ...noProgram(scenario, `${path}.host`, host, ['browser']),
    ...deviceTroubles(scenario, path, host),
    ...(home === undefined ? [] : noProgram(scenario, `${path}.host`, home, ['webmail'])),
  ];
}

/** Who types needs a machine on which something runs. */
function anyProgram({ hosts }: Scenario, path: string, host: string): Trouble[] {
  return hosts.some(({ id, agents }) => id === host && agents.length > 0) ? [] : [error(path, 'noPrograms', { host })];
}

function faultTroubles(scenario: Scenario, fault: Intervention, path: string): Trouble[] {
  switch (fault.kind) {
    case 'say':
    case 'reply':
    case 'deny':
    case 'cut':
    case 'type':
    case 'serve':
      return [];
    case 'quota':
    case 'expire':
      return noAccount(scenario, `${path}.account`, fault.account);
    case 'zone':
      return [...noZone(scenario, `${path}.origin`, fault.origin), ...recordTroubles(fault.records, `${path}.records`)];
    case 'recipients':
      return fault.to.flatMap((address, place) => badAddress(`${path}.to.${place}`, address));
    case 'line':
    case 'strip':
      return noLine(scenario, path, fault.a, fault.b);
    case 'call':
      return [
        ...noHost(scenario, `${path}.host`, fault.host),
        ...anyProgram(scenario, `${path}.host`, fault.host),
        ...noHostNamed(scenario, `${path}.to`, fault.to),
      ];
    default:
      return noHost(scenario, `${path}.host`, fault.host);
  }
}

function noZone({ zones }: Scenario, path: string, origin: string): Trouble[] {
  const origins = zones.map((zone) => zone.origin);
  return origins.includes(origin) ? [] : [error(path, 'noZone', { origin, near: nearest(origin, origins), zones: origins.join(', ') })];
}

function noLine(scenario: Scenario, path: string, a: string, b: string): Trouble[] {
  const nobody = [...noHost(scenario, `${path}.a`, a), ...noHost(scenario, `${path}.b`, b)];
  const isThere = scenario.links.some((link) => (link.a === a && link.b === b) || (link.a === b && link.b === a));
  return nobody.length > 0 || isThere ? nobody : [error(path, 'noLine', { a, b })];
}
