/** All benchmarks, or those named as arguments. Each result is a ratio against a peer or a limit of the same run. */
import { bundle } from './bundle.ts';
import { driven } from './driven.ts';
import { durable } from './durable.ts';
import { edits } from './edits.ts';
import { engine } from './engine.ts';
import { firstLoad } from './first-load.ts';
import { frames, lettersList } from './frames.ts';
import { mailbox } from './mailbox.ts';
import { print, type Result } from './measure.ts';
import { againstNodemailer } from './nodemailer.ts';
import { recordings } from './recordings.ts';
import { seek } from './seek.ts';
import { stream } from './stream.ts';
import { onTcp } from './tcp.ts';

const benchmarks: Record<string, () => Promise<Result[]>> = {
  engine,
  driven,
  nodemailer: againstNodemailer,
  tcp: onTcp,
  durable,
  mailbox,
  seek,
  edits,
  stream,
  recordings,
  frames,
  letters: lettersList,
  bundle,
  'first-load': firstLoad,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}: there are ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}
for (const [name, run] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const result of await run()) print(result);
}
