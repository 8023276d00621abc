/** Programs of this machine: which there are, and how they are run. A test of one that is missing says so in its name. */
import { execFile, execFileSync } from 'node:child_process';
import { describe } from 'vitest';

/** More than any of them should need, ms. */
const PATIENCE_MS = 30_000;

export function has(program: string, ...question: string[]): boolean {
  try {
    execFileSync(program, question.length > 0 ? question : ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** `describe`, or a skipped one whose name says which program is not there. */
export function describeWith(program: string, isThere: boolean, tests: () => void): void {
  describe.skipIf(!isThere)(isThere ? program : `${program} (skipped: it is not on this machine)`, tests);
}

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs a program to its end, with words on its standard input and variables in its environment. */
export function run(
  program: string,
  words: readonly string[],
  input: string | Uint8Array = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, encoding: 'latin1', timeout: PATIENCE_MS, maxBuffer: 64 << 20 } as const;
    const child = execFile(program, words, options, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, out: out.toString(), err: err.toString() }),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
