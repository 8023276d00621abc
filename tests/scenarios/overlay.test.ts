/** Scenarios that people write: every story has the form, what lies over one makes another, and what is wrong is told with its place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checked, laidOver } from '../../src/run/overlay.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed, scenarios } from '../../src/scenarios/index.ts';

const journey = scenarioNamed('journey')!;

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('the story %s has the form of a scenario', (_, scenario) => {
  expect(checked(scenario)).toEqual({ ok: true, scenario });
  expect(laidOver(scenario, {})).toMatchObject({ ok: true });
});

describe('what lies over a scenario', () => {
  test('changes what has its key, adds what has not, and replaces what people do', () => {
    const laid = laidOver(journey, {
      hosts: [
        { id: 'mx-b', agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] },
        { id: 'esteban', name: 'laptop.b.com', address: '198.51.100.12', kind: 'laptop', agents: ['mua'] },
      ],
      links: [{ a: 'mx-b', b: 'esteban', latencyMs: 12, octetsPerMs: 1250 }],
      devices: [{ host: 'esteban', account: 'esteban@b.com', fetch: { via: 'imap', from: 'mx.b.com' } }],
      draft: { subject: 'Otherwise' },
      actions: [
        { at: '1 min', do: 'send', host: 'ana-laptop' },
        { at: '10 min', do: 'fetch', host: 'esteban' },
      ],
      faults: [{ kind: 'stop', host: 'mx-b', at: '48 h' }],
    });
    if (!laid.ok) throw new Error(JSON.stringify(laid.misfits));
    const { hosts, links, draft, actions, faults } = laid.scenario;
    expect(hosts.find(({ id }) => id === 'mx-b')).toMatchObject({ name: 'mx.b.com', agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] });
    expect([hosts.length, links.length]).toEqual([journey.hosts.length + 1, journey.links.length + 1]);
    expect(draft).toEqual({ ...journey.draft, subject: 'Otherwise' });
    expect(actions.map(({ at }) => at)).toEqual([60_000, 600_000]);
    expect(faults).toEqual([{ kind: 'stop', host: 'mx-b', atMs: 172_800_000 }]);
    const run = new Run({ scenario: laid.scenario, seed: 1 });
    while (!run.advance(10_000));
    expect(run.journal.find('imap:(connect)#1')).toBeGreaterThan(0);
  });

  test('says a draft of an action by what is otherwise in it', () => {
    const laid = laidOver(journey, { actions: [{ at: 0, do: 'send', host: 'ana-laptop', draft: { subject: 'Re: x' } }] });
    expect(laid).toMatchObject({ ok: true, scenario: { actions: [{ draft: { ...journey.draft, subject: 'Re: x' } }] } });
  });

  test.each([
    [{ hosts: [{ id: 'new' }] }, /^hosts\.\d+\.name$/],
    [{ hosts: [{ name: 'x.org' }] }, /^hosts\.0\.id$/],
    [{ links: [{ a: 'mx-b', b: 'x', latencyMs: -1, octetsPerMs: 1 }] }, /^links\.\d+\.latencyMs$/],
    [{ actions: [{ at: 'soon', do: 'send', host: 'ana-laptop' }] }, /^actions\.0\.at$/],
    [{ actions: [{ at: 0, do: 'dance', host: 'ana-laptop' }] }, /^actions\.0\.do$/],
    [{ faults: [{ kind: 'explode', at: 0 }] }, /^faults\.0\.kind$/],
    [{ colour: 'red' }, /^colour$/],
  ])('%j is refused, and its place is told', (overlay, path) => {
    const laid = laidOver(journey, overlay);
    expect(laid.ok ? [] : laid.misfits.map((misfit) => misfit.path)).toContainEqual(expect.stringMatching(path));
  });

  test('may be anything: nothing is thrown', () => {
    fc.assert(fc.property(fc.anything(), (overlay) => void laidOver(journey, overlay)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('hosts', 'links', 'draft', 'actions', 'faults', '__proto__'), fc.anything()),
        (overlay) => void laidOver(journey, overlay),
      ),
    );
  });
});
