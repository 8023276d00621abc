import { isDomain } from '../../../mail/address.ts';
import { isAscii } from '../../../mail/octets.ts';
import type { Command } from '../../command.ts';
import { parseNothing } from './nothing.ts';

/** A server that is dialled into: start sending what waits for this node, over connections of its own. */
export const etrn = {
  verb: 'ETRN',
  syntax: 'ETRN [@]node',
  example: 'ETRN b.com',
  rfc: 'rfc1985#5',
  endsGroup: true,
  replies: { success: ['250', '251', '252', '253'], failure: ['458', '459', '500', '501', '502', '503', '530', '421'] },
  extension: 'ETRN',
  /** '' where the node is missing, which RFC 1985 §7 answers otherwise than a bad one. A node is a domain with a dot, '@domain' or '#queue'. */
  parse(rest) {
    const node = rest.trim();
    if (node === '' || /^#[\x21-\x7e]{1,64}$/.test(node)) return { node };
    const domain = node.replace(/^@/, '');
    return isAscii(domain) && domain.includes('.') && isDomain(domain) ? { node } : undefined;
  },
} satisfies Command<{ node: string }>;

export interface TurnArgument {
  domains: readonly string[];
}

/** Authenticated TURN: the customer proves who he is, and then the two change places. */
export const atrn = {
  verb: 'ATRN',
  syntax: 'ATRN [domain *("," domain)]',
  example: 'ATRN b.com',
  rfc: 'rfc2645#5.2',
  endsGroup: true,
  replies: { success: ['250'], failure: ['450', '451', '453', '501', '502', '503', '530', '421'] },
  extension: 'ATRN',
  parse(rest) {
    const domains = rest.trim() === '' ? [] : rest.trim().split(',');
    return domains.every((domain) => isAscii(domain) && isDomain(domain)) ? { domains } : undefined;
  },
} satisfies Command<TurnArgument>;

/** The same without a proof, as it was in 1982. */
export const turn = {
  verb: 'TURN',
  syntax: 'TURN',
  example: 'TURN',
  rfc: 'rfc821#3.8',
  endsGroup: true,
  replies: { success: ['250'], failure: ['502', '503', '501', '450', '453', '421'] },
  obsolete: 'rfc5321#F.1',
  parse: (rest) => parseNothing(rest) && { domains: [] },
} satisfies Command<TurnArgument>;
