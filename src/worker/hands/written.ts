/** What stands in the way of a letter that somebody sends from their mail program. */
import { checkDraft } from '../../mail/checkDraft.ts';
import { decodeBase64 } from '../../mail/encodings.ts';
import { ascii } from '../../mail/octets.ts';
import type { Doing, Hand, Written } from '../../run/hands/hand.ts';
import type { Problem } from '../api.ts';

/** The first click of the hand that has a letter which cannot be sent: what is wrong with it. */
export function problemWithLetters({ deeds }: Extract<Hand, { kind: 'use' }>, account: string): Problem | undefined {
  return deeds.flatMap((deed) => problemsOf(deed, account))[0];
}

function problemsOf(deed: Doing, account: string): Problem[] {
  if (deed.do === 'send') return problemsIn(deed.letter, account);
  // a draft may have nobody to go to yet, and a template need not
  if (deed.do === 'draft' || deed.do === 'template')
    return problemsIn(deed.letter, account).filter(({ key }) => key !== 'draft.noRecipient');
  if (deed.do !== 'redirect') return [];
  return problemsIn({ to: [...deed.to], cc: [], bcc: [], replyTo: '', subject: '', text: '', attachments: [] }, account);
}

function problemsIn({ encloses: _, attachments, ...letter }: Written, account: string): Problem[] {
  const decoded = attachments.map(({ name, type, base64 }) => ({ name, type, octets: decodeBase64(ascii(base64)) }));
  return checkDraft({ ...letter, from: account, attachments: decoded });
}
