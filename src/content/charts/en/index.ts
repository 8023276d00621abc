/** What machines, their states and what they ask are called in English. */
import type { ChartWords } from '../words.ts';
import { browser } from './browser.ts';
import { message, recipient, sender } from './door.ts';
import { imapServer, mailbox, maildrop, pop3Server } from './maildrop.ts';
import { msa } from './msa.ts';
import { verifier } from './verifier.ts';
import { dnsQuery } from './dns-query.ts';
import { delivery } from './delivery.ts';
import { mda } from './mda.ts';
import { mta } from './mta.ts';
import { mua } from './mua.ts';
import { nameserver } from './nameserver.ts';
import { program } from './program.ts';
import { protocols } from './protocols.ts';
import { queueFetch, queueStart } from './queue.ts';
import { resolver } from './resolver.ts';
import { resolverQuestion } from './resolver-question.ts';
import { typist } from './typist.ts';
import { webmail, webmailRequest } from './webmail.ts';

export const charts: ChartWords = {
  ...protocols,
  agents: {
    mua,
    program,
    browser,
    typist,
    mta,
    'mta.delivery': delivery,
    'queue.start': queueStart,
    'queue.fetch': queueFetch,
    mda,
    msa,
    'door.sender': sender,
    'door.recipient': recipient,
    'door.message': message,
    verifier,
    'pop3.server': pop3Server,
    'imap.server': imapServer,
    maildrop,
    mailbox,
    resolver,
    'resolver.question': resolverQuestion,
    nameserver,
    'dns.query': dnsQuery,
    webmail,
    'webmail.request': webmailRequest,
  },
};
