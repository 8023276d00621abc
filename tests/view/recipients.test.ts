// @vitest-environment happy-dom
/** What each one sees: whose copy came, how the headers differ, where each person is named, and the link to it. */
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import '@testing-library/jest-dom/vitest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MailDraft } from '../../src/mail/compose.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { language } from '../../src/view/language.svelte.ts';
import { comparedHeaders, copiesOf, namedIn, originalAt, originalsIn, tracesOf } from '../../src/view/program/copies.ts';
import Recipients from '../../src/view/program/Recipients.svelte';
import { formatLink, parseLink } from '../../src/view/playback/link.ts';
import { START } from '../../src/view/playback/place.ts';
import { Playback } from '../../src/view/playback/playback.svelte.ts';
import { readLetter } from '../../src/worker/letters.ts';
import { service } from '../../src/worker/service.ts';

const FOUR = scenarioNamed('what-each-one-sees')!;

function sent(draft: Partial<MailDraft> = {}, interventions: Intervention[] = [], scenario = FOUR) {
  const run = new Run({ scenario: { ...scenario, draft: { ...scenario.draft, ...draft } }, seed: 1, interventions });
  while (!run.advance(10_000));
  const { journal } = run;
  const originals = originalsIn(journal, journal.length);
  const copies = originals[0] ? copiesOf(journal, journal.length, originals[0]) : [];
  const letters = copies.filter(({ message }) => message >= 0).map(({ message }) => readLetter(run.body(message)!, message, journal));
  return { run, journal, originals, copies, letters };
}
const differing = (letters: Parameters<typeof comparedHeaders>[0]): string[][] =>
  comparedHeaders(letters).map((lines) => lines.filter(({ differs }) => differs).map(({ field }) => `${field.name}: ${field.value}`));

describe('the copies of a letter', () => {
  test('differ in one line each, and the author names all but the blind one', () => {
    const { copies, letters } = sent();
    expect(copies.map(({ address }) => address)).toEqual(['bea@b.com', 'carlos@b.com', 'david@b.com', 'esteban@b.com']);
    expect(differing(letters)).toEqual(copies.map(({ address }) => [`Delivered-To: ${address}`]));
    expect(copies.map(({ address }, place) => namedIn(letters[place]!, address))).toEqual(['to', 'cc', 'cc', 'nowhere']);
    expect(tracesOf(letters[3]!, 'esteban@b.com')).toEqual(['Delivered-To']);
    expect(tracesOf(letters[3]!, 'ban@b.com')).toEqual([]);
  });

  test('at another server: what that one wrote differs too, and names the only recipient that it knows', () => {
    const { letters } = sent({ bcc: ['Esteban <esteban@c.net>'] });
    const esteban = differing(letters).find((lines) => lines.includes('Delivered-To: esteban@c.net'))!;
    expect(esteban.some((line) => line.startsWith('Received: ') && line.includes('by mx.c.net'))).toBe(true);
    const copy = letters.find(({ fields }) => fields.some(({ value }) => value === 'esteban@c.net'))!;
    expect(tracesOf(copy, 'esteban@c.net')).toEqual(['Delivered-To', 'Received']);
  });

  test('one that has not come is not made up', () => {
    const { copies } = sent({}, [{ kind: 'quota', account: 'david@b.com', octets: 10, atMs: 0 }]);
    expect(copies.map(({ message }) => message >= 0)).toEqual([true, true, false, true]);
  });

  test('whom a list reached was not in the envelope', () => {
    const list = scenarioNamed('mailing-list')!;
    const { copies } = sent(list.draft, [], list);
    expect(copies.some(({ isEnveloped }) => !isEnveloped)).toBe(true);
  });

  test('a letter to one person has no copies, and filing one away makes none', () => {
    expect(sent({ cc: [], bcc: [] }).originals).toEqual([]);
    const filed = sent({}, [
      {
        ...{ kind: 'use', host: 'bea-laptop' },
        deeds: [
          { do: 'open', atMs: 600_000 },
          { do: 'archive', uids: [1], atMs: 610_000 },
        ],
      },
    ]);
    expect(filed.copies).toHaveLength(4);
  });

  test('the step says which letter is meant', () => {
    const scenario = {
      ...FOUR,
      actions: [
        ...FOUR.actions,
        { at: 300_000, do: 'send' as const, host: 'ana-laptop', draft: { ...FOUR.draft, subject: 'Otra', bcc: [] } },
      ],
    };
    const { journal, originals } = sent({}, [], scenario);
    expect(originals).toHaveLength(2);
    expect(originalAt(journal, originals, originals[1]!.index)?.message).toBe(originals[1]!.message);
    expect(originalAt(journal, originals, 0)?.message).toBe(originals[0]!.message);
  });
});

describe('the view', () => {
  beforeEach(() => language.set('en'));
  afterEach(cleanup);

  test('shows four copies, lights what differs, and says why one finds no trace of himself', async () => {
    const playback = new Playback(
      service(async () => {}),
      { request: () => 1, cancel: () => {} },
    );
    await playback.open({ ...START, scenario: 'what-each-one-sees', room: 'recipients' });
    render(Recipients, { playback, run: playback.run! });
    const esteban = await screen.findByRole('article', { name: 'The copy of Esteban' });
    expect(await within(esteban).findByText(/RFC 5322 §3\.6\.3.*Only Delivered-To/)).toBeInTheDocument();
    expect(screen.getAllByRole('article')).toHaveLength(4);
    expect([...esteban.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['esteban@b.com']);
    expect(screen.getByRole('status')).toHaveTextContent('The text is the same in all copies');
    await userEvent.click(screen.getByRole('button', { name: 'Back to the stage' }));
    expect(playback.room).toBe('explore');
  });
});

test('the link leads there', async () => {
  const link = await formatLink({ ...START, language: 'es', scenario: 'list', room: 'recipients' });
  expect(await parseLink(link)).toMatchObject({ unread: [], place: { room: 'recipients', scenario: 'list' } });
});
