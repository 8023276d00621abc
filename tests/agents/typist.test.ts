/** A person at a terminal whose line goes silent or dead, wherever they are: our servers always answer, so no story tells it. */
import { expect, test } from 'vitest';
import type { Surroundings } from '../../src/agents/surroundings.ts';
import { listed, Typist, type TypedProtocol } from '../../src/agents/typist/typist.ts';
import { ascii } from '../../src/mail/octets.ts';

/** A typist whose pauses are over at once. */
function seated(protocol: TypedProtocol, lines: readonly string[], stays = false) {
  const said: string[] = [];
  const edges: string[] = [];
  const state = { closed: false };
  const surroundings = { after: (_: number, act: () => void) => (act(), { cancel() {} }) } as unknown as Surroundings;
  const carrier = {
    tls: null,
    moved: (_: string, edge: string) => edges.push(edge),
    close: () => (state.closed = true),
    say: ({ verb }: { verb: string }) => said.push(verb),
    startTls: () => {},
  };
  const script = lines.map((line) => ({ line, pauseMs: 0 }));
  const end = new Typist(surroundings, carrier, protocol, listed(script), stays);
  end.opened();
  return { end, said, edges, state, hear: (characters: string) => end.received(ascii(characters)) };
}

const SITUATIONS: [state: string, protocol: TypedProtocol, lines: string[], heard: string[]][] = [
  ['readingGreeting', 'smtp', ['NOOP'], []],
  ['readingAnswer', 'smtp', ['NOOP'], ['220 mx\r\n']],
  ['readingListing', 'pop3', ['CAPA', 'QUIT'], ['+OK\r\n', '+OK\r\nTOP\r\n']],
  ['securing', 'smtp', ['STARTTLS', 'EHLO a'], ['220 mx\r\n', '220 go ahead\r\n']],
  ['listening', 'imap', ['a IDLE'], ['* OK\r\n', '+ idling\r\n']],
];

test.each(SITUATIONS)('%s: the line comes to its end', (state, protocol, lines, heard) => {
  const { end, edges, said, hear } = seated(protocol, lines, true);
  heard.forEach(hear);
  expect(end.state).toBe(state);
  const before = said.length;
  end.ended();
  expect([end.state, edges.at(-1), said.length]).toEqual(['closed', 'end', before]);
});

test.each(SITUATIONS)('%s: nothing comes for half an hour', (state, protocol, lines, heard) => {
  const { end, edges, state: line, hear } = seated(protocol, lines, true);
  heard.forEach(hear);
  expect(end.state).toBe(state);
  end.timedOut();
  expect([end.state, edges.at(-1), line.closed]).toEqual(['closed', 'timeout', true]);
});

test('a greeting of several lines is read to its end', () => {
  const { said, hear, end } = seated('smtp', ['NOOP']);
  hear('220-mx\r\n220-no relaying\r\n');
  expect([end.state, said]).toEqual(['readingGreeting', []]);
  hear('220 welcome\r\n');
  expect([end.state, said]).toEqual(['readingAnswer', ['NOOP']]);
});

test('whoever has nothing left to say hangs up, unless they stay', () => {
  for (const stays of [false, true]) {
    const { hear, state } = seated('smtp', ['NOOP'], stays);
    for (const line of ['220 mx', '250 fine']) hear(`${line}\r\n`);
    expect(state.closed).toBe(!stays);
  }
});

test('what is typed after a challenge or after 354 is no command', () => {
  const { said, hear } = seated('smtp', ['AUTH PLAIN', 'AGFuYQBi', 'DATA', 'STARTTLS\r\n.', 'QUIT']);
  for (const line of ['220 mx', '334 ', '235 yes', '354 go ahead', '250 taken']) hear(`${line}\r\n`);
  expect(said).toEqual(['AUTH', '(response)', 'DATA', '(message)', 'QUIT']);
});

test('a line within a literal is no answer, whatever it looks like', () => {
  const { said, hear } = seated('imap', ['a FETCH 1 BODY[]', 'b LOGOUT']);
  hear('* OK\r\n');
  hear('* 1 FETCH (BODY[] {8}\r\na OK no\r');
  expect(said).toEqual(['FETCH']);
  hear(')\r\na OK done\r\n');
  expect(said).toEqual(['FETCH', 'LOGOUT']);
});
