/** What goes out comes back: the same journal, entry for entry. */
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/run/hash.ts';
import { lineOf } from '../../../src/run/journal-text.ts';
import { Run } from '../../../src/run/run.ts';
import type { ZoneRecord } from '../../../src/run/scenario.ts';
import { scenarios } from '../../../src/scenarios/index.ts';
import { town } from '../../../src/scenarios/town.ts';
import { concat, utf8 } from '../../../src/mail/octets.ts';
import { pcapng } from '../../../src/transcripts/export/pcapng.ts';
import type { Journal } from '../../../src/sim/journal.ts';
import { journalLines } from '../../../src/transcripts/export/journal-json.ts';
import { transcriptLines } from '../../../src/transcripts/export/transcript.ts';
import type { JournalWriter } from '../../../src/transcripts/stage/writer.ts';
import { fileOf, written, type File } from '../opened.ts';

const RECORDINGS = [
  'smtp/v01-journey-plain25.pcap',
  'smtp/v11-bdat-chunking.pcap',
  'smtp/v15-errors-and-order.pcap',
  'imap/v27-imap-basics-imaplib.pcap',
  'imap/v29-imap-mailboxes-append.pcap',
  'pop3/v22-pop3-basics.pcap',
  'lmtp/v21-lmtp-per-recipient.pcap',
  'formats/v40-mid-stream-start.pcap',
];

const asFile = (name: string, lines: Iterable<string>): File => ({ name, octets: utf8([...lines].join('')) });
const asJournal = ({ journal, town, bodies }: JournalWriter): File =>
  asFile(
    'x.json',
    journalLines(journal, town.scene, (number) => bodies.get(number)),
  );
const asTranscript = ({ journal, town }: JournalWriter): File => asFile('x.txt', transcriptLines(journal, town.scene));

/** What a transcript tells: everything but the segments, and what TLS hides. */
function told(journal: Journal): string[] {
  const lines: string[] = [];
  for (let index = 0; index < journal.length; index++) {
    const { kind, label, detail, connection, at, octets } = journal.entry(index);
    if (kind !== 'segment' && kind !== 'note') lines.push(`${at.toFixed(3)} ${connection} ${kind} ${label} ${detail} ${octets.join(' ')}`);
  }
  return lines;
}

/** Stories in which somebody sends what RFC 5321 §2.3.8 forbids. */
const SMUGGLING: ReadonlySet<string> = new Set(['smuggled', 'smuggling-refused']);

/** What is found in a run that was given out and read again is no error, but for smuggled mail. */
function expectNoErrors({ rows, findings }: JournalWriter, id: string): void {
  expect(rows.length).toBeGreaterThan(0);
  const found = findings.filter(({ severity }) => severity === 'error').map(({ rule, quote }) => `${rule} ${quote}`);
  if (SMUGGLING.has(id)) expect(found.join('\n')).toContain('smtp.bare-lf');
  else expect(found).toEqual([]);
}

describe('a journal as JSON', () => {
  test.each(scenarios.map(({ id }) => id))(
    'the run %s',
    (id) => {
      const run = new Run({ scenario: scenarios.find((scenario) => scenario.id === id)!, seed: 1 });
      while (!run.advance(10_000));
      const again = written(
        asFile(
          'x.json',
          journalLines(run.journal, run.scene, (number) => run.body(number)),
        ),
      );
      expect(again.problems).toEqual([]);
      expect(hashOf(again.journal)).toBe(hashOf(run.journal));
      expect(again.town.scene).toEqual(JSON.parse(JSON.stringify(run.scene)));
      expect(again.journal.messages.map((_, number) => again.bodies.get(number))).toEqual(
        run.journal.messages.map((_, number) => run.body(number)),
      );
      expectNoErrors(again, id);
      // a letter that goes round takes six seconds, and many times that on a busy machine
    },
    90_000,
  );

  test('a run in which an address is called where nobody lives', () => {
    const empty = (one: ZoneRecord): ZoneRecord => (one.name === 'mx.b.com' && one.type === 'A' ? { ...one, data: '198.51.100.99' } : one);
    const scenario = { ...town, id: 'nobody-there', zones: town.zones.map((zone) => ({ ...zone, records: zone.records.map(empty) })) };
    const run = new Run({ scenario, seed: 1 });
    while (!run.advance(10_000));
    expect(run.journal.connections.filter(({ server }) => server === -1)).not.toEqual([]);
    const again = written(
      asFile(
        'x.json',
        journalLines(run.journal, run.scene, (number) => run.body(number)),
      ),
    );
    expect(again.problems).toEqual([]);
    expect(hashOf(again.journal)).toBe(hashOf(run.journal));
  });

  test.each(RECORDINGS)('the recording %s', (path) => {
    const first = written(fileOf(path));
    const again = written(asJournal(first));
    expect(again.problems).toEqual([]);
    for (let index = 0; index < first.journal.length; index++) expect(lineOf(again.journal, index)).toBe(lineOf(first.journal, index));
    expect(hashOf(again.journal)).toBe(hashOf(first.journal));
  });
});

describe('a journal as a text transcript', () => {
  test.each(RECORDINGS)('the recording %s', (path) => {
    const first = written(fileOf(path));
    const again = written(asTranscript(first));
    expect(again.problems).toEqual([]);
    expect(told(again.journal)).toEqual(told(first.journal));
    expect(again.findings.map(({ rule }) => rule)).toEqual(first.findings.map(({ rule }) => rule));
  });
});

describe('what was given out is listed and judged as before', () => {
  const row = ({ protocol, client, server, exchanges, messages, errors, warnings, notes, complete }: JournalWriter['rows'][number]) =>
    [protocol, client, server, exchanges, messages, errors, warnings, notes, complete].join(' ');

  test.each([...RECORDINGS, 'smtp/v02-submission-starttls-plain.pcap'].filter((path) => !path.includes('v01')))('%s', (path) => {
    const first = written(fileOf(path));
    const again = written(asJournal(first));
    expect(again.rows.map(row)).toEqual(first.rows.map(row));
    expect(again.findings.map(({ rule, entry, quote }) => [rule, entry, quote])).toEqual(
      first.findings.map(({ rule, entry, quote }) => [rule, entry, quote]),
    );
  });
});

test('after ATRN the orders come from the other end, also when a capture tells it', () => {
  const run = new Run({ scenario: scenarios.find(({ id }) => id === 'atrn')!, seed: 1 });
  while (!run.advance(10_000));
  /** The conversation in which somebody says ATRN. */
  const said = (journal: Journal): string[] => {
    const lines = journal.connections.map((): string[] => []);
    for (let index = 0; index < journal.length; index++) {
      const { kind, from, connection, label } = journal.entry(index);
      if (kind !== 'command' && kind !== 'reply' && kind !== 'text') continue;
      lines[connection]!.push(`${from === journal.connections[connection]!.client ? 'opener' : 'other'} ${kind} ${label}`);
    }
    return lines.find((each) => each.includes('opener command ATRN'))!;
  };
  const again = written({ name: 'atrn.pcapng', octets: concat([...pcapng(run.journal, run.scene)]) });
  expect(said(run.journal)).toContain('other command MAIL');
  expect(said(again.journal)).toEqual(said(run.journal));
});
