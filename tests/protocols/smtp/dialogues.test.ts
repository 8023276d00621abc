/** Every SMTP and LMTP dialogue on a server whose house is a bare policy: nothing of agents, network or time. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ascii, text } from '../../../src/mail/octets.ts';
import type { ServerCarrier, TlsFacts } from '../../../src/protocols/carrier.ts';
import { SmtpServer } from '../../../src/protocols/smtp/server.ts';
import { octetsOf } from '../../transcripts/parse.ts';
import { STATES } from '../../transcripts/states.ts';
import { policyIn, WORLDS, type ServerName } from './house.ts';

const TLS: TlsFacts = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', serverName: 'mx.b.com' };
/** The dialogues that every carrier plays, and those whose policies no scenario has. */
const FOLDERS = ['../../transcripts/smtp', '../../transcripts/lmtp', 'dialogues'];

interface Written {
  name: string;
  headers: Map<string, string>;
  steps: { kind: string; value: string }[];
}

function read(file: string): Written {
  const [title = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const headers = new Map<string, string>();
  const steps: Written['steps'] = [];
  for (const line of lines) {
    const [, kind, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (!kind || line.startsWith(';')) continue;
    if (kind.length === 1) steps.push({ kind, value });
    else headers.set(kind, value);
  }
  return { name: title.replace(/^# /, ''), headers, steps };
}

class Played {
  tls: TlsFacts | null;
  said = '';
  closed = false;
  readonly server: SmtpServer;

  constructor({ headers }: Written) {
    const world = headers.get('world') ?? '';
    expect(Object.keys(WORLDS)).toContain(world);
    this.tls = headers.get('tls') === 'implicit' ? TLS : null;
    const carrier: ServerCarrier = {
      tls: null,
      answer: ({ octets }) => void (this.said += text(octets)),
      moved: () => {},
      close: () => void (this.closed = true),
      ...(WORLDS[world]!.tls ? { startTls: () => {} } : {}),
    };
    Object.defineProperty(carrier, 'tls', { get: () => this.tls });
    this.server = new SmtpServer(policyIn(world, (headers.get('server') ?? 'smtp') as ServerName), carrier);
    this.server.opened();
    const state = headers.get('state') ?? '';
    const lead = state === '' ? [] : STATES[headers.get('server') ?? 'smtp']![state]!;
    for (const line of lead) this.server.received(ascii(`${line}\r\n`));
    if (state !== '') this.said = '';
  }

  act(kind: string, value: string): void {
    if (kind === 'C') this.server.received(octetsOf(`${value}\\r\\n`));
    else if (kind === 'R') this.server.received(octetsOf(value));
    else if (value === 'timeout') this.server.timedOut();
    else if (value === 'cut') this.server.ended('lost');
    else if (value === 'closed') expect(this.closed).toBe(true);
    else if (value === 'tls') this.handshake();
  }

  handshake(): void {
    this.tls = TLS;
    this.server.secured();
  }

  heard(): string[] {
    const lines = this.said.split('\r\n');
    this.said = '';
    expect(lines.pop(), 'the last line is whole').toBe('');
    return lines;
  }
}

function play(written: Written): void {
  const played = new Played(written);
  const expected: string[] = [];
  const settle = () => {
    if (expected.length > 0) compare(played.heard(), expected.splice(0));
  };
  for (const { kind, value } of written.steps) {
    if (kind === 'S') expected.push(value);
    else {
      settle();
      played.act(kind, value);
    }
  }
  settle();
  expect(played.said, 'lines that nobody expected').toBe('');
}

/** Each expected line begins the heard one; `…` stands for any number of lines. */
function compare(heard: readonly string[], expected: readonly string[]): void {
  let at = 0;
  expected.forEach((line, index) => {
    if (line !== '…') return expect(heard[at++] ?? '(nothing)', heard.join('\n')).toSatisfy((said: string) => said.startsWith(line), line);
    const next = expected[index + 1];
    while (at < heard.length && (next === undefined || !heard[at]!.startsWith(next))) at++;
  });
  expect(heard.slice(at), 'lines that nobody expected').toEqual([]);
}

describe.each(FOLDERS)('%s', (folder) => {
  const path = join(import.meta.dirname, folder);
  const files = readdirSync(path).filter((file) => file.endsWith('.txt'));
  test.each(files.map((file) => ({ file, written: read(join(path, file)) })))('$file: $written.name', ({ written }) => play(written));
});
