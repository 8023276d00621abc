import { alone } from '../../command.ts';
import { isDomain } from '../../../mail/address.ts';
import { isAscii } from '../../../mail/octets.ts';
import type { SmtpDesk } from '../desk.ts';
import { reply } from '../replies.ts';
import type { Reply } from '../wire.ts';
import { verb } from './verb.ts';

const ETRN = 'ETRN [@]node';

/** A server that is dialled into: start sending what waits for this node, over connections of its own. */
export const etrn = verb({
  verb: 'ETRN',
  syntax: ETRN,
  example: 'ETRN b.com',
  rfc: 'rfc1985#5',
  endsGroup: true,
  replies: { success: ['250', '251', '252', '253'], failure: ['458', '459', '500', '501', '502', '503', '530', '421'] },
  extension: 'ETRN',
  since: '2008',
  /** '' where the node is missing, which RFC 1985 §7 answers otherwise than a bad one. A node is a domain with a dot, '@domain' or '#queue'. */
  parse(rest) {
    const node = rest.trim();
    if (node === '' || /^#[\x21-\x7e]{1,64}$/.test(node)) return { node };
    const domain = node.replace(/^@/, '');
    return isAscii(domain) && domain.includes('.') && isDomain(domain) ? { node } : undefined;
  },
  spoken: ({ policy }) => policy.etrn !== undefined,
  /** What became of the wish that this node's queue be started. */
  answer({ policy, transaction }, { node }) {
    if (node === '') return reply('nodeMissing', ETRN);
    return policy.etrn!(node, transaction.envelope) ?? reply('queueStarted', node);
  },
});

/** Authenticated TURN: the customer proves who he is, and then the two change places. */
export const atrn = verb({
  verb: 'ATRN',
  syntax: 'ATRN [domain *("," domain)]',
  example: 'ATRN b.com',
  rfc: 'rfc2645#5.2',
  endsGroup: true,
  replies: { success: ['250'], failure: ['450', '451', '453', '501', '502', '503', '530', '421'] },
  extension: 'ATRN',
  since: '2008',
  parse(rest) {
    const domains = rest.trim() === '' ? [] : rest.trim().split(',');
    return domains.every((domain) => isAscii(domain) && isDomain(domain)) ? { domains } : undefined;
  },
  spoken: ({ policy }) => policy.turn !== undefined && policy.auth !== undefined,
  /** RFC 2645 §5.1: only somebody who has authenticated may have mail turned to him. */
  answer: (desk, { domains }) => (desk.transaction.speaker.user === '' ? reply('authenticationRequired') : turned(desk, domains)),
});

/** The same without a proof, as it was in 1982. */
export const turn = verb({
  ...alone('TURN'),
  rfc: 'rfc821#3.8',
  endsGroup: true,
  replies: { success: ['250'], failure: ['502', '503', '501', '450', '453', '421'] },
  obsolete: 'rfc5321#F.1',
  until: '1982',
  spoken: ({ policy }) => policy.turn !== undefined,
  answer: (desk) => turned(desk, []),
});

function turned(desk: SmtpDesk, domains: readonly string[]): Reply {
  const turn = desk.policy.turn!(domains, desk.transaction.envelope);
  if (typeof turn !== 'function') return turn;
  desk.turn = turn;
  return reply('turning');
}
