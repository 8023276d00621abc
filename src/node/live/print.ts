/** What is recorded now as a terminal shows it: C: and S: lines as `run` prints them, where the session stands, and what the judge says. */
import type { Language } from '../../language.ts';
import { own } from '../../own.ts';
import { rfcWords } from '../../content/findings/sentence.ts';
import { findingProse } from '../read-command.ts';
import { findingSentence } from '../../content/findings/sentence.ts';
import type { JournalWriter } from '../../transcripts/stage/writer.ts';
import { printable, printableText } from '../printable.ts';
import { Telling } from '../transcript.ts';
import { said } from '../words.ts';
import type { Told } from './recorder.ts';
import { liveSaid } from './words.ts';

/** `write` is given whole lines. */
export function printing(language: Language, write: (text: string) => void): (writer: JournalWriter) => Told {
  return (writer) => {
    const { journal } = writer;
    const telling = new Telling(said[language]);
    const print = (lines: readonly string[]): void => {
      if (lines.length > 0) write(`${lines.join('\n')}\n`);
    };
    return {
      entry(index, octets) {
        const aside = asideOf(writer, index, language);
        print(aside === undefined ? telling.linesOf(journal, index, octets) : telling.under(journal, index, [aside]));
      },
      finding: (finding) => print(telling.under(journal, finding.entry, findingLines(finding, language))),
    };
  };
}

/** What `run` does not print: the state that an answer led to, TLS, and how a conversation came out. */
function asideOf({ journal, rows }: JournalWriter, index: number, language: Language): string | undefined {
  const kind = journal.kind(index);
  if (kind === 'state') return `   [${journal.label(index)}]  ${printable(journal.detail(index))}`;
  if (kind === 'tls') return journal.label(index) === 'application_data' ? undefined : `*  TLS ${printable(journal.label(index))}`;
  if (kind !== 'close') return undefined;
  const row = rows.findLast(({ connection }) => connection === journal.connection(index));
  if (!row) return undefined;
  const { ended, how } = liveSaid[language];
  const octets = said[language].octetsBothWays(row.clientOctets, row.serverOctets);
  return ended([own(how, journal.label(index)) ?? '', octets].filter(Boolean).join(': '), row.errors, row.warnings, row.notes);
}

function findingLines({ severity, rule, rfc, values, expected }: Parameters<Told['finding']>[0], language: Language): string[] {
  const { severity: names, expected: instead } = said[language];
  const sentence = printableText(findingSentence({ rule, values }, findingProse[language]));
  const line = `   ! ${names[severity]} ${rule} (${rfcWords(rfc)}): ${sentence}`;
  return expected === '' ? [line] : [line, `     ${instead(printableText(expected))}`];
}
