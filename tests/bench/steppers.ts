/** Every machine that takes part in a journey. */
import { agentCharts } from '../../src/agents/charts.ts';
import { client as imapClient } from '../../src/protocols/imap/client.machine.ts';
import { session as imapSession } from '../../src/protocols/imap/session.machine.ts';
import { client as pop3Client } from '../../src/protocols/pop3/client.machine.ts';
import { session as pop3Session } from '../../src/protocols/pop3/session.machine.ts';
import { client as smtpClient } from '../../src/protocols/smtp/client.machine.ts';
import { session as smtpSession } from '../../src/protocols/smtp/session.machine.ts';
import type { Stepper } from '../../src/protocols/step.ts';

/** Those of conversations: what two hosts say to each other. */
export const conversing = [imapClient, imapSession, pop3Client, pop3Session, smtpClient, smtpSession] as unknown as Stepper<never>[];

export const steppers = [...conversing, ...(Object.values(agentCharts) as unknown as Stepper<never>[])];
