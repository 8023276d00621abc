// @vitest-environment happy-dom
/** Verbs, replies and fields in the running text of a lesson. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { book } from '../../src/content/book/en.ts';
import { glossary } from '../../src/content/glossary/en.ts';
import { lessons } from '../../src/view/lessons/catalogue.ts';
import { glossaryOf } from '../../src/view/lessons/glossary/entries.ts';
import { firstSaid, glossesAt } from '../../src/view/lessons/glossary/glosses.ts';
import Prose from '../../src/view/lessons/Prose.svelte';

const entries = glossaryOf('en', book, glossary);
const card = lessons.find(({ id }) => id === 'every-smtp-command')!;
const { steps } = await card.en.load();
const { blocks } = steps[0]!;

test('what a step of a lesson speaks of has its meaning, but not what two protocols call by one name', () => {
  const glosses = glossesAt(entries, card, 0);
  expect(glosses.get('503')).toMatchObject({ key: 'smtp.503' });
  expect(glosses.get('RETR')).toBeUndefined();
  const twice = entries.flatMap((each) => (each.key === 'smtp.503' ? [each, { ...each, key: 'other.503' }] : [each]));
  expect(glossesAt(twice, card, 0).get('503')).toBeUndefined();
});

test('it is explained where it is written first, in place, and leads to the glossary', async () => {
  const glosses = glossesAt(entries, card, 0);
  const texts = [...firstSaid([...blocks, ...blocks], glosses).keys()].map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['500', '501', '503', '550']));
  expect(new Set(texts).size).toBe(texts.length);

  render(Prose, { blocks, glosses });
  await userEvent.click(screen.getByRole('button', { name: '503' }));
  const note = screen.getByRole('note');
  expect(note.textContent).toContain('503');
  expect(within(note).getByRole('link').getAttribute('href')).toContain('lessons/glossary/smtp.503');
  await userEvent.click(screen.getByRole('button', { name: '503' }));
  expect(screen.queryByRole('note')).toBeNull();
});
