/** Ten clients at once, and what each of them was promised: messages have names, and who was answered knows which. */
import { Cut, REPLY, tagged, Talk } from './talk.ts';

export interface Ports {
  smtp: number;
  submission: number;
  lmtp: number;
  imap: number;
}

export function portsFrom(base: number): Ports {
  return { smtp: base + 25, submission: base + 587, lmtp: base + 24, imap: base + 143 };
}

export const PEOPLE = ['bea@b.com', 'carlos@b.com', 'david@b.com'] as const;

/** What clients know when the server is killed. */
export class Ledger {
  /** 'name address' of every message that was answered 250 or OK. */
  readonly promised = new Set<string>();
  /** Names of which an answer was lost: they may be there, or there twice. */
  readonly doubtful = new Set<string>();
  /** Bea's INBOX, as she has seen it: UIDVALIDITY and UID → name. */
  readonly seen = new Map<string, string>();
  #count = 0;

  name(): string {
    return `letter-${++this.#count}`;
  }

  /** Does something for a message; if the line is cut before the answer, it is in doubt. */
  async about(name: string, addresses: readonly string[], act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      for (const address of addresses) this.promised.add(`${name} ${address}`);
    } catch (error) {
      if (error instanceof Cut) this.doubtful.add(name);
      throw error;
    }
  }
}

type Client = (ports: Ports, ledger: Ledger, pick: <T>(of: readonly T[]) => T) => Promise<never>;

const letter = (name: string): string => `Subject: ${name}\r\n\r\n${'A line of some length.\r\n'.repeat(40)}`;

async function expected(said: Promise<string>, pattern: RegExp): Promise<string> {
  const words = await said;
  if (!pattern.test(words)) throw new Error(`unexpected: ${words}`);
  return words;
}

/** SMTP, from letter to letter, for one or two people. */
const sender =
  (which: 'smtp' | 'submission'): Client =>
  async (ports, ledger, pick) => {
    const talk = Talk.to(ports[which]);
    await talk.hear(REPLY);
    await expected(talk.say('EHLO client.example\r\n', REPLY), /^250/);
    for (;;) {
      const name = ledger.name();
      const to = which === 'smtp' ? [...new Set([pick(PEOPLE), pick(PEOPLE)])] : [pick(PEOPLE)];
      await expected(talk.say('MAIL FROM:<ana@a.org>\r\n', REPLY), /^250/);
      for (const address of to) await expected(talk.say(`RCPT TO:<${address}>\r\n`, REPLY), /^250/);
      await expected(talk.say('DATA\r\n', REPLY), /^354/);
      await ledger.about(name, to, () => expected(talk.say(`${letter(name)}.\r\n`, REPLY), /^250/));
    }
  };

const deliverer: Client = async (ports, ledger) => {
  const talk = Talk.to(ports.lmtp);
  await talk.hear(REPLY);
  await expected(talk.say('LHLO client.example\r\n', REPLY), /^250/);
  for (;;) {
    const name = ledger.name();
    await expected(talk.say('MAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nDATA\r\n', /^354.*\r\n/m), /354/);
    await ledger.about(name, ['bea@b.com'], () => expected(talk.say(`${letter(name)}.\r\n`, REPLY), /^250/));
  }
};

async function loggedIn(ports: Ports, user: string): Promise<Talk> {
  const talk = Talk.to(ports.imap);
  await talk.hear(/^\* OK.*\r\n/m);
  await expected(talk.say(`a LOGIN ${user} correo\r\n`, tagged('a')), /^a OK/m);
  return talk;
}

/** APPEND, and then MOVE to another mailbox. */
const filer: Client = async (ports, ledger) => {
  const talk = await loggedIn(ports, 'carlos');
  await expected(talk.say('b SELECT Drafts\r\n', tagged('b')), /^b OK/m);
  for (;;) {
    const name = ledger.name();
    const text = letter(name);
    let uid = '';
    await ledger.about(name, ['carlos@b.com'], async () => {
      uid = /APPENDUID \d+ (\d+)/.exec(
        await expected(talk.say(`c APPEND Drafts {${text.length}+}\r\n${text}\r\n`, tagged('c')), /^c OK/m),
      )![1]!;
    });
    await ledger.about(name, [], () => expected(talk.say(`d UID MOVE ${uid} Archive\r\n`, tagged('d')), /^d OK/m));
  }
};

/** Looks again and again, and remembers what it has seen under which UID. */
const reader: Client = async (ports, ledger) => {
  const talk = await loggedIn(ports, 'bea');
  let next = 1;
  for (;;) {
    for (const [uid, key, name] of await look(talk, next)) {
      next = Math.max(next, uid + 1);
      ledger.seen.set(key, name);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

async function look(talk: Talk, from: number): Promise<[number, string, string][]> {
  const selected = await expected(talk.say('b SELECT INBOX\r\n', tagged('b')), /^b OK/m);
  const validity = /UIDVALIDITY (\d+)/.exec(selected)![1]!;
  const fetched = await expected(talk.say(`c UID FETCH ${from}:* BODY.PEEK[HEADER.FIELDS (SUBJECT)]\r\n`, tagged('c')), /^c OK/m);
  return [...fetched.matchAll(/UID (\d+) [^]*?Subject: (\S+)\r\n/g)].map(([, uid, name]) => [Number(uid), `${validity}.${uid}`, name!]);
}

const CLIENTS: readonly Client[] = [
  ...Array.from({ length: 4 }, () => sender('smtp')),
  ...Array.from({ length: 2 }, () => sender('submission')),
  deliverer,
  filer,
  filer,
  reader,
];

/** All of them, until the server is no more. */
export async function traffic(ports: Ports, ledger: Ledger, pick: <T>(of: readonly T[]) => T): Promise<void> {
  const ended = await Promise.allSettled(CLIENTS.map((client) => client(ports, ledger, pick)));
  for (const one of ended) if (one.status === 'rejected' && !(one.reason instanceof Cut)) throw one.reason;
}

/** UIDVALIDITY and UID → name, of Bea's INBOX now. */
export async function synchronised(ports: Ports): Promise<Map<string, string>> {
  const talk = await loggedIn(ports, 'bea');
  const seen = new Map((await look(talk, 1)).map(([, key, name]) => [key, name]));
  talk.socket.destroy();
  return seen;
}
