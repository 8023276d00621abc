/**
 * Messages that are on the disk before they are answered, beside what fsync alone costs: a file is written, forced, renamed, and
 * its folder forced, one after another, and nothing else.
 */
import { spawn } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTP_PORT } from '../../src/agents/ports.ts';
import { Servers } from '../../src/node/serve.ts';
import { atLeast, type Result } from './measure.ts';

const MESSAGES = 1000;
const ROUNDS = 3;
/** As many octets as a message of the clients has when it is stored. */
const OCTETS = 600;

/** Real milliseconds: the disk is waited for, not reckoned with. */
async function tookMs(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function bare(folder: string): void {
  const octets = new Uint8Array(OCTETS);
  const place = mkdtempSync(join(folder, 'bare-'));
  const names = openSync(place, 'r');
  for (let count = 0; count < MESSAGES; count++) {
    const path = join(place, String(count));
    const file = openSync(`${path}.tmp`, 'w');
    writeSync(file, octets);
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.tmp`, path);
    fsyncSync(names);
  }
  closeSync(names);
}

function sessions(port: number, atOnce: number): Promise<void> {
  const client = spawn(process.execPath, ['tests/bench/sessions.js', port, MESSAGES, atOnce].map(String), { stdio: 'inherit' });
  return new Promise((resolve, reject) =>
    client.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the client ended with ${code}`)))),
  );
}

export async function durable(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-durable-'));
  const servers = new Servers({ host: '127.0.0.1', portBase: null, password: 'correo', keep: join(folder, 'mail') });
  const memory = new Servers({ host: '127.0.0.1', portBase: null, password: 'correo', keep: null });
  await Promise.all([servers.start(), memory.start()]);
  for (const one of [servers, memory]) await sessions(one.portOf('mx-b', SMTP_PORT), 10);
  const best = { bare: Infinity, one: Infinity, ten: Infinity, memory: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    best.bare = Math.min(best.bare, await tookMs(() => bare(folder)));
    best.one = Math.min(best.one, await tookMs(() => sessions(servers.portOf('mx-b', SMTP_PORT), 1)));
    best.ten = Math.min(best.ten, await tookMs(() => sessions(servers.portOf('mx-b', SMTP_PORT), 10)));
    best.memory = Math.min(best.memory, await tookMs(() => sessions(memory.portOf('mx-b', SMTP_PORT), 10)));
  }
  await Promise.all([servers.stop(0), memory.stop(0)]);
  rmSync(folder, { recursive: true });
  const rate = (ms: number) => `${((MESSAGES / ms) * 1000).toFixed(0)}`;
  console.log(
    `        a second: bare fsync ${rate(best.bare)}, one client ${rate(best.one)}, ten ${rate(best.ten)}, ten and nothing kept ${rate(best.memory)}`,
  );
  return [
    atLeast(`${MESSAGES} messages on the disk, new sessions of ten clients, over bare fsync`, best.bare / best.ten, 0.5, '×'),
    atLeast(
      'the same over bare fsync and the same sessions in memory, one after the other',
      (best.bare + best.memory) / best.ten,
      0.5,
      '×',
    ),
  ];
}
