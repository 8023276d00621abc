/** Lessons on paper: printed by the browser and read back page by page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { browsed, faultsOf, still } from './page.ts';
import { lessonIn, words } from './solving.ts';

const built = browsed();

/** What a page says, letter by letter, and whether any of it lies outside of the paper. */
async function pagesOf(pdf: Uint8Array): Promise<{ text: string; outside: string[] }[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, place) => place + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const page = await document.getPage(number);
      const [, , width = 0, height = 0] = page.view;
      const { items } = await page.getTextContent();
      const said = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
      const outside = said.filter(({ transform: [, , , , x, y], width: w }) => x < 0 || y < 0 || x + w > width + 1 || y > height);
      return { text: said.map(({ str }) => str).join(' '), outside: outside.map(({ str }) => str) };
    }),
  );
}
const squeezed = (text: string): string => text.replace(/\s+/g, '');

test.each([
  ['handout', false],
  ['teacher', true],
] as const)('the %s of a lesson: no empty page, nothing beyond the paper, answers for the teacher only', async (page_, isTeacher) => {
  const lesson = lessonIn('to-cc-bcc', 'en');
  const { page, heard } = await built.visit(`#/en/lessons/${page_}/to-cc-bcc`);
  await page.waitForFunction(
    (count) => document.querySelectorAll('.picture.ready').length === count,
    lesson.steps.filter(({ hide }) => hide === '').length,
  );
  await still(page);
  expect(await faultsOf(page)).toEqual([]);
  const cut = await page.locator('.picture').evaluateAll((pictures) =>
    pictures.flatMap((picture) => {
      const box = picture.getBoundingClientRect();
      return [...picture.querySelectorAll('text')]
        .filter((text) => {
          const { left, right, width } = text.getBoundingClientRect();
          return width > 0 && (left < box.left - 1 || right > box.right + 1);
        })
        .map((text) => text.textContent);
    }),
  );
  expect(cut).toEqual([]);
  const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(pages.length).toBeGreaterThanOrEqual(isTeacher ? 8 : 5);
  for (const { text, outside } of pages) {
    expect(squeezed(text).length).toBeGreaterThan(60);
    expect(outside).toEqual([]);
  }
  const all = squeezed(pages.map(({ text }) => text).join(''));
  for (const { title } of lesson.steps) expect(all).toContain(squeezed(title));
  expect(all.includes(squeezed(words.en.travel.notes))).toBe(isTeacher);
  expect(all.includes(squeezed(`${words.en.travel.answer}:`))).toBe(isTeacher);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
