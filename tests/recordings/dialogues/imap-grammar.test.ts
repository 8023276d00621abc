/** The formal syntax of what servers say: whatever it allows passes, and of what nearly follows it next to nothing slips through. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { Kept } from '../../../src/transcripts/dialogues/kept.ts';
import type { Frame } from '../../../src/transcripts/dialogues/imap/frames.ts';
import { readResponse } from '../../../src/transcripts/dialogues/imap/response.ts';
import { faultsIn, type Wrong } from '../../../src/transcripts/judge/imap/responses/check.ts';

function frameOf(text: string): Frame {
  const kept = new Kept();
  kept.add(ascii(`${text}\r\n`));
  return { kept, text, literals: [], atMs: null, whole: true, torn: false, bare: false };
}

/** Whether the judge has anything to say about it. */
function isFound(text: string): boolean {
  const frame = frameOf(text);
  const response = readResponse(frame);
  return response.kind === 'malformed' || (response.kind === 'fetch' && !response.items) || faultsIn(response, frame).length > 0;
}

const faultsOf = (text: string): Wrong[] => faultsIn(readResponse(frameOf(text)), frameOf(text));
const faultOf = (text: string): Wrong => faultsOf(text)[0]!;

const some = (item: fc.Arbitrary<string>, least: number, separator = ' ') =>
  fc.array(item, { minLength: least, maxLength: 4 }).map((items) => items.join(separator));
const inList = (item: fc.Arbitrary<string>, least = 0, separator = ' ') => some(item, least, separator).map((items) => `(${items})`);
const joined = (...parts: (string | fc.Arbitrary<string>)[]) =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((words) => words.join(''));
const orNil = (part: fc.Arbitrary<string>) => fc.oneof({ weight: 1, arbitrary: fc.constant('NIL') }, { weight: 3, arbitrary: part });

const number = fc.nat(4_294_967_295).map(String);
const nz = fc.integer({ min: 1, max: 4_294_967_295 }).map(String);
const quoted = fc.constantFrom('"Ana"', '""', '"a \\"b\\" c"', '"\\\\"', '"text/plain"', '"(x)"');
const nstring = orNil(quoted);
const flag = fc.constantFrom('\\Seen', '\\Answered', '\\Recent', '$Forwarded', 'NonJunk', '\\X-Own');
const astring = fc.constantFrom('INBOX', 'Sent', '"Sent Items"', 'a/b', 'x]y', '"&AOk-"');
const delimiter = fc.constantFrom('"/"', '"."', 'NIL', '"\\\\"');
const set = fc.constantFrom('1', '2:5', '1,3,7:9', '4294967295');
const capability = fc.constantFrom('IMAP4rev1', 'AUTH=PLAIN', 'LITERAL+', 'THREAD=REFS');
const date = fc.constantFrom('" 1-Jan-2021 00:00:00 +0000"', '"21-Nov-2026 19:46:26 -0330"', '"01-Feb-2024 23:59:60 +0100"');

const address = joined('(', nstring, ' ', nstring, ' ', nstring, ' ', nstring, ')');
const addresses = orNil(inList(address, 1, ''));
const envelope = joined(
  '(',
  nstring,
  ' ',
  nstring,
  ...Array.from({ length: 6 }, () => [' ', addresses]).flat(),
  ' ',
  nstring,
  ' ',
  nstring,
  ')',
);
const parameters = orNil(inList(joined(quoted, ' ', quoted), 1));
const fields = joined(parameters, ' ', nstring, ' ', nstring, ' ', quoted, ' ', number);
const disposition = orNil(joined('(', quoted, ' ', parameters, ')'));
const language = fc.oneof(nstring, inList(quoted, 1));
const further = fc.oneof(
  fc.constant(''),
  joined(' ', disposition),
  joined(' ', disposition, ' ', language),
  joined(' ', disposition, ' ', language, ' ', nstring),
);
const plainPart = fc.oneof(
  joined('("TEXT" "PLAIN" ', fields, ' ', number, ')'),
  joined('("APPLICATION" "PDF" ', fields, ')'),
  joined('("MESSAGE" "RFC822" ', fields, ' ', envelope, ' ("TEXT" "PLAIN" ', fields, ' ', number, ') ', number, ')'),
);
const plainBody = fc.oneof(plainPart, joined('(', some(plainPart, 1, ''), ' "MIXED")'));
const part = fc.oneof(
  joined('("TEXT" "PLAIN" ', fields, ' ', number, ' ', nstring, further, ')'),
  joined('("IMAGE" "PNG" ', fields, ' ', nstring, further, ')'),
);
const structure = fc.oneof(part, joined('(', some(part, 1, ''), ' "MIXED" ', parameters, further, ')'));
const section = fc.constantFrom(
  '[]',
  '[HEADER]',
  '[1.2.MIME]',
  '[1]',
  '[TEXT]<0>',
  '[HEADER.FIELDS (FROM TO)]',
  '[2.HEADER.FIELDS.NOT ("X-Y")]<12>',
);
const fetch = (...parts: (string | fc.Arbitrary<string>)[]) => joined('* ', nz, ' FETCH (', ...parts, ')');
const statusItem = fc.oneof(
  joined(fc.constantFrom('MESSAGES ', 'RECENT ', 'UNSEEN ', 'SIZE '), number),
  joined(fc.constantFrom('UIDNEXT ', 'UIDVALIDITY '), nz),
);
const thread = fc.oneof(inList(nz, 1), joined('(', nz, ' (', nz, ')(', nz, ' ', nz, '))'));
const returned = fc.oneof(
  joined(fc.constantFrom('MIN ', 'MAX '), nz),
  joined('COUNT ', number),
  joined('ALL ', set),
  joined('MODSEQ ', nz),
);
const space = orNil(inList(joined('("" ', delimiter, ')'), 1, ''));
const quota = joined(fc.constantFrom('STORAGE ', 'MESSAGE '), number, ' ', number);
const code = (...parts: (string | fc.Arbitrary<string>)[]) => joined('* OK [', ...parts, '] done');

/** Responses of each production, as the grammar allows them. */
const PRODUCTIONS: Record<string, fc.Arbitrary<string>> = {
  'message-data': joined('* ', nz, fc.constantFrom(' EXISTS', ' RECENT', ' EXPUNGE')),
  'FETCH FLAGS': fetch('FLAGS ', inList(flag), ' UID ', nz),
  'FETCH INTERNALDATE': fetch('INTERNALDATE ', date),
  'FETCH RFC822.SIZE': fetch('UID ', nz, ' RFC822.SIZE ', number),
  'FETCH MODSEQ': fetch('MODSEQ (', nz, ')'),
  'FETCH ENVELOPE': fetch('ENVELOPE ', envelope),
  'FETCH BODY': fetch('BODY ', plainBody),
  'FETCH BODYSTRUCTURE': fetch('BODYSTRUCTURE ', structure),
  'FETCH BODY[]': fetch('BODY', section, ' ', nstring),
  LIST: joined('* LIST ', inList(fc.constantFrom('\\HasNoChildren', '\\Sent')), ' ', delimiter, ' ', astring),
  LSUB: joined('* LSUB ', inList(fc.constantFrom('\\Noselect', '\\Marked')), ' ', delimiter, ' ', astring),
  STATUS: joined('* STATUS ', astring, ' ', inList(statusItem)),
  SEARCH: joined('* SEARCH ', some(nz, 1)),
  SORT: joined('* SORT ', some(nz, 1)),
  THREAD: joined('* THREAD ', some(thread, 1, '')),
  ESEARCH: joined('* ESEARCH (TAG "a1")', fc.constantFrom('', ' UID'), ' ', some(returned, 1)),
  CAPABILITY: joined('* CAPABILITY ', some(capability, 1)),
  FLAGS: joined('* FLAGS ', inList(flag)),
  ID: joined('* ID ', orNil(inList(joined(quoted, ' ', nstring), 1))),
  NAMESPACE: joined('* NAMESPACE ', space, ' ', space, ' ', space),
  ACL: joined('* ACL ', astring, ' bea lrs ', astring, ' lr'),
  MYRIGHTS: joined('* MYRIGHTS ', astring, ' lrswipkxtea'),
  LISTRIGHTS: joined('* LISTRIGHTS ', astring, ' bea "" l r s'),
  QUOTA: joined('* QUOTA ', astring, ' ', inList(quota, 1)),
  QUOTAROOT: joined('* QUOTAROOT ', astring, ' ""'),
  VANISHED: joined('* VANISHED ', fc.constantFrom('', '(EARLIER) '), set),
  'code with a number': code(fc.constantFrom('UIDNEXT ', 'UIDVALIDITY ', 'UNSEEN ', 'HIGHESTMODSEQ '), nz),
  PERMANENTFLAGS: code('PERMANENTFLAGS ', inList(fc.oneof(flag, fc.constant('\\*')))),
  APPENDUID: code('APPENDUID ', nz, ' ', set),
  COPYUID: code('COPYUID ', nz, ' ', set, ' ', set),
};

/** One slip of the pen at a place that the grammar cares for; `undefined` if there is no such place in it. */
const SLIPS: Record<string, (text: string, at: number) => string | undefined> = {
  'a bracket is missing': (text, at) => without(text, /[()]/g, at),
  'a quotation mark is missing': (text, at) => without(text, /(?<!\\)"/g, at),
  'a space is doubled': (text, at) => instead(text, / /g, at, '  '),
  'a bracket too many': (text) => (text.startsWith('* OK') ? undefined : `${text.replace(/\)$/, '')}))`),
  'a word for a number': (text, at) => instead(text, /(?<=[ (:,])\d+(?=[ ):,]|$)/g, at, 'many)'),
  'a negative number': (text, at) => instead(text, /(?<=[ (])\d+(?=[ ):,]|$)/g, at, '-1('),
  'a lone quotation mark': (text, at) => instead(text, /(?<= )(?=[A-Za-z(\\])/g, at, '"'),
};

function places(text: string, pattern: RegExp): RegExpExecArray[] {
  // strings may hold anything, and a status says what it will behind its code
  const masked = text.replace(/"(?:[^"\\]|\\.)*"/g, (found) => `"${'x'.repeat(found.length - 2)}"`);
  const [start, end] = masked.startsWith('* OK') ? [masked.indexOf('['), masked.indexOf(']')] : [2, masked.length];
  return [...masked.slice(0, end).matchAll(pattern)].filter(({ index }) => index > start);
}

function instead(text: string, pattern: RegExp, at: number, put: string): string | undefined {
  const all = places(text, pattern);
  if (all.length === 0) return undefined;
  const { index, 0: found } = all[at % all.length]!;
  return text.slice(0, index) + put + text.slice(index + found.length);
}

const without = (text: string, pattern: RegExp, at: number): string | undefined => instead(text, pattern, at, '');

describe.each(Object.entries(PRODUCTIONS))('%s', (_, production) => {
  test('what the grammar allows passes', () => {
    const passes = fc.property(production, (text) => {
      expect(faultsOf(text), text).toEqual([]);
    });
    fc.assert(passes, { numRuns: 150 });
  });
  test('of near misses at least 95 % are found', () => {
    const missed: string[] = [];
    let tried = 0;
    const check = fc.property(production, fc.nat(50), fc.constantFrom(...Object.keys(SLIPS)), (text, at, slip) => {
      const wrong = SLIPS[slip]!(text, at);
      if (wrong === undefined || wrong === text) return;
      tried++;
      if (!isFound(wrong)) missed.push(`${slip}: ${wrong}`);
    });
    fc.assert(check, { numRuns: 400 });
    expect(missed.length / tried, missed.slice(0, 5).join('\n')).toBeLessThanOrEqual(0.05);
  });
});

describe('A finding names the production, the octets, and what would be right', () => {
  test.each([
    ['* 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" NIL 0))', 'body-fld-octets', 'NIL', 'number', '21'],
    ['* 1 FETCH (FLAGS \\Seen)', 'msg-att-dynamic', '\\Seen', '"("', 'FLAGS (\\Seen)'],
    ['* LIST () "//" Bar', 'mailbox-list', '"//"', 'DQUOTE QUOTED-CHAR DQUOTE / nil', '* LIST (\\HasNoChildren) "/" INBOX'],
    ['* OK [UIDNEXT none] what', 'resp-text-code', 'none', 'nz-number', '[UIDNEXT 7]'],
    ['* SEARCH 1 two', 'mailbox-data', 'two', 'nz-number / "("', '* SEARCH 2 3 6'],
  ])('%s', (text, production, found, wanted, example) => {
    const fault = faultOf(text);
    expect([fault.production, text.slice(fault.start, fault.end), fault.wanted, fault.example]).toEqual([
      production,
      found,
      wanted,
      example,
    ]);
  });
  test('behind a literal the octets are counted with it', () => {
    const text = '* 1 FETCH (BODY[] {5} FLAGS \\Seen)';
    const kept = new Kept();
    kept.add(ascii('* 1 FETCH (BODY[] {5}\r\nhello FLAGS \\Seen)\r\n'));
    const frame = { ...frameOf(text), kept, literals: [{ at: 23, octets: 5, waits: true, binary: false, missing: 0 }] };
    const { start, end } = faultsIn(readResponse(frame), frame)[0]!;
    expect(new TextDecoder().decode(kept.octets.subarray(start, end))).toBe('\\Seen');
  });
  test('what harms nobody, and many servers do, is a warning', () => {
    expect(['* SEARCH ', '* CAPABILITY IMAP4rev1 ', '* OK [UNSEEN 0] none', '+'].map((text) => faultOf(text).severity)).toEqual(
      Array.from({ length: 4 }, () => 'warning'),
    );
  });
  test('bodies within bodies without end are left alone', () => {
    const deep = `* 1 FETCH (BODYSTRUCTURE ${'('.repeat(50_000)}${')'.repeat(50_000)})`;
    expect(faultsOf(deep)).toEqual([]);
  });
  test.each([
    ['* 1 FETCH (FLAGS \\Seen UID 0 RFC822.SIZE x MODSEQ (7))', ['\\Seen', '0', 'x']],
    ['* 1 FETCH (UID 7 ENVELOPE (NIL) FLAGS () INTERNALDATE "now" BODY[] NIL)', [')', '"now"']],
    ['* 0 FETCH (UID y)', ['0', 'y']],
    ['* 1 FETCH (UID y) ', ['y']],
    ['* 1 FETCH (UID y UID 7) ', ['y', ' ']],
    ['* 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" NIL 0) BODY[HEADER.FIELDS (FROM)] 7)', ['NIL', '7']],
    ['* STATUS "a (b)" (MESSAGES x UIDNEXT 0 UNSEEN 1)', ['x', '0']],
    ['* 1 FETCH (ENVELOPE (now "Hi" NIL me NIL NIL NIL NIL NIL <1@a.org>) UID 0)', ['now', 'me', '<1@a.org>', '0']],
    ['* 1 FETCH (ENVELOPE (NIL NIL ((ana NIL "a" b.com)("Bea" NIL b NIL)) NIL NIL NIL NIL NIL NIL NIL))', ['ana', 'b.com', 'b']],
    ['* 1 FETCH (UID 7 BODYSTRUCTURE ("TEXT" "PLAIN" ("charset" utf-8) NIL NIL 7BIT x y) FLAGS (\\Seen))', ['utf-8', '7BIT', 'x', 'y']],
    ['* 1 FETCH (BODY (("TEXT" "PLAIN" NIL NIL NIL 7BIT 1 2)("TEXT" "HTML" NIL NIL NIL "7BIT" -1 2) MIXED))', ['7BIT', '-1', 'MIXED']],
    ['* 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL (7 BIT) "x" 2 NIL NIL 7 NIL "e" f))', ['(', '"x"', '7', 'f']],
    // a word too many or too few moves those behind it, which are not blamed for that
    ['* 1 FETCH (ENVELOPE (NIL Hola mundo NIL NIL NIL NIL NIL NIL NIL NIL) UID 0)', ['Hola', '0']],
    ['* 1 FETCH (ENVELOPE (NIL Hola NIL NIL NIL NIL NIL NIL NIL) UID 0)', ['Hola', '0']],
    ['* 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" x NIL NIL "7BIT" 21) UID 0)', ['x', '0']],
    ['* STATUS INBOX MESSAGES 7', ['MESSAGES']],
  ])('each item that is wrong is told once: %s', (text, wrong) => {
    expect(faultsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(wrong);
  });
  test('however many there are, they are told in a moment', () => {
    expect(faultsOf(`* 1 FETCH (${'UID x '.repeat(50_000)}UID 7)`)).toHaveLength(50);
    const part = '("TEXT" "PLAIN" NIL NIL NIL 7BIT 1 2)';
    expect(faultsOf(`* 1 FETCH (BODY (${part.repeat(5000)} "MIXED"))`)).toHaveLength(50);
  });
});
