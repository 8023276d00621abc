/** From what an owner wrote, or wants passed on, to what is handed in. */
import { answering } from '../../../mail/answering.ts';
import { compose, type MailDraft } from '../../../mail/compose.ts';
import { receiptAsked, receiptOf } from '../../../mail/disposition.ts';
import { decodeBase64 } from '../../../mail/encodings.ts';
import { readMime, leaves, fileName, decodeBody } from '../../../mail/mime.ts';
import { ascii } from '../../../mail/octets.ts';
import { resend } from '../../../mail/resend.ts';
import type { Posting } from '../../mua/mua.ts';
import type { Doing, Written } from '../deeds.ts';

type Answers = Extract<Doing, { do: 'send' }>['answers'];

/** Who writes, and what nobody has written before. */
export interface Writing {
  /** 'Beatriz <bea@b.com>' */
  from: string;
  /** Epoch milliseconds, as the clock of the device tells them. */
  nowMs(): number;
  /** The left side of a new Message-ID. */
  fresh(): string;
}

/** `other`: the letter that goes along; `isDraft`: it is laid aside. */
export function written(writing: Writing, letter: Written, other?: Uint8Array, isDraft = false): Posting {
  const { encloses, attachments, ...rest } = letter;
  const typed = attachments.map(({ name, type, base64 }) => ({ name, type, octets: decodeBase64(ascii(base64)) }));
  const along = !other || !encloses ? [] : enclosed(other, encloses.as);
  const draft: MailDraft = { ...rest, from: writing.from, attachments: [...typed, ...along], ...(isDraft && { isDraft }) };
  const idLeft = writing.fresh();
  return compose(draft, { idLeft, date: writing.nowMs(), boundarySeed: idLeft });
}

type Attachment = MailDraft['attachments'][number];

/** What goes along of another letter. */
export function enclosed(other: Uint8Array, as: NonNullable<Written['encloses']>['as']): Attachment[] {
  return as === 'letter' ? [whole(other)] : partsOf(other);
}

function whole(octets: Uint8Array): Attachment {
  return { name: 'message.eml', type: 'message/rfc822', octets };
}

/** What was attached to the other letter. */
function partsOf(octets: Uint8Array): Attachment[] {
  return leaves(readMime(octets)).flatMap((part) => {
    const name = fileName(part);
    return name === '' ? [] : [{ name, type: `${part.type}/${part.subtype}`, octets: decodeBody(octets, part) }];
  });
}

/** The letter as it is, with who passes it on above it: RFC 5322 §3.6.6. */
export function redirected(writing: Writing, octets: Uint8Array, to: readonly string[]): Posting {
  return resend(octets, { from: writing.from, to, dateMs: writing.nowMs(), idLeft: writing.fresh() });
}

/** The receipt that a letter asks for; nothing if it asks for none. RFC 8098. */
export function notified(writing: Writing, original: Uint8Array, said: { subject: string; text: string }): Posting | undefined {
  const asked = receiptAsked(original);
  if (!asked) return undefined;
  const { subject, text } = said;
  return receiptOf({ original, from: writing.from, to: asked.to, subject, text, dateMs: writing.nowMs(), idLeft: writing.fresh() });
}

const NO_WORDS = { attribution: '', forwarded: '', banner: '' };

/** An answer says what it answers, if its owner has not (RFC 5322 §3.6.4); `original`: nothing while that letter is not here. */
export function threaded(letter: Written, answers: Answers, original: Uint8Array | undefined): Written {
  if (answers?.how !== 'reply' || !original || letter.inReplyTo) return letter;
  const { inReplyTo, references } = answering(original, 'reply', '', NO_WORDS);
  return { ...letter, inReplyTo, references };
}
