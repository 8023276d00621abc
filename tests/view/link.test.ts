import { characters } from '../../src/view/mime/linked.ts';
// @vitest-environment happy-dom
import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Intervention } from '../../src/run/scenario.ts';
import type { MessageSource } from '../../src/worker/api.ts';
import { formatLink, parseLink } from '../../src/view/playback/link.ts';
import { LONGEST_LINKED, RECORDING, START, type Place } from '../../src/view/playback/place.ts';
import { GRAINS } from '../../src/view/playback/panel.ts';

const text = fc.string({ maxLength: 60, unit: 'grapheme' });
const intervention: fc.Arbitrary<Intervention> = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), at: text, line: text }),
  fc.record({ kind: fc.constant('reply' as const), at: text, reply: text }),
  fc.record({ kind: fc.constant('cut' as const), at: text }),
  fc.record({ kind: fc.constant('stop' as const), host: text, atMs: fc.nat() }),
  fc.record({ kind: fc.constant('recipients' as const), to: fc.array(text, { maxLength: 4 }) }),
);
const people = fc.array(text, { maxLength: 4 });
const message: fc.Arbitrary<MessageSource> = fc.oneof(
  fc.record({
    kind: fc.constant('draft' as const),
    draft: fc.record({
      from: text,
      to: people,
      cc: people,
      bcc: people,
      replyTo: text,
      subject: text,
      text,
      attachments: fc.constant<never[]>([]),
    }),
  }),
  fc.record({ kind: fc.constant('octets' as const), octets: fc.uint8Array({ maxLength: 300 }), name: text, from: text, to: people }),
);
const place: fc.Arbitrary<Place> = fc.record({
  language: fc.constantFrom('es' as const, 'en' as const),
  scenario: fc.constantFrom('journey', 'mailbox-full', 'a1'),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  step: text,
  grain: fc.constantFrom(...GRAINS),
  room: fc.constantFrom('explore' as const, 'editor' as const),
  page: fc.constant(''),
  part: fc.constant(''),
  own: fc.constant(''),
  against: fc.constantFrom('', 'unchanged', 'conforming', 'story:greylisting', 'sample:v16'),
  interventions: fc.array(intervention, { maxLength: 5 }),
  message: fc.option(message),
  sample: fc.constantFrom('', 'v16', 'v02-log'),
  text,
  story: text,
  letter: fc.constant(''),
});

const packed = (value: string): string => btoa(String.fromCharCode(...deflateSync(strToU8(value))));

describe('the link to a step', () => {
  test('reads as people write it', async () => {
    const link = await formatLink({ ...START, language: 'es', step: 'smtp:RCPT#1' });
    expect(link).toBe('#/es/journey?step=smtp%3ARCPT%231');
    expect((await parseLink('#/es/journey?step=smtp:RCPT%231&seed=7')).place).toMatchObject({
      language: 'es',
      step: 'smtp:RCPT#1',
      seed: 7,
    });
  });

  test('tells what nobody knows in the room that it leads to, and what is there twice', async () => {
    const unread = async (hash: string) => (await parseLink(hash)).unread;
    expect(await unread('#/en/journey?intervene=xyz&grain=&seed=2')).toEqual(['intervene=xyz']);
    expect(await unread('#/en/journey?seed=2&seed=3&changes=%25&changes=x')).toEqual(['seed=3', 'changes=x', 'changes']);
    expect(await unread('#/en/lessons/mime/2?step=a&constructor')).toEqual(['step=a', 'constructor']);
    expect(await unread('#/en/mime?sample=words&seed=1')).toEqual(['seed=1']);
  });

  test('carries a lesson that somebody wrote, or names one that is too large', async () => {
    const own = { ...START, language: 'es' as const, room: 'lessons' as const, page: 'own', part: '2', own: '["# <b>"]' };
    expect(await parseLink(await formatLink(own))).toEqual({ place: own, unread: [] });
    const large = Array.from({ length: 60_000 }, (_, place) => Math.imul(place, 0x9e3779b1).toString(36)).join('');
    const named = await formatLink({ ...own, own: large });
    expect(named).toMatch(/^#\/es\/lessons\/own\/2\?kept=[0-9a-z]{1,11}$/);
    const { place, unread } = await parseLink(named);
    expect({ place: { ...place, own: '' }, unread }).toEqual({ place: { ...own, own: '' }, unread: [] });
    expect(await formatLink(place)).toBe(named);
    expect(await parseLink('#/es/lessons/own?kept=../x')).toMatchObject({ unread: ['kept'], place: { own: '' } });
    expect(await parseLink('#/es/lessons/own?own=!')).toMatchObject({ unread: ['own'], place: { own: '' } });
  });

  test('leads to the course, a lesson, a step of it', async () => {
    const course = { ...START, language: 'es' as const, room: 'lessons' as const };
    expect(await formatLink(course)).toBe('#/es/lessons');
    expect(await formatLink({ ...course, page: 'to-cc-bcc', part: '3' })).toBe('#/es/lessons/to-cc-bcc/3');
    for (const place of [course, { ...course, page: 'to-cc-bcc' }, { ...course, page: 'glossary', part: 'smtp.UID' }])
      expect(await parseLink(await formatLink(place))).toEqual({ place, unread: [] });
    expect(await parseLink('#/es/lessons/<b>/3/4')).toEqual({ place: { ...course, part: '3' }, unread: ['<b>', '4'] });
  });

  test('leads to a letter that is taken apart', async () => {
    const room = { ...START, language: 'es' as const, room: 'mime' as const };
    expect(await formatLink(room)).toBe('#/es/mime');
    expect(await formatLink({ ...room, page: 'words', part: '1.2' })).toBe('#/es/mime?sample=words&part=1.2');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (octets) => {
        const there = { ...room, part: '1', letter: characters(octets) };
        expect(await parseLink(await formatLink(there))).toEqual({ place: there, unread: [] });
      }),
    );
    expect(await parseLink('#/es/mime?part=2&sample=../x')).toEqual({ place: room, unread: ['sample=../x', 'part=2'] });
    expect(await parseLink(`#/es/mime?letter=${packed('"\u2603"')}`)).toEqual({ place: room, unread: ['letter'] });
  });

  test('a message with attachments, or a large one, stays at home', async () => {
    const octets = new Uint8Array(9000);
    const large: MessageSource = { kind: 'octets', octets, name: 'x.eml', from: 'ana@a.org', to: ['bea@b.com'] };
    expect((await parseLink(await formatLink({ ...START, message: large }))).place.message).toBeNull();
  });

  test('carries every place there and back', async () => {
    await fc.assert(
      fc.asyncProperty(place, async (there) => {
        expect(await parseLink(await formatLink(there))).toEqual({ place: there, unread: [] });
      }),
    );
  });

  test('a recording is named by its sample, or carried as text', async () => {
    expect(await formatLink({ ...START, language: 'es', scenario: RECORDING, sample: 'v16', step: 'smtp:RCPT#1' })).toBe(
      '#/es/recording?step=smtp%3ARCPT%231&sample=v16',
    );
    expect((await parseLink('#/es/recording?sample=v16')).place).toMatchObject({ scenario: RECORDING, sample: 'v16', text: '' });
  });

  test('a language alone is the beginning in that language', async () => {
    for (const hash of ['#/es', '#/es/']) expect(await parseLink(hash)).toEqual({ place: { ...START, language: 'es' }, unread: [] });
  });

  test('an empty one is the beginning, and whole', async () => {
    for (const hash of ['', '#', '#/']) expect(await parseLink(hash)).toEqual({ place: START, unread: [] });
  });

  test('whatever somebody writes, it is read or told to be unread, and never throws', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), async (hash) => void (await parseLink(`#/${hash}`))));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (changes) => void (await parseLink(`#/es/journey?changes=${changes}`))),
    );
  });

  test('what is told of it is short', async () => {
    const { unread } = await parseLink(`#/es/journey/${Array(50).fill('x'.repeat(500)).join('/')}`);
    expect(unread).toHaveLength(4);
    for (const each of unread) expect(each).toHaveLength(41);
  });

  test.each([
    ['an unknown language', '#/xx/journey'],
    ['a scenario that is a path', '#/es/..%2f..'],
    ['a seed that is no number', '#/es/journey?seed=NaN'],
    ['a seed too large', '#/es/journey?seed=99999999999'],
    ['an unknown grain', '#/es/journey?grain=atom'],
    ['an endless step', `#/es/journey?step=${'x'.repeat(2000)}`],
    ['interventions that are no list', `#/es/journey?changes=${packed('{"kind":"cut"}')}`],
    ['an intervention of an unknown kind', `#/es/journey?changes=${packed('[{"kind":"toString"}]')}`],
    ['an intervention with a field too many', `#/es/journey?changes=${packed('[{"kind":"cut","at":"x","html":"<b>"}]')}`],
    ['too many interventions', `#/es/journey?changes=${packed(JSON.stringify(Array(500).fill({ kind: 'cut', at: 'x' })))}`],
    ['a sample that is a path', '#/es/recording?sample=..%2F..'],
    ['a recording too long', `#/es/recording?text=${packed(JSON.stringify('x'.repeat(LONGEST_LINKED + 1)))}`],
    ['a recording that is no text', `#/es/recording?text=${packed('[1]')}`],
    ['octets that are not deflated', '#/es/journey?changes=AAAA'],
    ['a small text that unpacks to megabytes', `#/es/journey?changes=${packed(`["${'a'.repeat(4_000_000)}"]`)}`],
  ])('%s: the default stands in its place, and it is told', async (_, hash) => {
    const { place: read, unread } = await parseLink(hash);
    expect(unread).toHaveLength(1);
    expect(hash + decodeURIComponent(hash)).toContain(unread[0]!.replace(/…$/, ''));
    expect(read.interventions).toEqual([]);
  });
});
