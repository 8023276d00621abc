/** Three ways to reach the same servers: no network at all, the simulated one, and TCP on this machine. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import type { Directory } from '../../src/agents/directory.ts';
import {
  IMAP_PORT,
  IMAPS_PORT,
  LMTP_PORT,
  POP3_PORT,
  POP3S_PORT,
  SMTP_PORT,
  SUBMISSION_PORT,
  SUBMISSIONS_PORT,
} from '../../src/agents/ports.ts';
import { UNTRACKED, type Hosting, type IncomingCarrier } from '../../src/agents/surroundings.ts';
import { text } from '../../src/mail/octets.ts';
import { Servers } from '../../src/node/serve.ts';
import type { End } from '../../src/protocols/carrier.ts';
import { TlsClient } from '../../src/protocols/tls/client.ts';
import { settle } from '../../src/run/household.ts';
import { Run } from '../../src/run/run.ts';
import type { Scenario } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { FIRST_DATE_MS, MESSAGES } from './messages.ts';
import type { Dialogue } from './parse.ts';
import { WORLDS } from './worlds.ts';

/** A connection to a server, as a dialogue uses it. */
export interface Talk {
  send(octets: Uint8Array): Promise<void>;
  /** All that the server has said and that was not taken yet; `expected` lines at least, if they come. */
  heard(expected: number): Promise<string>;
  /** The client shakes hands, and the server does too. */
  secure(): Promise<void>;
  /** The server loses patience; false where time cannot be made to pass. */
  timeOut(): Promise<boolean>;
  cut(): Promise<void>;
  closed(): Promise<boolean>;
}

/** The servers of one dialogue, for as many connections as it needs. */
export interface House {
  talk(): Promise<Talk>;
  end(): Promise<void>;
  /** What happens on the simulated network. */
  run?: Run;
}

const SERVERS = {
  smtp: { host: 'mx-b', port: SMTP_PORT, tlsPort: SMTP_PORT },
  submission: { host: 'smtp-a', port: SUBMISSION_PORT, tlsPort: SUBMISSIONS_PORT },
  lmtp: { host: 'mx-b', port: LMTP_PORT, tlsPort: LMTP_PORT },
  pop3: { host: 'mx-b', port: POP3_PORT, tlsPort: POP3S_PORT },
  imap: { host: 'mx-b', port: IMAP_PORT, tlsPort: IMAPS_PORT },
  http: { host: 'mx-b', port: 80, tlsPort: 443 },
};

function worldOf({ world, server }: Dialogue): Scenario {
  const change = WORLDS[world];
  if (!change) throw new Error(`no world ${world}`);
  return change({ ...scenarioNamed(server === 'http' ? 'web-mail' : 'journey')!, actions: [] });
}

function portOf({ server, implicitTls }: Dialogue): { host: string; port: number } {
  const { host, port, tlsPort } = SERVERS[server];
  return { host, port: implicitTls ? tlsPort : port };
}

function fill(directory: Directory, count: number): void {
  const account = directory.find('bea@b.com')!;
  MESSAGES.slice(0, count).forEach((octets, index) => account.inbox.append(octets, { internalDateMs: FIRST_DATE_MS + index * 1000 }));
}

export async function bare(dialogue: Dialogue): Promise<House> {
  const scenario = worldOf(dialogue);
  const numbers = scenario.hosts.flatMap((host, index) => host.agents.map(() => index));
  const listening = new Map<string, (carrier: IncomingCarrier) => End>();
  const household = settle(
    scenario,
    bareHosting((agent, port, serve) => listening.set(`${numbers[agent]}:${port}`, serve)),
  );
  fill(household.everyone, dialogue.mail);
  const { host, port } = portOf(dialogue);
  const index = scenario.hosts.findIndex(({ id }) => id === host);
  return {
    talk: async () => bareTalk(listening.get(`${index}:${port}`)!, scenario.hosts[index]!.tls === true, dialogue.implicitTls),
    end: async () => {},
  };
}

const FACTS = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', serverName: '' };

function bareTalk(serve: (carrier: IncomingCarrier) => End, certificate: boolean, implicitTls: boolean): Talk {
  let said = '';
  let closed = false;
  let shaking = false;
  let tls = implicitTls ? FACTS : null;
  const carrier: IncomingCarrier = {
    fromAddress: '192.0.2.10',
    crowded: false,
    get tls() {
      return tls;
    },
    subject: -1,
    cause: -1,
    answer: ({ octets }) => (said += text(octets)),
    moved: () => {},
    close: () => (closed = true),
  };
  if (certificate) carrier.startTls = () => (shaking = true);
  const end = serve(carrier);
  end.opened();
  return {
    send: async (octets) => end.received(octets),
    heard: async () => [said, (said = '')][0]!,
    async secure() {
      if (!shaking) throw new Error('the server does not await a handshake');
      tls = FACTS;
      end.secured?.();
    },
    timeOut: async () => [true, end.timedOut()][0] as boolean,
    cut: async () => end.ended('lost'),
    closed: async () => closed,
  };
}

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
    machine: () => UNTRACKED,
    connect: () => {},
    bind: () => 1,
    datagram: () => -1,
    listen: (agent, port, _chart, serve) => listen(agent, port, serve),
  };
}

export async function simulated(dialogue: Dialogue): Promise<House> {
  const run = new Run({ scenario: worldOf(dialogue), seed: 1 });
  fill(run.everyone, dialogue.mail);
  return { talk: async () => simulatedTalk(run, dialogue), end: async () => {}, run };
}

async function simulatedTalk(run: Run, dialogue: Dialogue): Promise<Talk> {
  const { host, port } = portOf(dialogue);
  let said = '';
  let closed = false;
  let layer: TlsClient | undefined;
  const tcp = run.dial('ana-laptop', host, port, dialogue.server, {
    opened: () => {},
    received: (octets) => (layer ? layer.received(octets) : (said += text(octets))),
    ended: () => (closed = true),
  });
  const settleDown = () => run.advanceTo(run.nowMs + 2000);
  const secure = async () => {
    const user = {
      send: (_label: string, octets: Uint8Array) => tcp.send(octets, -1),
      moved: () => {},
      secured: () => {},
      plain: (octets: Uint8Array) => (said += text(octets)),
      over: () => {},
    };
    const random = (octets: number) => new Uint8Array(octets).fill(octets);
    layer = new TlsClient({ serverName: host, authority: undefined, random }, user);
    layer.start();
    settleDown();
    if (!layer.connected) throw new Error(`no handshake: ${layer.state}`);
  };
  settleDown();
  if (dialogue.implicitTls) await secure();
  return {
    send: async (octets) => (tcp.send(layer ? layer.seal(octets) : octets, -1), settleDown()),
    heard: async () => [said, (said = '')][0]!,
    secure,
    timeOut: async () => [true, run.advanceTo(run.nowMs + 45 * 60_000)][0] as boolean,
    cut: async () => (tcp.cutLine(), settleDown()),
    closed: async () => closed,
  };
}

/** A disk that does not keep dialogues waiting, where there is one. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export async function overTcp(dialogue: Dialogue): Promise<House> {
  const scenario = worldOf(dialogue);
  const folder = mkdtempSync(join(MEMORY, 'mailscope-'));
  const servers = new Servers({
    host: '127.0.0.1',
    portBase: null,
    password: 'correo',
    keep: folder,
    scenario,
    uidValidity: 1,
    guessWaitMs: 0,
    openSubmission: true,
    ...(scenario.hosts.some(({ tls }) => tls) ? {} : { identity: null }),
  });
  await servers.start();
  fill(servers.everyone, dialogue.mail);
  const { host, port } = portOf(dialogue);
  const open: Socket[] = [];
  return {
    async talk() {
      const socket = connect({ host: '127.0.0.1', port: servers.portOf(host, port), noDelay: true });
      open.push(socket);
      await once(socket, 'connect');
      return tcpTalk(socket, dialogue.implicitTls);
    },
    async end() {
      for (const socket of open) socket.destroy();
      await servers.stop(0);
      rmSync(folder, { recursive: true });
    },
  };
}

async function tcpTalk(plain: Socket, implicitTls: boolean): Promise<Talk> {
  let socket = plain;
  let said = '';
  let closed = false;
  let wake = () => {};
  const listen = () => {
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
      wake();
    });
    socket.on('close', () => ((closed = true), wake()));
    socket.on('error', () => {});
  };
  const secure = async () => {
    plain.removeAllListeners('data');
    socket = connectTls({ socket: plain, rejectUnauthorized: false });
    listen();
    await once(socket, 'secureConnect');
  };
  if (implicitTls) await secure();
  else listen();
  const change = (ms: number) => new Promise<void>((resolve) => ((wake = resolve), setTimeout(resolve, ms)));
  return {
    send: async (octets) => void socket.write(octets),
    async heard(expected) {
      for (let tries = 0; tries < 200 && said.split('\r\n').length - 1 < expected && !closed; tries++) await change(50);
      await change(5);
      return [said, (said = '')][0]!;
    },
    secure,
    timeOut: async () => false,
    cut: async () => void socket.destroy(),
    async closed() {
      for (let tries = 0; tries < 20 && !closed; tries++) await change(50);
      return closed;
    },
  };
}
