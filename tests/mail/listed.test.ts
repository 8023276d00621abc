import { expect, test } from 'vitest';
import { compose } from '../../src/mail/compose.ts';
import { listed } from '../../src/mail/listed.ts';
import { decodeText, leaves, readMime } from '../../src/mail/mime.ts';
import { text } from '../../src/mail/octets.ts';
import { town } from '../../src/scenarios/town.ts';

const letter = (more: Partial<typeof town.draft> = {}) =>
  compose({ ...town.draft, ...more }, { idLeft: '1', date: town.startsAt, boundarySeed: '1' }).octets;
const CHANGES = { subjectTag: '[equipo]', footer: '--\nequipo\n' };

test('a tag before the Subject, once; a footer below the text, in its encoding', () => {
  const sent = listed(letter({ subject: 'Comida', text: 'Mañana.\n' }), CHANGES);
  expect(text(sent)).toContain('\r\nSubject: [equipo] Comida\r\n');
  expect(decodeText(sent, readMime(sent))).toBe('Mañana.\r\n--\r\nequipo\r\n');
  expect(text(listed(sent, { ...CHANGES, footer: '' }))).toBe(text(sent));
});

test('a Subject with accents keeps them, and one that is missing is made', () => {
  expect(text(listed(letter({ subject: '¿Comemos?' }), CHANGES))).toMatch(/Subject: =\?utf-8\?/i);
  expect(text(listed(letter({ subject: '' }), CHANGES))).toContain('Subject: [equipo]\r\n');
});

test('of a letter with attachments only the text grows; without wishes nothing changes', () => {
  const attachments = [{ name: 'a.bin', type: 'application/x', octets: new Uint8Array(10) }];
  const sent = listed(letter({ text: 'Hola.\n', attachments }), CHANGES);
  const [first, second] = leaves(readMime(sent));
  expect(decodeText(sent, first!)).toMatch(/^Hola\.\r\n--\r\nequipo/);
  expect(second!.type).toBe('application');
  const same = letter();
  expect(listed(same, { subjectTag: '', footer: '' })).toBe(same);
});
