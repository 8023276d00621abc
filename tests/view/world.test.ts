import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Journal } from '../../src/sim/journal.ts';
import { foldOf } from '../../src/view/playback/world.ts';
import { journey } from '../fixtures/journey.ts';

test('the town at the end of the journey: queues empty, the letter in the mailbox and on both devices', () => {
  const { journal } = journey();
  const world = foldOf(journal).at(journal.length - 1);
  expect([...world.queues.values()].flat()).toEqual([]);
  expect(world.mailboxes.get('bea@b.com')?.get('INBOX')).toEqual([{ uid: 1, message: 3, flags: ['\\Seen'] }]);
  expect([...world.fetched.values()]).toEqual([[3], [3]]);
  expect([...world.connections.values()]).toEqual(['closed', 'closed', 'closed', 'closed']);
  expect(world.caches.size).toBe(1);
});

test('in the middle the letter waits in the queue of its first server', () => {
  const { journal } = journey();
  const world = foldOf(journal).at(journal.find('mail:queued accepted#1'));
  expect([...world.queues.values()]).toEqual([[{ message: 1, reason: 'accepted', detail: 'bea@b.com' }]]);
  expect(world.mailboxes.size).toBe(0);
});

test('recipients leave the queue one by one, and a letter put off stays', () => {
  const journal = new Journal();
  journal.record({ kind: 'queued', at: 0, from: 0, subject: 4, label: 'accepted', detail: 'bea@b.com carlos@b.com' });
  journal.record({ kind: 'dequeued', at: 1, from: 0, subject: 4, label: 'relayed', detail: 'bea@b.com' });
  journal.record({ kind: 'queued', at: 2, from: 0, subject: 4, label: 'deferred', detail: 'carlos@b.com' });
  const fold = foldOf(journal);
  expect(fold.at(1).queues.get(0)).toEqual([{ message: 4, reason: 'accepted', detail: 'carlos@b.com' }]);
  expect(fold.at(2).queues.get(0)).toEqual([{ message: 4, reason: 'deferred', detail: 'carlos@b.com' }]);
});

test('a mailbox may have spaces and numbers in its name', () => {
  const journal = new Journal();
  journal.record({ kind: 'stored', at: 0, label: 'bea@b.com', subject: 1, detail: 'Year 2026 12' });
  journal.record({ kind: 'flagged', at: 0, label: 'bea@b.com', subject: 1, detail: 'Year 2026 12 \\Seen $Later' });
  expect(foldOf(journal).at(1).mailboxes.get('bea@b.com')?.get('Year 2026')).toEqual([
    { uid: 12, message: 1, flags: ['\\Seen', '$Later'] },
  ]);
});

/** A journal in which much lies around: connections, machines, queues and mailboxes all grow. */
function longJournal(length: number): Journal {
  const journal = new Journal();
  for (let index = 0; index < length; index++) {
    const letter = Math.floor(index / 20);
    const place = index % 20;
    const draft = { at: index, connection: letter, subject: letter };
    if (place === 0) journal.record({ ...draft, kind: 'open', label: 'smtp' });
    else if (place === 16) journal.record({ ...draft, kind: 'queued', from: 1, label: 'accepted', detail: 'bea@b.com' });
    else if (place === 17) journal.record({ ...draft, kind: 'dequeued', from: 1, label: 'relayed', detail: 'bea@b.com' });
    else if (place === 18) journal.record({ ...draft, kind: 'stored', label: `a${letter % 7}@b.com`, detail: `INBOX ${letter}` });
    else if (place === 19) journal.record({ ...draft, kind: 'close', label: 'quit' });
    else if (place % 3 === 0) journal.record({ ...draft, kind: 'state', label: `session.${place}`, detail: 'NOOP / 250' });
    else journal.record({ ...draft, kind: 'command', label: 'NOOP' });
  }
  return journal;
}

test('wherever one jumps, the town is the one that walking there gives', () => {
  const journal = longJournal(5000);
  const walked = foldOf(journal);
  const town = (index: number): unknown => structuredClone(walked.at(index));
  const expected = new Map([0, 999, 1000, 1001, 2500, 3999, 4000, 4999].map((index) => [index, town(index)]));
  fc.assert(
    fc.property(fc.shuffledSubarray([...expected.keys()], { minLength: 3 }), (jumps) => {
      const fold = foldOf(journal);
      for (const index of jumps) expect(fold.at(index)).toEqual(expected.get(index));
    }),
    { numRuns: 20 },
  );
});

test('a town once handed out does not change when another is asked for', () => {
  const journal = longJournal(3000);
  const fold = foldOf(journal);
  const early = fold.at(1500);
  const copy = structuredClone(early);
  fold.at(1501);
  fold.at(2999);
  expect(early).toEqual(copy);
});
