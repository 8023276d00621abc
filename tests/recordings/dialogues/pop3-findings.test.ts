/** What the judge finds in the recordings, line by line as it was read and found right. Real servers and clients make no error. */
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import type { Finding } from '../../../src/transcripts/finding.ts';
import { conversations, listen, piecesOf, type Listened, type Protocol } from './pop3-listening.ts';
import { streams, type Stream } from './pop3-truth.ts';

/** Dialogues in which somebody said wrong things on purpose; v32 and v56 each hold a command that the standard forbids. */
const ON_PURPOSE = /^(?:v25|v33|v57|v32|v56)-/;

function listenTo(stream: Stream): Listened {
  const heard = conversations(stream.file).find(({ client, server }) => client === stream.client && server === stream.server)!;
  return listen(stream.protocol, piecesOf(heard), { fromTheStart: stream.fromTheStart });
}

const all = streams.map((stream) => ({ stream, listened: listenTo(stream) }));

describe.each<Protocol>(['pop3', 'imap'])('%s', (protocol) => {
  const ours = all.filter(({ stream }) => stream.protocol === protocol);

  test('the findings are those that were read', async () => {
    const lines = ours.flatMap(({ stream, listened }) => listened.findings.map((finding) => lineOf(stream, listened, finding)));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`${protocol}-findings.txt`);
  });

  test('real programs make no error', () => {
    const errors = ours
      .filter(({ stream }) => !ON_PURPOSE.test(stream.name))
      .flatMap(({ stream, listened }) =>
        listened.findings.filter(({ severity }) => severity === 'error').map((finding) => lineOf(stream, listened, finding)),
      );
    expect(errors).toEqual([]);
  });

  test('where the fault is lies within what was said', () => {
    for (const { listened } of ours) {
      for (const { exchange, side, start, end } of listened.findings) {
        const { said, replied } = listened.exchanges[exchange] ?? { said: new Uint8Array(), replied: new Uint8Array() };
        expect(start).toBeLessThanOrEqual(end);
        if (exchange >= 0) expect(end).toBeLessThanOrEqual((side === 'client' ? said : replied).length);
      }
    }
  });
});

function lineOf(
  { name }: Stream,
  { exchanges }: Listened,
  { rule, severity, rfc, exchange, side, start, end, values, expected }: Finding,
): string {
  const { said, replied } = exchanges[exchange]!;
  const octets = text(side === 'client' ? said : replied).slice(start, end);
  const quoted = JSON.stringify(octets.length > 70 ? `${octets.slice(0, 70)}…` : octets);
  const told = Object.entries(values).filter(([key]) => key !== 'accepted' && key !== 'syntax');
  const filled = told.map(([key, value]) => `${key}=${value}`).join(', ');
  return [`${name} ${exchange} ${side} ${start}-${end}`, severity, `${rule} ${rfc}`, quoted, filled, expected].join(' | ');
}
