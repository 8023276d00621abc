/** Groups of recipients, RFC 5322 §3.4: their name in the header, their members in the envelope, and both when the letter is taken up again. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { rowOf } from '../../src/agents/program/picture.ts';
import { parseGroupedList } from '../../src/mail/addressList.ts';
import { answering } from '../../src/mail/answering.ts';
import { checkDraft } from '../../src/mail/checkDraft.ts';
import { compose, type MailDraft } from '../../src/mail/compose.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import { resend } from '../../src/mail/resend.ts';
import { resumed } from '../../src/mail/resuming.ts';

const draft = (more: Partial<MailDraft>): MailDraft => ({
  ...{ from: 'Ana <ana@a.org>', to: [], cc: [], bcc: [], replyTo: '', subject: 'Hola', text: 'Hola\n', attachments: [] },
  ...more,
});
const made = (more: Partial<MailDraft>) => compose(draft(more), { idLeft: '1', date: 0, boundarySeed: '1' });
const field = (octets: Uint8Array, name: string): string =>
  new RegExp(`^${name}: ((?:.*\r\n[ \t])*.*)\r\n`, 'm').exec(text(octets))?.[1]?.replaceAll('\r\n', '') ?? '';

describe('a group in the recipients', () => {
  test('stands in the header with its name; the envelope has its members, each once', () => {
    const { octets, forwardPaths } = made({ to: ['Friends: Bea <bea@b.com>, carlos@b.com;', 'david@c.net'], cc: ['bea@b.com'] });
    expect(field(octets, 'To')).toBe('Friends: Bea <bea@b.com>, carlos@b.com;, david@c.net');
    expect(forwardPaths).toEqual(['bea@b.com', 'carlos@b.com', 'david@c.net']);
  });

  test('a name of other letters is an encoded word, apart from the colon (RFC 2047 §5)', () => {
    const { octets } = made({ to: ['Compañeros: bea@b.com;'] });
    expect(field(octets, 'To')).toMatch(/^=\?utf-8\?\S+\?= : bea@b\.com;$/i);
    expect(resumed(octets).to).toEqual(['Compañeros: bea@b.com;']);
  });

  test('nobody in it: the header says so, and somebody else has to get the letter', () => {
    const { octets, forwardPaths } = made({ to: ['undisclosed-recipients:;'], bcc: ['bea@b.com'] });
    expect(field(octets, 'To')).toBe('undisclosed-recipients:;');
    expect(forwardPaths).toEqual(['bea@b.com']);
    expect(checkDraft(draft({ to: ['undisclosed-recipients:;'] })).map(({ key }) => key)).toContain('draft.noRecipient');
    expect(checkDraft(draft({ to: ['undisclosed-recipients:;'], bcc: ['bea@b.com'] }))).toEqual([]);
  });

  test('the list of letters shows its name', () => {
    const told = { uid: 1, flags: [], size: 0, receivedMs: 0 };
    const to = (typed: string): string => rowOf(ascii(`To: ${typed}\r\n\r\n`), told).to;
    expect(to('Friends: Bea <bea@b.com>, carlos@b.com;')).toBe('Friends: Bea, carlos@b.com');
    expect(to('undisclosed-recipients:;')).toBe('undisclosed-recipients');
  });

  test('a draft or a template keeps it; an answer to all goes to its members', () => {
    const typed = ['Friends: Bea <bea@b.com>, carlos@b.com;', 'undisclosed-recipients:;'];
    const { octets } = made({ to: typed });
    expect(resumed(octets).to).toEqual(typed);
    const { to, cc } = answering(octets, 'reply all', 'bea@b.com', { attribution: '', forwarded: '', banner: '' });
    expect([to, cc]).toEqual([['Ana <ana@a.org>'], ['carlos@b.com']]);
  });

  test('passed on to one: Resent-To keeps the name', () => {
    const { octets, forwardPaths } = resend(ascii('\r\n'), { from: 'bea@b.com', to: ['Clase: ana@a.org;'], dateMs: 0, idLeft: '1' });
    expect(field(octets, 'Resent-To')).toBe('Clase: ana@a.org;');
    expect(forwardPaths).toEqual(['ana@a.org']);
  });

  test('whatever it is called and whoever is in it comes back from the header', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((each) => each.replace(/\p{C}|\s/gu, ''))
      .filter((each) => each !== '');
    const members = fc.uniqueArray(fc.constantFrom('ana@a.org', 'bea@b.com', 'carlos@b.com'));
    fc.assert(
      fc.property(name, members, (called, inside) => {
        const quoted = `"${called.replace(/["\\]/g, '\\$&')}"`;
        const { octets, forwardPaths } = made({ to: [`${quoted}: ${inside.join(', ')};`] });
        expect(parseGroupedList(field(octets, 'To'))).toEqual([
          { name: called, members: inside.map((address) => ({ name: '', address })) },
        ]);
        expect(forwardPaths).toEqual(inside);
      }),
    );
  });
});
