/** Messages that Outlook saved, from containers that another hand wrote. */
import MsgReader from '@kenjiuno/msgreader';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { inspectMessage } from '../../../src/mail/inspect.ts';
import { ascii, text, utf8 } from '../../../src/mail/octets.ts';
import { outlookLetter } from '../../../src/mail/outlook/letter.ts';
import { PROPERTY } from '../../../src/mail/outlook/properties.ts';
import { Summary } from '../../../src/transcripts/summary/summary.ts';
import { kindOf } from '../../../src/view/open/kinds.ts';
import { msgFile, type Item } from '../msg.ts';
import { readInto } from '../opened.ts';

const MOST = 1_000_000;
const P = PROPERTY;
const SENT = new Date('2026-03-04T10:11:12Z');
const LETTER: Item = {
  values: {
    ...{
      [P.messageClass]: 'IPM.Note',
      [P.subject]: '¿Mañana?',
      [P.body]: 'Hola, Bea:\r\n\r\nhasta mañana.\r\n',
      [P.clientSubmitTime]: SENT,
    },
    ...{ [P.senderName]: 'Ana García', [P.senderEmailAddress]: '/O=A/CN=ANA', [P.senderSmtpAddress]: 'ana@a.org' },
    ...{ [P.internetMessageId]: '<1@a.org>', [P.inReplyToId]: '<0@b.com>', [P.importance]: 2 },
  },
  people: [
    { [P.displayName]: "'bea@b.com'", [P.smtpAddress]: 'bea@b.com', [P.recipientType]: 1 },
    { [P.displayName]: 'Carlos', [P.emailAddress]: '/O=A/CN=CARLOS', [P.recipientType]: 2 },
    { [P.displayName]: 'David', [P.emailAddress]: 'david@c.net', [P.recipientType]: 3 },
  ],
};

function octetsOf(item: Item): Uint8Array {
  const letter = outlookLetter(msgFile(item), MOST);
  if (!letter.octets) throw new Error(letter.why);
  return letter.octets;
}
const read = (item: Item) => PostalMime.parse(octetsOf(item), { attachmentEncoding: 'arraybuffer', rfc822Attachments: true });

function opened(octets: Uint8Array) {
  const summary = new Summary(() => undefined);
  const formats = readInto(summary, [{ name: 'x.msg', octets }], 1000);
  return { formats, messages: summary.messages, problems: summary.problems.map(({ key, values }) => ({ key, ...values })) };
}

describe('A message of Outlook', () => {
  test('that was written there: its header is made of what is known, and nobody gets an address that was none', async () => {
    const { from, to, cc, bcc, subject, date, messageId, inReplyTo, text: body } = await read(LETTER);
    expect({ from, to, bcc }).toMatchObject({
      from: { name: 'Ana García', address: 'ana@a.org' },
      to: [{ name: '', address: 'bea@b.com' }],
      bcc: [{ name: 'David', address: 'david@c.net' }],
    });
    expect(cc).toMatchObject([{ name: 'Carlos', group: [] }]);
    expect([subject, date, messageId, inReplyTo]).toEqual(['¿Mañana?', SENT.toISOString(), '<1@a.org>', '<0@b.com>']);
    expect(body?.trim()).toBe('Hola, Bea:\n\nhasta mañana.');
    expect(text(octetsOf(LETTER))).toContain('\r\nImportance: high\r\n');
    const { formats, messages, problems } = opened(msgFile(LETTER));
    expect(formats).toEqual(['msg']);
    expect(messages).toMatchObject([{ subject: '¿Mañana?', attachments: [] }]);
    expect(problems).toContainEqual({ key: 'msg.readAs', header: 'made' });
  });

  test('that came by mail: its own header stays, but for what says how its body was written', async () => {
    const header = [
      'Microsoft Mail Internet Headers Version 2.0',
      'Received: from a.org ([192.0.2.1]) by mx.b.com with ESMTPS id 1;',
      '\tWed, 4 Mar 2026 10:11:13 +0000',
      'From: "Ana G." <ana@a.org>',
      'To: <lista@b.com>',
      'Subject: =?utf-8?Q?=C2=BFMa=C3=B1ana=3F?=',
      'Date: Wed, 4 Mar 2026 11:11:12 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed;',
      '\tboundary="x"',
      '',
    ].join('\r\n');
    const item = { ...LETTER, values: { ...LETTER.values, [P.transportMessageHeaders]: header } };
    const octets = text(octetsOf(item));
    expect(octets.startsWith('Received: from a.org ([192.0.2.1]) by mx.b.com with ESMTPS id 1;\r\n\tWed, 4 Mar')).toBe(true);
    expect(octets.match(/^(From|To|Subject|Date|MIME-Version|Content-Type):/gm)).toEqual([
      ...['From:', 'To:', 'Subject:', 'Date:', 'MIME-Version:', 'Content-Type:'],
    ]);
    expect((await read(item)).to).toMatchObject([{ address: 'lista@b.com' }]);
    const { problems } = opened(msgFile(item));
    expect(problems).toEqual([{ key: 'msg.readAs', header: 'kept' }]);
  });

  test('with HTML, an image that this shows, a file and a letter within it', async () => {
    const html = '<html><meta charset="windows-1252"><p>Ma\xf1ana</p><img src="cid:pic@1"></html>';
    const image = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
    const attachments = [
      { [P.attachData]: image, [P.attachLongFilename]: 'sol.png', [P.attachMimeTag]: 'image/png', [P.attachContentId]: 'pic@1' },
      { [P.attachData]: utf8('a;b'), [P.attachFilename]: 'LISTA~1.CSV', [P.attachLongFilename]: 'lista de años.csv' },
      { [P.attachData]: { values: { [P.subject]: 'Inner', [P.body]: 'Deep' } }, [P.displayName]: 'Inner.msg' },
    ];
    const item = { ...LETTER, values: { ...LETTER.values, [P.html]: ascii(html), [P.internetCodepage]: 1252 }, attachments };
    const found = await read(item);
    expect(found.html).toContain('<p>Mañana</p>');
    expect(found.attachments.map(({ filename, mimeType, disposition }) => [filename, mimeType, disposition])).toEqual([
      ['sol.png', 'image/png', 'inline'],
      ['lista de años.csv', 'application/octet-stream', 'attachment'],
      ['Inner.msg', 'message/rfc822', 'attachment'],
    ]);
    expect(new Uint8Array(found.attachments[0]!.content as ArrayBuffer)).toEqual(image);
    expect(text(new Uint8Array(found.attachments[2]!.content as ArrayBuffer))).toMatch(/^Subject: Inner\n[^]*\n\nDeep\n+$/);
    expect([...text(octetsOf(item)).matchAll(/^Content-Type: multipart\/(\w+)/gm)].map(([, kind]) => kind)).toEqual([
      ...['mixed', 'alternative', 'related'],
    ]);
  });

  test('with texts in a code page', async () => {
    const ansi = (words: string): Uint8Array => ascii(words.replaceAll('ш', '\xf8').replaceAll('и', '\xe8'));
    const item: Item = { values: { [P.subject]: 'ши', [P.body]: 'ишши', [P.codePage]: 1251 }, ansi };
    expect(await read(item)).toMatchObject({ subject: 'ши', text: 'ишши\n' });
  });

  test('signed in the clear: the only attachment is the whole body', () => {
    const body = 'Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nHola\r\n--b--\r\n';
    const values = { ...LETTER.values, [P.messageClass]: 'IPM.Note.SMIME.MultipartSigned' };
    const octets = text(octetsOf({ values, attachments: [{ [P.attachData]: ascii(body), [P.attachMimeTag]: 'multipart/signed' }] }));
    expect(octets.endsWith(`MIME-Version: 1.0\r\n${body}`)).toBe(true);
  });

  test('can be sent, and the page asks whether it is to be', () => {
    const file = msgFile(LETTER);
    expect(kindOf(file.subarray(0, 4096))).toBe('message');
    const { ok, from, to, subject, problems } = inspectMessage(file);
    expect({ ok, from, to, subject }).toEqual({ ok: true, from: 'ana@a.org', to: ['bea@b.com'], subject: '¿Mañana?' });
    expect(problems).toEqual([{ key: 'message.converted', values: { conversions: 'outlook' } }]);
    expect(inspectMessage(msgFile({ values: { [P.messageClass]: 'IPM.Contact' } }))).toMatchObject({ ok: false });
  });

  test('is read as another reader reads it', () => {
    const other = new MsgReader(msgFile(LETTER).slice().buffer).getFileData();
    expect(other).toMatchObject({ subject: '¿Mañana?', senderSmtpAddress: 'ana@a.org', body: LETTER.values[P.body] });
  });

  test.each([
    ['item', msgFile({ values: { [P.messageClass]: 'IPM.Contact', [P.subject]: 'Bea' } }), 'msg.item'],
    [
      'file of another program',
      msgFile({ values: {} }).map((octet, at, all) => (at > 512 && all[at - 2] === 0x70 ? 0x71 : octet)),
      'msg.other',
    ],
    ['file that is cut', msgFile(LETTER).subarray(0, 600), 'msg.damaged'],
  ])('an %s is told', (_, file, key) => {
    expect(opened(file).problems.map((problem) => problem.key)).toEqual([key]);
    expect(opened(file).messages).toEqual([]);
  });

  test('whose text is only in the form of Outlook says so', () => {
    expect(opened(msgFile({ values: { [P.subject]: 'x', [P.rtfCompressed]: ascii('LZFu') } })).problems).toContainEqual({
      key: 'msg.formattedOnly',
    });
  });

  test('attachments beyond what is taken are counted', () => {
    const attachments = [30, 60, 5].map((length) => ({ [P.attachData]: new Uint8Array(length), [P.attachFilename]: `${length}` }));
    const letter = outlookLetter(msgFile({ ...LETTER, attachments }), 80);
    expect(letter).toMatchObject({ left: 2 });
  });

  test('whatever its octets, it is read or refused, in a moment', () => {
    const whole = msgFile({ ...LETTER, attachments: [{ [P.attachData]: new Uint8Array(9000), [P.attachFilename]: 'x' }] });
    const words = fc.constantFrom(0, 1, 2, 3, 8, 0xfe, 0xff, 0xffffffff, 0x7fffffff);
    const changes = fc.array(fc.tuple(fc.nat(whole.length / 4 - 1), words), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(changes, (changed) => {
        const file = whole.slice();
        for (const [place, value] of changed) new DataView(file.buffer).setUint32(4 * place, value, true);
        expect(() => outlookLetter(file, MOST)).not.toThrow();
      }),
      { numRuns: 1500 },
    );
  });

  test('a chain that comes back to where it was ends there', () => {
    const file = msgFile(LETTER);
    const view = new DataView(file.buffer, file.byteOffset);
    const table = (view.getUint32(76, true) + 1) * 512;
    const directory = view.getUint32(48, true);
    view.setUint32(table + 4 * directory, directory, true);
    expect(outlookLetter(file, MOST)).toBeDefined();
  });
});
