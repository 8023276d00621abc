/** Says a reply in the words of one server or another. */
import { own } from '../../../own.ts';
import { readable } from '../../../mail/octets.ts';
import type { ReplyTemplate } from '../replies.ts';
import type { Profile } from '../profiles.ts';
import type { Reply } from '../wire.ts';
import { exim } from './exim.ts';
import { mailscope } from './mailscope.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfix } from './postfix.ts';
import { sendmail } from './sendmail.ts';
import type { Wording } from './wording.ts';

export const wordings = { mailscope, postfix, exim, sendmail, opensmtpd } as const satisfies Record<string, Wording>;
export type WordingName = keyof typeof wordings;

/** What fills the named blanks of a wording. */
export interface Surround {
  host: string;
  client: string;
  verb: string;
  path: string;
}

/** What a client said, fit to be repeated: ASCII, unless it said SMTPUTF8 (RFC 6531 §3.7.4). */
export function repeatable(latin1: string, smtpUtf8: boolean): string {
  return smtpUtf8 ? readable(latin1) : latin1.replace(/[^ -~]/g, '?');
}

/** The reply as this server says it: the profile's codes, the wording's text, and no enhanced code before their time. */
export function worded(reply: Reply, name: WordingName, profile: Profile, surround: () => Surround): Reply {
  const [ofTime, ofServer] = [changeOf(profile.replies, reply.name), changeOf(wordings[name], reply.name)];
  // most are said as they stand
  if (!ofTime && !ofServer && profile.enhanced) return reply;
  const { code, enhanced, text } = { code: reply.code, enhanced: reply.enhanced, ...ofTime, ...ofServer };
  const [first = '', ...rest] = reply.text;
  const line = text === undefined ? first : blanksFilled(text, reply, surround());
  return { code, enhanced: profile.enhanced ? enhanced : '', text: [line, ...rest] };
}

type Changes = Partial<Record<string, string | Partial<ReplyTemplate>>>;

function changeOf(table: Changes, name: string | undefined): Partial<ReplyTemplate> | undefined {
  const change = name === undefined ? undefined : own(table, name);
  return typeof change === 'string' ? { text: change } : change;
}

function blanksFilled(text: string, { values = [] }: Reply, surround: Surround): string {
  const value = (blank: string) => (/\d/.test(blank) ? values[Number(blank)] : surround[blank as keyof Surround]);
  return text.replace(/\{(host|client|verb|path|\d)\}/g, (_, blank: string) => String(value(blank) ?? '').slice(0, 200));
}
