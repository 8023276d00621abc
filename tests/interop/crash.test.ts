/** The server is killed at any moment, again and again: nothing that was promised is lost, nothing is there twice, no UID changes. */
import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serving, type Serving } from './serving.ts';
import { Ledger, portsFrom, synchronised, traffic, type Ports } from './traffic.ts';

/** Twice thirty times; `npm run soak` kills it a thousand times. */
const KILLS = Number(process.env.KILLS ?? 60);
const SEED = Number(process.env.KILLS_SEED ?? 20261129);
/** The longest that one lives, once it is ready, ms. */
const LIFE_MS = 200;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const base = () => 10_000 + randomInt(85) * 100;

/** Starts on this folder; on other ports if somebody has these. */
async function started(folder: string): Promise<{ server: Serving; ports: Ports }> {
  for (;;) {
    const portBase = base();
    try {
      return { server: await serving('--port-base', String(portBase), '--keep', folder, '--open-submission'), ports: portsFrom(portBase) };
    } catch (error) {
      if (!/is in use: choose another --port-base/.test(String(error))) throw error;
    }
  }
}

/** Names of the letters that lie in these files. */
function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) => /^Subject: (\S+)\r$/m.exec(readFileSync(join(folder, name), 'latin1'))?.[1] ?? []);
}

/** 'name address' → how often it is there, over all mailboxes of these accounts. */
function lettersIn(folder: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const account of readdirSync(folder).filter((name) => name.includes('@')))
    for (const mailbox of ['', ...readdirSync(join(folder, account)).filter((name) => name.startsWith('.'))])
      for (const place of ['new', 'cur'])
        for (const name of namesIn(join(folder, account, mailbox, place)))
          counts.set(`${name} ${account}`, (counts.get(`${name} ${account}`) ?? 0) + 1);
  return counts;
}

async function drained(folder: string): Promise<void> {
  const waiting = () => readdirSync(join(folder, 'queue')).filter((name) => name !== 'tmp');
  for (let tries = 0; tries < 400 + 10 * KILLS && waiting().length > 0; tries++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(waiting()).toEqual([]);
}

/** One folder, so many lives. */
async function lives(count: number, seed: number): Promise<{ folder: string; ledger: Ledger }> {
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-crash-'));
  const ledger = new Ledger();
  const next = chance(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!;
  for (let life = 0; life < count; life++) {
    const { server, ports } = await started(folder);
    const busy = traffic(ports, ledger, pick);
    setTimeout(() => server.child.kill('SIGKILL'), 40 + next() * LIFE_MS);
    await Promise.all([busy, server.ended]);
    // on its way from one server of the house to the other: the answer of that hop was lost (RFC 1047)
    for (const name of namesIn(join(folder, 'queue'))) ledger.doubtful.add(name);
  }
  return { folder, ledger };
}

async function audited({ folder, ledger }: { folder: string; ledger: Ledger }): Promise<void> {
  const { server, ports } = await started(folder);
  await drained(folder);
  const now = await synchronised(ports);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  const counts = lettersIn(folder);
  const promised = [...ledger.promised];
  console.log(`answered: ${promised.length}, in doubt: ${ledger.doubtful.size}, seen under a UID: ${ledger.seen.size}`);
  expect(
    promised.filter((one) => !counts.has(one)),
    'promised and lost',
  ).toEqual([]);
  const twice = [...counts].filter(([one, times]) => times > 1 && !ledger.doubtful.has(one.split(' ')[0]!));
  expect(twice, 'there twice, and no answer was lost').toEqual([]);
  expect(
    [...ledger.seen].filter(([key, name]) => now.get(key) !== name),
    'a UID that a client knew',
  ).toEqual([]);
  // enough to lose some: on a busy machine less is answered in a life
  expect(promised.length).toBeGreaterThan(KILLS / 4);
}

test(`killed at ${KILLS} moments under the traffic of ten clients (seed ${SEED})`, { timeout: 120_000 + KILLS * 2000 }, async () => {
  const halves = await Promise.all([lives(Math.ceil(KILLS / 2), SEED), lives(Math.floor(KILLS / 2), SEED + 1)]);
  for (const half of halves) await audited(half);
});
