import { expect, test } from 'vitest';
import { askBlockList } from '../../../src/mail/authentication/blockList.ts';
import { answered, type Table } from './table.ts';

const asked = (address: string, table: Table) => answered(askBlockList(address, 'bl.example'), table);

test('RFC 5782 §2.1: backwards below the zone, 127.0.0.2 with its reason', () => {
  const table: Table = { '2.0.0.127.bl.example A': ['127.0.0.2'], '2.0.0.127.bl.example TXT': ['test entry'] };
  expect(asked('127.0.0.2', table)).toEqual({ listed: true, name: '2.0.0.127.bl.example', reason: 'test entry' });
  expect(asked('127.0.0.1', table).listed).toBe(false);
});

test('without a reason its answer is told; an answer of another network is that of a wildcard, not of a list', () => {
  expect(asked('192.0.2.25', { '25.2.0.192.bl.example A': ['127.0.0.4'] })).toMatchObject({ listed: true, reason: '127.0.0.4' });
  expect(asked('192.0.2.25', { '25.2.0.192.bl.example A': ['203.0.113.1'] }).listed).toBe(false);
});

test('RFC 5782 §2.4: IPv6 in nibbles', () => {
  expect(asked('2001:db8::1', {}).name).toBe(`1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.bl.example`);
});
