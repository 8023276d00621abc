/** A message of a file as it is sent: its octets, and the envelope that it asks for or that the reader names. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Posting } from '../agents/mua/mua.ts';
import { en } from '../content/ui/en.ts';
import { es } from '../content/ui/es.ts';
import { problemSentence } from '../content/problems/sentence.ts';
import type { Language } from '../language.ts';
import { parseMailbox } from '../mail/address.ts';
import { inspectMessage } from '../mail/inspect.ts';
import { EXIT } from './exit.ts';
import { Refusal, UsageError } from './options.ts';
import { said } from './words.ts';

const messages = { en, es };

/** The input is at fault: a file that cannot be read, or what it holds cannot be sent. */
export class InputError extends Refusal {}

/** Addresses of the envelope as the reader names them. */
export function recipients(asked: string[], language: Language): string[] {
  const addresses = asked.flatMap((list) => list.split(',')).map((address) => address.trim());
  const bad = addresses.find((address) => !parseMailbox(address));
  if (bad !== undefined) throw new UsageError(said[language].badAddress(bad));
  return addresses;
}

export async function postingFrom(file: string, to: string[], language: Language): Promise<Posting> {
  const read = await readFile(file).catch(() => {
    throw new InputError(said[language].noScenario(file), EXIT.unread);
  });
  const { message, ok, problems, from, to: named } = inspectMessage(new Uint8Array(read));
  const forwardPaths = to.length > 0 ? to : named;
  if (!ok)
    throw new InputError(
      [said[language].notSent(basename(file)), ...problems.map((problem) => `  ${problemSentence(problem, messages[language])}`)].join(
        '\n',
      ),
    );
  if (forwardPaths.length === 0) {
    throw new InputError(
      `${said[language].notSent(basename(file))}\n  ${problemSentence({ key: 'draft.noRecipient', values: { field: 'to' } }, messages[language])}`,
    );
  }
  const quiet = problems.filter(({ key }) => key === 'message.converted');
  for (const problem of quiet) process.stderr.write(`${basename(file)}: ${problemSentence(problem, messages[language])}\n`);
  return { octets: message, reversePath: from, forwardPaths };
}
