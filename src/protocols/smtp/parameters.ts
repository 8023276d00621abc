/** What the parameters of MAIL and RCPT mean, each by its extension, and how they are kept in the envelope. */
import { own } from '../../own.ts';
import { parsePath } from '../../mail/address.ts';
import { readable } from '../../mail/octets.ts';
import type { Parameters } from './commands/parameters.ts';
import type { BodyType, Envelope, Recipient } from './policy.ts';
import type { Keyword } from './profiles.ts';
import { reply } from './replies.ts';
import type { Reply } from './wire.ts';
import { fromXtext } from './xtext.ts';

interface Parameter<Into> {
  /** The extension that must have been offered; BODY=BINARYMIME asks for another. */
  extension(value: string): Keyword;
  /** Keeps the value; false if it is none. */
  keep(value: string, into: Into): boolean;
}

const mailParameters: Record<string, Parameter<Envelope>> = {
  SIZE: {
    extension: () => 'SIZE',
    // RFC 1870 §5: at most 20 digits
    keep: (value, into) => /^\d{1,20}$/.test(value) && ((into.declaredOctets = Number(value)), true),
  },
  BODY: {
    extension: (value) => (value.toUpperCase() === 'BINARYMIME' ? 'BINARYMIME' : '8BITMIME'),
    keep: (value, into) => /^(7BIT|8BITMIME|BINARYMIME)$/i.test(value) && ((into.body = value.toUpperCase() as BodyType), true),
  },
  SMTPUTF8: {
    extension: () => 'SMTPUTF8',
    keep: (value, into) => value === '' && (into.smtpUtf8 = true),
  },
  RET: {
    extension: () => 'DSN',
    keep: (value, into) => /^(FULL|HDRS)$/i.test(value) && ((into.ret = value.toUpperCase() as 'FULL'), true),
  },
  ENVID: {
    extension: () => 'DSN',
    keep(value, into) {
      const envid = value.length <= 100 ? fromXtext(value) : undefined;
      into.envid = envid ?? '';
      return into.envid !== '';
    },
  },
  AUTH: {
    extension: () => 'AUTH',
    keep(value, into) {
      const mailbox = value === '<>' ? value : fromXtext(value);
      if (mailbox === undefined || (value !== '<>' && !parsePath(`<${mailbox}>`))) return false;
      // RFC 4954 §5: the word of somebody who has not authenticated counts for nothing
      into.auth = into.user ? mailbox : '<>';
      return true;
    },
  },
};

const rcptParameters: Record<string, Parameter<Recipient>> = {
  NOTIFY: {
    extension: () => 'DSN',
    keep(value, into) {
      into.notify = value.toUpperCase();
      const words = into.notify.split(',');
      return (
        into.notify === 'NEVER' || (words.every((word) => /^(SUCCESS|FAILURE|DELAY)$/.test(word)) && new Set(words).size === words.length)
      );
    },
  },
  ORCPT: {
    extension: () => 'DSN',
    keep(value, into) {
      const match = /^([A-Za-z0-9!#$%&'*/?^_`{|}~-]+);(.+)$/s.exec(value.length <= 500 ? value : '');
      const address = match && fromXtext(match[2]!);
      into.orcpt = address ? `${match[1]!.toLowerCase()};${readable(address)}` : '';
      return into.orcpt !== '';
    },
  },
};

/** Keeps the parameters of MAIL in the envelope; the refusal of the first that is not offered (555) or has a bad value (501). */
export function keepMailParameters(parameters: Parameters, offers: (keyword: Keyword) => boolean, into: Envelope): Reply | undefined {
  return keep(mailParameters, parameters, offers, into);
}

/** The same for RCPT and one recipient. */
export function keepRcptParameters(parameters: Parameters, offers: (keyword: Keyword) => boolean, into: Recipient): Reply | undefined {
  return keep(rcptParameters, parameters, offers, into);
}

function keep<Into>(
  known: Record<string, Parameter<Into>>,
  parameters: Parameters,
  offers: (keyword: Keyword) => boolean,
  into: Into,
): Reply | undefined {
  for (const [keyword, value] of parameters) {
    const parameter = own(known, keyword);
    if (!parameter || !offers(parameter.extension(value))) return reply('unknownParameter', keyword);
    if (!parameter.keep(value, into)) return reply('parameterValue', keyword);
  }
  return undefined;
}
