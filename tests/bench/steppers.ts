/** Every machine that takes part in a journey. */
import { delivery } from '../../src/agents/mta/delivery.machine.ts';
import { mda } from '../../src/agents/mda/mda.machine.ts';
import { msa } from '../../src/agents/msa/msa.machine.ts';
import { mta } from '../../src/agents/mta/mta.machine.ts';
import { mua } from '../../src/agents/mua/mua.machine.ts';
import { nameserver } from '../../src/agents/nameserver/nameserver.machine.ts';
import { resolver } from '../../src/agents/resolver/resolver.machine.ts';
import { dnsQuery } from '../../src/agents/stub/query.machine.ts';
import { client as imapClient } from '../../src/protocols/imap/client.machine.ts';
import { session as imapSession } from '../../src/protocols/imap/session.machine.ts';
import { client as pop3Client } from '../../src/protocols/pop3/client.machine.ts';
import { session as pop3Session } from '../../src/protocols/pop3/session.machine.ts';
import { client as smtpClient } from '../../src/protocols/smtp/client.machine.ts';
import { session as smtpSession } from '../../src/protocols/smtp/session.machine.ts';
import type { Stepper } from '../../src/protocols/step.ts';

export const steppers = [
  delivery,
  mda,
  msa,
  mta,
  mua,
  nameserver,
  resolver,
  dnsQuery,
  imapClient,
  imapSession,
  pop3Client,
  pop3Session,
  smtpClient,
  smtpSession,
] as unknown as Stepper<never>[];
