/** Is this command in order now, and how will the answer begin? The session machine says the one, the server the other. */
import { text } from '../../mail/octets.ts';
import { imapBook } from '../../protocols/imap/book.ts';
import { pop3Book } from '../../protocols/pop3/book.ts';
import { smtpBook } from '../../protocols/smtp/book.ts';
import { own } from '../../own.ts';
import type { Lot } from '../../sim/lot.ts';
import type { Played } from '../goals/played.ts';
import { sentence, type Drawn, type Level, type Option, type Sentence } from './exercise.ts';
import { lastOf, amongOthers, lastReply, playedStory, saidUpTo, storyOf } from './playhouse.ts';
import { walked, type Spoken, type Walked } from './sessions.ts';

const BOOKS = { smtp: smtpBook, pop3: pop3Book, imap: imapBook };
const MODULES = { smtp: 6, pop3: 12, imap: 13 };
/** Who speaks to whom; where letters are to be read, some lie there. */
const PLACES = {
  smtp: { scenario: 'journey', host: 'ana-laptop', to: 'smtp-a', protocol: 'submission' },
  pop3: { scenario: 'pop3-by-hand', host: 'bea-laptop', to: 'mx-b', protocol: 'pop3' },
  imap: { scenario: 'pop3-by-hand', host: 'bea-laptop', to: 'mx-b', protocol: 'imap' },
} as const;
const OF_LEVEL: Readonly<Record<Level, readonly Spoken[]>> = { 1: ['smtp'], 2: ['smtp', 'pop3'], 3: ['smtp', 'pop3', 'imap'] };
const MOST_LINES = 8;
const LETTERS_MS = 10 * 60_000;
const AUTHOR = 'ana-laptop';

export function legal(lot: Lot, level: Level): Drawn {
  const spoken = lot.one(OF_LEVEL[level]);
  const walk = walked(spoken, level + lot.below(3 + level), lot);
  const { scenario, ...place } = PLACES[spoken];
  const tagged = [...walk.before, walk.line].map((line, number) => (spoken === 'imap' ? `a${number + 1} ${line}` : line));
  const letters = [1, 2, 3, 4].map((number) => ({ at: number * 60_000, do: 'send', host: AUTHOR, draft: { subject: String(number) } }));
  const typed = { at: spoken === 'smtp' ? 0 : LETTERS_MS, do: 'type', ...place, lines: tagged, stays: true };
  const stories = storyOf({ actions: spoken === 'smtp' ? [typed] : [...letters, typed] }, scenario);
  const played = playedStory(stories);
  const { journal } = played;
  const reply = lastAnswer(played, place.protocol);
  const asked = journal.cause(reply);
  const said = text(journal.octets(reply)).trimEnd().split(/\r?\n/).at(-1)!;
  const right = rightOf(spoken, walk, journal.label(reply));
  const command = BOOKS[spoken].commands.find(({ verb }) => verb === walk.verb);
  const [, rfc = '5321', section = ''] = /^rfc(\d+)#?(.*)$/.exec(command?.rfc ?? '') ?? [];
  return {
    module: MODULES[spoken],
    asks: 'explain',
    stories,
    at: beforeOf(played, asked),
    frees: journal.id(reply),
    near: 'session',
    question: sentence('asked', { line: tagged.at(-1)!, protocol: spoken.toUpperCase() }),
    shows: lastOf(saidUpTo(played, place.protocol, asked), MOST_LINES),
    options: amongOthers(
      lot,
      optionOf(right, right, walk, said, journal.id(asked)),
      CODES[spoken].filter((code) => code !== right).map((code) => optionOf(code, right, walk, said, journal.id(asked))),
    ),
    hints: [sentence(`hint.${spoken}.where`), sentence(`hint.${spoken}.rule`), sentence(walk.isInOrder ? 'hint.inOrder' : 'hint.notInOrder', { verb: walk.verb })],
    rule: sentence(`rule.${spoken}`, { verb: walk.verb, takes: walk.takes.join(', ') }),
    rfc: Number(rfc),
    section,
  };
}

/** The reply to the last line of the script. */
function lastAnswer(played: Played, protocol: string): number {
  const reply = lastReply(played, protocol);
  if (reply < 0) throw new Error(`nothing was answered in ${protocol}`);
  return reply;
}

/** The reply before the question. */
function beforeOf({ journal }: Played, asked: number): string {
  for (let index = asked - 1; index >= 0; index--) {
    if (journal.kind(index) === 'reply' && journal.connection(index) === journal.connection(asked)) return journal.id(index);
  }
  return journal.id(asked);
}

const CODES: Readonly<Record<Spoken, readonly string[]>> = {
  smtp: ['smtp-2', 'smtp-3', 'smtp-5', 'smtp-not'],
  pop3: ['pop3-ok', 'pop3-err', 'pop3-not'],
  imap: ['imap-ok', 'imap-no', 'imap-not'],
};

function rightOf(spoken: Spoken, { isInOrder }: Walked, label: string): string {
  if (!isInOrder) return `${spoken}-not`;
  return spoken === 'smtp' ? `smtp-${label[0]}` : `${spoken}-${label.replace(/^[+-]/, '').toLowerCase()}`;
}

/** The code of SMTP that each verdict stands for; the other protocols say order and refusal alike. */
const HOLDS: Readonly<Record<string, string>> = { 'smtp-2': '2yz', 'smtp-3': '3yz' };

function optionOf(code: string, right: string, walk: Walked, reply: string, asked: string): Option {
  const held = own(HOLDS, code);
  return {
    code,
    isRight: code === right,
    says: sentence(`option.${code}`),
    told: [toldOf(code, right, walk, reply)],
    idea: ideaOf(code, right, walk),
    holds: held === undefined ? '' : `reply ${asked} is ${held}`,
  };
}

function toldOf(code: string, right: string, { verb, isInOrder, takes }: Walked, reply: string): Sentence {
  const values = { verb, takes: takes.join(', '), reply };
  if (code === right) return sentence(isInOrder ? 'told.inOrder' : 'told.notInOrder', values);
  if (code.endsWith('-not')) return sentence('told.butInOrder', values);
  return sentence(isInOrder ? 'told.butAnswers' : 'told.butNotInOrder', values);
}

function ideaOf(code: string, right: string, { verb }: Walked): string {
  if (right === 'smtp-3' && code === 'smtp-2') return '3yz-is-yes';
  if (right === 'smtp-3' && code === 'smtp-5') return '354-is-an-error';
  if (right === 'smtp-not' && code === 'smtp-5' && verb === 'RCPT') return 'order-means-refusal';
  return '';
}
