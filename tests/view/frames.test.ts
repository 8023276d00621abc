// @vitest-environment happy-dom
/** Chosen moments of the stage, kept as pictures in tests/frames: a change is a difference to look at. */
import { render, waitFor } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import Stage from '../../src/view/Stage.svelte';
import { language } from '../../src/view/language.svelte.ts';
import { runOfJourney, runOfStory } from '../fixtures/run.ts';

/** The journey as it is kept by hand, unless another story is named; how near, unless as near as what happens. */
interface Moment {
  story?: string;
  near?: 'host' | 'octets';
}
const MOMENTS: [string, string, number, Moment?][] = [
  ['composed', 'mail:composed message#1', 1],
  ['rcpt-half-way', 'smtp:RCPT#1', 0.5],
  ['rcpt-accepted', 'smtp:RCPT#1:reply', 1],
  ['mx-answer', 'dns:b.com MX#1:answer', 1],
  ['letter-under-way', 'smtp:(message)#1', 0.4],
  ['torn-off', 'mail:trace Return-Path#1', 0.3],
  ['stored', 'mail:stored bea@b.com#1', 1],
  ['tls-handshake', 'submission:tls ClientHello#1', 0.5, { story: 'starttls' }],
  ['sealed', 'submission:MAIL#1', 0.5, { story: 'starttls' }],
  ['reported', 'mail:note bounce.made#1', 1, { story: 'unknown-recipient' }],
  ['inside', 'mail:queued accepted#1', 1, { story: 'second-mx', near: 'host' }],
  ['octets', 'smtp:MAIL#1', 1, { near: 'octets' }],
];

/** One element a line; without the class names that Svelte makes, the comments and the empty text between. */
function drawn(picture: Element): string {
  return picture.outerHTML
    .replaceAll(/ ?svelte-\w+/g, '')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> ?</g, '>\n<');
}

test.each(MOMENTS)('%s', async (name, id, progress, { story, near } = {}) => {
  language.set('en');
  await language.ready;
  const run = story ? runOfStory(story) : runOfJourney();
  const index = run.journal.find(id);
  expect(index).toBeGreaterThanOrEqual(0);
  const { container } = render(Stage, { run, index, progress, ...(near && { near }), gapMs: 0, onletter: vi.fn() });
  // what is only looked at from near, and what an ear hears, comes when it is wanted
  const coming = container.querySelector(near ? '.stage > :first-child' : '.ear');
  if (coming) await waitFor(() => expect(coming.childElementCount).toBeGreaterThan(0));
  await expect(drawn(container.querySelector('.stage > :first-child')!)).toMatchFileSnapshot(`../frames/${name}.html`);
});
