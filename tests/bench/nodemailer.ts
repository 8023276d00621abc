/** Our whole journeys beside one hop of programs that do the same on real sockets: nodemailer hands mail to smtp-server. */
import type { AddressInfo } from 'node:net';
import nodemailer from 'nodemailer';
import { journeys } from './engine.ts';
import { smtpServer } from './smtp-server.ts';
import { atLeast, inTurns, type Result } from './measure.ts';

const MESSAGES = 2000;
const ROUNDS = 2;
/** Sessions at a time: one waits for the other side's delayed acknowledgement while others work. */
const AT_ONCE = 25;
const LETTER = {
  from: 'Ana <ana@a.org>',
  to: 'Bea <bea@b.com>',
  subject: '¿Comemos juntas?',
  text: 'Hola, Bea:\n\n¿Comemos juntas el viernes?\n\nAna\n',
};

/** Each message in a session of its own, with AUTH, as a mail program submits it. */
async function submit(port: number, count: number): Promise<void> {
  const auth = { user: 'ana@a.org', pass: 'correo' };
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true, name: 'laptop.example', auth });
  let left = count;
  const submitting = async () => {
    while (left-- > 0) await transport.sendMail(LETTER);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, submitting));
  transport.close();
}

export async function againstNodemailer(): Promise<Result[]> {
  const server = smtpServer({ authenticated: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const [theirs, ours] = await inTurns(
    ROUNDS,
    () => submit(port, MESSAGES),
    () => journeys(MESSAGES),
  );
  await new Promise<void>((resolve) => server.close(() => resolve()));
  console.log(
    `        CPU ms a message: nodemailer and smtp-server ${(theirs / MESSAGES).toFixed(2)}, a whole journey ${(ours / MESSAGES).toFixed(2)}`,
  );
  return [atLeast(`${MESSAGES} messages nodemailer → smtp-server (AUTH) over our journeys`, theirs / ours, 1.8, '×')];
}
