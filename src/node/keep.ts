/** Mail that outlives the process: written to a folder when the server stops, taken back when it starts. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Directory } from '../agents/directory.ts';
import { addressee, type Addressee, type Item } from '../agents/mta/item.ts';
import type { Mta, Waiting } from '../agents/mta/mta.ts';
import { keepMailboxes, takeMailboxesBack } from './kept-mailboxes.ts';

/** A message of a queue needs its envelope besides its octets. */
interface KeptEnvelope {
  host: string;
  envelope: Omit<Item, 'letter'>;
  addressees: Addressee[];
}

const FOLDER_OF_QUEUES = 'queue';

export interface Kept {
  mailboxes: number;
  queued: number;
}

/** Writes every message of mailboxes and queues: mailboxes under their address, queues in a folder of their own. */
export async function keep(folder: string, directory: Directory, mtas: ReadonlyMap<string, Mta>): Promise<Kept> {
  const kept = { mailboxes: 0, queued: 0 };
  for (const { address, mailboxes } of directory.all) kept.mailboxes += await keepMailboxes(join(folder, address), mailboxes);
  for (const [host, mta] of mtas) for (const waiting of mta.waiting) await keepQueued(folder, host, waiting, kept.queued++);
  return kept;
}

async function keepQueued(
  folder: string,
  host: string,
  { item: { letter, ...envelope }, addressees }: Waiting,
  number: number,
): Promise<void> {
  const path = join(folder, FOLDER_OF_QUEUES);
  await mkdir(path, { recursive: true });
  const name = String(number).padStart(6, '0');
  const kept: KeptEnvelope = { host, envelope, addressees: [...addressees] };
  await writeFile(join(path, `${name}.eml`), letter.octets);
  await writeFile(join(path, `${name}.json`), JSON.stringify(kept));
}

/** Puts what an earlier run kept back into mailboxes and queues, and removes its files. Returns how many messages there were. */
export async function takeBack(folder: string, directory: Directory, mtas: ReadonlyMap<string, Mta>): Promise<number> {
  let count = 0;
  for (const { address, mailboxes } of directory.all) count += await takeMailboxesBack(join(folder, address), mailboxes);
  for (const file of await filesIn(join(folder, FOLDER_OF_QUEUES), '.json')) count += await takeBackQueued(file, mtas);
  return count;
}

async function takeBackQueued(file: string, mtas: ReadonlyMap<string, Mta>): Promise<number> {
  const kept = readEnvelope(await readFile(file, 'utf8'));
  const mta = kept && mtas.get(kept.host);
  if (!kept || !mta) return 0;
  const message = file.replace(/\.json$/, '.eml');
  mta.resume(new Uint8Array(await readFile(message)), kept.envelope, kept.addressees);
  await Promise.all([rm(file), rm(message)]);
  return 1;
}

/** `undefined` for a file that is not one of ours: it is left where it is. */
function readEnvelope(text: string): KeptEnvelope | undefined {
  try {
    const { host, envelope, addressees } = JSON.parse(text) as Partial<KeptEnvelope>;
    if (typeof host !== 'string' || typeof envelope?.reversePath !== 'string' || !Array.isArray(addressees)) return undefined;
    const known = addressees.filter((one: Partial<Addressee>) => typeof one.path === 'string');
    const wishes = { body: '', smtpUtf8: false, ret: '', envid: '', arrivedMs: Date.now() } as const;
    return { host, envelope: { ...wishes, ...envelope }, addressees: known.map((one) => ({ ...addressee(one.path), ...one })) };
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
