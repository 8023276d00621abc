import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, text } from '../../../src/mail/octets.ts';
import { initialResponse, responseTo, SaslServerExchange } from '../../../src/protocols/sasl/exchange.ts';
import type { SaslHouse } from '../../../src/protocols/sasl/mechanism.ts';
import { MECHANISMS, mechanismNamed, offered } from '../../../src/protocols/sasl/mechanisms.ts';
import { scramClient } from '../../../src/protocols/sasl/scram-sha-256.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const house = (people: Record<string, string>, nonce = 'servernonce'): SaslHouse => ({
  hostName: 'mx.b.com',
  password: (user) => (Object.hasOwn(people, user) ? people[user] : undefined),
  nonce: () => nonce,
});

/** Lets a client and a server talk; what comes of it, and everything that was said. */
function talk(name: string, people: Record<string, string>, user: string, password: string) {
  const mechanism = mechanismNamed(name)!;
  const client = mechanism.client({ user, password }, 'clientnonce');
  const server = new SaslServerExchange(mechanism.server(house(people)));
  const said: string[] = [];
  let answer = server.begin(initialResponse(client));
  while (answer.kind === 'challenge' && said.length < 10) {
    const response = responseTo(client, answer.line);
    said.push(response);
    answer = server.respond(response);
  }
  return { answer, said: [initialResponse(client) ?? '', ...said].map((line) => Buffer.from(line, 'base64').toString()) };
}

describe.each(MECHANISMS)('$name', ({ name, plaintext }) => {
  test('lets in whoever has the right password, and nobody else', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((one) => !one.includes('\0') && !one.includes('\x01') && !/\p{Surrogate}/u.test(one));
    fc.assert(
      fc.property(word, word, word, (user, password, wrong) => {
        expect(talk(name, { [user]: password }, user, password).answer).toEqual({ kind: 'accepted', user });
        if (wrong.normalize('NFKC') !== password.normalize('NFKC'))
          expect(talk(name, { [user]: password }, user, wrong).answer).toMatchObject({ kind: 'refused', why: 'credentials' });
        if (user !== wrong) expect(talk(name, { [user]: password }, wrong, password).answer.kind).toBe('refused');
      }),
      { numRuns: name.startsWith('SCRAM') ? 8 : 100 },
    );
  });

  test(plaintext ? 'shows its secret to whoever reads along' : 'never says the password', () => {
    const { said } = talk(name, { bea: 'correo' }, 'bea', 'correo');
    if (!plaintext) expect(said.join()).not.toContain('correo');
    expect(offered(false).includes(name)).toBe(!plaintext);
    expect(offered(true)).toContain(name);
  });

  test('is given up with *', () => {
    const server = new SaslServerExchange(mechanismNamed(name)!.server(house({})));
    server.begin(undefined);
    expect(server.respond('*')).toEqual({ kind: 'refused', why: 'cancelled' });
  });

  test('arbitrary lines are answered, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.base64String(),
            fc.uint8Array().map((octets) => Buffer.from(octets).toString('base64')),
          ),
        ),
        (lines) => {
          const server = new SaslServerExchange(mechanismNamed(name)!.server(house({ bea: 'correo' })));
          for (const [index, line] of lines.entries()) {
            const { kind } = index === 0 ? server.begin(line === '' ? undefined : line) : server.respond(line);
            expect(kind).not.toBe('accepted');
          }
          const client = mechanismNamed(name)!.client({ user: 'bea', password: 'correo' }, 'n');
          for (const line of lines) expect(responseTo(client, line)).toMatch(/^(\*|[A-Za-z0-9+/=]*)$/);
        },
      ),
      { numRuns: name.startsWith('SCRAM') ? 300 : PARSER_RUNS },
    );
  });
});

describe("the standards' own examples", () => {
  test('RFC 4616 §4: PLAIN', () => {
    const server = new SaslServerExchange(mechanismNamed('PLAIN')!.server(house({ tim: 'tanstaaftanstaaf' })));
    expect(server.begin(Buffer.from('\0tim\0tanstaaftanstaaf').toString('base64'))).toEqual({ kind: 'accepted', user: 'tim' });
    const other = new SaslServerExchange(mechanismNamed('PLAIN')!.server(house({ Kurt: 'xipj3plmq' })));
    expect(other.begin(Buffer.from('Ursel\0Kurt\0xipj3plmq').toString('base64'))).toEqual({ kind: 'refused', why: 'credentials' });
  });

  test('RFC 2195 §2: CRAM-MD5', () => {
    const client = mechanismNamed('CRAM-MD5')!.client({ user: 'tim', password: 'tanstaaftanstaaf' }, '');
    const response = client.respond(ascii('<1896.697170952@postoffice.reston.mci.net>'))!;
    expect(text(response)).toBe('tim b913a602c7eda7a495b4e6e7334d3890');
  });

  test('RFC 7677 §3: SCRAM-SHA-256, both proofs', () => {
    const client = scramClient({ user: 'user', password: 'pencil' }, 'rOprNGfwEbeRWgbNEkqO');
    expect(text(client.first!)).toBe('n,,n=user,r=rOprNGfwEbeRWgbNEkqO');
    const first = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096';
    expect(text(client.respond(ascii(first))!)).toBe(
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
    );
    expect(client.respond(ascii('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='))).toEqual(new Uint8Array(0));
  });

  test('a server that cannot prove itself is not trusted', () => {
    const client = scramClient({ user: 'user', password: 'pencil' }, 'n');
    client.respond(ascii('r=nm,s=AAAA,i=4096'));
    expect(client.respond(ascii('v=AAAA'))).toBeUndefined();
  });

  test('an empty initial response is written =', () => {
    const server = new SaslServerExchange(mechanismNamed('PLAIN')!.server(house({})));
    expect(server.begin('=')).toEqual({ kind: 'refused', why: 'syntax' });
  });
});
