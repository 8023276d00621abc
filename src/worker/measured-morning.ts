/** POP3, IMAP and web mail on the same mailbox on the same morning: played, and counted. */
import { firstRawValue, readHeader } from '../mail/header.ts';
import { measuresOf, turnsOf } from '../run/measures.ts';
import { Run } from '../run/run.ts';
import { morningBy, QUOTA_OCTETS, WAYS, type Way } from '../scenarios/morning.ts';
import type { Heap, Morning } from './morning.ts';

const AT_ONCE = 10_000;
const ACCOUNT = 'bea@b.com';
const DEVICES = ['bea-laptop', 'bea-telephone'] as const;

const idOf = (octets: Uint8Array): string => firstRawValue(octets, readHeader(octets), 'Message-ID').trim();

function heapOf(letters: readonly Uint8Array[]): Heap {
  return { letters: letters.length, octets: letters.reduce((sum, { length }) => sum + length, 0) };
}

/** Every way in turn; between them the worker answers others. */
export async function measuredMorning(pause: () => Promise<void>): Promise<Morning[]> {
  const mornings: Morning[] = [];
  for (const way of WAYS) {
    mornings.push(await played(way, pause));
    await pause();
  }
  return mornings;
}

async function played(way: Way, pause: () => Promise<void>): Promise<Morning> {
  const scenario = morningBy(way);
  const run = new Run({ scenario, seed: 1 });
  while (!run.advance(AT_ONCE)) await pause();
  const { journal, programs } = run;
  const folders = run.everyone.find(ACCOUNT)!.mailboxes.all.flatMap(({ mailbox }) => mailbox?.messages ?? []);
  const onServer = folders.map(({ octets }) => octets);
  const kept = new Map(DEVICES.map((host) => [host, programs.used.filter((used) => used.host === host).flatMap((used) => used.kept())]));
  const elsewhere = new Set([...onServer, ...kept.get('bea-telephone')!].map(idOf));
  const devices = DEVICES.map((host) => {
    const place = scenario.hosts.findIndex(({ id }) => id === host);
    const agents = scenario.hosts.flatMap(({ agents }, each) => agents.map(() => each));
    const isOwn = ({ client }: { client: number }): boolean => agents[client] === place;
    const [measures, turnsAt] = [measuresOf(journal, isOwn), turnsOf(journal, isOwn)];
    const failed = programs.used.filter((used) => used.host === host).flatMap(({ done }) => done.filter(({ outcome }) => outcome !== ''));
    return { host, measures, turnsAt, offline: heapOf(kept.get(host)!), failed: failed.length };
  });
  return {
    ...{ way, devices, entries: journal.length, startsAt: scenario.startsAt },
    server: { ...heapOf(onServer), quota: QUOTA_OCTETS },
    lost: heapOf(kept.get('bea-laptop')!.filter((octets) => !elsewhere.has(idOf(octets)))),
    isNoonTaken: [...onServer, ...kept.get('bea-telephone')!].some((octets) => subjectOf(octets) === 'Fotos'),
  };
}

const subjectOf = (octets: Uint8Array): string => firstRawValue(octets, readHeader(octets), 'Subject').trim();
