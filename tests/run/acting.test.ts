/** In an agent's place: at each decision of its charts the run stands, and goes on with what was chosen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/run/hands/decision.ts';
import type { ActHand, Taken } from '../../src/run/hands/hand.ts';
import { lineOf } from '../../src/run/journal-text.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import type { Journal } from '../../src/sim/journal.ts';
import { PARSER_RUNS } from '../sizes.ts';

const LIMIT = 60_000;
const MINUTE_MS = 60_000;
const FIVE_DAYS_MS = 5 * 24 * 60 * MINUTE_MS;

const canonicalText = (journal: Journal): string => Array.from({ length: journal.length }, (_, index) => lineOf(journal, index)).join('\n');

function played(scenario: string, ...interventions: Intervention[]): Run {
  const run = new Run({ scenario: scenarioNamed(scenario)!, seed: 1, interventions });
  while (!run.advance(5000) && run.journal.length < LIMIT);
  return run;
}

type Whom = Pick<ActHand, 'host' | 'role'>;
const MTA: Whom = { host: 'smtp-a', role: 'mta' };
const act = (whom: Whom, taken: readonly Taken[], more: Partial<ActHand> = {}): ActHand => ({
  kind: 'act',
  atMs: 0,
  ...whom,
  taken,
  ...more,
});

/** What is chosen; nothing: what the machine would do. */
type Choose = (decision: Decision) => Taken | undefined;

/** Decides one after the other, as a person does: each choice makes another run. Stops after `most`. */
function decided(scenario: string, whom: Whom, choose: Choose, others: Intervention[] = [], most = 40): { run: Run; taken: Taken[] } {
  const taken: Taken[] = [];
  for (;;) {
    const run = played(scenario, ...others, act(whom, taken, { runs: taken.length >= most }));
    if (!run.awaits) return { run, taken };
    const decision = run.awaits.decision!;
    taken.push(choose(decision) ?? decision.own);
  }
}

const edgeAt =
  (state: string, edge: string): Choose =>
  (decision) =>
    decision.state === state && decision.kind === 'edge' ? { edge } : undefined;
const pick =
  (name: string): Choose =>
  (decision) =>
    decision.kind === 'pick' ? { pick: name } : undefined;
const wait =
  (waitMs: number): Choose =>
  (decision) =>
    decision.kind === 'wait' ? { waitMs } : undefined;

function details({ journal }: Run, kind: string, label: string): string[] {
  const all = Array.from({ length: journal.length }, (_, index) => index);
  return all.filter((index) => journal.kind(index) === kind && journal.label(index) === label).map((index) => journal.detail(index));
}
const lettersFor = (run: Run, account: string, laptop: string): string[] =>
  [...run.inboxOf(account), ...run.fetchedOn(laptop)].map((octets) => new TextDecoder().decode(octets));

describe('whoever decides as the machine does', () => {
  const AGENTS: [string, Whom][] = [
    ['journey', MTA],
    ['journey', { host: 'mx-b', role: 'mta' }],
    ['journey', { host: 'dns-a', role: 'resolver' }],
    ['journey', { host: 'mx-b', role: 'mda' }],
    ['journey', { host: 'ana-laptop', role: 'mua' }],
    ['journey', { host: 'bea-laptop', role: 'mua' }],
    ['second-mx', MTA],
    ['equal-preference', MTA],
    ['greylisting', MTA],
    ['mailing-list', { host: 'mx-b', role: 'mta' }],
    ['dns-walk', { host: 'dns-a', role: 'resolver' }],
    ['filing', { host: 'mx-b', role: 'mda' }],
  ];

  test.each(AGENTS)('%s, %o: the run is what it was, entry for entry', (scenario, whom) => {
    const { run, taken } = decided(scenario, whom, () => undefined);
    expect(taken.length).toBeGreaterThan(0);
    expect(canonicalText(run.journal)).toBe(canonicalText(played(scenario).journal));
  });

  test('while it is asked, what has happened is the beginning of that run', () => {
    const whole = canonicalText(played('second-mx').journal);
    const { taken } = decided('second-mx', MTA, () => undefined);
    for (let count = 0; count < taken.length; count++) {
      const run = played('second-mx', act(MTA, taken.slice(0, count)));
      expect(run.awaits).toMatchObject({ hand: 0, connection: -1, used: count });
      expect(whole.startsWith(canonicalText(run.journal))).toBe(true);
    }
  });
});

describe('the MTA', () => {
  test('is asked which exchange, and may take the second first', () => {
    const first = played('second-mx', act(MTA, [{ edge: 'exchanges / there are some' }]));
    expect(first.awaits?.decision).toMatchObject({ kind: 'pick', what: 'exchange', of: ['mx.b.com', 'mx2.b.com'], rfc: 'rfc5321#5.1' });
    const { run } = decided('second-mx', MTA, pick('mx2.b.com'));
    expect(details(run, 'note', 'mx.chosen')[0]).toBe('b.com 20 mx2.b.com');
    expect(details(run, 'intervention', 'choose.exchange')).toEqual(['mx2.b.com']);
  });

  test('waits as long as the person says', () => {
    const { run } = decided('greylisting', MTA, wait(20 * MINUTE_MS));
    const { journal } = run;
    const timer = journal.find('mail:timer retry#1');
    expect(journal.until(timer) - journal.at(timer)).toBe(20 * MINUTE_MS);
  });

  test('gives up early: a wait beyond five days is none, and the sender is told', () => {
    const { run } = decided('no-service', MTA, wait(FIVE_DAYS_MS));
    expect(run.journal.find('mail:timer retry#1')).toBe(-1);
    expect(lettersFor(run, 'ana@a.org', 'ana-laptop').some((letter) => letter.includes('Action: failed'))).toBe(true);
  });

  test('believes that a host has not had its say, and goes to the next', () => {
    const { run, taken } = decided('second-mx', MTA, edgeAt('sending', 'session over'), [], 12);
    expect(taken).toContainEqual({ edge: 'session over' });
    expect(details(run, 'intervention', 'act').length + details(run, 'note', 'mx.failed').length).toBeGreaterThan(0);
  });

  test('sorts recipients wrongly: whom nobody there knows is refused', () => {
    const to: Intervention = { kind: 'recipients', to: ['bea@b.com', 'carlos@b.com', 'esteban@c.net'] };
    const together: Choose = (decision) => (decision.kind === 'group' ? { groups: [0, 0, 0] } : undefined);
    const { run } = decided('journey', MTA, together, [to]);
    const { journal } = run;
    const asked = Array.from({ length: journal.length }, (_, index) => index).filter(
      (index) => journal.label(index) === 'RCPT' && new TextDecoder().decode(journal.octets(index)).includes('esteban@c.net'),
    );
    const relayed = asked.filter((index) => journal.connections[journal.connection(index)]!.protocol === 'smtp');
    expect(relayed).toHaveLength(1);
    expect(journal.label(journal.find(`${journal.id(relayed[0]!)}:reply`))).toBe('550');
  });

  test('hears why an edge cannot be taken: nothing denied leads there', () => {
    const { awaits } = played('journey', act(MTA, []));
    const ways = awaits!.decision!.kind === 'edge' ? awaits!.decision!.ways : [];
    expect(ways.map(({ label, denies }) => [label, denies])).toEqual([
      ['exchanges / there are some', []],
      ['exchanges / there never will be', null],
      ['exchanges', ['known']],
    ]);
  });

  test('from a moment on: what was decided before is not asked', () => {
    const later = played('greylisting', act(MTA, [], { atMs: 5 * MINUTE_MS }));
    expect(later.awaits!.decision!.atMs).toBeGreaterThan(5 * MINUTE_MS);
    expect(later.awaits!.used).toBe(0);
  });
});

describe('the others', () => {
  test('the resolver finds nothing of use, and the letter waits', () => {
    const nothing = edgeAt('asking', 'heard / nothing of use');
    const { run } = decided('journey', { host: 'dns-a', role: 'resolver' }, nothing, [], 3);
    expect(run.journal.find('mail:timer retry#1')).toBeGreaterThan(0);
  });

  test('the MDA chooses the mailbox', () => {
    const first = decided('journey', { host: 'mx-b', role: 'mda' }, pick('Junk')).run;
    expect(details(first, 'stored', 'bea@b.com')[0]).toMatch(/^Junk /);
  });

  test('the MDA knows nobody by that name, and Ana hears of it', () => {
    const { run } = decided('journey', { host: 'mx-b', role: 'mda' }, edgeAt('lookingUp', 'looked up / nobody by that name'));
    expect(lettersFor(run, 'ana@a.org', 'ana-laptop').some((letter) => letter.includes('Status: 5.1.1'))).toBe(true);
  });

  test('the MUA takes a session that went well for one that did not', () => {
    const { run } = decided('journey', { host: 'bea-laptop', role: 'mua' }, edgeAt('fetching', 'session over'));
    expect(details(run, 'note', 'fetch.failed')).toHaveLength(1);
  });
});

describe('a choice that does not fit', () => {
  const WRONG: Taken[] = [
    { edge: 'settled / somebody was taken' },
    { edge: 'exchanges / there never will be' },
    { pick: 'mx.b.com' },
    { waitMs: 1 },
  ];

  test.each(WRONG)('%o: the run asks anew', (wrong) => {
    const run = played('journey', act(MTA, [wrong]));
    expect(run.awaits).toMatchObject({ used: 0, decision: { state: 'resolving' } });
  });

  test('where the machine may go on by itself, it does', () => {
    const run = played('journey', act(MTA, [WRONG[0]!], { runs: true }));
    expect(run.awaits).toBeNull();
    expect(canonicalText(run.journal)).toBe(canonicalText(played('journey').journal));
  });

  test('waits and groups within what is possible only', () => {
    const until = decided('greylisting', MTA, () => undefined).taken.findIndex((each) => 'waitMs' in each);
    const before = decided('greylisting', MTA, () => undefined).taken.slice(0, until);
    for (const waitMs of [0, 59_999, FIVE_DAYS_MS + 1])
      expect(played('greylisting', act(MTA, [...before, { waitMs }])).awaits?.used).toBe(until);
  });
});

describe('whatever is decided', () => {
  const STORIES: [string, Whom][] = [
    ['journey', MTA],
    ['second-mx', MTA],
    ['many-addresses', MTA],
    ['mailing-list', { host: 'mx-b', role: 'mta' }],
    ['filing', { host: 'mx-b', role: 'mda' }],
    ['dns-walk', { host: 'dns-a', role: 'resolver' }],
    ['glueless', { host: 'dns-a', role: 'resolver' }],
    ['journey', { host: 'bea-laptop', role: 'mua' }],
  ];

  /** One of the possible choices, by a number. */
  function any(decision: Decision, number: number): Taken {
    if (decision.kind === 'edge') {
      const ways = decision.ways.filter(({ denies }) => denies !== null);
      return { edge: ways[number % ways.length]!.label };
    }
    if (decision.kind === 'pick') return { pick: decision.of[number % decision.of.length]! };
    if (decision.kind === 'wait') return { waitMs: MINUTE_MS + ((number * 7_919_000) % (decision.mostMs - MINUTE_MS)) };
    return {
      groups: decision.of.map((_, place) => decision.kinds.indexOf(decision.kinds[place]!) + (number % (place + 1) === 0 ? 0 : 100)),
    };
  }

  test('nothing throws, and the same choices give the same run', () => {
    const runs = Math.max(12, Math.round(PARSER_RUNS / 100));
    fc.assert(
      fc.property(fc.constantFrom(...STORIES), fc.array(fc.nat(1000), { minLength: 1, maxLength: 10 }), ([scenario, whom], numbers) => {
        let place = 0;
        const { run, taken } = decided(scenario, whom, (decision) => any(decision, numbers[place++ % numbers.length]!), [], 14);
        expect(canonicalText(played(scenario, act(whom, taken, { runs: true })).journal)).toBe(canonicalText(run.journal));
      }),
      { numRuns: runs },
    );
  }, 120_000);
});
