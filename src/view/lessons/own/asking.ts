/** What can be asked about what was said: replies to foretell, commands to put in order; as Markdown. */
import type { AuthoringWords } from '../../../content/authoring/words.ts';
import { own } from '../../../own.ts';
import type { RunView } from '../../playback/panel.ts';

export type BegunWords = AuthoringWords['begun'];
/** Of a run, or of a recording, what was said and who said it. */
export type Spoken = Pick<RunView, 'journal' | 'scene' | 'length'>;
/** A conversation: where it begins, and the names of its commands in order. */
export interface Sorted {
  index: number;
  verbs: string[];
}

export const MINUTES_A_STEP = 4;
const MOST_SORTED = 6;
const FEWEST_SORTED = 3;
/** Of a command that is quoted in a question, which may have 45. */
const MOST_WORDS = 16;
const MOST_CHARACTERS = 160;
/** Others that might be expected, the likeliest first. */
const OTHERS = { code: ['250', '354', '550', '220'], word: ['OK', 'NO', 'BAD'], sign: ['+OK', '-ERR', 'BAD'] };
const ANSWER = /^(?:[245]\d\d|OK|NO|BAD|\+OK|-ERR)$/;
/** What stands between quotation marks in the braces of a step or a task. */
const WRITABLE = /^[\w.:()@/ #+*-]+$/;

/** A reply that its command alone does not tell, and of which two others can be expected. */
export function isAskable({ journal }: Spoken, index: number): boolean {
  const cause = journal.cause(index);
  if (journal.kind(index) !== 'reply' || cause < 0 || journal.kind(cause) !== 'command' || !ANSWER.test(journal.label(index))) return false;
  return WRITABLE.test(journal.id(index)) && WRITABLE.test(journal.id(cause)) && lineOf(journal.octets(cause)) !== '';
}

export const isRefusal = (label: string): boolean => /^(?:[45]|NO|BAD|-ERR)/.test(label);

/** The conversation with the most different commands; `null` where nobody says enough to be sorted. */
export function longest({ journal, length }: Spoken): Sorted | null {
  const said = new Map<number, Sorted>();
  for (let index = 0; index < length; index++) {
    if (journal.kind(index) !== 'command') continue;
    const found = said.get(journal.connection(index)) ?? { index, verbs: [] };
    const verb = journal.label(index);
    if (/^\w+$/.test(verb) && !found.verbs.includes(verb)) found.verbs.push(verb);
    said.set(journal.connection(index), found);
  }
  const [most] = [...said.values()].sort((one, other) => other.verbs.length - one.verbs.length);
  if (!most || most.verbs.length < FEWEST_SORTED || !WRITABLE.test(journal.id(most.index))) return null;
  return { ...most, verbs: most.verbs.slice(0, MOST_SORTED) };
}

export function question({ journal }: Spoken, words: BegunWords, reply: number, number: number): string {
  const right = journal.label(reply);
  const others = othersOf(right).filter((each) => each !== right).slice(0, 2);
  const says = (code: string): string => `\`${code}\` — ${own(words.codes, code) ?? words.another}`;
  return [
    `:::task{#answer-${number + 1} kind=predict at="${journal.id(reply)}" check}`,
    words.asks(`\`${lineOf(journal.octets(journal.cause(reply)))}\``),
    [`- [x] ${says(right)}\n  > ${words.right}`, ...others.map((code) => `- [ ] ${says(code)}\n  > ${words.wrong(code)}`)].join('\n'),
    hints(words.hints),
    `\`\`\`solution\nanswer ${right}\n\`\`\``,
    ':::',
  ].join('\n\n');
}

function othersOf(label: string): string[] {
  if (/^\d/.test(label)) return OTHERS.code;
  return /^[+-]/.test(label) ? OTHERS.sign : OTHERS.word;
}

export function sorting({ journal }: Spoken, words: BegunWords, { index, verbs }: Sorted): string {
  return [
    `## ${words.sortTitle}`,
    `::step{story=shown at="${journal.id(index)}"}`,
    words.sortText,
    ':::task{#in-order kind=order check}',
    words.sortAsks,
    ['| |', '|---|', ...verbs.map((verb) => `| \`${verb}\` |`)].join('\n'),
    verbs.map((verb) => `- [ ] \`${verb}\` — ${words.misplaced(verb)}`).join('\n'),
    hints(words.sortHints),
    `\`\`\`solution\n${verbs.map((_, place) => place + 1).join(' ')}\n\`\`\``,
    ':::',
  ].join('\n\n');
}

const hints = (all: readonly string[]): string => all.map((hint, place) => `${place + 1}. ${hint}`).join('\n');
export const teacher = ({ teacher: notes }: BegunWords): string => `:::teacher\n\n${notes}\n\n:::\n`;

/** The machine that speaks there; '' where nobody does, or where its name is none that can be pointed at. */
export function hostOf({ journal, scene }: Spoken, index: number): string {
  const agent = scene.agents[journal.from(index)];
  const name = agent ? (scene.hosts[agent.host]?.name ?? '') : '';
  return /^[\w.:-]+$/.test(name) ? name : '';
}

/** As code within running text: nothing of it ends the code, or the line. '' where nothing can be read. */
function lineOf(octets: Uint8Array): string {
  const line = (new TextDecoder().decode(octets).split('\r\n')[0] ?? '').replaceAll('`', "'").replace(/\p{Cc}/gu, ' ');
  return line.trim().split(/\s+/).slice(0, MOST_WORDS).join(' ').slice(0, MOST_CHARACTERS);
}
