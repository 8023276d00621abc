/** `mailscope judge`: what is wrong in a recording, one finding a line; exit code 1 if the standard was broken, 3 if something could not be read. */
import { en } from '../content/ui/en.ts';
import { es } from '../content/ui/es.ts';
import type { Language } from '../language.ts';
import { problemSentence } from '../content/problems/sentence.ts';
import type { Given, Source } from '../transcripts/files/file.ts';
import { unpacked } from '../transcripts/files/reading.ts';
import { rfcWords } from '../content/findings/sentence.ts';
import type { ConversationJson, SmuggledJson } from '../transcripts/summary/conversation-json.ts';
import { Summary } from '../transcripts/summary/summary.ts';
import { asideText } from './aside-text.ts';
import { EXIT } from './exit.ts';
import { readOptions, UsageError } from './options.ts';
import { printableText } from './printable.ts';
import { help, isUnread, tellLost, withSentences } from './read-command.ts';
import { filesAt, readRecordings } from './read-files.ts';
import { said, usage } from './words.ts';
import { write } from './write.ts';

const OPTIONS = { keylog: { type: 'string', multiple: true } } as const;
const messages = { en, es };

/** Findings of one file. */
interface Verdict {
  error: number;
  warning: number;
  note: number;
  conversations: number;
  /** What servers saw beyond what their clients meant. */
  smuggled: SmuggledJson;
  /** Something in it could not be read. */
  unread: boolean;
}

/** Each file is judged for itself, those in folders and in ZIPs too: a class's work is one call. */
export async function judgeCommand(words: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(words, OPTIONS, said[language]);
  if (values.help) return help(usage[language].judge);
  if (positionals.length === 0) throw new UsageError(said[language].noFile);
  const [given, keylogs] = [await filesAt(positionals), await filesAt(values.keylog ?? [])];
  const lost = [...given.lost, ...keylogs.lost];
  tellLost(lost, language);
  const { places, problems } = await unpacked(given.files);
  for (const problem of problems) await write(`${problemSentence(problem, messages[language])}\n`);
  const sources = places.flat();
  if (sources.length + lost.length + problems.length === 0) await write(`${said[language].noMail}\n`);
  let [broken, unread] = [false, sources.length === 0 || lost.length + problems.length > 0];
  for (const source of sources) {
    const verdict = await judged(source, keylogs.files, language);
    broken ||= verdict.error > 0;
    unread ||= verdict.conversations === 0 || verdict.unread;
  }
  return broken ? EXIT.standardBroken : unread ? EXIT.unread : EXIT.done;
}

async function judged(source: Source, keylogs: readonly Given[], language: Language): Promise<Verdict> {
  const { name } = source;
  const verdict: Verdict = { error: 0, warning: 0, note: 0, conversations: 0, smuggled: { messages: 0, commands: 0 }, unread: false };
  const waiting: ConversationJson[] = [];
  const summary = new Summary((conversation) => waiting.push(conversation));
  await readRecordings([source, ...keylogs], summary, async () => {
    for (const conversation of waiting.splice(0)) await tell(name, conversation, verdict, language);
  });
  for (const problem of summary.problems) await write(`${name}: ${problemSentence(problem, messages[language])}\n`);
  const unclear = asideText({ aside: summary.aside.filter(({ why }) => why === 'unclear'), moreAside: 0 }, said[language]);
  if (unclear !== '') await write(`${name}: ${unclear.trimEnd()}\n`);
  verdict.unread = isUnread([], summary);
  const { conversations, error, warning, note, smuggled } = verdict;
  if (conversations > 0) await write(`${name}: ${said[language].verdict(conversations, error, warning, note)}\n`);
  else if (summary.problems.length === 0) await write(`${name}: ${said[language].noMail}\n`);
  if (smuggled.commands > 0) await write(`${name}: ${said[language].smuggled(smuggled.messages, smuggled.commands)}\n`);
  return verdict;
}

async function tell(name: string, conversation: ConversationJson, verdict: Verdict, language: Language): Promise<void> {
  if (conversation.protocol !== 'other') verdict.conversations++;
  verdict.smuggled.messages += conversation.smuggled?.messages ?? 0;
  verdict.smuggled.commands += conversation.smuggled?.commands ?? 0;
  for (const { severity, rule, rfc, exchange, text, expected } of withSentences(conversation, language).findings) {
    verdict[severity]++;
    const where = exchange || `${conversation.client} → ${conversation.server}`;
    await write(`${name}: ${where}: ${said[language].severity[severity]} ${rule} (${rfcWords(rfc)}): ${printableText(text)}\n`);
    if (expected !== '') await write(`    ${said[language].expected(printableText(expected))}\n`);
  }
}
