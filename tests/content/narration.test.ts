import { describe, expect, test } from 'vitest';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { narrate } from '../../src/content/narration/narrate.ts';
import { mayAnswer, referenceOf, type ReferenceBook } from '../../src/content/narration/references.ts';
import { plainText, sentence } from '../../src/content/narration/sentence.ts';
import { DEPTHS } from '../../src/content/narration/words.ts';
import { Journal, KINDS, type Draft } from '../../src/sim/journal.ts';
import { journey, SCENE } from '../fixtures/journey.ts';

const run = journey();
const storyOf = (id: string, prose = english): string => plainText(narrate(run, run.journal.find(id), 'story', prose));

function lone(draft: Partial<Draft> & Pick<Draft, 'kind' | 'label'>) {
  const journal = new Journal();
  journal.addMessage({ parent: -1, octets: 10, reversePath: 'ana@a.org', forwardPaths: ['bea@b.com'] });
  journal.record({ at: 0, from: 1, to: 2, subject: 0, ...draft });
  return { journal, scene: SCENE };
}

describe('every entry of the journey is told', () => {
  for (const prose of [english, spanish]) {
    test.each(DEPTHS)(`in ${prose.language}, at depth %s, without a blank left open`, (depth) => {
      for (let index = 0; index < run.journal.length; index++) {
        const text = plainText(narrate(run, index, depth, prose));
        const { kind, label } = run.journal.entry(index);
        expect(text.length, `${kind} ${label}`).toBeGreaterThan(10);
        expect(text, `${kind} ${label}`).not.toMatch(/[{}]|\bundefined\b|NaN| {2}|``| ,/);
      }
    });
  }
});

test.each(KINDS)('an unheard-of %s is told as well', (kind) => {
  for (const prose of [english, spanish]) {
    for (const depth of DEPTHS) expect(plainText(narrate(lone({ kind, label: 'unheard-of' }), 0, depth, prose))).not.toBe('');
  }
});

test('names of people and hosts come from the scene', () => {
  expect(storyOf('submission:RCPT#1')).toMatch(/^Ana’s laptop names each recipient in turn: now bea@b\.com\./);
  expect(storyOf('smtp:RCPT#1')).toMatch(/^smtp\.a\.org names each recipient in turn/);
});

test('Spanish contracts its articles and begins with a capital', () => {
  expect(storyOf('submission:RCPT#1', spanish)).toMatch(/^El portátil de Ana pregunta por cada destinatario; ahora, por bea@b\.com\./);
  expect(sentence('Va de {a} a {b}.', { a: 'el portátil de Ana', b: 'el teléfono de Bea' }, spanish.narration.polish)).toEqual([
    { text: 'Va del portátil de Ana al teléfono de Bea.' },
  ]);
});

test('a reply is told by what it answers', () => {
  expect(storyOf('smtp:RCPT#1:reply')).toContain('accepts bea@b.com');
  expect(storyOf('smtp:(message)#1:reply')).toContain('from now on is responsible for it');
  expect(storyOf('smtp:EHLO#1:reply')).toContain('lists what it can do');
});

test('an MX answer names the hosts, and the asker is told apart from the resolver', () => {
  expect(storyOf('dns:b.com MX#1')).toContain('who accepts mail for b.com?');
  expect(storyOf('dns:b.com MX#1:answer')).toContain('10 mx.b.com');
  expect(storyOf('dns:b.com MX#2')).toContain('does not know yet, so it asks ');
});

test('what never arrives is told as lost', () => {
  expect(plainText(narrate(lone({ kind: 'question', label: 'b.com MX', until: Infinity }), 0, 'story', english))).toContain(
    'never arrives',
  );
});

test('values cannot become marks', () => {
  expect(sentence('He said `{line}`.', { line: 'a *b* `c`' })).toEqual([
    { text: 'He said ' },
    { text: 'a *b* `c`', style: 'code' },
    { text: '.' },
  ]);
});

const book: ReferenceBook = {
  commands: [{ protocol: 'smtp', verb: 'RCPT', rfc: 'rfc5321#4.1.1.3', replies: { success: ['250'], intermediate: [], failure: ['550'] } }],
  replies: [
    { protocol: 'smtp', code: '250', text: 'Sender OK', rfc: 'rfc5321#4.1.1.2' },
    { protocol: 'smtp', code: '250', text: 'Recipient OK', rfc: 'rfc5321#4.1.1.3' },
  ],
};

test('the standard is cited for commands, replies and events', () => {
  const cited = (id: string) => referenceOf(run.journal.entry(run.journal.find(id)), run, book);
  expect(cited('submission:RCPT#1')).toEqual({ rfc: '5321', section: '4.1.1.3' });
  expect(cited('smtp:RCPT#1:reply')).toEqual({ rfc: '5321', section: '4.1.1.3' });
  expect(cited('dns:b.com MX#1')).toEqual({ rfc: '1035', section: '4.1' });
  expect(mayAnswer(run.journal.entry(run.journal.find('smtp:RCPT#1')), run, book)).toEqual(['250', '550']);
});
