/** `mailscope run`: one journey, headless. */
import type { Language } from '../language.ts';
import type { Posting } from '../agents/mua/mua.ts';
import { hashOf } from '../run/hash.ts';
import { lineOf } from '../run/journal-text.ts';
import { loadNeeds } from '../run/needs.ts';
import { composed, sentAt } from '../run/posting.ts';
import { Run } from '../run/run.ts';
import type { Scenario } from '../run/scenario.ts';
import { scenarioNamed, stories } from '../scenarios/index.ts';
import { oneOf, readOptions, UsageError, wholeNumber } from './options.ts';
import { postingFrom, recipients } from './posting.ts';
import { isStoryFile, storyFrom } from './story-file.ts';
import { transcript } from './transcript.ts';
import { said, usage } from './words.ts';
import { write } from './write.ts';

const OPTIONS = {
  seed: { type: 'string' },
  to: { type: 'string', multiple: true },
  via: { type: 'string' },
  format: { type: 'string' },
} as const;
const EVENTS_AT_ONCE = 10_000;

export async function runCommand(words: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(words, OPTIONS, said[language]);
  if (values.help) return printHelp(language);
  const seed = wholeNumber('seed', values.seed, 1, said[language]);
  const via = oneOf('via', values.via, ['pop3', 'imap'] as const, said[language]);
  const format = oneOf('format', values.format, ['text', 'json', 'hash'] as const, said[language]) ?? 'text';
  const to = recipients(values.to ?? [], language);
  if (positionals.length > 1) throw new UsageError(said[language].tooMany);
  const { scenario, posting } = await subject(positionals[0] ?? 'journey', seed, to, language);
  await loadNeeds(scenario);
  const run = new Run({ scenario: fetchedVia(scenario, via), seed, posting });
  while (!run.advance(EVENTS_AT_ONCE));
  await print(run, format, language);
  return 0;
}

function printHelp(language: Language): number {
  const list = stories.map((story) => `  ${story.scenario.id.padEnd(24)}  ${story[language].title}`);
  process.stdout.write(`${usage[language].run}\n${list.join('\n')}\n`);
  return 0;
}

/** The argument is a scenario's id, a file with a story, or else a file to be sent in the scenario "journey". */
async function subject(word: string, seed: number, to: string[], language: Language): Promise<{ scenario: Scenario; posting?: Posting }> {
  const scenario = isStoryFile(word) ? await storyFrom(word, language) : scenarioNamed(word);
  if (scenario && to.length === 0) return { scenario };
  if (scenario) return { scenario, posting: { ...composed({ ...scenario.draft, to }, sentAt(scenario), seed), forwardPaths: to } };
  return { scenario: scenarioNamed('journey')!, posting: await postingFrom(word, to, language) };
}

function fetchedVia(scenario: Scenario, via: 'pop3' | 'imap' | undefined): Scenario {
  if (!via) return scenario;
  const hosts = new Set(scenario.devices.filter(({ fetch }) => fetch?.via === via).map(({ host }) => host));
  return { ...scenario, actions: scenario.actions.filter((action) => action.do !== 'fetch' || hosts.has(action.host)) };
}

async function print(run: Run, format: 'text' | 'json' | 'hash', language: Language): Promise<void> {
  if (format === 'hash') return write(`${hashOf(run.journal)}\n`);
  if (format === 'text') return write(transcript(run.journal, said[language]));
  for (let index = 0; index < run.journal.length; index++) await write(`${lineOf(run.journal, index)}\n`);
}
