/** What it takes a thousand readers, or a server that is not ours, to see. */
import { expect, test } from 'vitest';
import { Browser } from '../../src/agents/browser/browser.ts';
import { Directory } from '../../src/agents/directory.ts';
import { UNTRACKED, type Surroundings } from '../../src/agents/surroundings.ts';
import { WebSessions } from '../../src/agents/webmail/sessions.ts';
import type { ClientCarrier, End, ServerCarrier } from '../../src/protocols/carrier.ts';
import { HttpServer } from '../../src/protocols/http/server.ts';
import { response } from '../../src/protocols/http/wire.ts';
import { join } from '../protocols/line.ts';

function world(serve: (carrier: ServerCarrier) => End = () => expect.unreachable()) {
  const notes: (string | undefined)[] = [];
  let draws = 0;
  const surroundings = {
    // 24 at a time make a name: the digits of a number that grows
    random: (limit: number) => Math.floor(Math.floor(draws / 24) / limit ** (draws++ % 24)) % limit,
    after: () => ({ cancel() {} }),
    note: (_: number, { detail }: { detail?: string }) => notes.push(detail),
    machine: () => UNTRACKED,
    connect: (_: number, __: object, use: (carrier: ClientCarrier) => End) => void join(serve, use),
  } as unknown as Surroundings;
  return { surroundings, notes };
}

test('when a thousand readers are in, the one who came first is forgotten', () => {
  const directory = new Directory();
  directory.add({ address: 'bea@b.com', name: 'Beatriz', password: 'correo' });
  const { surroundings } = world();
  const sessions = new WebSessions(surroundings, 1);
  const readers = Array.from({ length: 1001 }, () => sessions.make(directory.find('bea@b.com')!, 'correo'));
  for (const reader of readers) sessions.open(reader, -1);
  expect(sessions.find(readers[0]!.name)).toBeUndefined();
  expect(readers[0]!.work.state).toBe('forgotten');
  for (const reader of readers.slice(1)) expect(sessions.find(reader.name)).toBe(reader);
});

test('a browser that is sent round in circles follows for a while, and gives up', () => {
  let asked = 0;
  const circle = {
    maxContentOctets: 1000,
    nowMs: () => 0,
    answer: (_: object, respond: (answer: ReturnType<typeof response>) => void) => {
      asked++;
      respond(response('seeOther', [{ name: 'Location', value: '/' }]));
    },
  };
  const { surroundings, notes } = world((carrier) => new HttpServer(circle, carrier));
  const visit = {
    address: '192.0.2.1',
    serverName: 'mx.b.com',
    secure: false,
    user: 'bea@b.com',
    password: '',
    reads: true,
    language: 'en',
  };
  new Browser(surroundings, 1).visit(visit);
  expect(asked).toBe(21);
  expect(notes).toEqual(['bea@b.com (page) 303 See Other']);
});
