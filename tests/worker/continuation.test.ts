/** Taking over from a recording: our server stands where the recorded one stood, at every step of every recording that it can speak. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Journal } from '../../src/sim/journal.ts';
import { takenOver } from '../../src/worker/continuation.ts';
import type { Shown } from '../../src/worker/shown.ts';
import { service } from '../../src/worker/service.ts';
import { FILES, fileOf, written } from '../recordings/opened.ts';

const CAPTURES = readdirSync(FILES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pcap(?:ng)?$/.test(name));

/** Steps looked at in one conversation: the first, the last, and some between them. */
const MOST_STEPS = 6;

function shownOf(path: string): Shown {
  const keys = path.replace(/\.pcap$/, '.keylog');
  const known = readdirSync(join(FILES, path, '..')).includes(keys.split('/').at(-1)!);
  const writer = written(fileOf(path), ...(known && keys !== path ? [fileOf(keys)] : []));
  return { journal: writer.journal, scene: writer.town.scene, body: (message) => writer.bodies.get(message) };
}

/** Where the recorded server took what ours calls a mistake of syntax (HELO without a name, USER twice), or the other way round, or bears more errors than ours does. */
const OURS_IS_STRICTER: Record<string, number> = {
  'pop3/v25-pop3-errors.pcap': 2,
  'smtp/v15-errors-and-order.pcap': 11,
  'smtp/v50-postfix-strict-timeouts-and-limits.pcap': 2,
};

/** The server's state after the entry `last` of a connection. */
function stateAt(journal: Journal, connection: number, last: number): string {
  for (let index = last; index >= 0; index--)
    if (journal.kind(index) === 'state' && journal.connection(index) === connection && chartOf(journal, index).endsWith('.session'))
      return journal.label(index);
  return 'connected';
}
const chartOf = (journal: Journal, index: number): string => journal.machines[journal.subject(index)]?.chart ?? '';

/** Entries after which both sides are at rest: a reply that answers the last command, with the state that it led to. */
function restsOf(journal: Journal, connection: number): number[] {
  const rests: number[] = [];
  let asked = 0;
  let answered = 0;
  for (let index = 0; index < journal.length; index++) {
    if (journal.connection(index) !== connection) continue;
    const kind = journal.kind(index);
    if (kind === 'command' || kind === 'text') asked++;
    if (kind === 'reply' && journal.label(index) !== '*') answered++;
    if (kind === 'command' && asked > 1 && answered >= asked) rests.push(index - 1);
  }
  return rests;
}

function chosen(rests: readonly number[]): number[] {
  const stride = Math.max(1, Math.floor(rests.length / MOST_STEPS));
  return rests.filter((_, place) => place % stride === 0 || place === rests.length - 1);
}

test.each(CAPTURES)('%s: the same state at every step', (path) => {
  const shown = shownOf(path);
  const { journal } = shown;
  const wrong: string[] = [];
  for (const [connection, { protocol, name }] of journal.connections.entries()) {
    if (!['smtp', 'submission', 'lmtp', 'pop3', 'imap'].includes(protocol)) continue;
    for (const index of chosen(restsOf(journal, connection))) {
      const taken = takenOver(shown, index, []);
      if (!taken.ok) {
        expect(taken.problems[0]!.key).toMatch(/^continue\.(?:middle|notALine)$/);
        continue;
      }
      const { run } = taken;
      const [recorded, ours] = [stateAt(journal, connection, index), stateAt(run.journal, 0, run.journal.length - 1)];
      expect(taken.states).toEqual({ recorded, ours });
      if (recorded !== ours) wrong.push(`${name} ${index} ${journal.id(index)}: ${recorded}, ours ${ours}`);
    }
  }
  expect(wrong, wrong.join('\n')).toHaveLength(OURS_IS_STRICTER[path] ?? 0);
});

test('what is typed from there on is answered by our server, and the connection stays open', () => {
  const shown = shownOf('pop3/v22-pop3-basics.pcap');
  const { journal } = shown;
  const index = restsOf(journal, 0).at(-1)!;
  const taken = takenOver(shown, index, ['NOOP', 'RETR 1']);
  if (!taken.ok) throw new Error(taken.problems[0]!.key);
  const { journal: own } = taken.run;
  const said = Array.from({ length: own.length }, (_, each) => each).filter((each) => own.kind(each) === 'command');
  expect(said.slice(-2).map((each) => own.label(each))).toEqual(['NOOP', 'RETR']);
  expect(Array.from({ length: own.length }, (_, each) => own.kind(each))).not.toContain('close');
});

test('a conversation that nobody has seen from its beginning, or that is no mail, is not taken over', () => {
  const middle = shownOf('formats/v40-mid-stream-start.pcap');
  const open = Array.from({ length: middle.journal.length }, (_, each) => each).find((each) => middle.journal.detail(each) === 'middle')!;
  expect(takenOver(middle, open, [])).toEqual({ ok: false, problems: [{ key: 'continue.middle', values: {} }] });
  const lookups = shownOf('dns/v18-dns-mx-lookup.pcap');
  expect(takenOver(lookups, 0, [])).toEqual({ ok: false, problems: [{ key: 'continue.protocol', values: {} }] });
});

test('through the worker: a recording is opened, taken over, and its mail lies in the mailbox', async () => {
  const worker = service(() => new Promise((resolve) => setTimeout(resolve)));
  const { name, octets } = fileOf('pop3/v22-pop3-basics.pcap');
  const journal = new Journal();
  let done: () => void = () => {};
  const read = new Promise<void>((resolve) => (done = resolve));
  const opened = await worker.open([{ name, blob: new Blob([octets as BlobPart]) }], (batch, progress) => {
    if (batch) journal.append(batch);
    if (progress.done) done();
  });
  if (!opened.ok) throw new Error('refused');
  await read;
  const stat = Array.from({ length: journal.length }, (_, index) => index).find((index) => journal.label(index) === 'STAT')!;
  const own = new Journal();
  const secrets: number[] = [];
  const taken = await worker.takeOver(opened.run, stat, ['LIST'], (batch, progress) => {
    if (batch) own.append(batch);
    secrets.push(...(progress.covered ?? []).map(({ index }) => index));
  });
  expect(taken).toMatchObject({ ok: true, states: { recorded: 'transaction', ours: 'transaction' } });
  const last = Array.from({ length: own.length }, (_, index) => index).findLast((index) => own.kind(index) === 'reply')!;
  expect(new TextDecoder().decode(own.octets(last))).toMatch(/^\+OK[^\r]*\r\n1 \d+\r\n2 \d+\r\n/);
  expect(secrets.map((index) => own.label(index))).toContain('PASS');
});
