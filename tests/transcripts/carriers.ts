/** Three ways to reach the same servers: no network at all, the simulated one, and TCP on this machine. */
import { IMAP_PORT, POP3_PORT, SMTP_PORT, SUBMISSION_PORT } from '../../src/agents/ports.ts';
import { connect } from 'node:net';
import { once } from 'node:events';
import type { Hosting, IncomingCarrier } from '../../src/agents/surroundings.ts';
import { text } from '../../src/mail/octets.ts';
import { Servers } from '../../src/node/serve.ts';
import type { End } from '../../src/protocols/carrier.ts';
import { settle } from '../../src/run/household.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Directory } from '../../src/agents/directory.ts';
import type { Dialogue } from './parse.ts';
import { FIRST_DATE_MS, MESSAGES } from './messages.ts';

/** A connection to a server, as a dialogue uses it. */
export interface Talk {
  send(octets: Uint8Array): Promise<void>;
  /** All that the server has said and that was not taken yet; `expected` lines at least, if they come. */
  heard(expected: number): Promise<string>;
  /** The server loses patience; false where time cannot be made to pass. */
  timeOut(): Promise<boolean>;
  cut(): Promise<void>;
  closed(): Promise<boolean>;
  end(): Promise<void>;
}

const SERVERS = {
  smtp: { host: 'mx-b', port: SMTP_PORT },
  submission: { host: 'smtp-a', port: SUBMISSION_PORT },
  pop3: { host: 'mx-b', port: POP3_PORT },
  imap: { host: 'mx-b', port: IMAP_PORT },
};
const scenario = { ...scenarioNamed('journey')!, actions: [] };

function fill(directory: Directory, count: number): void {
  const account = directory.find('bea@b.com')!;
  MESSAGES.slice(0, count).forEach((octets, index) => account.inbox.append(octets, { internalDateMs: FIRST_DATE_MS + index * 1000 }));
}

export async function bare({ server, mail }: Dialogue): Promise<Talk> {
  const listening = new Map<string, (carrier: IncomingCarrier) => End>();
  const hosting = bareHosting((agent, port, serve) => listening.set(`${hostNumbers[agent]}:${port}`, serve));
  const household = settle(scenario, hosting);
  fill(household.everyone, mail);
  let said = '';
  let closed = false;
  const { host, port } = SERVERS[server];
  const carrier: IncomingCarrier = {
    fromAddress: '192.0.2.10',
    crowded: false,
    tls: null,
    subject: -1,
    cause: -1,
    answer: ({ octets }) => (said += text(octets)),
    moved: () => {},
    close: () => (closed = true),
  };
  const end = listening.get(`${scenario.hosts.findIndex(({ id }) => id === host)}:${port}`)!(carrier);
  end.opened();
  return {
    send: async (octets) => end.received(octets),
    heard: async () => [said, (said = '')][0]!,
    timeOut: async () => [true, end.timedOut()][0] as boolean,
    cut: async () => end.ended('lost'),
    closed: async () => closed,
    end: async () => {},
  };
}

const hostNumbers = scenario.hosts.flatMap((host, index) => host.agents.map(() => index));

/** Surroundings in which nothing but listening happens. */
function bareHosting(listen: (agent: number, port: number, serve: (carrier: IncomingCarrier) => End) => void): Hosting {
  let letters = 0;
  return {
    nowMs: () => 0,
    epochMs: () => FIRST_DATE_MS,
    after: () => ({ cancel() {} }),
    random: () => 0,
    note: () => -1,
    letter: (octets) => ({ number: letters++, octets }),
    numberOf: () => -1,
    machine: () => -1,
    moved: () => {},
    connect: () => {},
    bind: () => 1,
    datagram: () => -1,
    listen: (agent, port, _chart, serve) => listen(agent, port, serve),
  };
}

export async function simulated({ server, mail }: Dialogue): Promise<Talk> {
  const run = new Run({ scenario, seed: 1 });
  fill(run.everyone, mail);
  const { host, port } = SERVERS[server];
  let said = '';
  let closed = false;
  const tcp = run.dial('ana-laptop', host, port, server, {
    opened: () => {},
    received: (octets) => (said += text(octets)),
    ended: () => (closed = true),
  });
  const settleDown = () => run.advanceTo(run.nowMs + 2000);
  settleDown();
  return {
    send: async (octets) => (tcp.send(octets, -1), settleDown()),
    heard: async () => [said, (said = '')][0]!,
    timeOut: async () => [true, run.advanceTo(run.nowMs + 45 * 60_000)][0] as boolean,
    cut: async () => (tcp.cutLine(), settleDown()),
    closed: async () => closed,
    end: async () => {},
  };
}

export async function overTcp({ server, mail }: Dialogue): Promise<Talk> {
  const servers = new Servers({
    host: '127.0.0.1',
    portBase: null,
    password: 'correo',
    keep: join(mkdtempSync(join(tmpdir(), 'mailscope-')), 'mail'),
  });
  await servers.start();
  fill(servers.everyone, mail);
  const { host, port } = SERVERS[server];
  const socket = connect({ host: '127.0.0.1', port: servers.portOf(host, port), noDelay: true });
  let said = '';
  let closed = false;
  let wake = () => {};
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString('latin1');
    wake();
  });
  socket.on('close', () => ((closed = true), wake()));
  socket.on('error', () => {});
  await once(socket, 'connect');
  const change = (ms: number) => new Promise<void>((resolve) => ((wake = resolve), setTimeout(resolve, ms)));
  return {
    send: async (octets) => void socket.write(octets),
    async heard(expected) {
      for (let tries = 0; tries < 40 && said.split('\r\n').length - 1 < expected && !closed; tries++) await change(50);
      await change(5);
      return [said, (said = '')][0]!;
    },
    timeOut: async () => false,
    cut: async () => void socket.destroy(),
    async closed() {
      for (let tries = 0; tries < 20 && !closed; tries++) await change(50);
      return closed;
    },
    async end() {
      socket.destroy();
      await servers.stop(0);
    },
  };
}
