/** `mailscope read`: real recordings as text, or as JSON for other programs. */
import { own } from '../own.ts';
import { en } from '../content/ui/en.ts';
import { es } from '../content/ui/es.ts';
import { charts as chartsEn } from '../content/charts/en/index.ts';
import { charts as chartsEs } from '../content/charts/es/index.ts';
import { findings as findingsEn } from '../content/findings/en.ts';
import { findings as findingsEs } from '../content/findings/es.ts';
import { findingSentence } from '../content/findings/sentence.ts';
import type { Language } from '../language.ts';
import { problemSentence } from '../content/problems/sentence.ts';
import type { ConversationJson } from '../transcripts/summary/conversation-json.ts';
import { Summary } from '../transcripts/summary/summary.ts';
import { meansUnread } from '../transcripts/unread.ts';
import { readable } from '../mail/octets.ts';
import { asideText } from './aside-text.ts';
import { conversationText } from './conversation-text.ts';
import { printableText } from './printable.ts';
import { EXIT } from './exit.ts';
import { oneOf, readOptions, UsageError } from './options.ts';
import { filesAt, readRecordings, type Lost } from './read-files.ts';
import { said, usage } from './words.ts';
import { write } from './write.ts';

const OPTIONS = { json: { type: 'boolean' }, keylog: { type: 'string', multiple: true }, only: { type: 'string' } } as const;
const FAMILIES: Record<string, readonly string[]> = {
  smtp: ['smtp', 'submission', 'lmtp'],
  pop3: ['pop3'],
  imap: ['imap'],
  dns: ['dns'],
  http: ['http'],
};
const messages = { en, es };
export const findingProse = { en: { findings: findingsEn, charts: chartsEn }, es: { findings: findingsEs, charts: chartsEs } };

export async function readCommand(words: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(words, OPTIONS, said[language]);
  if (values.help) return help(usage[language].read);
  if (positionals.length === 0) throw new UsageError(said[language].noFile);
  const only = oneOf('only', values.only, Object.keys(FAMILIES), said[language]);
  const wanted = (protocol: string): boolean => only === undefined || own(FAMILIES, only)!.includes(protocol);
  const paths = [...positionals, ...(values.keylog ?? [])];
  return values.json ? printJson(paths, wanted, language) : printText(paths, wanted, language);
}

export async function help(text: string): Promise<number> {
  await write(`${text}\n`);
  return 0;
}

/** A finding as JSON and text tell it: with its sentence. */
export function withSentences(conversation: ConversationJson, language: Language) {
  const findings = conversation.findings.map(({ rule, severity, rfc, exchange, values, expected }) => {
    const text = findingSentence({ rule, values }, findingProse[language]);
    return { rule, severity, rfc, exchange, text, expected };
  });
  return { ...conversation, findings };
}

/** One conversation after the other as they end, so that a gigabyte needs no more memory than a kilobyte. */
async function printJson(paths: readonly string[], wanted: (protocol: string) => boolean, language: Language): Promise<number> {
  // as text from the start: a conversation is many small objects, and all of a chunk's would be alive at once
  const waiting: string[] = [];
  let count = 0;
  const summary = new Summary((conversation) => {
    if (!wanted(conversation.protocol)) return;
    waiting.push(`${count++ > 0 ? ',' : ''}\n${JSON.stringify(withSentences(conversation, language))}`);
  });
  await write('{\n"conversations": [');
  const { files, lost } = await filesAt(paths);
  const formats = await readRecordings(files, summary, async () => {
    if (waiting.length > 0) await write(waiting.splice(0).join(''));
  });
  const rest = {
    messages: summary.messages,
    format: [...new Set(formats.filter((format) => format !== '' && format !== 'keylog'))].join('+'),
    truncated: summary.truncated,
    errors: summary.problems.map(({ key, values }) => ({ key, ...values, text: problemSentence({ key, values }, messages[language]) })),
    leftAlone: summary.foreign,
    setAside: summary.aside.map((aside) => ({ ...aside, text: readable(aside.text) })),
    setAsideMore: summary.moreAside,
  };
  await write(`\n],\n${JSON.stringify(rest).slice(1)}\n`);
  tellLost(lost, language);
  const nothing = count + summary.messages.length === 0;
  return (nothing && summary.problems.length > 0) || isUnread(lost, summary) ? EXIT.unread : EXIT.done;
}

async function printText(paths: readonly string[], wanted: (protocol: string) => boolean, language: Language): Promise<number> {
  const waiting: ConversationJson[] = [];
  const summary = new Summary((conversation) => wanted(conversation.protocol) && waiting.push(conversation));
  let count = 0;
  const { files, lost } = await filesAt(paths);
  await readRecordings(files, summary, async () => {
    for (const conversation of waiting.splice(0)) {
      count++;
      await write(conversationText(withSentences(conversation, language), said[language]));
    }
  });
  for (const { subject, octets } of summary.messages) await write(`${said[language].messageLine(printableText(subject), octets).trim()}\n`);
  for (const { what, client, server } of summary.foreign) await write(`${said[language].leftAlone(what, client, server)}\n`);
  await write(asideText(summary, said[language]));
  for (const problem of summary.problems) process.stderr.write(`${problemSentence(problem, messages[language])}\n`);
  if (summary.truncated) process.stderr.write(`${said[language].truncated}\n`);
  // whatever kept it from being read has been told
  if (count === 0 && lost.length + summary.problems.length === 0) process.stderr.write(`${said[language].noMail}\n`);
  tellLost(lost, language);
  return count + summary.messages.length === 0 || isUnread(lost, summary) ? EXIT.unread : EXIT.done;
}

export function tellLost(lost: readonly Lost[], language: Language): void {
  for (const { path, reason } of lost) process.stderr.write(`${said[language].cannotRead(path, reason)}\n`);
}

/** Something was not read. */
export function isUnread(lost: readonly Lost[], { problems }: Summary): boolean {
  return lost.length > 0 || problems.some(({ key }) => meansUnread(key));
}
