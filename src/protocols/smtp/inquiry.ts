/** What a server tells about itself and its people: HELP, VRFY, EXPN, ETRN. RFC 5321 §3.5, RFC 1985. */
import { isInternational } from '../../mail/address.ts';
import { commandNamed, type Verb } from './commands/index.ts';
import { etrn } from './commands/queue.ts';
import type { NameArgument } from './commands/inquiry.ts';
import type { Envelope, SmtpPolicy } from './policy.ts';
import { reply } from './replies.ts';
import type { Service } from './service.ts';
import type { Reply } from './wire.ts';

/** VRFY: 252 to everybody, or what the house says of this name. */
export function verified({ argument, smtpUtf8 }: NameArgument, policy: SmtpPolicy, service: Service): Reply {
  const known = service.verification === 'open' ? policy.verify?.(argument) : undefined;
  return known ? tellable(known, smtpUtf8) : reply('cannotVerify');
}

/** EXPN: the members of a list, one a line. */
export function expanded({ argument, smtpUtf8 }: NameArgument, policy: SmtpPolicy): Reply {
  const members = policy.expand!(argument);
  if ('code' in members) return members;
  if (members.length === 0) return reply('unknownList', argument);
  return tellable({ ...reply('member', members[0]!), text: members.map((member) => member.slice(0, 200)) }, smtpUtf8);
}

/** RFC 6531 §3.7.4.2: names beyond ASCII are told only to those who asked with SMTPUTF8; to others 252. */
function tellable(told: Reply, smtpUtf8: boolean): Reply {
  return smtpUtf8 || !told.text.some(isInternational) ? told : { ...reply('cannotVerify'), enhanced: '2.6.8' };
}

/** HELP: all verbs of this server, or the syntax of one. */
export function helpOn(argument: string, service: Service): Reply {
  const command = service.verbs.includes(argument as Verb) ? commandNamed(argument) : undefined;
  if (command) return { ...reply('help', command.syntax), text: [command.syntax] };
  return { ...reply('help', ''), text: [`Commands: ${service.verbs.join(' ')}`, 'HELP <command> shows its syntax'] };
}

/** ETRN: what became of the wish that this node's queue be started. */
export function queueStarted({ node }: { node: string }, policy: SmtpPolicy, envelope: Envelope): Reply {
  if (node === '') return reply('nodeMissing', etrn.syntax);
  return policy.etrn!(node, envelope) ?? reply('queueStarted', node);
}
