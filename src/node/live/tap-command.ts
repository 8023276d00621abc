/** `mailscope tap`: a recording relay between a program and a real server, printed while it runs and kept when it stops. */
import type { Language } from '../../language.ts';
import { EXIT } from '../exit.ts';
import { throwAwayIdentity } from '../identity.ts';
import { readOptions, UsageError } from '../options.ts';
import { isLoopback } from '../place.ts';
import { exitWhenAskedAgain, stopAsked } from '../stopping.ts';
import { said } from '../words.ts';
import { placeGiven, portGiven, savedAs } from './given.ts';
import { finished } from './kept.ts';
import { printing } from './print.ts';
import { Recorder } from './recorder.ts';
import { Tap } from './tap.ts';
import { liveSaid, liveUsage, type LiveSaid } from './words.ts';

const OPTIONS = {
  listen: { type: 'string' },
  to: { type: 'string' },
  host: { type: 'string' },
  tls: { type: 'boolean' },
  save: { type: 'string' },
  'show-secrets': { type: 'boolean' },
} as const;

export async function tapCommand(words: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(words, OPTIONS, said[language]);
  const say = liveSaid[language];
  if (values.help) {
    process.stdout.write(`${liveUsage[language].tap}\n`);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new UsageError(said[language].badOption(positionals[0]!));
  const to = placeGiven('to', values.to, say);
  const port = portGiven('listen', values.listen, say);
  const path = savedAs(values.save, say);
  const { host = '127.0.0.1' } = values;
  const recorder = new Recorder({
    showSecrets: values['show-secrets'] ?? false,
    told: printing(language, (text) => void process.stdout.write(text)),
  });
  const identity = values.tls ? throwAwayIdentity([to.host, 'localhost', '127.0.0.1'], Date.now()) : undefined;
  const failed: ConstructorParameters<typeof Tap>[0]['failed'] = ({ with: partner, reason }) =>
    void process.stdout.write(`${say.failed[partner](reason)}\n`);
  const tap = new Tap({ host, port, to, identity, witness: recorder, failed });
  return tapped(tap, { host, port, to: values.to!, path, opens: identity !== undefined }, recorder, say);
}

interface Given {
  host: string;
  port: number;
  to: string;
  path: string | undefined;
  opens: boolean;
}

async function tapped(tap: Tap, { host, port, to, path, opens }: Given, recorder: Recorder, say: LiveSaid): Promise<number> {
  const real = await tap.start().catch((error: NodeJS.ErrnoException) => say.cannotListen(host, port, error.code ?? error.message));
  if (typeof real === 'string') {
    process.stderr.write(`${real}\n`);
    return EXIT.failed;
  }
  const stopped = stopAsked();
  if (!isLoopback(host)) process.stderr.write(`${say.everybody(host)}\n`);
  process.stdout.write(`${[say.tapping(host, real, to), ...(opens ? [say.tlsOpened] : [])].join('\n')}\n\n`);
  await stopped;
  exitWhenAskedAgain();
  tap.stop();
  return finished(recorder, path, say);
}
