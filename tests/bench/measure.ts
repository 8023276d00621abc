/** What benchmarks measure with: CPU time of this process, and one line a result with its aim. */

/**
 * CPU milliseconds (user and system, all threads) that `work` took. No garbage is collected by force: that throws compiled code
 * away too, and what is measured next is how fast it is compiled again. Whoever measures memory collects before he looks.
 */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * The least CPU milliseconds that each of two took, in turns, so that a busy moment of the machine hits both. The first turn of
 * each only warms it up.
 */
export async function inTurns(rounds: number, one: () => unknown, other: () => unknown): Promise<[number, number]> {
  await one();
  await other();
  let [least, otherLeast] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    least = Math.min(least, await cpuMs(one));
    otherLeast = Math.min(otherLeast, await cpuMs(other));
  }
  return [least, otherLeast];
}

/** The value that so much of all (0 to 1) does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

export interface Result {
  name: string;
  value: number;
  unit: string;
  aim: string;
  met: boolean;
}

export function atMost(name: string, value: number, limit: number, unit: string): Result {
  return { name, value, unit, aim: `at most ${limit} ${unit}`.trim(), met: value <= limit };
}
export function atLeast(name: string, value: number, limit: number, unit: string): Result {
  return { name, value, unit, aim: `at least ${limit} ${unit}`.trim(), met: value >= limit };
}

export function print({ name, value, unit, aim, met }: Result): void {
  const number = value >= 100 ? value.toFixed(0) : value.toFixed(2);
  console.log(`${met ? 'met   ' : 'MISSED'}  ${name.padEnd(62)} ${`${number} ${unit}`.padStart(14)}   (${aim})`);
}
