// @vitest-environment happy-dom
import { execFileSync } from 'node:child_process';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { wrappingOf } from '../../src/worker/wrapping.ts';
import { language } from '../../src/view/language.svelte.ts';
import Stage from '../../src/view/Stage.svelte';
import { layersOf, sumOf } from '../../src/view/wire/layers.ts';
import { nodeOctets, nodeText, pythonBytes, pythonText, shellLine, shellWord } from '../../src/view/wire/tools/quote.ts';
import { runOfJourney } from '../fixtures/run.ts';

beforeEach(async () => {
  language.set('en');
  await language.ready;
});

function played(id: string): Run {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1 });
  while (!run.advance(10_000));
  return run;
}

describe('layers', () => {
  test('a sealed command: what is said, 22 octets of TLS, 20 of TCP, 20 of IP, 18 of Ethernet', () => {
    const run = played('starttls');
    const index = run.journal.find('submission:MAIL#1');
    const said = run.journal.octetCount(index);
    const wrapping = wrappingOf(run, index, false)!;
    expect(run.journal.detail(index)).toBe(`tls ${wrapping.records[0]}`);
    expect(wrapping).toMatchObject({ source: 'segments', isDatagram: false, sentAgain: 0 });
    expect(sumOf(wrapping, said)).toEqual({ said, tls: 22, others: 0, transport: 20, ip: 20, ethernet: 18, total: said + 80 });
    const segment = run.journal.entry(index + 1);
    expect(wrapping.packets[0]).toMatchObject({ seq: segment.seq, ack: segment.ack, flags: segment.label, data: segment.octets.length });
  });

  test('an acknowledgement is padded to what Ethernet needs at least', () => {
    const run = played('journey');
    const acknowledged = [...Array(run.journal.length).keys()].find((each) => run.journal.label(each) === 'ACK')!;
    const [packet] = wrappingOf(run, acknowledged, false)!.packets;
    expect(layersOf(packet!).ethernet).toEqual({ header: 14, trailer: 4, padding: 6, total: 64 });
  });

  test('for every step of a journey the sum is the octets of its frames', () => {
    const { journal, scene } = played('journey');
    let steps = 0;
    for (let index = 0; index < journal.length; index++) {
      const wrapping = wrappingOf({ journal, scene }, index, false);
      if (!wrapping) continue;
      const { total, ...parts } = sumOf(wrapping, journal.octetCount(index));
      expect(
        Object.values(parts).reduce((sum, octets) => sum + octets, 0),
        journal.id(index),
      ).toBe(total);
      expect(parts.others, journal.id(index)).toBe(0);
      steps++;
    }
    expect(steps).toBeGreaterThan(100);
  });

  test('a question to the DNS goes by UDP, with the port that the export writes', () => {
    const run = played('journey');
    const index = [...Array(run.journal.length).keys()].find((each) => run.journal.kind(each) === 'question')!;
    const wrapping = wrappingOf(run, index, false)!;
    expect(wrapping).toMatchObject({ source: 'export', isDatagram: true });
    expect(wrapping.packets[0]).toMatchObject({ destinationPort: 53, headerOctets: 8, flags: '', data: run.journal.octetCount(index) });
  });

  test('of a recording without packets nothing is made up', () => {
    const run = runOfJourney();
    const index = run.journal.find('smtp:RCPT#1');
    expect(wrappingOf(run, index, true)).toEqual({ source: 'told', isDatagram: false, records: [], packets: [], sentAgain: 0 });
  });
});

const octets = fc.uint8Array({ maxLength: 60 });
const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom("'", '"', '\\', '$', '`', '!', '\n', '-', '%', ' '),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
});
const printed = (script: string): Buffer => execFileSync('sh', ['-c', script], { maxBuffer: 1e7 });
const RUNS = { numRuns: 150 };

describe('quoting', () => {
  test('a line comes out of the shell as it was', () => {
    fc.assert(
      fc.property(octets, (line) => void expect(printed(shellLine(line, '\\r\\n'))).toEqual(Buffer.concat([line, Buffer.from('\r\n')]))),
      RUNS,
    );
  });

  test('a dash at the beginning is no option', () => {
    const line = Uint8Array.of(0x2d, 0);
    expect(printed(shellLine(line, '\\n'))).toEqual(Buffer.from('-\0\n'));
  });

  test('a word is one word of the shell, whatever is in it', () => {
    const said = words.filter((word) => !word.includes('\0'));
    fc.assert(
      fc.property(said, (word) => void expect(printed(`printf '<%s>' ${shellWord(word)}`).toString()).toBe(`<${word}>`)),
      RUNS,
    );
  });

  test('literals of Python are what they stand for', () => {
    const all = fc.sample(fc.tuple(words, octets), 300);
    const list = all.map(([word, line]) => `(${pythonText(word)}, ${pythonBytes(line)})`).join(',\n');
    const script = `import json\nprint(json.dumps([[t.encode('utf-8').hex(), b.hex()] for t, b in [\n${list}\n]]))`;
    const read: unknown = JSON.parse(execFileSync('python3', ['-'], { input: script, encoding: 'utf8' }));
    expect(read).toEqual(all.map(([word, line]) => [Buffer.from(word).toString('hex'), Buffer.from(line).toString('hex')]));
  });

  test('literals of JavaScript are what they stand for', () => {
    const evaluated = (code: string): unknown => new Function('Buffer', `return ${code}`)(Buffer);
    fc.assert(fc.property(words, (word) => void expect(evaluated(nodeText(word))).toBe(word)));
    fc.assert(fc.property(octets, (line) => void expect(Buffer.from(evaluated(nodeOctets(line)) as string)).toEqual(Buffer.from(line))));
  });
});

describe('the level', () => {
  const run = runOfJourney();
  const show = (id: string) => render(Stage, { run, index: run.journal.find(id), progress: 1, gapMs: 0, onletter: vi.fn() });

  test('unfolds the word into its wrapping, and gives it out for other tools', async () => {
    show('smtp:RCPT#1');
    await userEvent.click(screen.getByRole('button', { name: 'line' }));
    const wire = await screen.findByRole('region', { name: 'On the wire' });
    const boxes = within(wire)
      .getAllByRole('group')
      .map((box) => box.getAttribute('aria-label'));
    expect(boxes).toEqual(['Ethernet', 'IPv4', 'TCP', 'what is said', 'In all']);
    expect(within(wire).getByRole('tabpanel').textContent).toContain("printf '%s\\n' 'RCPT TO:<bea@b.com>'");
    await userEvent.click(within(wire).getByRole('tab', { name: 'swaks' }));
    expect(within(wire).getByRole('tabpanel').textContent).toContain('--to bea@b.com');
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(within(wire).getByRole('button', { name: 'Copy' }));
    expect(write.mock.calls[0]![0]).toContain('swaks --server mx.b.com --port 25');
    expect(within(wire).getByRole('button', { name: 'Copied' })).toBeTruthy();
  });
});
