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

test('of a ZIP with many names for much text no more is unpacked than a lesson may take', async () => {
  const text = 'x'.repeat(200_000);
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.md`, text]));
  const files = await lessonFilesIn([zip('many.zip', many)]);
  expect(files.length).toBeGreaterThan(1);
  expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(1_048_576);
});

test('a ZIP that says of stored octets that they are none is not believed', async () => {
  const stored = zipSync({ 'en.md': [strToU8('x'.repeat(300_000)), { level: 0 }] });
  const view = new DataView(stored.buffer, stored.byteOffset);
  const directory = stored.findLastIndex((octet, at) => octet === 0x50 && stored[at + 2] === 0x01 && stored[at + 3] === 0x02);
  view.setUint32(directory + 24, 0, true);
  expect(await lessonFilesIn([new File([stored as BlobPart], 'liar.zip')])).toEqual([]);
});
