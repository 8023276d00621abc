/** `mailscope tap`: a recording relay between a program and a real server, printed while it runs and kept when it stops. */
import type { Language } from '../../language.ts';
import type { Door } from '../../transcripts/export/live.ts';
import { EXIT } from '../exit.ts';
import { throwAwayIdentity } from '../identity.ts';
import { readOptions, Refusal, UsageError } from '../options.ts';
import { isLoopback } from '../place.ts';
import { exitWhenAskedAgain, stopAsked } from '../stopping.ts';
import { said } from '../words.ts';
import { placeGiven, portGiven, savedAs } from './given.ts';
import { finished } from './kept.ts';
import { both } from './both.ts';
import { printing } from './print.ts';
import { Recorder } from './recorder.ts';
import { Tap } from './tap.ts';
import { PAGE_PORT, watching, type BuiltPage, type Watching } from './watching.ts';
import { liveSaid, liveUsage, type LiveSaid } from './words.ts';

const OPTIONS = {
  listen: { type: 'string' },
  to: { type: 'string' },
  host: { type: 'string' },
  tls: { type: 'boolean' },
  watch: { type: 'boolean' },
  page: { type: 'string' },
  save: { type: 'string' },
  'show-secrets': { type: 'boolean' },
} as const;

export async function tapCommand(words: string[], language: Language, page: BuiltPage): Promise<number> {
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
  let doors: readonly Door[] = [];
  const pagePort = portGiven('page', values.page, say, PAGE_PORT);
  const watch = values.watch ? watching(pagePort, () => doors, page, language) : undefined;
  const tap = new Tap({ host, port, to, identity, witness: watch ? both(recorder, watch.feed) : recorder, failed });
  const opened = (real: number): void => void (doors = [{ service: '', host, port: real }]);
  return tapped(tap, { host, port, to: values.to!, path, opens: identity !== undefined, watch, opened }, recorder, say);
}

interface Given {
  host: string;
  port: number;
  to: string;
  path: string | undefined;
  opens: boolean;
  watch: Watching | undefined;
  /** Told the real port. */
  opened(port: number): void;
}

async function tapped(tap: Tap, given: Given, recorder: Recorder, say: LiveSaid): Promise<number> {
  const { host, port, to, path, opens, watch } = given;
  const page = await watch?.start();
  const real = await tap.start().catch((error: NodeJS.ErrnoException) => {
    watch?.stop();
    throw new Refusal(say.cannotListen(host, port, error.code ?? error.message));
  });
  given.opened(real);
  const stopped = stopAsked();
  if (!isLoopback(host)) process.stderr.write(`${say.everybody(host)}\n`);
  const lines = [say.tapping(host, real, to), ...(opens ? [say.tlsOpened] : []), ...(page === undefined ? [] : [say.watchAt(page)])];
  process.stdout.write(`${lines.join('\n')}\n\n`);
  await stopped;
  exitWhenAskedAgain();
  tap.stop();
  watch?.stop();
  return finished(recorder, path, say);
}
