import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat, ascii, text } from '../../../src/mail/octets.ts';
import type { ClientCarrier, ServerCarrier, TlsFacts } from '../../../src/protocols/carrier.ts';
import { ImapClient, type ImapJob, type ImapOutcome } from '../../../src/protocols/imap/client.ts';
import { ImapServer } from '../../../src/protocols/imap/server.ts';
import { MECHANISMS } from '../../../src/protocols/sasl/mechanisms.ts';
import { house, type House } from './house.ts';

const TLS: TlsFacts = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', serverName: '' };

/** Both ends on a line without time, on which TLS can begin. */
class Line {
  readonly spoken: string[] = [];
  readonly fetched: string[] = [];
  readonly outcomes: ImapOutcome[] = [];
  readonly server: ImapServer;
  readonly client: ImapClient;
  readonly #toClient: Uint8Array[] = [];
  readonly #toServer: Uint8Array[] = [];
  readonly #cuts: readonly number[];
  #tls: TlsFacts | null = null;
  #asked = 0;

  constructor({ policy }: House, job: Partial<ImapJob>, { cuts = [] as readonly number[], certificate = false } = {}) {
    this.#cuts = cuts;
    const tls = () => this.#tls;
    const startTls = () => void this.#asked++;
    const serverCarrier: ServerCarrier = {
      get tls() {
        return tls();
      },
      answer: ({ octets }) => this.#say('S', octets, this.#toClient),
      moved: () => {},
      close: () => {},
      ...(certificate ? { startTls } : {}),
    };
    const clientCarrier: ClientCarrier = {
      get tls() {
        return tls();
      },
      say: ({ octets }) => this.#say('C', octets, this.#toServer),
      moved: () => {},
      close: () => {},
      startTls,
    };
    this.server = new ImapServer(policy, serverCarrier);
    this.client = new ImapClient({ user: 'bea', password: 'correo', known: new Set(), ...job }, clientCarrier, {
      message: ({ octets }) => void this.fetched.push(text(octets)),
      done: (outcome) => void this.outcomes.push(outcome),
    });
    this.server.opened();
    this.talk();
  }

  /** What the client said, without tags. */
  get said(): string[] {
    return this.spoken
      .filter((one) => one.startsWith('C: '))
      .map((one) =>
        one
          .slice(3)
          .replace(/^a\d+ /, '')
          .trimEnd(),
      );
  }

  #say(who: string, octets: Uint8Array, queue: Uint8Array[]): void {
    this.spoken.push(`${who}: ${text(octets)}`);
    queue.push(octets);
  }

  /** Until nobody has anything to say. */
  talk(): void {
    while (this.#toClient.length > 0 || this.#toServer.length > 0 || this.#asked === 2) {
      this.#deliver(this.#toServer, this.server);
      this.#deliver(this.#toClient, this.client);
      if (this.#asked === 2 && this.#toServer.length === 0 && this.#toClient.length === 0) this.#shakeHands();
    }
  }

  #deliver(queue: Uint8Array[], end: { received(octets: Uint8Array): void }): void {
    let cut = 0;
    for (let octets = concat(queue.splice(0)); octets.length > 0;) {
      const length = this.#cuts.length === 0 ? octets.length : this.#cuts[cut++ % this.#cuts.length]!;
      end.received(octets.slice(0, length));
      octets = octets.subarray(length);
    }
  }

  #shakeHands(): void {
    this.#asked = 0;
    this.#tls = TLS;
    this.spoken.push('TLS');
    this.server.secured();
    this.client.secured();
  }
}

const done = [{ outcome: 'done', verb: '' }];
const nonce = () => 'fyko+d2lbbFgONRv9qkxdawL';

describe('a client', () => {
  test('protects the line where it can, and asks anew what is offered', () => {
    const { said, spoken, outcomes } = new Line(house(), { tls: 'ifOffered' }, { certificate: true });
    expect(said).toEqual(['CAPABILITY', 'STARTTLS', 'CAPABILITY', 'LOGIN "bea" "correo"', 'SELECT INBOX', 'LOGOUT']);
    expect(spoken.indexOf('TLS')).toBe(5);
    expect(outcomes).toEqual(done);
  });
  test('goes on without TLS if it may, and gives up if it must not', () => {
    expect(new Line(house(), { tls: 'ifOffered' }).outcomes).toEqual(done);
    const refused = new Line(house(), { tls: 'demanded' });
    expect(refused.outcomes).toEqual([{ outcome: 'refused', verb: 'CAPABILITY', obstacle: 'tlsNotOffered' }]);
    expect(refused.said).toEqual(['CAPABILITY', 'LOGOUT']);
  });
  test.each(MECHANISMS.map(({ name }) => name))('proves itself by %s', (name) => {
    const { outcomes, said } = new Line(house(['a']), { tls: 'demanded', mechanisms: [name], nonce }, { certificate: true });
    expect(outcomes).toEqual(done);
    expect(said.find((one) => one.startsWith('AUTHENTICATE'))).toMatch(new RegExp(`^AUTHENTICATE ${name}`));
  });
  test('chooses the best that is offered, and says LOGIN if there is none', () => {
    const choice = (job: Partial<ImapJob>, certificate = false) =>
      new Line(house(), job, { certificate }).said
        .find((one) => /^(AUTH|LOGIN)/.test(one))!
        .split(' ', 2)
        .join(' ');
    const all = MECHANISMS.map(({ name }) => name);
    expect(choice({ mechanisms: all, nonce })).toBe('AUTHENTICATE SCRAM-SHA-256');
    expect(choice({ mechanisms: all })).toBe('AUTHENTICATE CRAM-MD5');
    expect(choice({ mechanisms: ['PLAIN'] })).toBe('LOGIN "bea"');
    expect(choice({ mechanisms: ['PLAIN'], tls: 'demanded' }, true)).toBe('AUTHENTICATE PLAIN');
  });
  test('says no password in the clear if it must not', () => {
    const { outcomes, said } = new Line(house(), { inTheClear: false });
    expect(outcomes[0]).toMatchObject({ outcome: 'refused', obstacle: 'noWayIn' });
    expect(said).toEqual(['CAPABILITY', 'LOGOUT']);
    expect(new Line(house([], { encryptionRequired: true }), {}).outcomes[0]).toMatchObject({ obstacle: 'noWayIn' });
  });
  test('parts politely when its proof is not accepted', () => {
    const wrong = new Line(house(), { password: 'x', mechanisms: ['SCRAM-SHA-256'], nonce });
    expect(wrong.outcomes[0]).toMatchObject({ outcome: 'refused', verb: '(response)', reply: { code: 'AUTHENTICATIONFAILED' } });
    expect(wrong.said.at(-1)).toBe('LOGOUT');
  });
  test('takes headers only and leaves \\Seen alone', () => {
    const place = house(['Subject: a\r\n\r\nbody\r\n']);
    const { fetched, said } = new Line(place, { headersOnly: true });
    expect(fetched).toEqual(['Subject: a\r\n\r\n']);
    expect(said).toContain('UID FETCH 1 BODY.PEEK[HEADER]');
    expect(place.bea.mailboxes.inbox.messages[0]!.flags.size).toBe(0);
  });
  test('lays down the copy of what was sent', () => {
    const place = house();
    const octets = ascii(`Subject: {9}\r\n\r\n${'long {5}\r\n'.repeat(1000)}`);
    const { outcomes, said } = new Line(place, { save: { mailbox: 'Sent', octets, flags: ['\\Seen'] } });
    expect(outcomes).toEqual(done);
    expect(said.slice(1)).toEqual(['LOGIN "bea" "correo"', `APPEND Sent (\\Seen) {${octets.length}}`, text(octets).trimEnd(), 'LOGOUT']);
    expect(place.bea.mailboxes.find('Sent')!.mailbox!.messages).toMatchObject([{ octets, flags: new Set(['\\Seen']) }]);
  });
  test('makes the mailbox for it if there is none, once', () => {
    const place = house();
    const save = { mailbox: 'Enviados/añejos', octets: ascii('x'), flags: [] };
    const { outcomes, said } = new Line(place, { save });
    expect(outcomes).toEqual(done);
    expect(said.slice(2, 5)).toEqual([
      'APPEND Enviados/a&APE-ejos () {1+}\r\nx',
      'CREATE Enviados/a&APE-ejos',
      'APPEND Enviados/a&APE-ejos () {1+}\r\nx',
    ]);
    expect(place.bea.mailboxes.find('Enviados/añejos')!.mailbox!.messages.length).toBe(1);
    const full = house([], { quota: () => ({ octets: 0, messages: 0 }) });
    expect(new Line(full, { save: { ...save, mailbox: 'Sent' } }).outcomes[0]).toMatchObject({
      verb: 'APPEND',
      reply: { code: 'OVERQUOTA' },
    });
  });
  test('waits in IDLE, fetches what comes, and ends when nothing comes', () => {
    const place = house(['a']);
    const line = new Line(place, { idleMs: 60_000 });
    expect([line.client.state, line.client.patienceMs, line.fetched]).toEqual(['watching', 60_000, ['a']]);
    place.bea.mailboxes.inbox.append(ascii('b'), { internalDateMs: 0 });
    line.talk();
    expect([line.client.state, line.fetched]).toEqual(['watching', ['a', 'b']]);
    place.bea.mailboxes.inbox.expunge([1]);
    place.bea.mailboxes.inbox.append(ascii('c'), { internalDateMs: 0 });
    line.talk();
    expect(line.fetched).toEqual(['a', 'b', 'c']);
    line.client.timedOut();
    line.talk();
    expect(line.outcomes).toEqual(done);
    expect(line.said.slice(-2)).toEqual(['DONE', 'LOGOUT']);
  });
  test('does not wait where there is no IDLE', () => {
    const said: string[] = [];
    const carrier = {
      tls: null,
      say: ({ octets }: { octets: Uint8Array }) => void said.push(text(octets)),
      moved: () => {},
      close: () => {},
    };
    const job = { user: 'bea', password: 'x', known: new Set<string>(), idleMs: 1000 };
    const client = new ImapClient(job, carrier, { message: () => {}, done: () => {} });
    for (const heard of ['* OK hi\r\n', '* CAPABILITY IMAP4rev1\r\na001 OK\r\n', 'a002 OK\r\n', '* 0 EXISTS\r\na003 OK\r\n'])
      client.received(ascii(heard));
    expect(said.at(-1)).toBe('a004 LOGOUT\r\n');
  });
  test('says the same, however the octets are cut', () => {
    const jobs: Partial<ImapJob>[] = [
      { tls: 'demanded', mechanisms: ['PLAIN'] },
      { mechanisms: ['SCRAM-SHA-256'], nonce, idleMs: 1000 },
      { headersOnly: true },
      { save: { mailbox: 'New', octets: ascii('a\r\n{3}\r\nb'.repeat(900)), flags: ['\\Seen'] } },
    ];
    const messages = ['Subject: a\r\n\r\n{5}\r\nb', '* 1 EXPUNGE\r\n'];
    fc.assert(
      fc.property(fc.constantFrom(...jobs), fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }), (job, cuts) => {
        const [whole, cut] = [[], cuts].map((pieces) => new Line(house(messages), job, { cuts: pieces, certificate: true }));
        expect(cut!.said).toEqual(whole!.said);
        expect(cut!.fetched).toEqual(whole!.fetched);
        expect(cut!.outcomes).toEqual(whole!.outcomes);
      }),
    );
  });
});

test('what is said in the clear behind STARTTLS reaches nobody', () => {
  const spoken: string[] = [];
  const carrier = {
    tls: null,
    say: ({ octets }: { octets: Uint8Array }) => void spoken.push(text(octets)),
    moved: () => {},
    close: () => {},
    startTls: () => {},
  };
  const client = new ImapClient({ user: 'bea', password: 'x', known: new Set(), tls: 'demanded' }, carrier, {
    message: () => {},
    done: () => {},
  });
  for (const heard of [
    '* OK hi\r\n',
    '* CAPABILITY IMAP4rev1 STARTTLS\r\na001 OK\r\n',
    'a002 OK go\r\n* BYE injected\r\n',
    '* BYE too\r\n',
  ])
    client.received(ascii(heard));
  expect(client.state).toBe('handshake');
  client.secured();
  client.received(ascii('* CAPABILITY IMAP4rev1\r\n'));
  expect([client.state, spoken.at(-1)]).toEqual(['capability', 'a003 CAPABILITY\r\n']);
});
