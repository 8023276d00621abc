import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mailbox } from '../../src/mail/mailbox.ts';
import { ascii } from '../../src/mail/octets.ts';

function filled(count: number): Mailbox {
  const mailbox = new Mailbox(7);
  for (let index = 0; index < count; index++) mailbox.append(ascii('x'.repeat(index)), { internalDateMs: index });
  return mailbox;
}

describe('a mailbox', () => {
  test('never uses a UID twice', () => {
    const mailbox = filled(3);
    expect(mailbox.expunge([3, 99]).map(({ uid }) => uid)).toEqual([3]);
    expect(mailbox.append(ascii('new'), { internalDateMs: 0 }).uid).toBe(4);
    expect(mailbox.messages.map(({ uid }) => uid)).toEqual([1, 2, 4]);
    expect(mailbox.uidNext).toBe(5);
  });
  test('keeps flags in the spelling of the standard, and none called \\Recent', () => {
    const mailbox = filled(1);
    expect(mailbox.setFlags(1, ['\\SEEN', '\\recent', '\\Recent', 'Custom'])).toBe(true);
    expect([...mailbox.get(1)!.flags].filter((flag) => flag !== '\\recent')).toEqual(['\\Seen', 'Custom']);
    expect(mailbox.setFlags(2, [])).toBe(false);
  });
  test('its revision tells whether anything changed, and which flags', () => {
    const mailbox = filled(2);
    const before = mailbox.revision;
    mailbox.setFlags(1, []);
    expect(mailbox.revision).toBe(before);
    mailbox.setFlags(2, ['\\Seen']);
    expect(mailbox.messages.filter((message) => message.revision > before).map(({ uid }) => uid)).toEqual([2]);
    mailbox.expunge([99]);
    expect(mailbox.revision).toBe(before + 1);
    mailbox.expunge([1]);
    expect(mailbox.revision).toBe(before + 2);
  });
  test('a message is recent to one session only', () => {
    const mailbox = filled(2);
    expect(mailbox.claimRecent()).toEqual([1, 2]);
    expect(mailbox.claimRecent()).toEqual([]);
    mailbox.append(ascii(''), { internalDateMs: 0 });
    expect(mailbox.claimRecent()).toEqual([3]);
  });
  test('counts its octets, finds its messages, stays in order', () => {
    const step = fc.oneof(fc.record({ append: fc.nat({ max: 20 }) }), fc.record({ expunge: fc.array(fc.nat({ max: 30 })) }));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const mailbox = new Mailbox(1);
        for (const one of steps) {
          if ('append' in one) mailbox.append(new Uint8Array(one.append), { internalDateMs: 0 });
          else mailbox.expunge(one.expunge);
        }
        const uids = mailbox.messages.map(({ uid }) => uid);
        expect(uids).toEqual([...uids].sort((a, b) => a - b));
        expect(mailbox.octets).toBe(mailbox.messages.reduce((sum, message) => sum + message.octets.length, 0));
        for (const message of mailbox.messages) expect(mailbox.get(message.uid)).toBe(message);
      }),
    );
  });
});
