/** Packages: what an LMS reads first, that the same lessons give the same octets, and how large a lesson may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/language.ts';
import { packed, packetOf, type Written } from '../../src/lessons/packing/pack.ts';
import { HOLDER } from '../../src/lessons/packing/page.ts';
import type { Form, Packet } from '../../src/lessons/packing/packet.ts';
import { escapeXml } from '../../src/lessons/packing/xml.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';

const names = readdirSync('lessons', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const lessonIn = (name: string, language: string) => readLesson(readFileSync(`lessons/${name}/${language}.md`, 'utf8')).lesson;
const SHELL = `<!doctype html><title>x</title>${HOLDER}<script>run()</script>`;
/** Octets, packed: what a lesson may cost whoever opens it. */
const MOST_GZIPPED = 30_000;

const written = (...ids: string[]): Written => new Map(ids.map((id) => [id, { es: lessonIn(id, 'es'), en: lessonIn(id, 'en') }]));
const made = (form: Form, lessons = written('the-journey')) => packed(SHELL, packetOf('the-journey', form, lessons, {}));
const textIn = (octets: Uint8Array, name: string): string => strFromU8(unzipSync(octets)[name]!);

test.each(names.flatMap((name) => LANGUAGES.map((language) => [name, language])))('%s weighs little in %s', (name, language) => {
  expect(gzipSync(readFileSync(`lessons/${name}/${language}.md`)).length).toBeLessThanOrEqual(MOST_GZIPPED);
  expect(gzipSync(JSON.stringify(packetOf(name, 'html', new Map([[name, { [language]: lessonIn(name, language) }]]), {}))).length).toBeLessThanOrEqual(
    MOST_GZIPPED,
  );
});

describe.each([
  ['scorm12', '1.2', 'scormtype'],
  ['scorm2004', '2004 4th Edition', 'scormType'],
] as const)('%s', (form, version, sco) => {
  test('has its manifest, one SCO, and the page; and is the same when it is made again', () => {
    const { octets, name } = made(form);
    expect(name).toBe(`the-journey-${form}.zip`);
    expect(Object.keys(unzipSync(octets))).toEqual(['imsmanifest.xml', 'index.html']);
    const manifest = textIn(octets, 'imsmanifest.xml');
    expect(manifest).toContain(`<schemaversion>${version}</schemaversion>`);
    expect(manifest.match(new RegExp(`adlcp:${sco}="sco"`, 'g'))).toHaveLength(1);
    expect(manifest).toContain('href="index.html"');
    expect([...octets]).toEqual([...made(form).octets]);
  });

  test('a title is text, whatever stands in it', () => {
    const lesson = { ...lessonIn('the-journey', 'en'), title: '<b>"A" & \u0007\'B\'' };
    const manifest = textIn(made(form, new Map([['x', { en: lesson }]])).octets, 'imsmanifest.xml');
    expect(manifest).toContain('<title>&#60;b&#62;&#34;A&#34; &#38; &#39;B&#39;</title>');
  });
});

test('lessons stand in the order of the course', () => {
  const several = new Map(['dns-and-mx', 'smtp-line-by-line', 'the-journey'].map((id) => [id, { en: lessonIn(id, 'en') }]));
  expect(packetOf('course', 'html', several, {}).lessons.map(({ id }) => id)).toEqual(['the-journey', 'smtp-line-by-line', 'dns-and-mx']);
});

test('what a lesson says never ends the element that holds it, and comes out as it went in', () => {
  const lesson = { ...lessonIn('the-journey', 'en'), title: '</script><!--<script>' };
  const page = strFromU8(made('html', new Map([['x', { en: lesson }]])).octets);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  const [, text = ''] = />([^<]*)<\/script>/.exec(page) ?? [];
  expect((JSON.parse(text) as Packet).lessons[0]!.in.en!.lesson.title).toBe('</script><!--<script>');
});

test('attempts that fail stay at home, and words of other lessons come along if they are pointed at', () => {
  const lesson = lessonIn('to-cc-bcc', 'en');
  const pointed = JSON.stringify(lesson).match(/"kind":"term","term":"([^"]+)"/)![1]!;
  const term = (key: string) => ({ key, name: key, means: [] });
  const packet = packetOf('x', 'html', new Map([['to-cc-bcc', { en: lesson }]]), { en: [term(pointed), term('nowhere')] });
  expect(packet.terms.en).toEqual([term(pointed)]);
  expect(packet.lessons[0]!.in.en!.lesson.steps.flatMap(({ tasks }) => tasks.flatMap(({ wrong }) => wrong))).toEqual([]);
});

test('XML holds no characters that it may not', () => expect(escapeXml('a\u0000\u000b\ud800\ufffe\tb😀')).toBe('a\tb😀'));
