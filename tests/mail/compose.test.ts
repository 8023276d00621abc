import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { checkDraft } from '../../src/mail/checkDraft.ts';
import { compose, type MailDraft } from '../../src/mail/compose.ts';
import { firstRawValue } from '../../src/mail/header.ts';
import { inspectMessage } from '../../src/mail/inspect.ts';
import { lineFaults } from '../../src/mail/lineFaults.ts';
import { messageIds } from '../../src/mail/messageIds.ts';
import { decodeBody, decodeText, fileName, readMime } from '../../src/mail/mime.ts';
import { freeBoundary } from '../../src/mail/parts.ts';
import { ascii, text } from '../../src/mail/octets.ts';

const draft: MailDraft = {
  from: 'Ana <ana@a.org>',
  to: ['Bea <bea@b.com>'],
  cc: [],
  bcc: [],
  replyTo: '',
  subject: 'Hola',
  text: 'Hola, Bea.\nAna',
  attachments: [],
};
const posting = { idLeft: '1', date: Date.UTC(2026, 0, 5, 9), boundarySeed: 'seed' };

const words = fc.string({ unit: 'grapheme', maxLength: 80 }).map((given) => given.replace(/\p{C}/gu, 'x'));
const name = words.map((given) => given.trim().replace(/\s+/g, ' ').replaceAll('"', "'"));
const address = fc.constantFrom('bea@b.com', 'carlos@b.com', 'x.y@[192.0.2.1]', 'BEA@b.com', '"a b"@c.org');
const mailbox = fc.oneof(
  address,
  fc.tuple(name, address).map(([given, at]) => (given === '' ? at : `"${given.replace(/[\\]/g, '\\\\')}" <${at}>`)),
);
const body = fc
  .array(fc.oneof(words, fc.constantFrom('.', '..', 'From x', ' ', '=', '--=_seed_1', 'a'.repeat(1200))))
  .map((lines) => lines.join('\n'));
const attachment = fc.record({
  name: words.map((given) => given.trim()).filter((given) => given !== ''),
  type: fc.constantFrom('image/png', 'text/plain', 'message/rfc822', 'nonsense', ''),
  octets: fc.uint8Array({ maxLength: 300 }),
});
const drafts: fc.Arbitrary<MailDraft> = fc.record({
  from: mailbox,
  to: fc.array(mailbox, { minLength: 1, maxLength: 4 }),
  cc: fc.array(mailbox, { maxLength: 2 }),
  bcc: fc.array(fc.constant('secreto@b.com'), { maxLength: 1 }),
  replyTo: fc.oneof(fc.constant(''), mailbox),
  subject: words.map((given) => given.trim()),
  text: body,
  attachments: fc.array(attachment, { maxLength: 2 }),
});

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** It reads an attached message as lines: each of them ends in LF, and so does what stands behind the last line end. */
function asPostalMimeReads(octets: Uint8Array, type: string): Uint8Array {
  return type === 'message/rfc822' ? ascii(`${text(octets).replace(/\r\n/g, '\n')}\n`) : octets;
}

describe('compose', () => {
  test('writes a short message plainly', () => {
    const { octets, reversePath, forwardPaths } = compose(draft, posting);
    expect(text(octets)).toBe(
      [
        'Date: Mon, 05 Jan 2026 09:00:00 +0000',
        'From: Ana <ana@a.org>',
        'To: Bea <bea@b.com>',
        'Subject: Hola',
        'Message-ID: <1@a.org>',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=us-ascii',
        'Content-Transfer-Encoding: 7bit',
        '',
        'Hola, Bea.',
        'Ana',
        '',
      ].join('\r\n'),
    );
    expect([reversePath, forwardPaths]).toEqual(['ana@a.org', ['bea@b.com']]);
  });
  test('is deterministic, whole in lines, and finds nothing to object to in its own work', () => {
    fc.assert(
      fc.property(drafts, (given) => {
        const { octets } = compose(given, posting);
        expect(text(compose(given, posting).octets)).toBe(text(octets));
        expect(lineFaults(octets)).toEqual([]);
        expect(inspectMessage(octets)).toMatchObject({ ok: true, problems: [] });
        const header = text(octets, 0, readMime(octets).bodyStart);
        expect(header.split('\r\n').every((line) => line.length <= 78)).toBe(true);
      }),
    );
  });
  test('is read back equal by postal-mime and by our own reader', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (given) => {
        const { octets } = compose(given, posting);
        const read = await PostalMime.parse(octets);
        const wanted = given.text.replace(/\r\n?|\n/g, '\n');
        const ended = wanted === '' || wanted.endsWith('\n') ? wanted : `${wanted}\n`;
        expect(read.subject ?? '').toBe(given.subject);
        expect((read.text ?? '').replace(/\r\n/g, '\n').trimEnd()).toBe(ended.trimEnd());
        expect(read.attachments.map((one) => hex(new Uint8Array(one.content as ArrayBuffer)))).toEqual(
          given.attachments.map((one, place) => hex(asPostalMimeReads(one.octets, read.attachments[place]!.mimeType))),
        );
        expect(read.attachments.map((one) => one.filename)).toEqual(given.attachments.map((one) => one.name));
        const tree = readMime(octets);
        const [first, ...rest] = tree.children.length > 0 ? tree.children : [tree];
        expect(decodeText(octets, first!).replace(/\r\n/g, '\n')).toBe(ended);
        expect(rest.map((part) => [fileName(part), hex(decodeBody(octets, part))])).toEqual(
          given.attachments.map((one) => [one.name, hex(one.octets)]),
        );
      }),
    );
  });
  test.each(['Subject: Hola\r\n\r\nHola, Bea.', 'Subject: Hola\r\n\r\nHola, Bea.\r\n', '!:'])(
    'an attached message is read back as it was: %j',
    async (message) => {
      const octets = ascii(message);
      const composed = compose({ ...draft, attachments: [{ name: 'hola.eml', type: 'message/rfc822', octets }] }, posting).octets;
      const [, part] = readMime(composed).children;
      expect(hex(decodeBody(composed, part!))).toBe(hex(octets));
      const read = await PostalMime.parse(composed, { rfc822Attachments: true });
      expect(hex(new Uint8Array(read.attachments[0]!.content as ArrayBuffer))).toBe(hex(asPostalMimeReads(octets, 'message/rfc822')));
    },
  );
  test('names Bcc in the envelope only, and everybody once', () => {
    const { octets, forwardPaths } = compose(
      { ...draft, to: ['bea@b.com, Carlos <carlos@b.com>'], cc: ['BEA@b.com'], bcc: ['david@b.com'] },
      posting,
    );
    expect(forwardPaths).toEqual(['bea@b.com', 'carlos@b.com', 'david@b.com']);
    expect(text(octets)).not.toMatch(/david|bcc/i);
  });
  test('no line end of a subject or a name begins a field', () => {
    const { octets } = compose({ ...draft, subject: 'x\r\nBcc: evil@b.com', from: '"A\r\nX: y" <ana@a.org>' }, posting);
    expect(readMime(octets).header.fields.map((field) => field.name)).toEqual([
      'Date',
      'From',
      'To',
      'Subject',
      'Message-ID',
      'MIME-Version',
      'Content-Type',
      'Content-Transfer-Encoding',
    ]);
  });
  test('a boundary that the text uses is not taken', () => {
    expect(freeBoundary('s', 'x --=_s_1\n--=_s_23--')).toBe('=_s_3');
    expect(freeBoundary('a b\r\n', '')).toBe('=_ab_1');
  });
});

describe('an answer', () => {
  test('names the letter it answers, and those before it, folded: RFC 5322 §3.6.4', () => {
    const ids = Array.from({ length: 6 }, (_, number) => `<2026112${number}.1@smtp.a.org>`);
    const answer = { ...draft, inReplyTo: ids.slice(-1), references: ids };
    expect(checkDraft(answer)).toEqual([]);
    const { octets } = compose(answer, posting);
    const header = readMime(octets).header;
    expect(firstRawValue(octets, header, 'In-Reply-To')).toBe(ids[5]);
    expect(messageIds(firstRawValue(octets, header, 'References'))).toEqual(ids);
    expect(lineFaults(octets)).toEqual(lineFaults(compose(draft, posting).octets));
    expect(
      Math.max(
        ...text(octets)
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(78);
  });
  test('of nothing has neither field', () => {
    for (const none of [{}, { inReplyTo: [], references: [] }])
      expect(compose({ ...draft, ...none }, posting)).toEqual(compose(draft, posting));
  });
});

describe('checkDraft', () => {
  const keys = (changes: Partial<MailDraft>) => checkDraft({ ...draft, ...changes }).map(({ key, values }) => `${key} ${values['field']}`);
  test('finds nothing wrong in a good draft', () => {
    expect(keys({})).toEqual([]);
    expect(keys({ to: [], bcc: ['x@b.com'] })).toEqual([]);
  });
  test.each<[string, Partial<MailDraft>]>([
    ['draft.noRecipient to', { to: [] }],
    ['draft.noRecipient to', { to: ['  '] }],
    ['draft.noSender from', { from: '' }],
    ['draft.severalSenders from', { from: 'ana@a.org, b@a.org' }],
    ['draft.badAddress from', { from: 'ana' }],
    ['draft.badAddress cc', { cc: ['bea@'] }],
    ['draft.badAddress bcc', { bcc: ['bea@b.com, <x>'] }],
    ['draft.badAddress replyTo', { replyTo: 'a@@b' }],
    ['draft.badMessageId inReplyTo', { inReplyTo: ['1@a.org'] }],
    ['draft.badMessageId references', { references: ['<1@a.org>', '<2@a.org> <3@a.org>'] }],
    ['draft.badMessageId references', { references: ['<1@a.org>\r\nBcc: x@b.com'] }],
    ['draft.controlCharacter subject', { subject: 'a\r\nb' }],
    ['draft.controlCharacter text', { text: 'a\0b' }],
    ['draft.controlCharacter to', { to: ['"a\nb" <bea@b.com>'] }],
    ['draft.tooManyRecipients to', { to: Array.from({ length: 101 }, (_, index) => `x${index}@b.com`) }],
    ['draft.attachmentsTooLarge attachments', { attachments: [{ name: 'a', type: '', octets: new Uint8Array(10 * 1024 * 1024 + 1) }] }],
  ])('%# %s', (expected, changes) => {
    expect(keys(changes)).toEqual([expected]);
  });
});
