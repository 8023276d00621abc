// @vitest-environment happy-dom
/** The menus of what can be broken: what each thing can suffer, and the fault that comes of what is set. */
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import Breaking from '../../../src/view/breaking/Breaking.svelte';
import { breaking } from '../../../src/view/breaking/breaking.svelte.ts';
import { BEGUN, composed, stepsAround } from '../../../src/view/breaking/compose.ts';
import {
  actionsFor,
  addressesAt,
  answeredAt,
  answeredNow,
  doorsAt,
  linesBetween,
  zoneOf,
  type Target,
} from '../../../src/view/breaking/targets.ts';
import { toolsOf } from '../../../src/view/breaking/tools.ts';
import { language } from '../../../src/view/language.svelte.ts';
import type { Run } from '../../../src/view/playback/run.svelte.ts';
import type { Intervention } from '../../../src/run/scenario.ts';
import { changesOf } from '../../fixtures/changes.ts';
import { played } from '../panels/played.ts';

let run: Run;
const at = (id: string): number => run.journal.find(id);
const PORT: Target = { kind: 'port', host: 'mx-b', port: 25, protocol: 'smtp' };

beforeAll(async () => void (run = await played()));
beforeEach(() => {
  language.set('en');
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
});
afterEach(() => {
  breaking.close();
  // whatever the menus hung on
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('what a thing can suffer', () => {
  test('nothing that it has no part in', () => {
    const of = (target: Target) => actionsFor(target, run.scene);
    expect(of({ kind: 'host', host: 'mx-b' })).toContain('disk');
    expect(of({ kind: 'host', host: 'ns-b' })).toEqual(['stop', 'restart', 'slow']);
    expect(of({ kind: 'host', host: 'ana-laptop' })).not.toContain('policy');
    expect(of({ kind: 'host', host: 'nobody' })).toEqual([]);
    const lines = linesBetween('smtp-a', 'mx-b', run.scene);
    expect(of({ kind: 'line', lines })).toEqual(['line', 'cut']);
    const hosts = run.scene.hosts.map((host) => ({ ...host, tls: true }));
    expect(actionsFor({ kind: 'line', lines }, { ...run.scene, hosts })).toContain('strip');
    // an agent without a port of its own suffers what its house can do to it
    expect(of({ kind: 'host', host: 'mx-b', role: 'mda' })).toEqual(['stop', 'restart', 'slow', 'disk', 'clock']);
    expect(of({ kind: 'host', host: 'dns-a', role: 'resolver' })).toEqual(['stop', 'restart', 'slow']);
  });

  test('doors that were called, verbs that were answered there, addresses that were named', () => {
    expect(doorsAt('mx-b', run.journal, run.scene).map(({ port, protocol }) => `${port} ${protocol}`)).toEqual([
      '25 smtp',
      '110 pop3',
      '143 imap',
    ]);
    expect(answeredAt({ host: 'mx-b', port: 25 }, run.journal, run.length, run.scene)).toEqual(
      expect.arrayContaining(['(connect)', 'EHLO', 'RCPT', '(message)']),
    );
    expect(addressesAt('RCPT', run.journal, run.length)).toContain('bea@b.com');
    expect(
      [at('smtp:RCPT#1'), at('smtp:RCPT#1:reply'), at('smtp:(connect)#1:reply')].map((index) => answeredNow(run.journal, index)),
    ).toEqual(['RCPT', 'RCPT', '(connect)']);
  });

  test('the way between two hosts, and the zone around a name', () => {
    expect(linesBetween('ana-laptop', 'mx-b', run.scene).map(({ a, b }) => `${a} ${b}`)).toEqual(['ana-laptop smtp-a', 'smtp-a mx-b']);
    expect(zoneOf('mx.b.com', run.scene)).toBe('b.com');
    expect(zoneOf('b.example', run.scene)).toBe('');
    const number = (id: string) => run.scene.hosts.findIndex((host) => host.id === id);
    const asking = { near: number('dns-a'), far: number('ns-b'), server: '', protocol: '' };
    expect(toolsOf(run, asking).port).toEqual({ kind: 'zone', origin: 'b.com' });
  });
});

describe('what is set becomes a fault', () => {
  test('an answer', () => {
    const set = { ...BEGUN, verb: 'RCPT', reply: '450 4.2.0 No', address: 'bea@b.com' };
    expect(composed(PORT, 'answer', set, 7)).toEqual({
      ...{ kind: 'answer', host: 'mx-b', port: 25, verb: 'RCPT', atMs: 7, reply: '450 4.2.0 No', address: 'bea@b.com', times: 1 },
    });
    expect(composed(PORT, 'answer', { ...set, reply: '' }, 7)).toBeNull();
    expect(composed(PORT, 'answer', { ...set, reply: '', waitMs: 5, times: 0, chance: 0.5 }, 7)).toMatchObject({ waitMs: 5, chance: 0.5 });
  });

  test('everything else', () => {
    const host: Target = { kind: 'host', host: 'mx-b' };
    expect(composed(host, 'restart', BEGUN, 1)).toEqual({ kind: 'stop', host: 'mx-b', atMs: 1, forMs: 60_000 });
    expect(composed(host, 'policy', BEGUN, 1)).toBeNull();
    const line: Target = { kind: 'line', lines: linesBetween('smtp-a', 'mx-b', run.scene) };
    expect(composed(line, 'line', BEGUN, 1)).toBeNull();
    expect(composed(line, 'line', { ...BEGUN, line: { loss: 0.1 } }, 1)).toMatchObject({ kind: 'line', loss: 0.1 });
    expect(composed(line, 'cut', BEGUN, 1)).toMatchObject({ kind: 'line', cutOctets: 0 });
    expect(composed({ kind: 'mailbox', accounts: ['a@x', 'b@x'] }, 'expire', { ...BEGUN, which: 1 }, 1)).toMatchObject({ account: 'b@x' });
    expect(composed({ kind: 'letter' }, 'recipients', { ...BEGUN, to: 'nobody' }, 1)).toBeNull();
    expect(composed({ kind: 'letter' }, 'recipients', { ...BEGUN, to: 'a@b.com, c@d.org' }, 1)).toMatchObject({
      to: ['a@b.com', 'c@d.org'],
    });
    expect(stepsAround([1, 10], 3)).toEqual([1, 3, 10]);
  });
});

describe('the menu', () => {
  async function open(target: Target, interventions: Intervention[] = []) {
    const anchor = document.body.appendChild(document.createElement('button'));
    breaking.open(target, anchor);
    const changes = changesOf(interventions);
    const onbroken = vi.fn();
    render(Breaking, { run, before: null, index: at('smtp:RCPT#1'), changes, onbroken, oncompare: vi.fn() });
    // the menu is fetched when it is first opened
    await screen.findByRole('dialog', { hidden: true });
    return { changes, onbroken };
  }

  test('a code of the book, at the verb of this step, from this step on; drafted first, and broken so', async () => {
    const { changes, onbroken } = await open(PORT);
    const breakIt = () => screen.getByRole('button', { name: 'Break it like this', hidden: true });
    expect(breakIt().hasAttribute('disabled')).toBe(true);
    await fireEvent.click(await screen.findByRole('button', { name: '452', hidden: true }));
    const fault = { kind: 'answer', verb: 'RCPT', atMs: run.journal.at(at('smtp:RCPT#1')), reply: expect.stringMatching(/^452 /) };
    expect(breaking.draft).toMatchObject(fault);
    await fireEvent.click(breakIt());
    expect(changes.intervene).toHaveBeenCalledWith(expect.objectContaining(fault));
    await waitFor(() => expect(onbroken).toHaveBeenCalled());
    expect([breaking.target, breaking.draft]).toEqual([null, null]);
  });

  test('another thing that happens to it, from the beginning', async () => {
    const { changes } = await open({ kind: 'host', host: 'mx-b' });
    await fireEvent.click(screen.getByRole('button', { name: 'Fill the disk', hidden: true }));
    await fireEvent.click(screen.getByRole('radio', { name: 'the beginning', hidden: true }));
    await fireEvent.click(screen.getByRole('button', { name: 'Break it like this', hidden: true }));
    expect(changes.intervene).toHaveBeenCalledWith({ kind: 'disk', host: 'mx-b', atMs: 0 });
  });

  test('the run follows a slider while it is moved; closed without a word, it is taken back', async () => {
    const { changes } = await open({ kind: 'line', lines: linesBetween('smtp-a', 'mx-b', run.scene) });
    await fireEvent.input(screen.getByRole('slider', { name: 'One way', hidden: true }), { target: { value: 0 } });
    expect(changes.follow).toHaveBeenLastCalledWith(expect.objectContaining({ kind: 'line', latencyMs: 0 }));
    breaking.close();
    await waitFor(() => expect(changes.follow).toHaveBeenLastCalledWith(null));
    expect(changes.intervene).not.toHaveBeenCalled();
  });

  test('records: what the zone says by now, what none could say with its remedy, and broken so only without', async () => {
    const records = run.scene.zones!.find(({ origin }) => origin === 'b.com')!.records;
    const earlier = records.map((record) => (record.type === 'MX' ? { ...record, data: '5 mx2.b.com' } : record));
    await open({ kind: 'zone', origin: 'b.com' }, [{ kind: 'zone', origin: 'b.com', records: earlier, atMs: 0 }]);
    const data = screen.getByDisplayValue('5 mx2.b.com');
    await fireEvent.change(data, { target: { value: 'mx2.b.com' } });
    await screen.findByText('MX does not say “mx2.b.com”. Write it like 10 mx.b.com.');
    expect(data.getAttribute('aria-invalid')).toBe('true');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Break it like this', hidden: true });
    expect(button.disabled).toBe(true);
    await fireEvent.change(data, { target: { value: '7 mx2.b.com' } });
    await waitFor(() => expect(button.disabled).toBe(false));
  });

  test('Ctrl+Z undoes, with the shift key it is done again', async () => {
    const { changes } = await open({ kind: 'letter' });
    breaking.close();
    await fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
    await fireEvent.keyDown(window, { key: 'Z', ctrlKey: true, shiftKey: true });
    await fireEvent.keyDown(window, { key: 'z' });
    expect(changes.undo).toHaveBeenCalledOnce();
    expect(changes.redo).toHaveBeenCalledOnce();
  });
});
