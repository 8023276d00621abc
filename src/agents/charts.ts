/** The charts of all agents, by the name that the journal uses. */
import type { Stepper } from '../protocols/step.ts';
import { browser } from './browser/browser.machine.ts';
import { delivery } from './mta/delivery.machine.ts';
import { mda } from './mda/mda.machine.ts';
import { messageDoor } from './door/message.machine.ts';
import { recipientDoor } from './door/recipient.machine.ts';
import { senderDoor } from './door/sender.machine.ts';
import { verifier } from './door/verifier.machine.ts';
import { maildrop } from './maildrop/maildrop.machine.ts';
import { openMailbox } from './maildrop/mailbox.machine.ts';
import { imapServing, pop3Serving } from './maildrop/server.machine.ts';
import { msa } from './msa/msa.machine.ts';
import { mta } from './mta/mta.machine.ts';
import { queueFetch } from './mta/queue/fetch.machine.ts';
import { queueStart } from './mta/queue/start.machine.ts';
import { mua } from './mua/mua.machine.ts';
import { nameserver } from './nameserver/nameserver.machine.ts';
import { program } from './program/program.machine.ts';
import { resolverQuestion } from './resolver/question.machine.ts';
import { resolver } from './resolver/resolver.machine.ts';
import { dnsQuery } from './stub/query.machine.ts';
import { typist } from './typist/typist.machine.ts';
import { webmailRequest } from './webmail/request.machine.ts';
import { webmail } from './webmail/session.machine.ts';

/** Told any event: whoever has a name only cannot know which are the chart's own. */
export const agentCharts: Readonly<Record<string, Stepper<never>>> = {
  mua,
  program,
  msa,
  'door.sender': senderDoor,
  'door.recipient': recipientDoor,
  'door.message': messageDoor,
  verifier,
  'pop3.server': pop3Serving,
  'imap.server': imapServing,
  maildrop,
  mailbox: openMailbox,
  mta,
  'mta.delivery': delivery,
  'queue.start': queueStart,
  'queue.fetch': queueFetch,
  mda,
  resolver,
  'resolver.question': resolverQuestion,
  nameserver,
  'dns.query': dnsQuery,
  typist,
  webmail,
  'webmail.request': webmailRequest,
  browser,
};
