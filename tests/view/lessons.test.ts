/** What the lesson room reads out of a run, and what it makes of an edited letter. */
import { expect, test } from 'vitest';
import { editsOf, sentAt } from '../../src/view/lessons/tasks/edits.ts';
import { spokenIn } from '../../src/view/lessons/tasks/spoken.ts';
import { played } from './panels/played.ts';

test('a letter is edited in the words of a solution', async () => {
  const { journal } = await played();
  const { fields, envelope } = sentAt(journal, 'submission:RCPT#1');
  expect(envelope).toEqual(['bea@b.com']);
  expect(fields.slice(0, 3).map(({ name }) => name)).toEqual(['Date', 'From', 'To']);
  const changed = fields.map((field) =>
    field.name === 'Date' ? { ...field, isOut: true } : field.name === 'To' ? { ...field, name: 'Cc', value: 'x' } : field,
  );
  expect(editsOf(changed, [{ address: 'bea@b.com', isOut: true }], ' ana@a.org')).toBe(
    'delete header:Date\nrename header:To Cc\nset header:Cc x\ndelete envelope.to:bea@b.com\nadd envelope.to:ana@a.org',
  );
  expect(sentAt(journal, 'nowhere#1')).toEqual({ fields: [], envelope: [] });
});

test('what was said by hand is told with its reply', async () => {
  const { journal } = await played('journey', [{ kind: 'type', at: 'submission:EHLO#1', lines: ['HELLO', 'NOOP'] }]);
  expect(spokenIn(journal, journal.length).map(({ line, code }) => [line, code])).toEqual([
    ['HELLO', '500'],
    ['NOOP', '250'],
  ]);
});
