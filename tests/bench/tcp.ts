/** Our server on a real port beside smtp-server: the same client in a process of its own, so that only the servers' CPU counts. */
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { SMTP_PORT } from '../../src/agents/ports.ts';
import { Servers } from '../../src/node/serve.ts';
import { atLeast, inTurns, type Result } from './measure.ts';
import { smtpServer } from './smtp-server.ts';

const SESSIONS = 2000;
const AT_ONCE = 10;
const ROUNDS = 3;

function sessions(port: number, count: number): Promise<void> {
  const client = spawn(process.execPath, ['tests/bench/sessions.js', port, count, AT_ONCE].map(String), { stdio: 'inherit' });
  return new Promise((resolve, reject) =>
    client.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the client ended with ${code}`)))),
  );
}

export async function onTcp(): Promise<Result[]> {
  const servers = new Servers({ host: '127.0.0.1', portBase: null, password: 'correo', keep: null });
  await servers.start();
  const ours = servers.portOf('mx-b', SMTP_PORT);
  const peer = smtpServer({ authenticated: false });
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const theirs = (peer.server.address() as AddressInfo).port;
  await sessions(theirs, 500);
  await sessions(ours, 500);
  const [theirMs, ourMs] = await inTurns(
    ROUNDS,
    () => sessions(theirs, SESSIONS),
    () => sessions(ours, SESSIONS),
  );
  await new Promise<void>((resolve) => peer.close(() => resolve()));
  await servers.stop(0);
  console.log(`        CPU ms a session: smtp-server ${(theirMs / SESSIONS).toFixed(2)}, ours ${(ourMs / SESSIONS).toFixed(2)}`);
  return [atLeast(`${SESSIONS} new sessions on real TCP: smtp-server over our server`, theirMs / ourMs, 1, '×')];
}
