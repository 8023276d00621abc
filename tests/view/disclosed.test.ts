// @vitest-environment happy-dom
/** What hangs behind a button of a bar: closed by Escape, by a choice, by a click elsewhere, and the focus stays at the button. */
import { fireEvent, render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import Disclosed from '../../src/view/program/Disclosed.svelte';

const children = createRawSnippet(() => ({
  render: () => '<p><button>One</button><button aria-disabled="true">Two</button><input /></p>',
}));

function opened(closesByChoice: boolean) {
  const { container, getByText } = render(Disclosed, { label: 'Views', children, closesByChoice });
  const details = container.querySelector('details')!;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  return { details, getByText };
}

test('Escape closes it, and the focus is at its button again', async () => {
  const { details } = opened(false);
  await fireEvent.keyDown(details.querySelector('input')!, { key: 'Escape' });
  expect(details.open).toBe(false);
  expect(document.activeElement).toBe(details.querySelector('summary'));
});

test.each([
  ['One', true, false],
  ['Two', true, true],
  ['One', false, true],
])('%s is chosen, it closes by choice: %s; open afterwards: %s', async (name, closesByChoice, stays) => {
  const { details, getByText } = opened(closesByChoice);
  await fireEvent.click(getByText(name));
  expect(details.open).toBe(stays);
});

test('a press elsewhere closes it', async () => {
  const { details } = opened(false);
  await fireEvent.pointerDown(details.querySelector('input')!);
  expect(details.open).toBe(true);
  await fireEvent.pointerDown(document.body);
  expect(details.open).toBe(false);
});
