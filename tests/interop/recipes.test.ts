/** “The same exchange in your own tools” does the same: what the page offers to copy is run against our servers. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { talkAt } from '../../src/view/session/talk.ts';
import { exchangeAt } from '../../src/view/wire/tools/exchange.ts';
import { toolsFor, type Tool } from '../../src/view/wire/tools/index.ts';
import { describeWith, has, run as started, type Ended } from './programs.ts';
import { PASSWORD, serve, type Served } from './servers.ts';

const LETTER = 'From: ana@a.org\r\nTo: bea@b.com\r\nSubject: Hola\r\n\r\nHola\r\n.dot\r\n';
const folder = mkdtempSync(join(tmpdir(), 'mailscope-recipes-'));

let served: Served;
writeFileSync(join(folder, 'letter.eml'), LETTER);
// a message has the UID that it has in the story
beforeEach(async () => void (served = await serve()));
afterEach(() => served.stop());

const run = new Run({ scenario: scenarioNamed('journey')!, seed: 1 });
while (!run.advance(10_000));

/** What the page offers at a step, with our own address and port, as its reader is told to put them. */
function codeFor(step: string, id: Tool['id'], port: number): string {
  const index = run.journal.find(step);
  const exchange = exchangeAt(run, talkAt(run.journal, run.scene, index)!, index);
  const { code } = toolsFor({ ...exchange, host: '127.0.0.1', port: String(port) }).find((tool) => tool.id === id)!.recipe;
  return code.replaceAll('letter.eml', join(folder, 'letter.eml')).replaceAll('<secret>', PASSWORD);
}

const python = (code: string): Promise<Ended> => started('python3', ['-'], code);
const node = (code: string): Promise<Ended> => started(process.execPath, ['--input-type=module', '-'], code);
const shell = (code: string): Promise<Ended> => started('sh', ['-'], code);

/** A message for Bea, so that there is something to fetch. */
async function delivered(): Promise<void> {
  expect(await python(codeFor('smtp:QUIT#1', 'python', served.smtp))).toMatchObject({ code: 0, err: '' });
  await served.arrived('bea@b.com', 1);
}

async function arrives(outcome: Promise<Ended>): Promise<void> {
  expect(await outcome).toMatchObject({ code: 0, err: '' });
  const [message] = await served.arrived('bea@b.com', 1);
  expect(Buffer.from(message!).toString('latin1')).toContain('Subject: Hola\r\n\r\nHola\r\n.dot\r\n');
}

describeWith('python3', has('python3'), () => {
  test('sends the letter', () => arrives(python(codeFor('smtp:QUIT#1', 'python', served.smtp))));
  test.each(['pop3', 'imap'] as const)('fetches it by %s', async (protocol) => {
    await delivered();
    const last = protocol === 'pop3' ? 'pop3:QUIT#1' : 'imap:LOGOUT#1';
    const { code, out, err } = await python(codeFor(last, 'python', served[protocol]));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Subject: Hola');
  });
});

describeWith('node', true, () => {
  test('sends the letter', () => arrives(node(codeFor('smtp:QUIT#1', 'node', served.smtp))));
  test.each(['pop3', 'imap'] as const)('fetches it by %s', async (protocol) => {
    await delivered();
    const last = protocol === 'pop3' ? 'pop3:QUIT#1' : 'imap:LOGOUT#1';
    const { code, out, err } = await node(codeFor(last, 'node', served[protocol]));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Subject: Hola');
  });
});

describeWith('curl', has('curl'), () => {
  test.each(['pop3', 'imap'] as const)('fetches it by %s', async (protocol) => {
    await delivered();
    const last = protocol === 'pop3' ? 'pop3:QUIT#1' : 'imap:LOGOUT#1';
    const { code, out, err } = await shell(codeFor(last, 'ready', served[protocol]));
    expect(code).toBe(0);
    // --verbose tells on its standard error what is said
    expect(out + err).toContain('Hola');
  });
});

describeWith('swaks', has('swaks', '--version'), () => {
  test('sends the letter', () => arrives(shell(codeFor('smtp:QUIT#1', 'ready', served.smtp))));
});

describeWith('telnet', has('telnet', '--version'), () => {
  test('sends the letter', async () => {
    await shell(codeFor('smtp:QUIT#1', 'terminal', served.smtp));
    const [message] = await served.arrived('bea@b.com', 1);
    expect(Buffer.from(message!).toString('latin1')).toContain('\r\nHola\r\n.dot\r\n');
  });
});
