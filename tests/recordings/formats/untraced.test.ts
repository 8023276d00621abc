/** A message without a Received field is a message: sent items, drafts, homework. */
import { describe, expect, test } from 'vitest';
import { imported } from '../../../src/mail/imported.ts';
import { withCrlf } from '../../../src/mail/lineEnds.ts';
import { utf8 } from '../../../src/mail/octets.ts';
import { Summary } from '../../../src/transcripts/summary/summary.ts';
import { readInto, summarised } from '../opened.ts';

const HEADER = ['From: Ana <ana@a.org>', 'To: Bea <bea@b.com>', 'Subject: =?UTF-8?Q?caf=C3=A9?='];
const opened = (lines: readonly string[], end = '\r\n') => {
  const { conversations, formats, summary } = summarised({ name: 'x', octets: utf8(lines.map((line) => line + end).join('')) });
  return { conversations, formats, messages: summary.messages, problems: summary.problems };
};

/** What was done to read it is told in one line more. */
const WRITTEN: Record<string, readonly [lines: readonly string[], conversions: string]> = {
  'as it is sent': [[...HEADER, '', 'Hello'], ''],
  'with empty lines before it': [['', ' ', ...HEADER, '', 'Hello'], ''],
  'with white space before the colons (RFC 5322 §4.5)': [[...HEADER.map((line) => line.replace(':', ' :')), '', 'Hello'], ''],
  'with a banner before its header': [['Microsoft Mail Internet Headers Version 2.0', ...HEADER, '', 'Hello'], 'banner'],
  'with a mark, a banner and an empty line': [
    ['\ufeffMicrosoft Mail Internet Headers Version 2.0', '', ...HEADER, '', 'Hello'],
    'byteOrderMark banner',
  ],
  'with LF': [[`${HEADER.join('\n')}\n\nHello`], 'lineEnds'],
  'with a line of an mbox before it': [['From ana@a.org Fri Jul  8 12:08:34 2011', ...HEADER, '', 'Hello'], 'fromLine'],
};

describe('A message without a journey', () => {
  test.each(Object.entries(WRITTEN))('%s', (_, [lines, conversions]) => {
    const { conversations, formats, messages, problems } = opened(lines);
    expect({ conversations, formats }).toEqual({ conversations: [], formats: [conversions === 'fromLine' ? 'mbox' : 'eml'] });
    expect(messages).toMatchObject([{ subject: 'café', attachments: [] }]);
    const noTrace = { key: 'message.noTrace', values: {} };
    expect(problems).toEqual(conversions === '' ? [noTrace] : [noTrace, { key: 'message.readAs', values: { conversions } }]);
  });
  test('whose last line has no end', () => {
    const { summary } = summarised({ name: 'x', octets: utf8(`${HEADER.join('\r\n')}\r\n\r\nHello`) });
    expect(summary.problems[1]).toEqual({ key: 'message.readAs', values: { conversions: 'finalLineEnd' } });
  });
  const PARTS = ['\ufeff', 'Microsoft Mail Internet Headers Version 2.0\r\n', 'From ana@a.org Fri Jul  8 12:08:34 2011\r\n'];
  const BEGINNINGS = PARTS.reduce<string[]>((all, part) => [...all, ...all.map((before) => before + part)], ['']);
  const ENDS = ['Hello\r\n', 'Hello', 'Hello\n', 'Hello\r\n\r\n'];
  test.each(BEGINNINGS.flatMap((beginning) => ENDS.flatMap((end) => [true, false].map((crlf) => [beginning, end, crlf] as const))))(
    '%j before it, %j at its end, CRLF %s: what is told is what is told when it is sent, and it is as long as it says',
    (beginning, end, crlf) => {
      const written = `${beginning}${HEADER.join('\r\n')}\r\n\r\n${end}`;
      const file = utf8(crlf ? written : written.replaceAll('\r\n', '\n'));
      const { summary } = summarised({ name: 'x', octets: file });
      const { message, conversions } = imported(file);
      const told = summary.problems.filter(({ key }) => key === 'message.readAs').map(({ values }) => values.conversions);
      expect(told).toEqual(conversions.length > 0 ? [conversions.join(' ')] : []);
      expect(summary.messages).toMatchObject([{ octets: message.length }]);
    },
  );
  test('without a body', () => {
    expect(opened(['Subject: no body at all']).messages).toMatchObject([{ subject: 'no body at all' }]);
  });
  test('an mbox of sent items: each is one, and that there are no traces is said once', () => {
    const one = ['From ana@a.org Fri Jul  8 12:08:34 2011', ...HEADER, '', 'Hello', ''];
    const { messages, problems } = opened([...one, ...one, ...one], '\n');
    expect(messages).toHaveLength(3);
    expect(problems).toHaveLength(1);
  });
});

test('in an mbox, the empty line that parts two messages belongs to neither', () => {
  const message = [...HEADER, '', 'Hello', ''].join('\n');
  const one = `From ana@a.org Fri Jul  8 12:08:34 2011\n${message}\n`;
  const { summary } = summarised({ name: 'x', octets: utf8(one + one) });
  expect(summary.messages.map(({ octets }) => octets)).toEqual([withCrlf(utf8(message)).length, withCrlf(utf8(message)).length]);
});

test.each([1, 7, 10_000])('as Apple Mail keeps it, in chunks of %i: what Mail keeps about it is none of it', (chunk) => {
  const message = [...HEADER, '', 'Hello', ''].join('\n');
  const list = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>flags</key><integer>1</integer></dict></plist>\n';
  const octets = utf8(`${message.length}       \n${message}${list}`);
  const summary = new Summary(() => undefined);
  expect(readInto(summary, [{ name: 'x', octets }], chunk)).toEqual(['emlx']);
  expect(summary.messages).toMatchObject([{ subject: 'café', octets: withCrlf(utf8(message)).length }]);
});

test('a message that was carried is told where it was carried', () => {
  const { conversations, messages } = opened([
    'Received: from a.org by b.com with ESMTP; Fri, 19 Aug 2016 15:33:30 +0100',
    ...HEADER,
    '',
    'Hello',
  ]);
  expect(conversations).toMatchObject([{ messages: [{ subject: 'café' }] }]);
  expect(messages).toEqual([]);
});
