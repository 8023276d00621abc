/** Mail that outlives the process: written to a folder when the server stops, taken back when it starts. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Directory } from '../agents/directory.ts';
import type { Mta, Waiting } from '../agents/mta.ts';

/** A message of a queue needs its envelope besides its octets. */
interface KeptEnvelope {
  host: string;
  reversePath: string;
  forwardPaths: string[];
}

const FOLDER_OF_QUEUES = 'queue';

export interface Kept {
  mailboxes: number;
  queued: number;
}

/** Writes every message of mailboxes and queues. Names: address and number, in the order of arrival. */
export async function keep(folder: string, directory: Directory, mtas: ReadonlyMap<string, Mta>): Promise<Kept> {
  const kept = { mailboxes: 0, queued: 0 };
  for (const { address, inbox } of directory.all) {
    if (inbox.messages.length > 0) await mkdir(join(folder, address), { recursive: true });
    for (const { uid, octets } of inbox.messages) {
      await writeFile(join(folder, address, `${String(uid).padStart(6, '0')}.eml`), octets);
      kept.mailboxes++;
    }
  }
  for (const [host, mta] of mtas) for (const waiting of mta.waiting) await keepQueued(folder, host, waiting, kept.queued++);
  return kept;
}

async function keepQueued(folder: string, host: string, { octets, reversePath, forwardPaths }: Waiting, number: number): Promise<void> {
  const path = join(folder, FOLDER_OF_QUEUES);
  await mkdir(path, { recursive: true });
  const name = String(number).padStart(6, '0');
  const envelope: KeptEnvelope = { host, reversePath, forwardPaths: [...forwardPaths] };
  await writeFile(join(path, `${name}.eml`), octets);
  await writeFile(join(path, `${name}.json`), JSON.stringify(envelope));
}

/** Puts what an earlier run kept back into mailboxes and queues, and removes its files. Returns how many messages there were. */
export async function takeBack(folder: string, directory: Directory, mtas: ReadonlyMap<string, Mta>): Promise<number> {
  let count = 0;
  for (const account of directory.all) {
    for (const file of await filesIn(join(folder, account.address), '.eml')) {
      account.inbox.append(new Uint8Array(await readFile(file)), { internalDateMs: Date.now() });
      await rm(file);
      count++;
    }
  }
  for (const file of await filesIn(join(folder, FOLDER_OF_QUEUES), '.json')) count += await takeBackQueued(file, mtas);
  return count;
}

async function takeBackQueued(file: string, mtas: ReadonlyMap<string, Mta>): Promise<number> {
  const envelope = readEnvelope(await readFile(file, 'utf8'));
  const mta = envelope && mtas.get(envelope.host);
  if (!envelope || !mta) return 0;
  const message = file.replace(/\.json$/, '.eml');
  mta.resume(new Uint8Array(await readFile(message)), envelope.reversePath, envelope.forwardPaths);
  await Promise.all([rm(file), rm(message)]);
  return 1;
}

/** `undefined` for a file that is not one of ours: it is left where it is. */
function readEnvelope(text: string): KeptEnvelope | undefined {
  try {
    const { host, reversePath, forwardPaths } = JSON.parse(text) as Partial<KeptEnvelope>;
    const whole = typeof host === 'string' && typeof reversePath === 'string' && Array.isArray(forwardPaths);
    return whole && forwardPaths.every((path) => typeof path === 'string') ? { host, reversePath, forwardPaths } : undefined;
  } catch {
    return undefined;
  }
}

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}
