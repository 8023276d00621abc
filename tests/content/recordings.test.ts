/** Every recording can be told: whatever stands in a journal that was read from one has its words. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { narrate } from '../../src/content/narration/narrate.ts';
import { plainText } from '../../src/content/narration/sentence.ts';
import { DEPTHS } from '../../src/content/narration/words.ts';
import { Journal, type Draft } from '../../src/sim/journal.ts';
import type { JournalWriter } from '../../src/transcripts/stage/writer.ts';
import { FILES, fileOf, written } from '../recordings/opened.ts';

const captures = readdirSync(FILES, { recursive: true, encoding: 'utf8' }).filter((path) => /\.pcap(ng)?$/.test(path));
const others = readdirSync(FILES, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(log|eml)$/.test(path));

function keysBeside(path: string): string[] {
  const key = path.replace(/\.pcap(ng)?$/, '.keylog');
  return readdirSync(FILES, { recursive: true, encoding: 'utf8' }).includes(key) ? [key] : [];
}

/** Every sentence of a journal, at every depth, in both languages. Throws if an entry cannot be told. */
function told({ journal, town }: JournalWriter): string[] {
  const run = { journal, scene: town.scene, recording: {} };
  const sentences: string[] = [];
  for (let index = 0; index < journal.length; index++)
    for (const depth of DEPTHS) for (const prose of [english, spanish]) sentences.push(plainText(narrate(run, index, depth, prose)));
  return sentences;
}

const hasHole = (sentence: string): boolean => /undefined|NaN|\{[a-z]\w*\}/.test(sentence) || sentence.trim() === '';

test.each(captures)('%s: every entry is told', (path) => {
  const plain = written(fileOf(path));
  const sentences = told(plain);
  expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.filter(hasHole)).toEqual([]);
});

test.each(captures.filter((path) => keysBeside(path).length > 0))('%s with its key log: every entry is told', (path) => {
  expect(told(written(...[path, ...keysBeside(path)].map(fileOf))).filter(hasHole)).toEqual([]);
});

test('logs and messages are told too', () => {
  for (const path of others) expect(told(written(fileOf(path))).filter(hasHole), path).toEqual([]);
});

describe('what only recordings have', () => {
  function story(draft: Draft, serverAddress = '127.0.0.1:25', before: Draft[] = []): string {
    const journal = new Journal();
    journal.addConnection({ protocol: 'smtp', client: 0, server: 1, clientAddress: '127.0.0.2:4000', serverAddress });
    for (const each of before) journal.record({ ...each, connection: 0 });
    const index = journal.record({ ...draft, connection: 0, from: 0, to: 1 });
    const host = (name: string) => ({ id: name, name, kind: 'server' });
    const agents = [0, 1].map((number) => ({ role: 'mta', host: number }));
    const scene = { hosts: [host('pc.a.org'), host('mx.b.com')], agents, accounts: [] };
    return plainText(narrate({ journal, scene, recording: {} }, index, 'story', english));
  }
  const note = (label: string, detail: string): Draft => ({ kind: 'note', at: 0, label, detail });

  test.each([
    ['a conversation under way', { kind: 'open', at: 0, label: 'smtp', detail: 'middle' }, /already talking when the recording begins/],
    ['octets that were lost', note('recording.gap', 'lost 1234'), /1,234 octets that pc\.a\.org sent are missing/],
    ['octets beyond the snap length', note('recording.gap', 'snapped 12'), /12 octets.*only the beginning/],
    ['an unknown number of octets', note('recording.gap', 'leftOut ?'), /nobody knows how much/],
    ['a hop that took long', note('hop.delay', 'mx.b.com 120'), /It took 2 minutes for the letter to reach mx\.b\.com/],
    ['a clock that is wrong', note('hop.skew', 'mx.b.com 12'), /mx\.b\.com had the letter 12 seconds before/],
    ['a hop without a time', note('hop.noTime', 'mx.b.com'), /does not say when/],
    ['a hop that says nothing about how', note('hop.told', ''), /says nothing/],
    ['sealed records', { kind: 'tls', at: 0, label: 'application_data' }, /only mx\.b\.com can read it/],
    ['an older handshake', { kind: 'tls', at: 0, label: 'ServerHello Certificate ServerHelloDone' }, /half of the key/],
    ['the end of the recording', { kind: 'close', at: 0, label: 'lost' }, /The recording ends here/],
  ] satisfies [string, Draft, RegExp][])('%s', (_, draft, expected) => {
    expect(story(draft)).toMatch(expected);
  });

  test('a log without ports names none', () => {
    expect(story({ kind: 'open', at: 0, label: 'smtp' }, '')).not.toMatch(/port/);
  });

  test('a connection that is broken off after an answer was not refused', () => {
    const called: Draft = { kind: 'open', at: 0, label: 'smtp' };
    const answered: Draft[] = [called, { kind: 'reply', at: 0, label: '220' }];
    expect(story({ kind: 'close', at: 0, label: 'refused' }, '127.0.0.1:25', [called])).toMatch(/is refused/);
    expect(story({ kind: 'close', at: 0, label: 'refused' }, '127.0.0.1:25', answered)).toMatch(/breaks off/);
  });
});
