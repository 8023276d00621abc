// @vitest-environment happy-dom
/** Chosen moments of the stage, kept as pictures in tests/frames: a change is a difference to look at. */
import { render } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import Stage from '../../src/view/Stage.svelte';
import { language } from '../../src/view/language.svelte.ts';
import { runOfJourney } from '../fixtures/run.ts';

const MOMENTS: [string, string, number][] = [
  ['composed', 'mail:composed message#1', 1],
  ['rcpt-half-way', 'smtp:RCPT#1', 0.5],
  ['rcpt-accepted', 'smtp:RCPT#1:reply', 1],
  ['mx-answer', 'dns:b.com MX#1:answer', 1],
  ['letter-under-way', 'smtp:(message)#1', 0.4],
  ['torn-off', 'mail:trace Return-Path#1', 0.3],
  ['stored', 'mail:stored bea@b.com#1', 1],
];

/** One element a line; without the class names that Svelte makes, the comments and the empty text between. */
function drawn(picture: Element): string {
  return picture.outerHTML
    .replaceAll(/ ?svelte-\w+/g, '')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> ?</g, '>\n<');
}

test.each(MOMENTS)('%s', async (name, id, progress) => {
  language.set('en');
  await language.ready;
  const run = runOfJourney();
  const { container } = render(Stage, { run, index: run.journal.find(id), progress, gapMs: 0, onletter: vi.fn() });
  await expect(drawn(container.querySelector('.stage > :first-child')!)).toMatchFileSnapshot(`../frames/${name}.html`);
});
