/** A real Dovecot of this machine on free ports, with mailboxes in a folder of its own; it ends with the test. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface Dovecot {
  imap: number;
  pop3: number;
  stop(): void;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (heard: boolean) => (socket.destroy(), resolve(heard));
    socket.once('data', () => end(true)).once('error', () => end(false));
    setTimeout(() => end(false), 1000);
  });
}

/** Dovecot does not let root read mail. */
function nobody(): { username: string; uid: number; gid: number } {
  const { username, uid, gid } = userInfo();
  return uid === 0 ? { username: 'nobody', uid: 65534, gid: 65534 } : { username, uid, gid };
}

function groupOf(user: string): string {
  return execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim();
}

/** `key` and `certificate` in PEM. Throws what Dovecot has to say if it does not start. */
export async function dovecot(password: string, identity: { key: string; certificate: string }): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  const { username, uid, gid } = nobody();
  const [imap, pop3] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'key.pem'), identity.key);
  writeFileSync(join(folder, 'cert.pem'), identity.certificate);
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, username, uid, gid, imap, pop3, password));
  for (const name of ['.', ...readdirSync(folder)]) chownSync(join(folder, name), uid, gid);
  const child = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore', uid, gid });
  for (let tries = 0; tries < 100 && child.exitCode === null && !(await answers(imap)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  if (!(await answers(imap))) throw new Error(readFileSync(join(folder, 'log'), 'utf8'));
  return { imap, pop3, stop: () => void child.kill('SIGTERM') };
}

function configuration(folder: string, user: string, uid: number, gid: number, imap: number, pop3: number, password: string): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap pop3
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login cram-md5 scram-sha-256 apop
first_valid_uid = 0
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%n
default_internal_user = ${user}
default_login_user = ${user}
default_internal_group = ${groupOf(user)}
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%n
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${pop3}
  }
  inet_listener pop3s {
    port = 0
  }
}
`;
}
