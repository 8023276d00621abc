/** Cómo se llaman en español las máquinas, sus estados y lo que se preguntan. */
import type { ChartWords } from '../words.ts';
import { message, recipient, sender } from './door.ts';
import { imapServer, mailbox, maildrop, pop3Server } from './maildrop.ts';
import { msa } from './msa.ts';
import { verifier } from './verifier.ts';
import { protocols } from './protocols.ts';

export const charts: ChartWords = {
  ...protocols,
  agents: {
    msa,
    'door.sender': sender,
    'door.recipient': recipient,
    'door.message': message,
    verifier,
    'pop3.server': pop3Server,
    'imap.server': imapServer,
    maildrop,
    mailbox,
  },
};
