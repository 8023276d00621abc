/** What a reader tells, as text: octets of one side that follow each other are joined, wherever they were cut. */
import { concat, text } from '../../../src/mail/octets.ts';
import type { ConversationStart, Side, Sink } from '../../../src/transcripts/sink.ts';

export function heardFrom(read: (sink: Sink) => void): string {
  const told: string[] = [];
  const saying = new Map<number, { side: Side; atMs: number | null; pieces: Uint8Array[] }>();
  let opened = 0;
  const flush = (conversation: number): void => {
    const said = saying.get(conversation);
    saying.delete(conversation);
    if (said) told.push(`${conversation} ${said.side} ${said.atMs} ${JSON.stringify(text(concat(said.pieces)))}`);
  };
  const note = (conversation: number, ...words: unknown[]): void => {
    flush(conversation);
    told.push(`${conversation} ${JSON.stringify(words)}`);
  };
  const readable = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? text(value) : value);
  read({
    open(start: ConversationStart) {
      told.push(`open ${JSON.stringify(start)}`);
      return opened++;
    },
    say(conversation, side, octets, atMs) {
      const said = saying.get(conversation);
      if (said?.side !== side || said.atMs !== atMs) flush(conversation);
      const now = saying.get(conversation) ?? { side, atMs, pieces: [] };
      now.pieces.push(octets);
      saying.set(conversation, now);
    },
    miss: (conversation, ...rest) => note(conversation, 'miss', ...rest),
    secure: (conversation, ...rest) => note(conversation, 'secure', ...rest),
    close: (conversation, ...rest) => note(conversation, 'close', ...rest),
    segment: (conversation, ...rest) => note(conversation, 'segment', ...rest),
    datagram: (...rest) => told.push(JSON.stringify(rest, readable)),
    traced: (message) => told.push(JSON.stringify(message, readable)),
    restored: () => told.push('restored'),
    keys: (lines) => told.push(lines),
    leftAlone: (...rest) => told.push(JSON.stringify(rest)),
    setAside: ({ line, text: words, why }) => told.push(`aside ${line} ${why} ${words}`),
    problem: (problem) => told.push(JSON.stringify(problem)),
  });
  return told.join('\n');
}
