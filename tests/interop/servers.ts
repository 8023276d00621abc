/** Our servers on free ports of this machine, for strangers to talk to. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throwAwayIdentity, type ServerIdentity } from '../../src/node/identity.ts';
import { Servers, type ServeOptions } from '../../src/node/serve.ts';

export const PASSWORD = 'correo';

export interface Served {
  servers: Servers;
  /** What they prove themselves with, as localhost too. */
  identity: ServerIdentity;
  submission: number;
  submissions: number;
  smtp: number;
  lmtp: number;
  pop3: number;
  pop3s: number;
  imap: number;
  imaps: number;
  dns: number;
  /** Everything that agents have noted, one line each. */
  log: string[];
  /** What lies in an account's INBOX. */
  inbox(address: string): Uint8Array[];
  /** Waits until so many messages lie there. */
  arrived(address: string, count: number): Promise<Uint8Array[]>;
  /** Removes what lies there. */
  empty(address: string): void;
  stop(): Promise<void>;
}

export async function serve(options: Partial<ServeOptions> = {}): Promise<Served> {
  const log: string[] = [];
  const identity = throwAwayIdentity(['localhost', '127.0.0.1', 'smtp.a.org', 'mx.b.com'], Date.now());
  const servers = new Servers({
    host: '127.0.0.1',
    portBase: null,
    password: PASSWORD,
    keep: join(mkdtempSync(join(tmpdir(), 'mailscope-')), 'mail'),
    identity,
    guessWaitMs: 1,
    noted: (who, note) => void log.push(`${who} ${JSON.stringify(note)}`),
    ...options,
  });
  await servers.start();
  const mailbox = (address: string) => servers.everyone.find(address)!.inbox;
  const inbox = (address: string) => mailbox(address).messages.map(({ octets }) => octets);
  return {
    servers,
    identity,
    submission: servers.portOf('smtp-a', 587),
    submissions: servers.portOf('smtp-a', 465),
    smtp: servers.portOf('mx-b', 25),
    lmtp: servers.portOf('mx-b', 24),
    pop3: servers.portOf('mx-b', 110),
    pop3s: servers.portOf('mx-b', 995),
    imap: servers.portOf('mx-b', 143),
    imaps: servers.portOf('mx-b', 993),
    dns: servers.services.find(({ name }) => name.startsWith('DNS'))!.port,
    log,
    inbox,
    async arrived(address, count) {
      for (let tries = 0; tries < 400 && inbox(address).length < count; tries++) await new Promise((resolve) => setTimeout(resolve, 25));
      return inbox(address);
    },
    empty: (address) => void mailbox(address).expunge(mailbox(address).messages.map(({ uid }) => uid)),
    stop: async () => void (await servers.stop(0)),
  };
}
