/** `mailscope serve` in a process of its own, so that it can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const launcher = join(import.meta.dirname, '..', '..', 'src', 'node', 'mailscope.js');
/** More than a start should need, ms. */
const PATIENCE_MS = 30_000;

export interface Serving {
  child: ChildProcess;
  /** All that it has said. */
  said(): string;
  ended: Promise<number>;
}

/** Started; it may not be ready yet. */
export function spawned(...words: string[]): Serving {
  return started([launcher, 'serve', ...words]);
}

/** Node itself, with these words. */
export function started(words: readonly string[]): Serving {
  const child = spawn(process.execPath, words, { env: { ...process.env, LANG: 'C', LC_ALL: '' } });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? -1)));
  return { child, said: () => out, ended };
}

/** Ready to be talked to; throws what it says if it is not. */
export async function serving(...words: string[]): Promise<Serving> {
  const one = spawned(...words);
  await told(one, /Try: telnet/);
  return one;
}

export async function told(one: Serving, pattern: RegExp): Promise<void> {
  const untilMs = Date.now() + PATIENCE_MS;
  while (!pattern.test(one.said())) {
    if (one.child.exitCode !== null || Date.now() > untilMs) throw new Error(`it only said: ${one.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
