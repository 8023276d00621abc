// A client in a process of its own, so that its work is not counted with the server's:
// `node sessions.js <port> <sessions> <at once> <messages a session>`. A session: greeting, EHLO, then MAIL, RCPT, DATA, one small
// message as often as wanted, QUIT. It ends with 1 if any reply was not the expected one.
import { connect } from 'node:net';

const [port, sessions, atOnce, messages] = process.argv.slice(2).map(Number);
const MESSAGE = `Message-ID: <1@a.org>\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom: ana@a.org\r\nTo: bea@b.com\r\nSubject: Hola\r\n\r\n${'Comemos juntos el viernes.\r\n'.repeat(10)}.\r\n`;
/** What is said after each reply, and how that reply must begin. */
const TRANSACTION = [
  ['250', 'MAIL FROM:<ana@a.org>\r\n'],
  ['250', 'RCPT TO:<bea@b.com>\r\n'],
  ['250', 'DATA\r\n'],
  ['354', MESSAGE],
];
const DIALOGUE = [
  ['220', 'EHLO client.example\r\n'],
  ...Array.from({ length: messages }, () => TRANSACTION).flat(),
  ['250', 'QUIT\r\n'],
  ['221', ''],
];

function session() {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let heard = '';
    let step = 0;
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('close', () => (step === DIALOGUE.length ? resolve() : reject(new Error(`closed at step ${step}`))));
    socket.on('data', (chunk) => {
      heard += chunk;
      if (!/^\d{3}(?: .*)?\r\n$/m.test(heard)) return;
      const [code, say] = DIALOGUE[step++];
      if (!heard.startsWith(code)) return socket.destroy(new Error(`${heard.trim()} at step ${step}`));
      heard = '';
      if (say) socket.write(say);
      else socket.end();
    });
  });
}

let left = sessions;
async function worker() {
  while (left-- > 0) await session();
}
await Promise.all(Array.from({ length: atOnce }, worker));
