/** Lessons as somebody gives them: files, or a ZIP with them in it. */
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { lessonFilesIn } from '../../src/view/lessons/own/dropped.ts';

const zip = (name: string, files: Record<string, string>): File =>
  new File([zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))) as BlobPart], name);

test('a ZIP gives the lesson files in it, whatever folder they are in', async () => {
  const given = [zip('mine.zip', { 'mine/es.md': 'uno', 'mine/en.md': 'one', 'mine/picture.png': 'x' })];
  const files = await lessonFilesIn(given);
  expect(files.map(({ name }) => name).sort()).toEqual(['en.md', 'es.md']);
  expect(await files.find(({ name }) => name === 'en.md')!.text()).toBe('one');
});

test('what is no lesson, or no ZIP, gives nothing', async () => {
  expect(await lessonFilesIn([new File(['PK no'], 'broken.zip'), new File(['x'], 'letter.eml')])).toEqual([]);
  expect(await lessonFilesIn([zip('large.zip', { 'en.md': 'x'.repeat(300_000) })])).toEqual([]);
});
