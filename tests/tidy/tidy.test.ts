/** Habits that a reader relies on, held by a test. What each rule is for stands beside it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { imapBook } from '../../src/protocols/imap/book.ts';
import { pop3Book } from '../../src/protocols/pop3/book.ts';
import { smtpBook } from '../../src/protocols/smtp/book.ts';

const root = join(import.meta.dirname, '..', '..');

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const sources = filesIn('src').filter((file) => /\.(ts|js|svelte)$/.test(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
/** Rooms in which a run must depend on nothing but scenario, seed and interventions. */
const BELOW_THE_VIEW = ['sim', 'mail', 'protocols', 'agents', 'run', 'scenarios', 'transcripts', 'worker'].map((room) => `src/${room}/`);

describe('names', () => {
  test.each(['utils', 'helpers', 'manager', 'common', 'misc'])('nothing is called %s', (word) => {
    expect(sources.filter((file) => file.toLowerCase().split(/[/.]/).includes(word))).toEqual([]);
  });

  test('no copies and no leftovers', () => {
    expect(filesIn('src').filter((file) => /( copy|_old|\.orig|\.bak|~)/.test(file))).toEqual([]);
    const marks = sources.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b/.test(read(file)));
    expect(marks).toEqual([]);
  });
});

describe('below the view', () => {
  test.each([
    ['Date.now', 'the clock is a parameter'],
    ['new Date()', 'the clock is a parameter'],
    ['Math.random', 'chance comes from the seed'],
    ['performance.now', 'the clock is a parameter'],
    ['setTimeout', 'time is the run’s'],
    ['setInterval', 'time is the run’s'],
    ['localStorage', 'a run has no memory'],
  ])('no %s: %s', (banned) => {
    const found = sources.filter((file) => BELOW_THE_VIEW.some((room) => file.startsWith(room)) && read(file).includes(banned));
    expect(found).toEqual([]);
  });
});

describe('verbs', () => {
  /** What is true of several verbs is a fact of each, and stands in its file: lists kept elsewhere drift. Rules about two of them are left. */
  const LEFT: Record<string, number> = {
    // what other protocols, other people's logs and lost beginnings look like
    // which answers promise that something is on the disk
    'src/node/not-kept.ts': 2,
    'src/transcripts/continuation/decoded.ts': 2,
    'src/transcripts/dialogues/detect.ts': 2,
    'src/transcripts/packets/tcp/sides.ts': 1,
    // rules of the judge, and what a dialogue does with its own two
    'src/transcripts/dialogues/imap/command.ts': 1,
    'src/transcripts/judge/imap/answers.ts': 1,
    'src/transcripts/judge/imap/data.ts': 3,
    'src/transcripts/judge/imap/mailbox.ts': 2,
    'src/transcripts/judge/imap/results.ts': 1,
    'src/transcripts/judge/imap/offer.ts': 2,
    'src/transcripts/judge/imap/judge.ts': 1,
    'src/transcripts/judge/pop3/judge.ts': 3,
    'src/transcripts/formats/log/sure.ts': 4,
    'src/transcripts/formats/servers/exchange.ts': 1,
    'src/transcripts/judge/smtp/commands.ts': 1,
    'src/transcripts/judge/smtp/order.ts': 1,
    'src/transcripts/judge/smtp/replies.ts': 3,
    // the envelope that the stage draws: what tears it up
    'src/view/session/letter.ts': 1,
    // which function of other people's programs and libraries says what
    'src/view/wire/tools/answers.ts': 2,
    'src/view/wire/tools/envelope.ts': 2,
    'src/view/wire/tools/exchange.ts': 1,
    'src/view/wire/tools/login.ts': 1,
    'src/view/wire/tools/python.ts': 4,
    'src/view/wire/tools/ready.ts': 1,
  };
  const verbs = new Set([smtpBook, pop3Book, imapBook].flatMap(({ commands }) => commands.map(({ verb }) => verb)));

  /** Two verbs or more in quotes, or as choices of a pattern, in one line of code. */
  function listsVerbs(line: string): boolean {
    const code = line.replace(/^\s*(?:\/\/|\/?\*).*/, '');
    const quoted = [...code.matchAll(/'([A-Z0-9 ]+)'/g)].map(([, word]) => word!);
    const chosen = [...code.matchAll(/(?<=[|(:])[A-Z]{3,}(?=[|)\\ ])/g)].map(([word]) => word);
    return [quoted, chosen].some((words) => new Set(words.filter((word) => verbs.has(word))).size > 1);
  }

  test('no list of verbs stands outside their books', () => {
    const rooms = sources.filter((file) => !/^src\/(?:protocols|content|scenarios)\//.test(file));
    const counts = rooms.map((file) => [file, read(file).split('\n').filter(listsVerbs).length] as const);
    expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual(LEFT);
  });
});

describe('everywhere', () => {
  test('text from outside is never rendered as HTML', () => {
    expect(sources.filter((file) => /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(read(file)))).toEqual([]);
  });

  test('no request leaves the page', () => {
    const urls = sources
      .filter((file) => !file.startsWith('src/node/'))
      .filter((file) => /\b(fetch|import|src|href)\s*[(=]\s*['"`{]*https?:/.test(read(file)));
    expect(urls).toEqual([]);
  });

  /** A ratchet: files may only get shorter than the longest of today. Dictionaries are lists, not code. */
  test('files stay short enough to hold in the head', () => {
    const long = sources.filter((file) => !file.startsWith('src/content/')).map((file) => ({ file, lines: read(file).split('\n').length }));
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  test('the top level holds what README says, and nothing else', () => {
    const known = new Set(
      'src public lessons tests vite.config.ts vitest.config.ts package.json package-lock.json tsconfig.json eslint.config.js knip.json README.md LICENSE CONTRIBUTING.md CHANGELOG.md'.split(
        ' ',
      ),
    );
    const listed = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((file) => file.split('/')[0]!);
    expect([...new Set(listed)].filter((name) => !known.has(name) && !name.startsWith('.'))).toEqual([]);
  });

  test('every protocol says which standards it keeps', () => {
    for (const protocol of ['smtp', 'pop3', 'imap', 'dns']) {
      const readme = `src/protocols/${protocol}/README.md`;
      expect(existsSync(join(root, readme)), readme).toBe(true);
      expect(read(readme)).toMatch(/\bRFC\b/);
    }
  });
});
