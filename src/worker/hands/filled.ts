/** Commands of the book with what the run knows in the place of the example's: people, messages, mailboxes. */
import { decodeUtf8, text } from '../../mail/octets.ts';
import type { ProtocolBook } from '../../protocols/book.ts';
import type { Command } from '../../protocols/command.ts';
import type { Run } from '../../run/run.ts';
import type { Journal } from '../../sim/journal.ts';

/** Lines offered for one verb. */
const MOST = 4;

/** The lines that could be said with this verb, the likeliest first. */
export function linesFor(run: Run, connection: number, book: ProtocolBook, command: Command, tag: string): string[] {
  const example = book.lineFor(command, `${tag} `);
  const fill = FILLS[`${book.protocol} ${command.verb}`];
  return (fill ? fill(run, connection, example) : [example]).slice(0, MOST);
}

type Fill = (run: Run, connection: number, example: string) => string[];

const numbered: Fill = ({ journal }, connection, example) => {
  const numbers = messagesSeen(journal, connection);
  return numbers.length === 0 ? [example] : numbers.map((number) => example.replace('1', String(number)));
};

const FILLS: Record<string, Fill> = {
  'smtp EHLO': (run, connection) => [`EHLO ${clientName(run, connection)}`],
  'smtp HELO': (run, connection) => [`HELO ${clientName(run, connection)}`],
  'smtp LHLO': (run, connection) => [`LHLO ${clientName(run, connection)}`],
  'smtp MAIL': (run, connection) => senders(run, connection).map((address) => `MAIL FROM:<${address}>`),
  'smtp RCPT': (run, connection) => recipients(run, connection).map((address) => `RCPT TO:<${address}>`),
  'smtp VRFY': (run, connection) => recipients(run, connection).map((address) => `VRFY ${address}`),
  'pop3 USER': (run, connection) => recipients(run, connection).map((address) => `USER ${address}`),
  'pop3 PASS': (run, connection) => recipients(run, connection).map((address) => `PASS ${run.everyone.find(address)?.password ?? ''}`),
  'pop3 RETR': numbered,
  'pop3 DELE': numbered,
  'pop3 TOP': (run, connection, example) => numbered(run, connection, example.replace(/\d+$/, '0')),
};

function clientName({ scene, journal }: Run, connection: number): string {
  return scene.hosts[scene.agents[journal.connections[connection]!.client]?.host ?? -1]?.name ?? 'localhost';
}

/** Everybody of the town, those of this server's own host first. */
function recipients({ scene, journal }: Run, connection: number): string[] {
  const host = scene.hosts[scene.agents[journal.connections[connection]!.server]?.host ?? -1]?.id;
  const here = (account: { host: string }) => (account.host === host ? 0 : 1);
  return [...scene.accounts].sort((one, other) => here(one) - here(other)).map(({ address }) => address);
}

/** The same for whoever writes: strangers to the server first. */
function senders(run: Run, connection: number): string[] {
  return recipients(run, connection).reverse();
}

/** Numbers of messages in what the server has told: a listing, or how many there are. */
function messagesSeen(journal: Journal, connection: number): number[] {
  let numbers: number[] = [];
  for (const { reply } of repliesIn(journal, connection)) {
    const listed = [...reply.matchAll(/^(\d{1,6}) \S+$/gm)].map(([, number]) => Number(number));
    const count = /^\+OK (\d{1,6}) \d+\r?$/m.exec(reply)?.[1] ?? /has (\d{1,6}) messages/.exec(reply)?.[1];
    if (listed.length > 0) numbers = listed;
    else if (count !== undefined) numbers = Array.from({ length: Math.min(Number(count), MOST) }, (_, place) => place + 1);
  }
  return numbers;
}

/** What the server has said on a connection, with what it answers. */
export function repliesIn(journal: Journal, connection: number): { asked: string; reply: string }[] {
  const replies: { asked: string; reply: string }[] = [];
  for (let index = 0; index < journal.length; index++) {
    if (journal.kind(index) !== 'reply' || journal.connection(index) !== connection) continue;
    const cause = journal.cause(index);
    replies.push({ asked: cause < 0 ? '' : words(journal.octets(cause)), reply: words(journal.octets(index)) });
  }
  return replies;
}

function words(octets: Uint8Array): string {
  return decodeUtf8(octets) ?? text(octets);
}

/** A tag that was not used on this connection yet. */
export function nextTag(journal: Journal, connection: number): string {
  let said = 1;
  for (let index = 0; index < journal.length; index++)
    if (journal.kind(index) === 'command' && journal.connection(index) === connection) said++;
  return `a${said}`;
}
