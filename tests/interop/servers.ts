/** Our servers on free ports of this machine, for strangers to talk to. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Servers } from '../../src/node/serve.ts';

export const PASSWORD = 'correo';

export interface Served {
  servers: Servers;
  submission: number;
  smtp: number;
  pop3: number;
  imap: number;
  dns: number;
  /** What lies in an account's INBOX. */
  inbox(address: string): Uint8Array[];
  /** Waits until so many messages lie there. */
  arrived(address: string, count: number): Promise<Uint8Array[]>;
  /** Removes what lies there. */
  empty(address: string): void;
  stop(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const servers = new Servers({
    host: '127.0.0.1',
    portBase: null,
    password: PASSWORD,
    keep: join(mkdtempSync(join(tmpdir(), 'mailscope-')), 'mail'),
  });
  await servers.start();
  const port = (service: string) => servers.services.find(({ name }) => name.startsWith(service))!.port;
  const mailbox = (address: string) => servers.everyone.find(address)!.inbox;
  const inbox = (address: string) => mailbox(address).messages.map(({ octets }) => octets);
  return {
    servers,
    submission: port('submission'),
    smtp: port('SMTP'),
    pop3: port('POP3'),
    imap: port('IMAP'),
    dns: port('DNS'),
    inbox,
    async arrived(address, count) {
      for (let tries = 0; tries < 400 && inbox(address).length < count; tries++) await new Promise((resolve) => setTimeout(resolve, 25));
      return inbox(address);
    },
    empty: (address) => void mailbox(address).expunge(mailbox(address).messages.map(({ uid }) => uid)),
    stop: async () => void (await servers.stop(0)),
  };
}
