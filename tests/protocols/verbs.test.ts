import { describe, expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { answering } from '../../src/protocols/command.ts';
import { imapBook } from '../../src/protocols/imap/book.ts';
import { commands as imap } from '../../src/protocols/imap/commands/index.ts';
import { pop3Book } from '../../src/protocols/pop3/book.ts';
import { commands as pop3 } from '../../src/protocols/pop3/commands/index.ts';
import type { Action } from '../../src/protocols/pop3/session.machine.ts';
import type { Doers } from '../../src/protocols/server-end.ts';
import { smtpBook } from '../../src/protocols/smtp/book.ts';
import { commands as smtp } from '../../src/protocols/smtp/commands/index.ts';

/** A state of XState takes any event, also one that is no verb; and an action may be declared and on no edge. */
describe.each([
  { book: smtpBook, commands: smtp, besides: ['(response)', 'BDAT LAST', 'message'] },
  { book: pop3Book, commands: pop3, besides: ['(response)'] },
  { book: imapBook, commands: imap, besides: ['(response)', 'DONE'] },
])('verbs of $book.protocol', ({ book, commands, besides }) => {
  const { protocol, session } = book;
  const edges = nodesOf(session.machine.root).flatMap((node) => [...node.transitions.values()].flat());

  test('every verb has its place in some state, and every event is a verb', () => {
    const taken = [...new Set(edges.map(({ eventType }) => eventType))];
    const common = ['connect', 'secured', 'timeout', 'farewell', 'end'];
    expect(taken.sort()).toEqual([...Object.keys(commands), ...besides, ...common].sort());
  });

  test('every action is asked for by some edge', () => {
    const asked = edges.flatMap(({ actions }) => actions.map((action) => nameOf(action)));
    expect([...new Set(asked)].sort()).toEqual(Object.keys(session.machine.implementations.actions).sort());
  });

  test('what could be answered goes onto the wire as it stands, its blanks filled', () => {
    const examples = book.commands.map(({ verb, example }) => [verb, protocol === 'imap' ? `a1 ${example}` : example] as const);
    const lines = [...examples, ['(connect)', ''] as const, ['(response)', ''] as const, ['(message)', ''] as const].flatMap(
      ([verb, asked]) => book.repliesTo(verb, '', asked),
    );
    expect(lines.filter((line) => /\.\.\.|\{\d\}|undefined/.test(line))).toEqual([]);
  });

  test.each(Object.entries(commands))('%s stands under its name, and can say its example', (name, command) => {
    expect(command.verb).toBe(name);
    // a literal's octets follow its announcement
    const line = command.example.replace(
      /\{(\d+)\+\}$/,
      (announced: string, octets: string) => `${announced}\r\n${'x'.repeat(Number(octets))}`,
    );
    expect(command.parse(line.slice(name.length + 1)), line).toBeDefined();
  });
});

test.each([...Object.values(pop3), ...Object.values(imap)])('$verb: what could be answered is permitted', (command) => {
  const { success, intermediate = [], failure } = command.replies;
  const others = command.otherwise ?? [];
  for (const other of others)
    expect([...success, ...intermediate, ...failure]).toContain('status' in other ? other.status : other.condition);
});

test('a verb without an answer, an answer to what is not parsed, and an action without its doer do not compile', () => {
  const verb = answering<object, string>();
  const facts = { syntax: 'XTOY', example: 'XTOY', rfc: '', replies: { success: [], failure: [] }, otherwise: [] };
  const parse = (): { toy: string } => ({ toy: 'ball' });
  // @ts-expect-error: no answer
  verb({ ...facts, verb: 'XTOY', parse });
  // @ts-expect-error: `parse` gives no number
  verb({ ...facts, verb: 'XTOY', parse, answer: (_, { toy }: { toy: number }) => String(toy) });
  // @ts-expect-error: the machine asks for more than that
  const doers: Doers<Action> = { openMaildrop() {} };
  expect(doers).toBeDefined();
});

function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

function nameOf(action: unknown): string {
  return typeof action === 'object' && action !== null && 'type' in action ? String(action.type) : String(action);
}
