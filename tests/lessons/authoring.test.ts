/** Reading and checking lessons: a whole one is in order, and each thing that can be wrong with it is told with line and remedy. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authoring as en } from '../../src/content/authoring/en.ts';
import { authoring as es } from '../../src/content/authoring/es.ts';
import { faultSentence } from '../../src/content/authoring/words.ts';
import { checkLesson } from '../../src/lessons/check/check.ts';
import type { Fault } from '../../src/lessons/reading/faults.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';

const WHOLE = `---
id: first-reply
module: 1
title: The first reply
minutes: 5
needs: []
goals: [I can tell a yes from a no.]
terms:
  reply: { name: reply, means: What a server says. It begins with \`three digits\`. }
stories:
  usual: { scenario: journey }
  off: { from: usual, with: { faults: [{ kind: stop, host: mx-b, at: 0 }] } }
---

## Hello

::step{story=usual at="submission:EHLO#1" look="host:smtp.a.org"}

At 9:30 the client says [hello](mark:step:submission:EHLO#1) and waits for a [reply](term:reply) ([RFC 5321 §3.1](rfc:5321#3.1)).

:::task{#first kind=predict at="submission:EHLO#1:reply"}

What comes?

- [x] \`250\` — Yes.
  > And a list.
- [ ] \`550\` \`idea:no\` — No.
  > Why should it?
- [ ] \`354\` — Go on.
  > That answers DATA.

1. Look.
2. Two is yes.
3. Two, five…

\`\`\`solution
answer 250
\`\`\`

Take this along.

:::

:::task{#how-often kind=predict at="smtp:EHLO#1" counts="smtp*:(connect)"}

How many calls?

- [x] \`1\` — One.
- [ ] \`2\` — Two.
- [ ] \`3\` — Three.

1. a
2. b
3. c

\`\`\`solution
answer 1
\`\`\`

:::

:::task{#why kind=explain check holds="mailbox bea@b.com has letter"}

Why?

- [x] \`yes\` — It was taken.
- [ ] \`no\` — It was not.
- [ ] \`late\` — It is late.

1. a
2. b
3. c

\`\`\`solution
choose yes
\`\`\`

:::

:::teacher

**45 minutes.** Step 1, 45.

:::
`;

function faultsOf(source: string, other = source): Fault[] {
  return checkLesson(
    [
      { language: 'es', source: other },
      { language: 'en', source },
    ],
    'first-reply',
    { lessons: new Set(['first-reply', 'the-first-envelope']) },
  )[1]!.faults;
}



describe('what is written', () => {
  const { lesson } = readLesson(WHOLE);
  const [step] = lesson.steps;

  test('points at marks, terms and sections, and a time of day is no directive', () => {
    const [paragraph] = step!.blocks;
    expect(paragraph).toEqual({
      type: 'paragraph',
      spans: [
        { text: 'At 9:30 the client says ' },
        { text: 'hello', to: { kind: 'mark', mark: 'step:submission:EHLO#1' } },
        { text: ' and waits for a ' },
        { text: 'reply', to: { kind: 'term', term: 'reply' } },
        { text: ' (' },
        { text: 'RFC 5321 §3.1', to: { kind: 'rfc', rfc: 5321, section: '3.1' } },
        { text: ').' },
      ],
    });
  });

  test('tells cases with their codes, ideas and answers', () => {
    expect(step!.tasks[0]!.cases.map(({ isRight, codes, ideas, says }) => [isRight, codes, ideas, says])).toEqual([
      [true, ['250'], [], [{ text: 'Yes.' }]],
      [false, ['550'], ['no'], [{ text: 'No.' }]],
      [false, ['354'], [], [{ text: 'Go on.' }]],
    ]);
    expect(step!.tasks[0]!.after).toEqual([{ type: 'paragraph', spans: [{ text: 'Take this along.' }] }]);
  });

  test('may be anything: reading never throws', () => {
    const lines = WHOLE.split('\n');
    const mutated = fc.array(fc.oneof(fc.constantFrom(...lines), fc.string(), fc.constant(':::task{#x kind=type'), fc.constant('- [ ] `a`')), {
      maxLength: 60,
    });
    fc.assert(fc.property(mutated, (some) => void readLesson(some.join('\n'))));
  });
});

const FREE = `:::task{#speak kind=type as=client at="submission:RCPT#1" goal="mailbox bea@b.com has letter"}

Speak.

- [ ] \`RCPT 501 ~ "bea"\` — The form.
- [ ] \`DATA 554\` — For whom?

1. a
2. b
3. c

\`\`\`solution
RCPT TO:<bea@b.com>
DATA
Subject: x

Hi
.
\`\`\`

\`\`\`wrong
RCPT bea@b.com
---
DATA
\`\`\`

:::
`;
const DECIDE = `:::task{#choose kind=decide as=mua at="smtp:MAIL#1"}

Which way?

- [x] \`submission over\` — On.
- [ ] \`a\` — Not.
- [ ] \`b\` — Not.

1. a
2. b
3. c

\`\`\`solution
take submission over
\`\`\`

:::
`;
const withFree = (free: string): string => WHOLE.replace(':::teacher', `${free}\n:::teacher`);

const remove = (what: string): string => WHOLE.replace(what, '');
const put = (what: string, instead: string): string => WHOLE.replace(what, instead);
const long = (words: number): string => 'word '.repeat(words);

test.each([['without', WHOLE], ['with what is done freely', withFree(FREE)]])('a whole lesson %s is in order', (_, source) => expect(faultsOf(source)).toEqual([]));

describe.each([
  ['noFront', WHOLE.slice(WHOLE.indexOf('## Hello')), 1],
  ['yaml', put('minutes: 5', 'minutes: [5'), 6],
  ['front', put('minutes: 5', 'minutes: five'), 5],
  ['front', put('scenario: journey', 'scenario: no-such-story'), 11],
  ['front', put('host: mx-b', 'hots: mx-b'), 12],
  ['front', put('from: usual', 'from: off'), 12],
  ['otherId', put('id: first-reply', 'id: second-reply'), 2],
  ['noLesson', put('needs: []', 'needs: [the-first-envelope, no-such-lesson]'), 6],
  ['noLesson', put('needs: []', 'needs:\n  - the-first-envelope\n  - the-envelope'), 8],
  ['needsItself', put('needs: []', 'needs: [first-reply]'), 6],
  ['noFindings', put('look="host:smtp.a.org"', 'open="findings"'), 15],
  ['noSteps', remove('## Hello'), 1],
  ['beforeSteps', put('## Hello', 'Prose.\n\n## Hello'), 15],
  ['stepWithoutPlace', put('story=usual ', ''), 17],
  ['attribute', put('look=', 'see='), 17],
  ['block', put('At 9:30', '> At 9:30'), 19],
  ['proseAfterTask', put('Take this along.\n\n:::', 'Take this along.\n\n:::\n\nProse.'), 44],
  ['link', put('mark:step:submission:EHLO#1', 'marc:x'), 19],
  ['noMark', put('mark:step:submission:EHLO#1', 'mark:state:mua/nowhere'), 15],
  ['noMark', put('look="host:smtp.a.org"', 'look="state:mua"'), 15],
  ['taskWithoutName', put('#first ', ''), 21],
  ['kind', put('kind=predict', 'kind=guess'), 21],
  ['caseWithoutCode', put('- [ ] `354` — Go on.', '- [ ] Go on.'), 29],
  ['caseHolds', put('  > That answers DATA.', '  - That answers DATA.'), 30],
  ['long', put('At 9:30', `${long(121)}At 9:30`), 15],
  ['long', put('What comes?', `${long(46)}?`), 21],
  ['long', put('Go on.', long(61)), 29],
  ['fewTasks', WHOLE.replaceAll('kind=predict', 'kind=explain'), 1],
  ['noCheck', put(' check', ''), 1],
  ['sameName', put('#how-often', '#first'), 44],
  ['hints', put('2. Two is yes.\n', ''), 21],
  ['noSolution', put('```solution\nanswer 250\n```', ''), 21],
  ['fewWrong', put('- [ ] `354` — Go on.\n  > That answers DATA.\n', ''), 21],
  ['noGoal', put('kind=predict', 'kind=type as=client'), 21],
  ['noPairs', put('kind=predict', 'kind=match'), 21],
  ['noAt', put(' at="submission:EHLO#1:reply"', ''), 21],
  ['noAs', put('kind=predict', 'kind=decide'), 21],
  ['noStory', put('{story=usual', '{story=other'), 15],
  ['neverHappens', put('{story=usual at="submission:EHLO#1"', '{story=usual at="submission:ELHO#1"'), 15],
  ['neverHappens', put('at="smtp:EHLO#1"', 'at="smtp:ELHO#1"'), 44],
  ['tooEarly', put('at="smtp:EHLO#1"', 'at="submission:(connect)#1"'), 44],
  ['comesTrue', put('- [x] `250`', '- [ ] `250`'), 25],
  ['doesNotComeTrue', put('- [ ] `550`', '- [x] `550`'), 27],
  ['doesNotHold', put('holds="mailbox bea', 'holds="mailbox ana'), 62],
  ['holdsAlready', put('kind=predict', 'kind=repair goal="mailbox bea@b.com has letter"'), 21],
  // what is said there is a reply: a server's dialogue is not to be mended
  ['breaksNothing', put('kind=predict', 'kind=break may=stage goal="mailbox bea@b.com has letter"'), 21],
  ['editsNothing', put('kind=predict', 'kind=repair edits=dialogue goal="mailbox bea@b.com has letter"'), 21],
  ['noGoalIn', put('bea@b.com has letter', 'bea@b.com has cake'), 62],
  ['decidesOtherwise', withFree(DECIDE.replace('[x]', '[ ]')), 84],
  ['decidesNothing', withFree(DECIDE.replace('as=mua', 'as=webmail')), 80],
  ['notSolved', put('answer 250', 'answer 251'), 21],
  ['notSolved', withFree(FREE.replace('RCPT TO:<bea@b.com>', 'RCPT TO:<eve@b.com>')), 80],
  ['wrongSolves', withFree(FREE.replace('---\nDATA', '---\nRCPT TO:<bea@b.com>\nDATA\nX: y\n\n.')), 80],
  ['meetsNoCase', withFree(FREE.replace('---\nDATA', '---\nNOOP')), 80],
  ['oneAnswer', withFree(FREE.replace('---\nDATA', '---\nRCPT <bea@b.com>')), 80],
  ['neverMet', withFree(FREE.replace('- [ ] `RCPT 501 ~ "bea"`', '- [ ] `RCPT 501` — Any.\n- [ ] `RCPT 501 ~ "bea"`')), 85],
])('%s', (key, source, line) => {
  test(`is told at line ${line}`, () => {
    const found = faultsOf(source, WHOLE).filter((fault) => fault.key === key);
    expect(found.map((fault) => fault.line)).toContain(line);
    for (const fault of found) for (const words of [es, en]) expect(faultSentence(fault, words)).toMatch(/^["A-ZÁÉ¿a-z`].{20,}/s);
  });
});

/** A lesson about what somebody has recorded; without times. */
const RECORDED = `---
id: first-reply
module: 1
title: As it was recorded
minutes: 5
needs: []
goals: [I can read a log.]
stories:
  taken:
    recording: |
      S: 220 mx.b.com ESMTP
      C: EHLO a.org
      S: 250-mx.b.com
      S: 250 SIZE 1000
      C: RCPT TO:<bea@b.com>
      S: 503 5.5.1 MAIL first
      C: QUIT
      S: 221 2.0.0 Bye
---

## Out of order

::step{story=taken at="smtp:EHLO#1" look="step:smtp:EHLO#1" open="findings"}

The judge points at [this](mark:finding:smtp.order).

:::task{#what kind=predict at="smtp:RCPT#1:reply"}

What comes?

- [ ] \`250\` — Yes.
- [x] \`503\` — Not now.
- [ ] \`550\` — No.

1. a
2. b
3. c

\`\`\`solution
answer 503
\`\`\`

:::

:::task{#which kind=find at="smtp:QUIT#1"}

Which rule?

- [x] \`finding:smtp.order\` — This one.
- [ ] \`step:smtp:EHLO#1\` — That is in order.
- [ ] \`*\` — No.

1. a
2. b
3. c

\`\`\`solution
click finding:smtp.order
\`\`\`

:::

:::task{#cost kind=explain check holds="reply smtp:RCPT is 503 and count smtp:(connect) is 1"}

Why?

- [x] \`order\` — MAIL was left out.
- [ ] \`bea\` — Bea is not known.
- [ ] \`size\` — It is too long.

1. a
2. b
3. c

\`\`\`solution
choose order
\`\`\`

:::

:::teacher

**45 minutes.** Step 1, 45.

:::
`;
const recorded = (what: string, instead: string): string => {
  expect(RECORDED).toContain(what);
  return RECORDED.replace(what, instead);
};
const sizeable = `${'      C: NOOP\n      S: 250 OK\n'.repeat(4000)}      C: QUIT`;

test('a lesson about a recording is read, judged and checked as one about a run', () => expect(faultsOf(RECORDED)).toEqual([]));

describe.each([
  ['front', recorded('  taken:\n', '  taken:\n    seed: 2\n'), 10],
  ['front', recorded('  taken:\n', '  taken:\n    scenario: journey\n'), 10],
  ['longRecording', recorded('      C: QUIT', sizeable), 10],
  ['unread', recorded(RECORDED.slice(RECORDED.indexOf('      S: 220'), RECORDED.indexOf('---\n\n##')), '      Dear Bea,\n'), 10],
  ['unread', recorded('      S: 220', '      {"mailscope":"journal"}\n      S: 220'), 10],
  ['front', recorded('---\n\n##', '  again: { from: taken }\n---\n\n##'), 19],
  ['onRecording', recorded('kind=predict', 'kind=type as=client goal="reply smtp:RCPT is 250"'), 27],
  ['onRecording', recorded('kind=predict', 'kind=serve as=server goal="reply smtp:RCPT is 250"'), 27],
  ['onRecording', recorded('kind=predict', 'kind=break may="say smtp:RCPT#1" goal="reply smtp:RCPT is 250"'), 27],
  ['onRecording', recorded('kind=predict', 'kind=repair edits=letter goal="reply smtp:RCPT is 250"'), 27],
  ['onRecording', recorded('kind=predict', 'kind=decide as=mta.delivery'), 27],
  ['noClock', recorded('kind=predict', 'kind=predict when'), 27],
  ['noClock', recorded('kind=explain', 'kind=measure measures=connectedMs of="taken taken"'), 63],
  ['noMark', recorded('mark:finding:smtp.order', 'mark:finding:no.such.rule'), 21],
  ['noMark', recorded('at="smtp:RCPT#1:reply"', 'at="smtp:EHLO#1:reply"').replace(' at="smtp:QUIT#1"', ''), 21],
  ['neverHappens', recorded('at="smtp:RCPT#1:reply"', 'at="smtp:DATA#1:reply"'), 27],
  ['comesTrue', recorded('[x] `503`', '[ ] `503`'), 32],
])('of a recording, %s', (key, source, line) => {
  test(`is told at line ${line}`, () => {
    const found = faultsOf(source, RECORDED).filter((fault) => fault.key === key);
    expect(found.map((fault) => fault.line)).toContain(line);
    for (const fault of found) for (const words of [es, en]) expect(faultSentence(fault, words)).toMatch(/^["«A-ZÁÉ¿a-z`].{20,}/s);
  });
});

test('a recording is the same in all languages: what crosses the wire is not translated', () => {
  expect(faultsOf(recorded('MAIL first', 'primero MAIL'), RECORDED).map(({ key }) => key)).toContain('different');
});

test.each([
  ['module', put('module: 1', 'module: 2')],
  ['story', put('at="submission:EHLO#1"', 'at="submission:MAIL#1"')],
  ['a task', put('counts="smtp*:(connect)"', 'counts="smtp*:EHLO"')],
  ['the cases', put('`idea:no` ', '')],
  ['the stories', put('host: mx-b, at: 0', 'host: mx-b, at: 1 min')],
])('versions that differ in %s are told apart, in their words they may', (_, source) => {
  expect(faultsOf(source, WHOLE).map(({ key }) => key)).toContain('different');
  expect(faultsOf(put('Why should it?', 'Why not?'), WHOLE)).toEqual([]);
});

test('both languages have a sentence for the same faults, and a template that reads', () => {
  expect(Object.keys(es.faults).sort()).toEqual(Object.keys(en.faults).sort());
  for (const { template } of [es, en]) expect(readLesson(template('x')).faults).toEqual([]);
});

test('a fault has its column: the word that it names', () => {
  const source = WHOLE.replace('(term:reply)', '(term:replay)');
  const [fault] = checkLesson([{ language: 'en', source }], 'first-reply')[0]!.faults.filter(({ key }) => key === 'link' || key === 'noTerm');
  expect(fault).toMatchObject({ key: 'noTerm', column: 1 });
  const linked = WHOLE.replace('(rfc:5321#3.1)', '(ftp:somewhere)');
  const [wrong] = checkLesson([{ language: 'en', source: linked }], 'first-reply')[0]!.faults;
  expect(wrong).toMatchObject({ key: 'link', column: linked.split('\n')[wrong!.line - 1]!.indexOf('ftp:somewhere') + 1 });
  const story = checkLesson([{ language: 'en', source: WHOLE.replace('(rfc:5321#3.1)', '(story:nowhere)') }], 'first-reply')[0]!.faults;
  expect(story.map(({ key }) => key)).toEqual(['noSuchStory']);
});
