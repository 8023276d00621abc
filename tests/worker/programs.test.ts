/** What the worker tells of mail programs: what each shows at a step, what an answer begins with, what cannot be sent. */
import { describe, expect, test } from 'vitest';
import type { Doing, Hand, Written } from '../../src/run/hands/hand.ts';
import { service } from '../../src/worker/service.ts';

const worker = service(async () => {});
const MINUTE_MS = 60_000;

const using = (...deeds: Doing[]): Hand => ({
  kind: 'use',
  host: 'bea-laptop',
  deeds: deeds.map((deed, place) => ({ ...deed, atMs: 10 * MINUTE_MS + place * 5000 })),
});

async function played(...interventions: Hand[]): Promise<number> {
  let over: () => void;
  const done = new Promise<void>((resolve) => (over = resolve));
  const request = { scenario: 'at-her-program', seed: 1, message: null, interventions };
  const started = await worker.run(request, (_, progress) => (progress.done ? over() : undefined));
  if (!started.ok) throw new Error(started.problems[0]?.key);
  await done;
  return started.run;
}

const END = 1_000_000;
const letter = (to: string[]): Written => ({ to, cc: [], bcc: [], replyTo: '', subject: '', text: '', attachments: [] });

describe('what a program shows', () => {
  test('at a step: as it was then, with a list that crosses once', async () => {
    const run = await played(using({ do: 'open' }, { do: 'read', uid: 1 }, { do: 'archive', uids: [1] }));
    const [last] = await worker.programs(run, END, []);
    expect(last).toMatchObject({ hand: 0, host: 'bea-laptop', via: 'imap', open: 'INBOX', isConnected: true, sends: true });
    expect(last!.rows!.map(({ uid }) => uid)).toEqual([2, 3, 4]);
    expect((await worker.programs(run, END, [last!.list]))[0]!.rows).toBeNull();
    const [earlier] = await worker.programs(run, last!.done[1]!.to, [last!.list]);
    expect(earlier!.rows!.map(({ uid }) => uid)).toEqual([1, 2, 3, 4]);
    expect(earlier!.read!.letter.fields.find(({ name }) => name === 'Subject')?.value).toBe('Comida del viernes');
    expect(earlier!.done).toHaveLength(3);
  });

  test('the story’s own clicks, until somebody takes them over', async () => {
    const [bea] = await worker.programs(await played(), END, []);
    expect(bea).toMatchObject({ hand: -1, host: 'bea-laptop', isConnected: false });
    const taken = await worker.programs(await played(using({ do: 'open' })), END, []);
    expect(taken.filter(({ host }) => host === 'bea-laptop').map(({ hand }) => hand)).toEqual([0]);
  });
});

test('an answer begins with the letter that is read', async () => {
  const run = await played(using({ do: 'open' }, { do: 'read', uid: 2 }));
  const words = { attribution: 'Ana:', forwarded: 'RV', banner: 'Reenviado' };
  expect(await worker.begun(run, END, 0, 'reply', words)).toMatchObject({
    ...{ to: ['Ana <ana@a.org>'], subject: 'Re: Comida del viernes', text: 'Ana:\n> Mejor a las dos.\n>\n> Ana\n\n' },
  });
  expect(await worker.begun(run, END, 0, 'forward as attachment', words)).toMatchObject({ encloses: { uid: 2, as: 'letter' } });
  expect(await worker.begun(run, 0, 0, 'reply', words)).toBeNull();
});

test.each<[string, Hand, string]>([
  ['nobody to send it to', using({ do: 'open' }, { do: 'send', letter: letter([]) }), 'draft.noRecipient'],
  ['no address', using({ do: 'open' }, { do: 'redirect', uid: 1, to: ['nobody at all'] }), 'draft.badAddress'],
  ['a host without a program', { ...using({ do: 'open' }), host: 'mx-b' } as Hand, 'run.handNowhere'],
])('%s: refused before anything runs', async (_, hand, key) => {
  await expect(played(hand)).rejects.toThrow(key);
});

test('a draft may have nobody to go to yet', async () => {
  const [seen] = await worker.programs(await played(using({ do: 'open' }, { do: 'draft', letter: letter([]) })), END, []);
  expect(seen!.done.at(-1)!.outcome).toBe('');
});
