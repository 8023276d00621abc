/** TLS was agreed on and the recording goes on in the clear: one note, nobody is blamed, and all that was said is read. A file a protocol. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { captured, type Spoken } from '../captured.ts';
import { summarised } from '../opened.ts';

const FOLDER = join(import.meta.dirname, 'tls-never-seen');
/** A ClientHello begins so. */
const HANDSHAKE = '\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00';

function dialogue(name: string) {
  const words = readFileSync(join(FOLDER, name), 'utf8');
  const value = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(words)![1]!;
  const spoken = [...words.matchAll(/^([CS]): (.*)$/gm)].map(([, who, line]): Spoken[number] => [who as 'C' | 'S', `${line}\r\n`]);
  return { title: words.split('\n', 1)[0]!.slice(2), port: Number(value('port')), finding: value('finding'), spoken };
}

function heard(spoken: Spoken, port: number) {
  const { conversations } = summarised(captured(spoken, port));
  const { exchanges, findings } = conversations[0]!;
  return { exchanges, findings };
}

describe.each(readdirSync(FOLDER).map(dialogue))('$title', ({ port, finding, spoken }) => {
  const [number, rule] = finding.split(' ');

  test('is noted once, and nothing else', () => {
    const { exchanges, findings } = heard(spoken, port);
    expect(findings.map(({ severity, rule, exchange }) => [severity, rule, exchange])).toEqual([
      ['note', rule, exchanges[Number(number)]!.id],
    ]);
    expect(exchanges).toHaveLength(spoken.filter(([who]) => who === 'C').length + 1);
    expect(exchanges.every(({ reply }) => reply !== null)).toBe(true);
  });

  test('with the handshake behind the words it is another thing: they were said in the clear', () => {
    const agreed = spoken.findIndex(([who, words]) => who === 'C' && /^(?:a1 )?(?:STARTTLS|STLS)\r/.test(words)) + 2;
    const { findings } = heard([...spoken.slice(0, agreed + 1), ['C', HANDSHAKE]], port);
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect(errors).toEqual([expect.stringMatching(/\.(?:injected|after-st(?:art)?tls|after-stls)$/)]);
  });
});
