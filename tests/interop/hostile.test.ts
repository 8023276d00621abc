import { connect, type Socket } from 'node:net';
import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from './servers.ts';

let served: Served;
beforeAll(async () => void (served = await serve()));
afterAll(() => served.stop());

function dial(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** What a server says until it closes, or until nothing has come for a while. */
function hear(socket: Socket, quietMs = 300): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    let timer = setTimeout(() => resolve(heard), quietMs * 4);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(() => resolve(heard), quietMs);
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', () => {});
  });
}

async function stillServes(): Promise<void> {
  const socket = await dial(served.smtp);
  const heard = hear(socket);
  socket.write('EHLO x.example\r\nQUIT\r\n');
  expect(await heard).toMatch(/^220 [\s\S]*\r\n221 /);
}

describe('our servers go on serving', () => {
  test('under a flood of garbage, in constant memory', async () => {
    const garbage = Buffer.alloc(1 << 20, 0xaa);
    const before = process.memoryUsage().rss;
    for (const port of [served.smtp, served.submission, served.pop3, served.imap]) {
      const socket = await dial(port);
      socket.on('error', () => {}).setMaxListeners(0);
      for (let count = 0; count < 40 && !socket.destroyed; count++) {
        if (!socket.write(garbage)) await new Promise((resolve) => (socket.once('drain', resolve), socket.once('close', resolve)));
      }
      socket.destroy();
    }
    await stillServes();
    expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20);
  });

  test('when a client asks and never reads', async () => {
    const socket = await dial(served.smtp);
    socket.pause();
    socket.on('error', () => {});
    socket.write('EHLO x\r\n'.repeat(200_000));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await stillServes();
    socket.destroy();
  });

  test('when clients vanish in the middle of everything', async () => {
    const words = [
      '',
      'EHLO',
      'EHLO x\r\nMAIL FROM:<a@a.org>\r\nRCPT TO:<bea@b.com>\r\nDATA\r\nhalf',
      'USER be',
      'a LOGIN {5}\r\n',
      '\r\n',
    ];
    for (const port of [served.smtp, served.pop3, served.imap]) {
      for (const word of words) {
        const socket = await dial(port);
        socket.on('error', () => {});
        socket.write(word);
        socket.destroy();
      }
    }
    await stillServes();
    expect(served.inbox('bea@b.com')).toEqual([]);
  });

  test('with hundreds of idle connections of one client: the next are told 421, others find the door open, and so does IMAP', async () => {
    const sockets = await Promise.all(Array.from({ length: 240 }, () => dial(served.smtp).catch(() => null)));
    const greetings = await Promise.all(sockets.map((socket) => (socket ? hear(socket, 200) : '')));
    expect(greetings.filter((greeting) => greeting.startsWith('220 '))).toHaveLength(200);
    expect(greetings.filter((greeting) => greeting.startsWith('421 '))).toHaveLength(40);
    const other = connect({ port: served.smtp, host: '127.0.0.1', localAddress: '127.0.0.2' });
    expect(await hear(other, 200)).toMatch(/^220 /);
    const imap = await dial(served.imap);
    expect(await hear(imap, 200)).toMatch(/^\* OK /);
    other.destroy();
    imap.destroy();
    for (const socket of sockets) socket?.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await stillServes();
  });

  test('datagrams that are no questions are not answered', async () => {
    const socket = createSocket('udp4');
    let answers = 0;
    socket.on('message', () => answers++);
    for (const octets of [Buffer.alloc(0), Buffer.alloc(12), Buffer.alloc(600, 0xff), Buffer.from('hello')])
      socket.send(octets, served.dns, '127.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, 200));
    // twelve zero octets are a question about nothing: FORMERR
    expect(answers).toBeLessThanOrEqual(1);
    socket.close();
  });
});
