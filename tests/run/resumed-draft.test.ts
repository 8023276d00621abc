/** An answer that is laid aside, opened again and sent still says what it answers (RFC 5322 §3.6.4). */
import { expect, test } from 'vitest';
import { resumed } from '../../src/mail/resuming.ts';
import type { Doing } from '../../src/run/hands/hand.ts';
import { letter, OPEN, played, shown, using, type Via } from './clicking.ts';

const IDS = { inReplyTo: ['<2@a.org>'], references: ['<1@a.org>', '<2@a.org>'] };
const FIELDS = 'In-Reply-To: <2@a.org>\r\nReferences: <1@a.org> <2@a.org>\r\n';
const asText = (octets: Uint8Array): string => new TextDecoder().decode(octets);

test.each<Via>(['imap', 'pop3'])('by %s', (via) => {
  const laid: Doing[] = [OPEN, { do: 'draft', letter: letter(IDS) }, { do: 'folder', folder: 'Drafts' }];
  const uid = shown(played(using(laid, via))).rows[0]!.uid;
  const opened: Doing[] = [...laid, { do: 'read', uid }];
  const { octets } = shown(played(using(opened, via))).read!;
  expect(asText(octets)).toContain(FIELDS);
  const run = played(using([...opened, { do: 'send', letter: resumed(octets), draft: uid }], via));
  expect(run.inboxOf('ana@a.org').map(asText)).toEqual([expect.stringContaining(FIELDS)]);
  expect(shown(run).rows).toEqual([]);
});
