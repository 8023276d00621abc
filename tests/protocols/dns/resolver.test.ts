/** The search of the resolver: from the root downwards, from memory, over TCP, against silence, circles and liars. */
import { describe, expect, test } from 'vitest';
import { decode, encode, query, responseTo, type Packet } from '../../../src/protocols/dns/wire.ts';
import { RESOLVER_ADDRESS, Town, type Keeper } from './town.ts';
import { records } from './records.ts';

const soa = (origin: string) => `${origin} SOA ns.${origin} h.${origin} 1 2 3 4 60`;
const ROOT: Keeper = {
  address: '198.51.100.1',
  zones: [
    {
      origin: '.',
      records: records(
        '. SOA root root 1 2 3 4 86400',
        'com NS ns.com',
        'ns.com A 198.51.100.2',
        'org NS ns.org',
        'ns.org A 198.51.100.3',
        'net NS ns.net.com',
      ),
    },
  ],
};
const COM: Keeper = {
  address: '198.51.100.2',
  zones: [
    {
      origin: 'com',
      records: records(
        soa('com'),
        'b.com NS ns1.b.com',
        'b.com NS ns2.b.com',
        'ns1.b.com A 198.51.100.4',
        'ns2.b.com A 198.51.100.5',
        'e.com NS ns.b.org',
        'round.com NS ns.round.org',
        'ns.net.com A 198.51.100.4',
      ),
    },
  ],
};
const ORG: Keeper = {
  address: '198.51.100.3',
  zones: [
    {
      origin: 'org',
      records: records(soa('org'), 'b.org NS ns.b.org', 'ns.b.org A 198.51.100.5', 'round.org NS ns.round.com', 'alias.org CNAME mx.b.com'),
    },
  ],
};
const ofB = records(
  soa('b.com'),
  'b.com MX 10 mx.b.com',
  'mx.b.com A 198.51.100.25',
  'www.b.com CNAME mail.b.org',
  ...Array.from({ length: 40 }, (_, index) => `many.b.com TXT record number ${index}`),
  ...Array.from({ length: 9 }, (_, index) => `c${index}.b.com CNAME c${index + 1}.b.org`),
);
const ofOrg = records(
  soa('b.org'),
  'mail.b.org A 198.51.100.26',
  'ns.b.org A 198.51.100.5',
  ...Array.from({ length: 9 }, (_, index) => `c${index}.b.org CNAME c${index + 1}.b.com`),
);
const NS1: Keeper = {
  address: '198.51.100.4',
  zones: [
    { origin: 'b.com', records: ofB },
    { origin: 'net', records: records(soa('net'), 'x.net A 198.51.100.30') },
  ],
};
const NS2: Keeper = {
  address: '198.51.100.5',
  zones: [
    { origin: 'b.com', records: ofB },
    { origin: 'b.org', records: ofOrg },
    { origin: 'e.com', records: records(soa('e.com'), 'e.com MX 10 mx.e.com') },
  ],
};
const HINTS = [{ origin: '.', address: ROOT.address }];
const town = () => new Town([ROOT, COM, ORG, NS1, NS2], HINTS);
const said = (packet: Packet | undefined) =>
  packet && `${packet.rcode} ${packet.answers.map(({ name, type, data }) => `${name} ${type} ${data}`).join('; ')}`;

describe('down from the root', () => {
  test('root, TLD, zone; and what was learned on the way is not asked again', () => {
    const walk = town();
    const answer = walk.ask('b.com', 'MX')!;
    expect(said(answer)).toBe('NOERROR b.com MX 10 mx.b.com');
    expect(answer).toMatchObject({ authoritative: false, recursionAvailable: true });
    expect(walk.asked()).toEqual(['2 b.com MX', '3 b.com MX', '5 b.com MX']);
    // RFC 2181 §5.4.1: the address that came along is no answer; but who to ask is known
    expect(said(walk.ask('mx.b.com', 'A'))).toBe('NOERROR mx.b.com A 198.51.100.25');
    expect(walk.asked().slice(3)).toEqual(['5 mx.b.com A']);
    walk.ask('b.com', 'MX');
    expect(walk.asked()).toHaveLength(4);
  });

  test('the TTL of what is remembered counts down, and at zero it is asked for again', () => {
    const walk = town();
    expect(walk.ask('b.com', 'MX')!.answers[0]!.ttlSeconds).toBe(3600);
    walk.pass(1000_000);
    expect(walk.ask('b.com', 'MX')!.answers[0]!.ttlSeconds).toBe(2571);
    walk.pass(3600_000);
    expect(walk.ask('b.com', 'MX')!.answers[0]!.ttlSeconds).toBe(3600);
    expect(walk.asked()).toHaveLength(6);
  });

  test('a name that does not exist is remembered for all types, a missing type only for itself', () => {
    const walk = town();
    expect(said(walk.ask('nobody.b.com', 'MX'))).toBe('NXDOMAIN ');
    expect(walk.ask('nobody.b.com', 'A')!.authority).toMatchObject([{ name: 'b.com', type: 'SOA' }]);
    expect(said(walk.ask('mx.b.com', 'MX'))).toBe('NOERROR ');
    expect(said(walk.ask('mx.b.com', 'MX'))).toBe('NOERROR ');
    expect(walk.asked()).toHaveLength(4);
    walk.pass(61_000);
    walk.ask('nobody.b.com', 'A');
    expect(walk.asked()).toHaveLength(5);
  });

  test('a name server whose address did not come along is searched for first', () => {
    const walk = town();
    expect(said(walk.ask('e.com', 'MX'))).toBe('NOERROR e.com MX 10 mx.e.com');
    expect(walk.asked()).toContain('4 ns.b.org A');
    expect(said(walk.ask('x.net', 'A'))).toBe('NOERROR x.net A 198.51.100.30');
  });

  test('an alias into another zone is followed there', () => {
    const walk = town();
    expect(said(walk.ask('www.b.com', 'A'))).toBe('NOERROR www.b.com CNAME mail.b.org; mail.b.org A 198.51.100.26');
    expect(said(walk.ask('www.b.com', 'CNAME'))).toBe('NOERROR www.b.com CNAME mail.b.org');
    expect(said(walk.ask('alias.org', 'A'))).toBe('NOERROR alias.org CNAME mx.b.com; mx.b.com A 198.51.100.25');
  });

  test('chains too long and delegations in circles end in SERVFAIL', () => {
    const walk = town();
    expect(said(walk.ask('c0.b.com', 'A'))).toBe('SERVFAIL ');
    expect(said(walk.ask('www.round.com', 'A'))).toBe('SERVFAIL ');
    expect(walk.asked().length).toBeLessThan(60);
  });

  test('an answer too large for a datagram is fetched over TCP, and passed on over TCP', () => {
    const walk = town();
    expect(walk.ask('many.b.com', 'TXT')!.answers).toHaveLength(40);
    expect(walk.journal.connections.map(({ protocol }) => protocol)).toEqual(['dns', 'dns']);
    expect(walk.journal.label(walk.journal.find('dns:QUERY#1:reply'))).toBe('NOERROR');
    expect(walk.journal.detail(walk.journal.find('dns:many.b.com TXT#1:answer'))).toBe('TC');
  });

  test('the next name server is asked when one is silent; nobody there is SERVFAIL, in time for the asker', () => {
    const walk = town();
    walk.ask('b.com', 'MX');
    walk.network.stop(5);
    expect(said(walk.ask('mx.b.com', 'A'))).toBe('NOERROR mx.b.com A 198.51.100.25');
    expect(walk.asked().slice(3)).toEqual(['5 mx.b.com A', '6 mx.b.com A']);
    walk.network.stop(6);
    expect(said(walk.ask('www.b.com', 'A'))).toBe('SERVFAIL ');
  });

  test('names that cannot be are not asked about', () => {
    const walk = town();
    expect(said(walk.ask(`${'a'.repeat(64)}.com`, 'MX'))).toBe('NXDOMAIN ');
    expect(walk.journal.length).toBe(0);
  });
});

describe('straight to the zone, where the town has no root', () => {
  test('the server of the zone is known by heart; a zone of nobody does not exist', () => {
    const flat = new Town([NS2], [{ origin: 'b.com', address: NS2.address }]);
    expect(said(flat.ask('b.com', 'MX'))).toBe('NOERROR b.com MX 10 mx.b.com');
    expect(said(flat.ask('c.net', 'MX'))).toBe('NXDOMAIN ');
    expect(flat.asked()).toHaveLength(1);
  });

  test('who does not want recursion is not searched for', () => {
    const own = [{ origin: 'a.org', records: records(soa('a.org'), 'a.org MX 10 smtp.a.org') }];
    const flat = new Town([NS2], [{ origin: 'b.com', address: NS2.address }], own);
    const heard: (string | undefined)[] = [];
    for (const name of ['b.com', 'a.org']) {
      flat.stub.ask(RESOLVER_ADDRESS, name, 'MX', false, -1, (packet) => heard.push(said(packet)));
      flat.pass(1000);
    }
    expect(heard).toEqual(['REFUSED ', 'NOERROR a.org MX 10 smtp.a.org']);
    expect(flat.asked()).toEqual([]);
  });

  test('its own zones are answered with authority, and an alias that leads out of them is followed', () => {
    const own = [{ origin: 'a.org', records: records(soa('a.org'), 'a.org MX 10 smtp.a.org', 'out.a.org CNAME mx.b.com') }];
    const flat = new Town([NS2], [{ origin: 'b.com', address: NS2.address }], own);
    expect(flat.ask('a.org', 'MX')).toMatchObject({ authoritative: true, answers: [{ data: '10 smtp.a.org' }] });
    expect(said(flat.ask('nobody.a.org', 'A'))).toBe('NXDOMAIN ');
    expect(said(flat.ask('out.a.org', 'A'))).toBe('NOERROR out.a.org CNAME mx.b.com; mx.b.com A 198.51.100.25');
  });
});

describe('liars', () => {
  const known = [{ origin: 'b.com', address: '198.51.100.9' }];
  const lying = (lie: (question: Packet) => Packet) =>
    new Town([{ address: '198.51.100.9', zones: [], mischief: (octets, say) => say(encode(lie(decode(octets)!))) }], known);
  const good = (question: Packet) => ({ ...responseTo(question), answers: records('b.com MX 10 mx.evil.example') });

  test.each([
    ['another number', (question: Packet) => ({ ...good(question), id: question.id ^ 1 })],
    ['another question', (question: Packet) => ({ ...good(question), questions: [{ name: 'c.net', type: 'MX' }] })],
    ['no question', (question: Packet) => ({ ...good(question), questions: [] })],
    ['no response', (question: Packet) => ({ ...good(question), response: false })],
    ['a delegation upwards', (question: Packet) => ({ ...responseTo(question), authority: records('com NS ns.com') })],
    ['a delegation to itself', (question: Packet) => ({ ...responseTo(question), authority: records('b.com NS ns.b.com') })],
    ['a refusal', (question: Packet) => ({ ...responseTo(question), rcode: 'REFUSED' })],
  ])('%s: nothing of it is believed', (_, lie) => {
    expect(said(lying(lie).ask('b.com', 'MX'))).toBe('SERVFAIL ');
  });

  test('records about names of others are not taken', () => {
    const poison = lying((question) => ({
      ...good(question),
      additional: records('www.c.net A 198.51.100.66', 'mx.b.com A 198.51.100.25'),
    }));
    expect(poison.ask('b.com', 'MX')!.additional.map(({ name }) => name)).toEqual(['mx.b.com']);
  });

  test('who answers from elsewhere is not heard', () => {
    const evil: Keeper = { address: '198.51.100.66', zones: [], mischief: () => {} };
    const silent: Keeper = { address: '198.51.100.9', zones: [], mischief: () => {} };
    const flat = new Town([silent, evil], known);
    flat.stub.ask(RESOLVER_ADDRESS, 'b.com', 'MX', true, -1, () => {});
    flat.pass(20);
    const question = decode(flat.journal.octets(flat.journal.find('dns:b.com MX#2')))!;
    flat.surroundings.datagram(3, 53, RESOLVER_ADDRESS, 49152, encode(good(question)), { kind: 'answer', label: '' });
    flat.pass(100);
    expect(flat.journal.find('dns:b.com MX#1:answer')).toBe(-1);
  });
});

test('resolver and name server repeat the case of a question, a refusal and a denial too', () => {
  const town = new Town([ROOT], [{ origin: '.', address: ROOT.address }]);
  const heard: string[] = [];
  const port = town.surroundings.bind(0, 0, ({ octets }) => heard.push(decode(octets)!.questions[0]!.written!));
  for (const to of [RESOLVER_ADDRESS, ROOT.address]) {
    for (const written of ['CoM', 'NoBody', 'a.B.ORG']) {
      const asked = { ...query(1, written.toLowerCase(), 'MX'), questions: [{ name: written.toLowerCase(), written, type: 'MX' }] };
      town.surroundings.datagram(0, port, to, 53, encode(asked), { kind: 'question', label: '' });
      town.pass(60_000);
      expect(heard.pop(), `${to} ${written}`).toBe(written);
    }
  }
});

test.each(['', 'com', 'org'])('%j exists, for zones lie below it that are known: RFC 8020 §2', (name) => {
  const town = new Town(
    [],
    [
      { origin: 'b.com', address: '198.51.100.4' },
      { origin: 'a.x.org', address: '198.51.100.4' },
    ],
  );
  expect(town.ask(name, 'NS')).toMatchObject({ rcode: 'NOERROR', answers: [] });
  expect(town.ask('net', 'NS')!.rcode).toBe('NXDOMAIN');
});
test('the root says who serves it', () => {
  const root = { ...ROOT, zones: [{ origin: '.', records: [...ROOT.zones[0]!.records, ...records('. NS root')] }] };
  const town = new Town([root], [{ origin: '.', address: ROOT.address }]);
  expect(town.ask('', 'NS')!.answers).toMatchObject([{ name: '', data: 'root' }]);
  expect(town.ask('.', 'SOA')!.answers).toMatchObject([{ name: '', type: 'SOA' }]);
});
