/** Our server on a real port beside smtp-server: the same client in a process of its own, so that only the servers' CPU counts. */
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { SMTP_PORT } from '../../src/agents/ports.ts';
import { Servers } from '../../src/node/serve.ts';
import { atLeast, inTurns, type Result } from './measure.ts';
import { smtpServer } from './smtp-server.ts';

/** New sessions, with one message each. */
const NEW = 2000;
/** Messages on connections that are kept, as a mail program or a neighbouring server keeps them, and on each of those. */
const MESSAGES = 10_000;
const KEPT = 50;
const AT_ONCE = 10;
const ROUNDS = 3;

/** So many messages in all, so many in each session. */
function sessions(port: number, messages: number, each: number): Promise<void> {
  const client = spawn(process.execPath, ['tests/bench/sessions.js', port, messages / each, AT_ONCE, each].map(String), {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) =>
    client.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the client ended with ${code}`)))),
  );
}

/** How much more CPU time smtp-server takes than ours, `each` messages a session. */
async function ratioWith(messages: number, each: number, theirs: number, ours: number): Promise<number> {
  const [theirMs, ourMs] = await inTurns(
    ROUNDS,
    () => sessions(theirs, messages, each),
    () => sessions(ours, messages, each),
  );
  const [their, our] = [theirMs, ourMs].map((ms) => (ms / messages).toFixed(3));
  console.log(`        CPU ms a message, ${each} a session: smtp-server ${their}, ours ${our}`);
  return theirMs / ourMs;
}

export async function onTcp(): Promise<Result[]> {
  const servers = new Servers({ host: '127.0.0.1', portBase: null, password: 'correo', keep: null });
  await servers.start();
  const ours = servers.portOf('mx-b', SMTP_PORT);
  const peer = smtpServer({ authenticated: false });
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const theirs = (peer.server.address() as AddressInfo).port;
  const [fresh, kept] = [await ratioWith(NEW, 1, theirs, ours), await ratioWith(MESSAGES, KEPT, theirs, ours)];
  await new Promise<void>((resolve) => peer.close(() => resolve()));
  await servers.stop(0);
  return [
    atLeast(`${NEW} new sessions on real TCP: smtp-server over our server`, fresh, 1.2, '×'),
    atLeast(`${MESSAGES} messages on kept connections: smtp-server over our server`, kept, 1, '×'),
  ];
}
