/**
 * A mailbox of 20,000 messages: what a client asks when it opens one, beside the bare cost of writing the same octets: its lines made
 * into octets one by one, and joined. The server alone, without a socket.
 */
import { Mailboxes } from '../../src/mail/mailboxes.ts';
import { ascii, concat, text } from '../../src/mail/octets.ts';
import { ImapServer } from '../../src/protocols/imap/server.ts';
import { atMost, inTurns, type Result } from './measure.ts';

const MESSAGES = 20_000;
const ROUNDS = 5;

/** Says a line, and gives what is answered. */
type Say = (line: string) => Uint8Array;

function session(): Say {
  const bea = { user: 'bea', password: 'correo', mailboxes: new Mailboxes() };
  const flags = [['\\Seen'], ['\\Seen', '\\Answered'], []];
  const message = ascii('From: ana@a.org\r\nSubject: hola\r\n\r\nHola\r\n');
  for (let count = 0; count < MESSAGES; count++) bea.mailboxes.inbox.append(message, { internalDateMs: 0, flags: flags[count % 3] });
  const quota = () => ({ octets: Infinity, messages: Infinity });
  const policy = { hostName: 'mx.b.com', maxOctets: 1e6, account: () => bea, nowMs: () => 0, quota };
  const heard: Uint8Array[] = [];
  const carrier = { tls: null, moved: () => {}, close: () => {}, answer: ({ octets }: { octets: Uint8Array }) => void heard.push(octets) };
  const server = new ImapServer(policy, carrier);
  server.opened();
  return (line) => {
    heard.length = 0;
    server.received(ascii(`${line}\r\n`));
    return concat(heard);
  };
}

async function asked(say: Say, line: string): Promise<Result> {
  const lines = text(say(line)).split(/(?<=\n)/);
  const [ours, bare] = await inTurns(
    ROUNDS,
    () => say(line),
    () => concat(lines.map(ascii)),
  );
  return atMost(`${line.slice(2)}: ${ours.toFixed(1)} ms, over its bare octets`, ours / bare, 10, '×');
}

export async function mailbox(): Promise<Result[]> {
  const say = session();
  say('a LOGIN bea correo');
  say('b SELECT INBOX');
  const results: Result[] = [];
  for (const line of ['c FETCH 1:* FLAGS', 'd UID FETCH 1:* FLAGS']) results.push(await asked(say, line));
  // of one line each: beside the cost of the whole list
  const [list, select] = await inTurns(
    ROUNDS,
    () => say('e FETCH 1:* FLAGS'),
    () => say('f SELECT INBOX'),
  );
  const [, search] = await inTurns(
    ROUNDS,
    () => say('g FETCH 1:* FLAGS'),
    () => say('h SEARCH UNSEEN'),
  );
  return [
    ...results,
    atMost('SELECT over FETCH 1:* FLAGS', select / list, 1, '×'),
    atMost('SEARCH UNSEEN over FETCH 1:* FLAGS', search / list, 1, '×'),
  ];
}
