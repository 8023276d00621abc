// @vitest-environment happy-dom
/** In an agent's place: forks as buttons with numbers and reasons, values that are chosen, and what the machine would have done. */
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { en } from '../../src/content/ui/en.ts';
import { es } from '../../src/content/ui/es.ts';
import type { Taken } from '../../src/run/hands/hand.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { agentsActing } from '../../src/view/hands/agents.ts';
import Decided from '../../src/view/hands/Decided.svelte';
import { factsOf, hostChosen, questionOf, takenWords, type Wording } from '../../src/view/hands/deciding.ts';
import { linesDug } from '../../src/view/hands/lines.ts';
import Picks from '../../src/view/hands/Picks.svelte';
import Ways from '../../src/view/hands/Ways.svelte';
import { language } from '../../src/view/language.svelte.ts';
import { isInterventions } from '../../src/view/playback/interventions.ts';

const MTA = { kind: 'act', host: 'smtp-a', role: 'mta', atMs: 0 } as const;

function played(scenario: string, taken: readonly Taken[], ...others: Intervention[]): Run {
  const run = new Run({ scenario: scenarioNamed(scenario)!, seed: 1, interventions: [...others, { ...MTA, taken }] });
  while (!run.advance(10_000));
  return run;
}
function asked<Kind extends 'edge' | 'pick' | 'wait' | 'group'>(run: Run, kind: Kind) {
  const decision = run.awaits?.decision;
  if (decision?.kind !== kind) throw new Error(`${kind} is not asked, but ${JSON.stringify(decision)}`);
  return decision as Extract<typeof decision, { kind: Kind }>;
}
const wordingOf = (run: Run): Wording => ({ words: en.hands.deciding, charts: english.charts, language: 'en', scene: run.scene });

beforeAll(async () => void (await language.ready));
beforeEach(() => language.set('en'));

describe('a fork', () => {
  test('has a number for each way that can be taken, and a reason for each that cannot', async () => {
    const run = played('journey', []);
    const onchoose = vi.fn();
    const { container } = render(Ways, { decision: asked(run, 'edge'), wording: wordingOf(run), busy: false, onchoose });
    const [some, never, none] = within(container).getAllByRole<HTMLButtonElement>('button');
    expect([some, never, none].map((button) => button?.disabled)).toEqual([false, true, false]);
    expect([some, none].map((button) => button?.getAttribute('aria-keyshortcuts'))).toEqual(['1', '2']);
    expect(never?.parentElement?.textContent).toContain('cannot be taken');
    await fireEvent.click(none!);
    expect(onchoose).toHaveBeenCalledWith('exchanges');
  });

  test('never shows which way is the machine’s own', () => {
    const run = played('journey', []);
    const { container } = render(Ways, { decision: asked(run, 'edge'), wording: wordingOf(run), busy: false, onchoose: () => {} });
    const [first, , last] = container.querySelectorAll('li');
    expect(first?.className).toBe(last?.className);
  });
});

describe('a value', () => {
  test('one of several hosts', async () => {
    const run = played('second-mx', [{ edge: 'exchanges / there are some' }]);
    const onchoose = vi.fn();
    render(Picks, { decision: asked(run, 'pick'), wording: wordingOf(run), busy: false, onchoose });
    await fireEvent.click(screen.getByRole('button', { name: /mx2\.b\.com/ }));
    expect(onchoose).toHaveBeenCalledWith({ pick: 'mx2.b.com' });
  });

  test.each([
    ['0', false],
    ['7201', false],
    ['soon', false],
    ['1.5', false],
    ['1', true],
    ['7200', true],
  ])('a wait of %s minutes', async (minutes, isPossible) => {
    const run = played('journey', [{ edge: 'exchanges' }]);
    const onchoose = vi.fn();
    render(Picks, { decision: asked(run, 'wait'), wording: wordingOf(run), busy: false, onchoose });
    const field = screen.getByLabelText('In this many minutes');
    await fireEvent.input(field, { target: { value: minutes } });
    await fireEvent.click(screen.getByRole('button', { name: 'Wait' }));
    expect(field.getAttribute('aria-invalid')).toBe(String(!isPossible));
    if (isPossible) expect(onchoose).toHaveBeenCalledWith({ waitMs: Number(minutes) * 60_000 });
    else expect(onchoose).not.toHaveBeenCalled();
  });

  test('who goes together', async () => {
    const run = played('journey', [], { kind: 'recipients', to: ['bea@b.com', 'esteban@c.net'] });
    const onchoose = vi.fn();
    render(Picks, { decision: asked(run, 'group'), wording: wordingOf(run), busy: false, onchoose });
    await fireEvent.change(screen.getByLabelText('Transaction of esteban@c.net'), { target: { value: '1' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(onchoose).toHaveBeenCalledWith({ groups: [0, 1] });
  });
});

test('afterwards: what the machine would have done, with its section, and what had to be believed', () => {
  const run = played('journey', [{ edge: 'exchanges' }, { waitMs: 1_800_000 }]);
  render(Decided, { decided: run.decided, wording: wordingOf(run) });
  const [first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
  expect(first).toContain('For that, this had to be assumed: The DNS does not answer.');
  expect(first).toMatch(/The machine would have chosen: Does the domain have any mail exchangers\?.*RFC 5321 §5\.1/s);
  expect(second).toMatch(/in 30 minutes.*The machine would have done the same\..*RFC 5321 §4\.5\.4\.1/s);
});

test('whose place can be taken: only who still decides something from the step on', () => {
  const whole = new Run({ scenario: scenarioNamed('journey')!, seed: 1 });
  while (!whole.advance(10_000));
  const { journal, scene } = whole;
  const rolesFrom = (from: number) => agentsActing(journal, scene, journal.length, from).map((agent) => scene.agents[agent]!.role);
  expect(rolesFrom(0)).toEqual(['mua', 'mta', 'resolver', 'mta', 'mda', 'mua', 'mua']);
  // the letter is on its way: Ana’s program has nothing more to decide, nor has anybody who looks things up
  expect(rolesFrom(journal.find('smtp:RCPT#1'))).toEqual(['mta', 'mta', 'mda', 'mua', 'mua']);
});

/** Every decision that the agents of these stories are asked, the machine deciding. */
function decisionsIn(scenario: string): Run[] {
  const story = scenarioNamed(scenario)!;
  const whole = new Run({ scenario: story, seed: 1 });
  while (!whole.advance(10_000));
  return agentsActing(whole.journal, whole.scene, whole.journal.length).map((agent) => {
    const { role, host } = whole.scene.agents[agent]!;
    const taken: Taken[] = [];
    for (;;) {
      const act = { kind: 'act', host: whole.scene.hosts[host]!.id, role: role as 'mta', atMs: 0, taken } as const;
      const run = new Run({ scenario: story, seed: 1, interventions: [{ ...act, taken: [...taken], runs: taken.length > 12 }] });
      while (!run.advance(10_000));
      if (!run.awaits) return run;
      taken.push(run.awaits.decision!.own);
    }
  });
}

test.each(['journey', 'second-mx', 'dns-walk', 'mailing-list', 'greylisting', 'mailbox-full'])(
  '%s: every decision has its words in both languages',
  (scenario) => {
    const told: string[] = [];
    for (const run of decisionsIn(scenario))
      for (const decision of run.decided)
        for (const [words, prose, tag] of [[en, english, 'en'] as const, [es, spanish, 'es'] as const]) {
          const wording = { words: words.hands.deciding, charts: prose.charts, language: tag, scene: run.scene };
          told.push(questionOf(decision, '', wording), ...factsOf(decision, wording), takenWords(decision, decision.own, wording));
        }
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((text) => /[✓✗{}]|undefined| \/ /.test(text))).toEqual([]);
  },
);

test('the host that is spoken of is the one that was chosen last', () => {
  const run = played('second-mx', [{ edge: 'exchanges / there are some' }, { pick: 'mx2.b.com' }]);
  const agent = run.scene.agents.findIndex(({ role }) => role === 'mta');
  expect(hostChosen(run.journal, run.journal.length, agent)).toBe('mx2.b.com');
});

test('what dig prints stands behind its question, and a mistake in its place', () => {
  const dug = [
    { line: 'b.com MX +short', printed: ['10 mx.b.com.'], entry: 3 },
    { line: 'b.com +x', printed: [], problem: { key: 'dig.option', text: '+x' }, entry: -1 },
  ];
  const lines = linesDug(dug, ({ key, text }) => `${key} ${text}`).map(({ who, line }) => `${who} ${line}`);
  expect(lines).toEqual(['C b.com MX +short', 'S 10 mx.b.com.', 'C b.com +x', 'S dig.option +x']);
});

test('a link may hold decisions and questions, in their own form only', () => {
  const good = [{ ...MTA, taken: [{ edge: 'host' }, { pick: 'mx' }, { waitMs: 60_000 }, { groups: [0, 1] }], runs: true }];
  expect(isInterventions(good)).toBe(true);
  for (const taken of [[{}], [{ edge: 1 }], [{ groups: [0.5] }], [{ edge: 'a', pick: 'b' }]])
    expect(isInterventions([{ ...MTA, taken }])).toBe(false);
  expect(isInterventions([{ ...MTA, role: 'msa', taken: [] }])).toBe(false);
  expect(isInterventions([{ kind: 'call', host: 'a', to: 'b', protocol: 'dns', atMs: 0, lines: ['b.com MX'] }])).toBe(true);
});
