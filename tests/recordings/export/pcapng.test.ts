/** What we give out as a capture is one: an independent analyser finds nothing wrong in it, and we read it as what it was. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { concat } from '../../../src/mail/octets.ts';
import { Run } from '../../../src/run/run.ts';
import type { Scene } from '../../../src/run/scenario.ts';
import { scenarioNamed } from '../../../src/scenarios/index.ts';
import type { Journal } from '../../../src/sim/journal.ts';
import { pcapng } from '../../../src/transcripts/export/pcapng.ts';
import { fileOf, summarised, written } from '../opened.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailscope-pcapng-'));
afterAll(() => rmSync(folder, { recursive: true }));
const hasTshark = spawnSync('tshark', ['--version']).status === 0;

function captureOf(journal: Journal, scene: Scene): Uint8Array {
  return concat([...pcapng(journal, scene)]);
}

function runOf(id: string): Run {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1 });
  while (!run.advance(10_000));
  return run;
}

/** Frames that the analyser calls malformed, or finds an error in. */
function faults(octets: Uint8Array): string[] {
  const file = join(folder, 'given-out.pcapng');
  writeFileSync(file, octets);
  const wrong = '_ws.malformed || _ws.expert.severity >= 8388608';
  const told = execFileSync(
    'tshark',
    [
      '-r',
      file,
      '-o',
      'tcp.check_checksum:TRUE',
      '-o',
      'ip.check_checksum:TRUE',
      '-Y',
      wrong,
      '-T',
      'fields',
      '-e',
      'frame.number',
      '-e',
      '_ws.expert.message',
      '-e',
      '_ws.col.Info',
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return told.split('\n').filter(Boolean);
}

const SCENARIOS = ['journey', 'implicit-tls', 'dns-walk', 'mx-failover', 'idle', 'chunking', 'webmail'];
const RECORDINGS = [
  'smtp/v01-journey-plain25.pcap',
  'imap/v27-imap-basics-imaplib.pcap',
  'pop3/v22-pop3-basics.pcap',
  'formats/v37-ipv6-loopback.pcap',
  'lmtp/v21-lmtp-per-recipient.pcap',
  'smtp/v54-bulk-batch.pcap',
];

describe('an analyser reads what is given out', () => {
  test.skipIf(!hasTshark).each(SCENARIOS.filter((id) => scenarioNamed(id)))(
    `%s without a malformed packet${hasTshark ? '' : ' (skipped: tshark is not installed)'}`,
    (id) => {
      const run = runOf(id);
      expect(faults(captureOf(run.journal, run.scene))).toEqual([]);
    },
  );

  test.skipIf(!hasTshark).each(RECORDINGS)(
    `%s, opened and given out again, without a malformed packet${hasTshark ? '' : ' (skipped: tshark is not installed)'}`,
    (path) => {
      const { journal, town } = written(fileOf(path));
      expect(faults(captureOf(journal, town.scene))).toEqual([]);
    },
  );
});

describe('what is given out can be opened again', () => {
  test.each(RECORDINGS)('%s tells the same exchanges', (path) => {
    const { journal, town } = written(fileOf(path));
    const before = summarised(fileOf(path)).conversations.filter(({ protocol }) => protocol !== 'dns');
    const after = summarised({ name: 'again.pcapng', octets: captureOf(journal, town.scene) }).conversations.filter(
      ({ protocol }) => protocol !== 'dns',
    );
    expect(
      after.map(({ exchanges }) => exchanges.map(({ command, line, reply, replyLines }) => [command, line, reply, ...replyLines])),
    ).toEqual(
      before.map(({ exchanges }) => exchanges.map(({ command, line, reply, replyLines }) => [command, line, reply, ...replyLines])),
    );
    expect(after.map(({ client, server, messages }) => [client, server, messages])).toEqual(
      before.map(({ client, server, messages }) => [client, server, messages]),
    );
  });

  test('a run is read as the conversations that it was', () => {
    const { journal, scene } = runOf('journey');
    const { conversations } = summarised({ name: 'journey.pcapng', octets: captureOf(journal, scene) });
    const mail = conversations.filter(({ protocol }) => protocol !== 'dns');
    expect(mail.map(({ protocol, complete }) => `${protocol} ${complete}`)).toEqual(
      journal.connections.map(({ protocol }) => `${protocol} true`),
    );
    expect(mail.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))).toEqual([]);
  });
});
