/** The end of a recording: what was too much for it, and where it is. */
import { own } from '../../own.ts';
import { EXIT } from '../exit.ts';
import type { Recorder } from './recorder.ts';
import { save } from './saved.ts';
import type { LiveSaid } from './words.ts';

/** `path`: where it is kept, if anywhere. Gives the exit code. */
export async function finished(recorder: Recorder, path: string | undefined, say: LiveSaid): Promise<number> {
  recorder.end();
  const { leftOut, journal } = recorder.writer;
  for (const { what, count } of leftOut) process.stderr.write(`${say.leftOut(count, own(say.whats, what) ?? what)}\n`);
  if (path === undefined) return EXIT.done;
  const trouble = await save(path, recorder).then(
    () => '',
    (error: NodeJS.ErrnoException) => say.cannotSave(path, error.code ?? error.message),
  );
  if (trouble === '') process.stdout.write(`${say.kept(path, journal.length)}\n`);
  else process.stderr.write(`${trouble}\n`);
  return trouble === '' ? EXIT.done : EXIT.failed;
}
