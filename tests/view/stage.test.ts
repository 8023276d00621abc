// @vitest-environment happy-dom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import Stage from '../../src/view/Stage.svelte';
import { language } from '../../src/view/language.svelte.ts';
import { faceOf, replyShape } from '../../src/view/layout/face.ts';
import { boldWidth, fitted, outlineOf } from '../../src/view/layout/card.ts';
import { frameOf } from '../../src/view/stage/frame.ts';
import { beatsOf } from '../../src/view/playback/steps.ts';
import { marksOf, stretchesOf } from '../../src/view/transport/spans.ts';
import { runOfJourney } from '../fixtures/run.ts';

const run = runOfJourney();
const { journal, scene } = run;
const faceAt = (id: string): unknown => faceOf(journal, journal.find(id));

describe('the face of a card', () => {
  test('a command shows its verb and what follows it, without the tag of IMAP', () => {
    expect(faceAt('smtp:RCPT#1')).toMatchObject({ shape: 'command', accent: 'smtp', title: 'RCPT', body: 'TO:<bea@b.com>' });
    expect(faceAt('imap:SELECT#1')).toMatchObject({ shape: 'command', accent: 'imap', title: 'SELECT', body: 'INBOX' });
  });

  test('a reply shows its code and the text of the line that bears it', () => {
    expect(faceAt('smtp:RCPT#1:reply')).toMatchObject({ shape: 'positive', accent: 'smtp', title: '250', body: '2.1.5 Recipient OK' });
    expect(faceAt('pop3:USER#1:reply')).toMatchObject({ shape: 'positive', accent: 'pop3', title: '+OK' });
  });

  test('an answer stands under the type that was asked for', () => {
    expect(faceAt('dns:b.com MX#1:answer')).toMatchObject({ shape: 'answer', accent: 'dns', title: 'MX', body: '10 mx.b.com' });
  });

  test('the letter is an envelope; what happens in one place has no card', () => {
    expect(faceAt('smtp:(message)#1')).toMatchObject({ shape: 'letter' });
    expect(faceAt('mail:stored bea@b.com#1')).toBeNull();
  });

  test.each([
    ['250', 'positive'],
    ['354', 'intermediate'],
    ['452', 'transient'],
    ['550', 'permanent'],
    ['+OK', 'positive'],
    ['-ERR', 'permanent'],
    ['OK', 'positive'],
    ['NO', 'permanent'],
    ['BAD', 'permanent'],
    ['+', 'intermediate'],
  ])('%s is %s', (code, shape) => expect(replyShape(code)).toBe(shape));

  test('each class of reply has an outline of its own: meaning is never colour alone', () => {
    const shapes = ['command', 'positive', 'intermediate', 'transient', 'permanent'] as const;
    expect(new Set(shapes.map((shape) => outlineOf(shape, 100, 50))).size).toBe(shapes.length);
  });

  test('a long name is cut where its box ends', () => {
    expect(fitted('x'.repeat(500), 8, 80)).toBe(`${'x'.repeat(9)}…`);
    expect(fitted('short', 8, 80)).toBe('short');
    expect(boldWidth('MTA')).toBeGreaterThan(boldWidth('mta'));
  });
});

test('a frame knows where it happens', () => {
  const { host } = frameOf(journal, scene, journal.find('mail:stored bea@b.com#1'));
  expect(scene.hosts[host]!.name).toBe('mx.b.com');
  expect(frameOf(journal, scene, -1).host).toBe(-1);
});

test('the scrubber is coloured by phase, without gaps and without overlap', () => {
  const beats = beatsOf(journal, 'message', journal.length);
  const stretches = stretchesOf(journal, scene, beats, journal.length);
  expect(stretches.map(({ name }) => name)).toEqual(['submission', 'dns', 'relay', 'pop3', 'imap']);
  expect(stretches.map(({ first }) => first).slice(1)).toEqual(stretches.map(({ last }) => last + 1).slice(0, -1));
  expect(stretches.at(-1)!.last).toBe(beats.length - 1);
  expect(marksOf(journal, beats)).toEqual([]);
});

describe('the stage', () => {
  beforeEach(() => language.set('en'));
  const show = (id: string, progress = 1, onletter = vi.fn()): typeof onletter => {
    render(Stage, { run, index: journal.find(id), progress, gapMs: 0, onletter });
    return onletter;
  };

  test('shows the card of the step, both ends, their ports and the session', () => {
    show('smtp:RCPT#1');
    for (const text of ['RCPT', 'TO:<bea@b.com>', 'mx.b.com', 'port 25', 'SMTP session · port 25'])
      expect(screen.getAllByText(text).length).toBeGreaterThan(0);
  });

  test('says in words what happens inside a host', () => {
    show('mail:stored bea@b.com#1');
    expect(screen.getAllByText(/stores it for bea@b.com/).length).toBeGreaterThan(0);
  });

  test('the mailbox opens, names the letter, and leads to it', async () => {
    const onletter = show('imap:close quit#1');
    await userEvent.click(screen.getByRole('button', { name: /Open the mailbox of mx.b.com \(1\)/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Lunch on Thursday?' }));
    expect(onletter).toHaveBeenCalledWith(3);
  });

  test('the same step gives the same picture, whichever way one came', () => {
    const { container } = render(Stage, {
      run,
      index: journal.find('smtp:EHLO#1'),
      progress: 0.4,
      gapMs: 0,
      onletter: vi.fn(),
    });
    const other = render(Stage, {
      run: runOfJourney(),
      index: journal.find('smtp:EHLO#1'),
      progress: 0.4,
      gapMs: 0,
      onletter: vi.fn(),
    });
    expect(other.container.querySelector('.stage')!.outerHTML).toBe(container.querySelector('.stage')!.outerHTML);
  });
});
