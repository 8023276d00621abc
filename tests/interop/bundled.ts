/** The first call of the command line bundles it: done once, before files that call it run side by side. */
import { execFileSync } from 'node:child_process';
import { launcher } from './serving.ts';

export default function bundle(): void {
  execFileSync(process.execPath, [launcher, '--help']);
}
